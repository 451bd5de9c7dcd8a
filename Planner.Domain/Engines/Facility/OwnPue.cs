using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>A facility under a person's own PUE: power and energy of every month follow it, overheads in proportion, and months keep their ratios. Plant and water stay as computed.</summary>
public static class OwnPue
{
    private const int MonthsOfYear = 12;
    private static readonly Constant s_watt = new(1, Units.Watt, Labels.FacilityPowerMean);

    /// <summary>The whole facility.</summary>
    /// <param name="size">As computed.</param>
    /// <param name="correction">Own PUE over the computed one.</param>
    public static FacilitySize<T> Corrected<T>(FacilitySize<T> size, T correction)
        where T : struct, IReal<T>
    {
        var months = size.Months.Select(month => Corrected(month, correction)).ToImmutableArray();
        return size with
        {
            Months = months,
            PeakPower = (size.PeakPower * correction).As(Labels.FacilityPowerPeak),
            Pue = (size.Pue * correction).As(Labels.Pue),
            Bill = size.Bill with
            {
                FacilityPower = size.Bill.FacilityPower * correction,
                EnergyPerMonth = (months.Select(month => month.Energy).Aggregate((a, b) => a + b) / MonthsOfYear).As(Labels.SiteEnergyPerMonth),
            },
        };
    }

    /// <summary>One month. Without IT load nothing is drawn.</summary>
    /// <param name="month">As computed.</param>
    /// <param name="correction">Own PUE over the computed one.</param>
    public static FacilityMonth<T> Corrected<T>(FacilityMonth<T> month, T correction)
        where T : struct, IReal<T>
    {
        var pue = month.Pue * correction;
        var facility = month.ItPower * pue;
        var overhead = month.FacilityPower - month.ItPower;
        var share = T.WhereLess(0, overhead, (facility - month.ItPower) / T.WhereLess(0, overhead, overhead, T.Of(s_watt)), 0);
        return month with
        {
            IndoorLosses = month.IndoorLosses * share,
            CoolingPower = month.CoolingPower * share,
            TransformerLosses = month.TransformerLosses * share,
            FacilityPower = facility.As(Labels.FacilityPowerMean),
            Pue = pue.As(Labels.Pue),
            Energy = (facility * T.Of(Durations.Month)).As(Labels.SiteEnergyPerMonth),
        };
    }
}
