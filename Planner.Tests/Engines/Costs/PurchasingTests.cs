using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Numbers;
using Planner.Tests.Catalogue;
using Xunit;

namespace Planner.Tests.Engines.Costs;

public class PurchasingTests
{
    private static readonly BillItem<Real> s_servers = new("servers", "dgx-a100-320gb", Labels.Servers, 500);

    [Fact]
    public void Five_hundred_dgx_a100_cost_99_500_000()
    {
        var line = Purchasing.Buy([s_servers], SeedCatalogue.Snapshot, 3, CentralReading.Instance).Single();

        Assert.Equal(99_500_000, line.Amount(0).Value);
        Assert.Equal(3, line.FirstMonth);
        Assert.Equal(Labels.ServerPurchase, line.Label);
    }

    [Fact]
    public void A_part_without_a_price_is_bought_at_an_unknown_one()
    {
        var line = Purchasing.Buy([s_servers with { PartId = "dgx-h200" }], SeedCatalogue.Snapshot, 0, CentralReading.Instance).Single();

        Assert.False(line.PriceKnown);
    }

    [Fact]
    public void Switches_transceivers_and_cables_have_prices_of_their_own()
    {
        var design = SeedCatalogue.Snapshot.Network["infiniband-ndr-400"];
        Price<Real> Of(Label label) => BillPrices.Of(new BillItem<Real>("network", design.Id, label, 1), SeedCatalogue.Snapshot, CentralReading.Instance);

        Assert.Equal(design.SwitchPrice!.Central, Of(Labels.LeafSwitches).Value.Value);
        Assert.Equal(design.TransceiverPrice!.Central, Of(Labels.MultimodeTransceivers).Value.Value);
        Assert.Equal(design.SingleModeTransceiverPrice!.Central, Of(Labels.SingleModeTransceivers).Value.Value);
        Assert.Equal(design.CablePrice!.Central, Of(Labels.CopperCables).Value.Value);
        Assert.Equal(design.FibrePrice!.Central, Of(Labels.MultimodeCables).Value.Value);
        Assert.False(Of(Labels.CoherentTransceivers).Known);
        Assert.Null(BillPrices.OfNetwork(Labels.ActiveCopperCables, design));
    }

    [Fact]
    public void The_value_of_purchases_is_what_was_paid_for_those_with_a_price()
    {
        var known = Purchasing.Buy(s_servers, new Price<Real>(10, true), 0);
        var unknown = Purchasing.Buy(s_servers, Price<Real>.Unknown, 0);

        Assert.Equal(5000, Purchasing.Value<Real>([known, unknown]).Value);
    }

    [Fact]
    public void A_sale_is_income_at_the_end_of_its_month()
    {
        var line = Purchasing.Resell<Real>(1000, new Price<Real>(0.15, true), 59);

        Assert.Equal(-150, line.Amount(0).Value, 9);
        Assert.Equal(Timing.EndOfMonth, line.Timing);
        Assert.False(Purchasing.Resell<Real>(1000, Price<Real>.Unknown, 59).PriceKnown);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(6, 0.825)]
    [InlineData(12, 0.65)]
    [InlineData(18, 0.5125)]
    [InlineData(80, 0.375)]
    public void What_is_left_lies_straight_between_known_ages_and_falls_no_further(int age, double share) =>
        Assert.Equal(share, Residual.Share<Real>(age, (12, 0.65), (24, 0.375)).Value, 12);

    [Fact]
    public void A_hall_loses_its_value_evenly_and_never_more_than_all_of_it()
    {
        Assert.Equal(0.75, Residual.StraightLine<Real>(5, 20).Value, 12);
        Assert.Equal(0, Residual.StraightLine<Real>(25, 20).Value);
    }

    [Fact]
    public void A_price_that_falls_by_a_third_a_year_has_four_ninths_left_after_two() =>
        Assert.Equal(4 / 9.0, Residual.Declining<Real>(1 / 3.0, 24).Value, 12);

    [Fact]
    public void Purchases_agree_in_all_readings() => AllReadings.Agree(new Formulas());

    private sealed class Formulas : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var line = Purchasing.Buy(new BillItem<T>("servers", "x", Labels.Servers, 3), Price<T>.Of(Figures.Of("price", 200, Units.Usd), reading), 0);
            var share = Residual.Share(30, (12, reading.Read(Figures.Of("first", 65, Units.Percent))), (36, reading.Read(Figures.Of("third", 27.5, Units.Percent))));
            var left = Residual.StraightLine(reading.Read(Figures.Of("age", 5, Units.Year)), reading.Read(Figures.Of("life", 14, Units.Year)));
            var value = Purchasing.Value<T>([line]);
            return [value, share, left, Residual.Declining(reading.Read(Figures.Of("decline", 32, Units.Percent)), 18), Purchasing.Resell(value, new Price<T>(share, true), 0).Amount(0)];
        }
    }
}
