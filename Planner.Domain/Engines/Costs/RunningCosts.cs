using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Costs;

/// <summary>What owned hardware costs every month beside its place and its power.</summary>
public static class RunningCosts
{
    /// <summary>Pay with all that comes on top of it.</summary>
    /// <param name="people">Full-time people.</param>
    /// <param name="salary">US dollars a person and second.</param>
    /// <param name="loading">Cost over salary: taxes, insurance, desk.</param>
    /// <param name="firstMonth">First month of service.</param>
    /// <param name="months">Months of service.</param>
    public static CostLine<T> Employ<T>(T people, Price<T> salary, T loading, int firstMonth, int months)
        where T : struct, IReal<T> =>
        CostLine<T>.Monthly(Labels.People, CostCategory.People, firstMonth, months, people * T.Of(Durations.Month), salary.Value * loading, Units.Month) with
        {
            PriceKnown = salary.Known,
        };

    /// <summary>People whose number differs by month.</summary>
    /// <param name="people">Positions in each month.</param>
    /// <param name="salary">US dollars a position and second.</param>
    /// <param name="loading">Cost of a position over its salary.</param>
    /// <param name="firstMonth">First month of service.</param>
    public static CostLine<T> Employ<T>(Series<T> people, Price<T> salary, T loading, int firstMonth)
        where T : struct, IReal<T> =>
        CostLine<T>.ByMonth(Labels.People, CostCategory.People, firstMonth, new([.. people.Select(positions => positions * T.Of(Durations.Month))]), salary.Value * loading, Units.Month) with
        {
            PriceKnown = salary.Known,
        };

    /// <summary>A yearly share of the purchase value: maintenance contract or insurance.</summary>
    /// <param name="label">Which.</param>
    /// <param name="value">What the hardware cost, US dollars.</param>
    /// <param name="rate">A share of the value a second.</param>
    /// <param name="firstMonth">First month of service.</param>
    /// <param name="months">Months of service.</param>
    public static CostLine<T> Maintain<T>(Label label, T value, Price<T> rate, int firstMonth, int months)
        where T : struct, IReal<T> =>
        CostLine<T>.Monthly(label, CostCategory.Upkeep, firstMonth, months, value, rate.Value * T.Of(Durations.Month), Units.Usd) with
        {
            PriceKnown = rate.Known,
        };

    /// <summary>Licences by accelerator and year.</summary>
    public static CostLine<T> License<T>(Label label, T count, Price<T> pricePerTime, int firstMonth, int months)
        where T : struct, IReal<T> =>
        CostLine<T>.Monthly(label, CostCategory.StorageAndSoftware, firstMonth, months, count * T.Of(Durations.Month), pricePerTime.Value, Units.Month) with
        {
            PriceKnown = pricePerTime.Known,
        };
}
