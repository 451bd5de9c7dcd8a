using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Costs;

/// <summary>What a place costs: a hall of one's own, or a share of somebody's.</summary>
public static class SiteCosts
{
    /// <summary>Building and plant, paid in equal parts at the ends of the months of construction.</summary>
    /// <param name="label">Building, power chain or cooling.</param>
    /// <param name="power">IT power that the hall is built for, watt.</param>
    /// <param name="price">US dollars a watt.</param>
    /// <param name="firstMonth">Start of construction.</param>
    /// <param name="months">Its length, at least one.</param>
    public static CostLine<T> Construct<T>(Label label, T power, Price<T> price, int firstMonth, int months)
        where T : struct, IReal<T> =>
        CostLine<T>.Monthly(label, CostCategory.Site, firstMonth, months, power / months, price.Value, Units.Kilowatt) with { PriceKnown = price.Known };

    /// <summary>What a hall costs a watt: the region's price, scaled by how the kind of hall compares with a new one.</summary>
    public static Price<T> HallPrice<T>(Price<T> region, Price<T> kind, Price<T> newHall)
        where T : struct, IReal<T> =>
        !region.Known ? kind : kind.Known && newHall.Known ? new(region.Value * kind.Value / newHall.Value, true) : region;

    /// <summary>A share of a price; unknown when either is.</summary>
    public static Price<T> Part<T>(Price<T> price, Price<T> share)
        where T : struct, IReal<T> => new(price.Value * share.Value, price.Known && share.Known);

    /// <summary>What is left of a price after two shares of it; all of it when a share is unknown.</summary>
    public static Price<T> Rest<T>(Price<T> price, Price<T> first, Price<T> second)
        where T : struct, IReal<T> => first.Known && second.Known ? new(price.Value * (1 - first.Value - second.Value), price.Known) : price;

    /// <summary>Land under a hall, square metre: gross floor by power, and the land around it by floor.</summary>
    /// <param name="power">IT power that the hall is built for, watt.</param>
    /// <param name="floorPerMegawatt">Gross floor of a megawatt, square metre.</param>
    /// <param name="landOverFloor">Land over gross floor; less than 1 where halls are stacked.</param>
    public static T LandArea<T>(T power, T floorPerMegawatt, T landOverFloor)
        where T : struct, IReal<T> => (power / T.Of(Durations.Megawatt) * floorPerMegawatt * landOverFloor).As(Labels.LandArea);

    /// <summary>Land, bought at the decision.</summary>
    public static CostLine<T> BuyLand<T>(T area, Price<T> price)
        where T : struct, IReal<T> => CostLine<T>.Once(Labels.LandPurchase, CostCategory.Site, 0, area, price.Value, Units.SquareMetre) with { PriceKnown = price.Known };

    /// <summary>Land keeps its price: what it cost comes back at the end of the horizon.</summary>
    public static CostLine<T> KeepLand<T>(T area, Price<T> price, int month)
        where T : struct, IReal<T> => CostLine<T>.Once(Labels.LandResidual, CostCategory.Resale, month, area, -price.Value, Units.SquareMetre) with
        {
            PriceKnown = price.Known,
            Timing = Timing.EndOfMonth,
        };

    /// <summary>The fee for power that is reserved in somebody's hall, used or not.</summary>
    public static CostLine<T> Colocate<T>(T power, Price<T> rate, int firstMonth, int months)
        where T : struct, IReal<T> => Reserve(Labels.ColocationFee, CostCategory.Site, power, rate, firstMonth, months);

    /// <summary>The fee for racks that are reserved in somebody's hall.</summary>
    /// <param name="racks">How many.</param>
    /// <param name="rate">US dollars a rack and second.</param>
    /// <param name="firstMonth">First month of the contract.</param>
    /// <param name="months">Its months.</param>
    public static CostLine<T> ColocateRacks<T>(T racks, Price<T> rate, int firstMonth, int months)
        where T : struct, IReal<T> =>
        CostLine<T>.Monthly(Labels.ColocationFee, CostCategory.Site, firstMonth, months, racks * T.Of(Durations.Month), rate.Value, Units.Month) with { PriceKnown = rate.Known };

    /// <summary>What the grid asks for the highest power, used or not.</summary>
    public static CostLine<T> ChargeDemand<T>(T power, Price<T> rate, int firstMonth, int months)
        where T : struct, IReal<T> => Reserve(Labels.DemandChargeCost, CostCategory.Electricity, power, rate, firstMonth, months);

    /// <summary>Upkeep of building and plant by power and year.</summary>
    public static CostLine<T> Maintain<T>(T power, Price<T> rate, int firstMonth, int months)
        where T : struct, IReal<T> => Reserve(Labels.HallUpkeep, CostCategory.Upkeep, power, rate, firstMonth, months);

    /// <summary>Energy at the tariff.</summary>
    /// <param name="energyPerMonth">Of the facility, joule, in each month.</param>
    /// <param name="tariff">US dollars a joule.</param>
    /// <param name="firstMonth">First month of service.</param>
    public static CostLine<T> Power<T>(Series<T> energyPerMonth, Price<T> tariff, int firstMonth)
        where T : struct, IReal<T> =>
        CostLine<T>.ByMonth(Labels.Electricity, CostCategory.Electricity, firstMonth, energyPerMonth, tariff.Value, Units.MegawattHour) with { PriceKnown = tariff.Known };

    /// <summary>Certificates of origin for a share of the energy.</summary>
    /// <param name="energyPerMonth">Of the facility, joule, in each month.</param>
    /// <param name="share">Of it that is certified.</param>
    /// <param name="premium">US dollars a joule.</param>
    /// <param name="firstMonth">First month of service.</param>
    public static CostLine<T> Certify<T>(Series<T> energyPerMonth, T share, Price<T> premium, int firstMonth)
        where T : struct, IReal<T> => Power(new([.. energyPerMonth.Select(energy => energy * share)]), premium, firstMonth) with { Label = Labels.CleanPowerCost };

    /// <summary>Water that cooling evaporates and drains.</summary>
    /// <param name="waterPerMonth">Cubic metre, in each month.</param>
    /// <param name="price">US dollars a cubic metre, supply and sewage.</param>
    /// <param name="firstMonth">First month of service.</param>
    public static CostLine<T> Supply<T>(Series<T> waterPerMonth, Price<T> price, int firstMonth)
        where T : struct, IReal<T> =>
        Power(waterPerMonth, price, firstMonth) with { Label = Labels.WaterCost, Category = CostCategory.Upkeep, QuantityUnit = Units.CubicMetre };

    /// <summary>Heat that a district network takes, an income.</summary>
    /// <param name="heatPerMonth">Joule, in each month.</param>
    /// <param name="price">US dollars a joule.</param>
    /// <param name="firstMonth">First month of service.</param>
    public static CostLine<T> SellHeat<T>(Series<T> heatPerMonth, Price<T> price, int firstMonth)
        where T : struct, IReal<T> => Power(heatPerMonth, price with { Value = -price.Value }, firstMonth) with { Label = Labels.HeatCredit };

    private static CostLine<T> Reserve<T>(Label label, CostCategory category, T power, Price<T> rate, int firstMonth, int months)
        where T : struct, IReal<T> =>
        CostLine<T>.Monthly(label, category, firstMonth, months, power * T.Of(Durations.Month), rate.Value, Units.KilowattMonth) with { PriceKnown = rate.Known };
}
