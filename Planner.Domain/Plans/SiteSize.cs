using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>A site as computed, with a person's own PUE where there is one: then energy and power follow it, and both are shown.</summary>
internal sealed record SiteSize<T>(Bill<T> Load, FacilitySize<T> Facility, T? OwnPue)
    where T : struct, IReal<T>
{
    private const int MonthsOfYear = 12;

    /// <summary>The PUE that costs follow.</summary>
    public T Pue => OwnPue ?? Facility.Pue;

    /// <summary>Joule of a year.</summary>
    public T EnergyPerYear => (Facility.Months.Select(month => month.Energy).Aggregate((sum, energy) => sum + energy) * Correction).As(Labels.EnergyPerYear);

    private T Correction => OwnPue is { } own ? own / Facility.Pue : 1;

    /// <summary>Joule of each month of service, by the calendar.</summary>
    /// <param name="firstMonth">Month of service, from the decision.</param>
    /// <param name="months">How many.</param>
    /// <param name="decisionMonth">Month of the year of the decision, 1 is January.</param>
    public Series<T> Energy(int firstMonth, int months, int decisionMonth)
    {
        var correction = Correction;
        return new Series<T>([.. Enumerable.Range(firstMonth, months).Select(month => Facility.Months[(decisionMonth - 1 + month) % MonthsOfYear].Energy * correction)]);
    }

    /// <summary>Everything that stands on the site and what it draws.</summary>
    public Bill<T> ToBill() => Facility.Bill with
    {
        Items = [.. Load.Items, .. Facility.Bill.Items],
        FacilityPower = Facility.Bill.FacilityPower * Correction,
        EnergyPerMonth = Facility.Bill.EnergyPerMonth * Correction,
    };
}
