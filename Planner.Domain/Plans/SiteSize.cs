using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>A site as computed, with a person's own PUE where there is one: then energy and power follow it, and both are shown.</summary>
/// <param name="Load">Everything that stands in the racks.</param>
/// <param name="Facility">With all servers, at the mean load of the service.</param>
/// <param name="Stages">The same by month of service, as servers come and go and requests grow.</param>
/// <param name="OwnPue">A person's own PUE.</param>
/// <param name="ReadyMonth">First month of service, from the decision.</param>
internal sealed record SiteSize<T>(Bill<T> Load, FacilitySize<T> Facility, ImmutableArray<RampFacility<T>> Stages, T? OwnPue, int ReadyMonth)
    where T : struct, IReal<T>
{
    private const int MonthsOfYear = 12;

    /// <summary>The PUE that costs follow.</summary>
    public T Pue => OwnPue ?? Facility.Pue;

    /// <summary>Joule of a year of full service.</summary>
    public T EnergyPerYear => (Facility.Months.Select(month => month.Energy).Aggregate((sum, energy) => sum + energy) * Correction).As(Labels.EnergyPerYear);

    private T Correction => OwnPue is { } own ? own / Facility.Pue : 1;

    /// <summary>Joule of each month of service, by the calendar.</summary>
    /// <param name="months">How many.</param>
    /// <param name="decisionMonth">Month of the year of the decision, 1 is January.</param>
    public Series<T> Energy(int months, int decisionMonth)
    {
        var correction = Correction;
        return Series(months, decisionMonth, month => month.Energy * correction);
    }

    /// <summary>Cubic metre of each month of service, by the calendar.</summary>
    public Series<T> Water(int months, int decisionMonth) => Series(months, decisionMonth, month => month.Water);

    /// <summary>Joule of heat that can be sold in each month of service, by the calendar.</summary>
    public Series<T> Heat(int months, int decisionMonth) => Series(months, decisionMonth, month => month.ReusableHeat);

    /// <summary>Everything that stands on the site and what it draws.</summary>
    public Bill<T> ToBill() => Facility.Bill with
    {
        Items = [.. Load.Items, .. Facility.Bill.Items],
        FacilityPower = Facility.Bill.FacilityPower * Correction,
        EnergyPerMonth = Facility.Bill.EnergyPerMonth * Correction,
    };

    private Series<T> Series(int months, int decisionMonth, Func<FacilityMonth<T>, T> of) => new([.. Enumerable.Range(0, months)
        .Select(month => of(StagedRamp.In(month, Stages)[(decisionMonth - 1 + ReadyMonth + month) % MonthsOfYear]))]);
}
