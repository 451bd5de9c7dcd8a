using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>A site as computed, with a person's own PUE where there is one: then energy and power follow it, and both are shown.</summary>
/// <param name="Load">Everything that stands in the racks.</param>
/// <param name="Facility">With all servers, at the mean load of the service, under the person's own PUE where there is one.</param>
/// <param name="Stages">The same by month of service, as servers come and go and requests grow.</param>
/// <param name="ComputedPue">PUE as computed, where a person's own counts; otherwise null.</param>
/// <param name="ReadyMonth">First month of service, from the decision.</param>
internal sealed record SiteSize<T>(Bill<T> Load, FacilitySize<T> Facility, ImmutableArray<RampFacility<T>> Stages, T? ComputedPue, int ReadyMonth)
    where T : struct, IReal<T>
{
    private const int MonthsOfYear = 12;

    /// <summary>The site under a person's own PUE; null leaves it as computed.</summary>
    /// <param name="load">Everything that stands in the racks.</param>
    /// <param name="facility">As computed, at the mean load.</param>
    /// <param name="stages">As computed, by month of service.</param>
    /// <param name="ownPue">A person's own PUE.</param>
    /// <param name="readyMonth">First month of service, from the decision.</param>
    public static SiteSize<T> Of(Bill<T> load, FacilitySize<T> facility, ImmutableArray<RampFacility<T>> stages, T? ownPue, int readyMonth)
    {
        if (ownPue is not { } own)
        {
            return new SiteSize<T>(load, facility, stages, null, readyMonth);
        }

        var correction = own / facility.Pue;
        return new SiteSize<T>(
            load,
            OwnPue.Corrected(facility, correction),
            [.. stages.Select(stage => stage with { Months = [.. stage.Months.Select(month => OwnPue.Corrected(month, correction))] })],
            facility.Pue,
            readyMonth);
    }

    /// <summary>The PUE that costs follow.</summary>
    public T Pue => Facility.Pue;

    /// <summary>Joule of a year of full service.</summary>
    public T EnergyPerYear => Facility.Months.Select(month => month.Energy).Aggregate((sum, energy) => sum + energy).As(Labels.EnergyPerYear);

    /// <summary>Joule of each month of service, by the calendar.</summary>
    /// <param name="months">How many.</param>
    /// <param name="decisionMonth">Month of the year of the decision, 1 is January.</param>
    public Series<T> Energy(int months, int decisionMonth) => Series(months, decisionMonth, month => month.Energy);

    /// <summary>Cubic metre of each month of service, by the calendar.</summary>
    public Series<T> Water(int months, int decisionMonth) => Series(months, decisionMonth, month => month.Water);

    /// <summary>Joule of heat that can be sold in each month of service, by the calendar.</summary>
    public Series<T> Heat(int months, int decisionMonth) => Series(months, decisionMonth, month => month.ReusableHeat);

    /// <summary>Everything that stands on the site and what it draws.</summary>
    public Bill<T> ToBill() => Facility.Bill with { Items = [.. Load.Items, .. Facility.Bill.Items] };

    private Series<T> Series(int months, int decisionMonth, Func<FacilityMonth<T>, T> of) => new([.. Enumerable.Range(0, months)
        .Select(month => of(StagedRamp.In(month, Stages)[(decisionMonth - 1 + ReadyMonth + month) % MonthsOfYear]))]);
}
