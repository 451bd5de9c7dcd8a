using System;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Costs;

/// <summary>Rented accelerators of which the hours used are paid; what a contract charges is in <see cref="Contracts"/>.</summary>
public static class CloudCosts
{
    /// <summary>Hours that are used, failures and idle waits inside a job included.</summary>
    /// <param name="label">What they are used for.</param>
    /// <param name="timePerMonth">Accelerator-seconds of each month.</param>
    /// <param name="rate">US dollars an accelerator and second.</param>
    /// <param name="firstMonth">Month of the first.</param>
    public static CostLine<T> PayUsed<T>(Label label, Series<T> timePerMonth, Price<T> rate, int firstMonth)
        where T : struct, IReal<T> =>
        CostLine<T>.ByMonth(label, CostCategory.Compute, firstMonth, timePerMonth, rate.Value, Units.Hour) with { PriceKnown = rate.Known };
}

/// <summary>When a contract runs.</summary>
/// <param name="FirstMonth">Its first month.</param>
/// <param name="MonthsWithin">Paid months inside the horizon.</param>
/// <param name="MonthsBeyond">Paid months after it.</param>
public sealed record Commitment(int FirstMonth, int MonthsWithin, int MonthsBeyond)
{
    /// <summary>Months of one term; all of it when it is a single one.</summary>
    public int MonthsOfTerm { get; init; } = MonthsWithin + MonthsBeyond;

    /// <summary>The last month inside the horizon.</summary>
    public int LastMonth => FirstMonth + MonthsWithin - 1;

    /// <summary>Whole terms from a month until the need ends, one at least.</summary>
    /// <param name="firstMonth">First month of service, before the end of the horizon.</param>
    /// <param name="neededUntil">The month in which the need has ended.</param>
    /// <param name="termMonths">Months of a term.</param>
    /// <param name="horizonMonths">Months of the horizon.</param>
    public static Commitment WholeTerms(int firstMonth, int neededUntil, int termMonths, int horizonMonths)
    {
        var terms = Math.Max(1, (neededUntil - firstMonth + termMonths - 1) / termMonths);
        var within = Math.Min(terms * termMonths, horizonMonths - firstMonth);
        return new Commitment(firstMonth, within, (terms * termMonths) - within) { MonthsOfTerm = termMonths };
    }

    /// <summary>Months of a term; null when used hours are paid.</summary>
    public static int? TermMonths(RentTerm term) => term switch
    {
        RentTerm.OneYear => 12,
        RentTerm.ThreeYears => 36,
        RentTerm.FiveYears => 60,
        _ => null,
    };
}
