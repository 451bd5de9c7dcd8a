using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Costs;

public class SiteCostsTests
{
    private static readonly Real s_megawatt = Units.Megawatt.ToBase(1);

    [Fact]
    public void A_hall_of_a_megawatt_is_paid_in_equal_parts_while_it_is_built()
    {
        var line = SiteCosts.Construct(Labels.HallConstruction, s_megawatt, Known(11_700, Units.UsdPerKilowatt), 2, 10);

        Assert.Equal(10, line.Months);
        Assert.Equal(1_170_000, line.Amount(9).Value, 3);
        Assert.Equal(11_700_000, Enumerable.Range(0, 10).Sum(place => line.Amount(place).Value), 3);
    }

    [Fact]
    public void Land_follows_power_is_bought_at_once_and_keeps_its_price()
    {
        var area = SiteCosts.LandArea<Real>(s_megawatt, 1000, 3);
        var (bought, kept) = (SiteCosts.BuyLand(area, Known(60, Units.UsdPerSquareMetre)), SiteCosts.KeepLand(area, Known(60, Units.UsdPerSquareMetre), 59));

        Assert.Equal(3000, area.Value, 9);
        Assert.Equal((180_000, -180_000), (bought.Amount(0).Value, kept.Amount(0).Value));
        Assert.Equal((0, 59), (bought.FirstMonth, kept.FirstMonth));
        Assert.False(SiteCosts.BuyLand(area, Price<Real>.Unknown).PriceKnown);
    }

    [Fact]
    public void A_regions_hall_costs_more_where_the_kind_of_hall_does()
    {
        var price = SiteCosts.HallPrice(Known(15, Units.UsdPerWatt), Known(17.5, Units.UsdPerWatt), Known(11.3, Units.UsdPerWatt));

        Assert.Equal(15 * 17.5 / 11.3, price.Value.Value, 9);
        Assert.Equal(17.5, SiteCosts.HallPrice(Price<Real>.Unknown, Known(17.5, Units.UsdPerWatt), Price<Real>.Unknown).Value.Value);
        Assert.Equal(15, SiteCosts.HallPrice(Known(15, Units.UsdPerWatt), Price<Real>.Unknown, Price<Real>.Unknown).Value.Value);
    }

    [Fact]
    public void Parts_and_the_rest_of_a_price_are_all_of_it()
    {
        var (price, first, second) = (Known(10, Units.Usd), Known(51, Units.Percent), Known(27.5, Units.Percent));

        Assert.Equal(10, (SiteCosts.Part(price, first).Value + SiteCosts.Part(price, second).Value + SiteCosts.Rest(price, first, second).Value).Value, 12);
        Assert.Equal(10, SiteCosts.Rest(price, Price<Real>.Unknown, second).Value.Value);
        Assert.False(SiteCosts.Part(price, Price<Real>.Unknown).Known);
    }

    [Fact]
    public void A_colocated_megawatt_at_196_dollars_a_kilowatt_and_month_costs_196_000_a_month() =>
        Assert.Equal(196_000, SiteCosts.Colocate(s_megawatt, Known(196, Units.UsdPerKilowattMonth), 0, 12).Amount(11).Value, 6);

    [Fact]
    public void Demand_is_charged_by_the_kilowatt_and_upkeep_by_the_kilowatt_and_year()
    {
        Assert.Equal(10_000, SiteCosts.ChargeDemand(s_megawatt, Known(10, Units.UsdPerKilowattMonth), 0, 1).Amount(0).Value, 6);
        Assert.Equal(1_400_000 / 12.0, SiteCosts.Maintain(s_megawatt, Known(1400, Units.UsdPerKilowattYear), 0, 1).Amount(0).Value, 6);
    }

    [Fact]
    public void A_megawatt_hour_at_89_dollars_costs_89_dollars()
    {
        var line = SiteCosts.Power(new Series<Real>(Units.MegawattHour.ToBase(1), 3), Known(0.089, Units.UsdPerKilowattHour), 5);

        Assert.Equal(89, line.Amount(2).Value, 9);
        Assert.Equal(CostCategory.Electricity, line.Category);
    }

    [Fact]
    public void Certificates_are_bought_for_their_share_of_the_energy() =>
        Assert.Equal(0.6 * 3, SiteCosts.Certify(new Series<Real>(Units.MegawattHour.ToBase(1), 2), (Real)0.6, Known(0.003, Units.UsdPerKilowattHour), 0).Amount(1).Value, 9);

    [Fact]
    public void A_cubic_metre_costs_its_price_and_heat_that_is_sold_is_an_income()
    {
        Assert.Equal(3 * 1000, SiteCosts.Supply(new Series<Real>((Real)1000, 1), Known(3, Units.UsdPerCubicMetre), 0).Amount(0).Value, 9);
        var heat = SiteCosts.SellHeat(new Series<Real>(Units.MegawattHour.ToBase(1), 1), Known(0.02, Units.UsdPerKilowattHour), 7);
        Assert.Equal((-20, 7), (heat.Amount(0).Value, heat.FirstMonth));
    }

    [Fact]
    public void Site_costs_agree_in_all_readings() => AllReadings.Agree(new Formulas());

    private static Price<Real> Known(double value, Unit unit) => new(unit.ToBase(value), true);

    private sealed class Formulas : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            Price<T> Read(string key, double value, Unit unit) => Price<T>.Of(Figures.Of(key, value, unit), reading);
            var power = reading.Read(Figures.Of("power", 1.5, Units.Megawatt));
            var energy = reading.Read(Figures.Of("energy", 900, Units.MegawattHour));
            var hall = SiteCosts.HallPrice(Read("region", 12, Units.UsdPerWatt), Read("kind", 17, Units.UsdPerWatt), Read("new", 11, Units.UsdPerWatt));
            return
            [
                SiteCosts.Construct(Labels.HallConstruction, power, SiteCosts.Rest(hall, Read("a", 51, Units.Percent), Read("b", 27, Units.Percent)), 0, 21).Amount(0),
                SiteCosts.Construct(Labels.PowerChainPurchase, power, SiteCosts.Part(hall, Read("a", 51, Units.Percent)), 0, 21).Amount(0),
                SiteCosts.Colocate(power, Read("fee", 196, Units.UsdPerKilowattMonth), 0, 1).Amount(0),
                SiteCosts.ChargeDemand(power, Read("demand", 10, Units.UsdPerKilowattMonth), 0, 1).Amount(0),
                SiteCosts.Maintain(power, Read("upkeep", 1400, Units.UsdPerKilowattYear), 0, 1).Amount(0),
                SiteCosts.Power(new Series<T>(energy, 1), Read("tariff", 0.09, Units.UsdPerKilowattHour), 0).Amount(0),
            ];
        }
    }
}
