using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Finance;

/// <summary>What an amount is worth at the decision: the factor at the start of each month; the last is the end of the horizon.</summary>
public sealed record DiscountFactors<T>(ImmutableArray<T> AtStart)
    where T : struct, IReal<T>
{
    /// <summary>Months that the factors cover.</summary>
    public int Months => AtStart.Length - 1;

    /// <summary>The factor of an amount in this month.</summary>
    public T At(int month, Timing timing) => timing == Timing.StartOfMonth ? AtStart[month] : AtStart[month + 1];
}

/// <summary>The time value of money, monthly (DESIGN §5): the monthly rate is (1+r)^(1/12) − 1.</summary>
public static class Discounting
{
    private const double MonthsOfYear = 12;
    private const double NearZero = 1e-6;

    /// <summary>The monthly rate of a yearly one, both shares. A rate of 0 gives exactly 0; a rate must be above −1.</summary>
    public static T MonthlyRate<T>(T yearlyRate)
        where T : struct, IReal<T> =>
        (T.Pow(1 + yearlyRate, 1 / MonthsOfYear) - 1).As(Labels.MonthlyRate);

    /// <summary>Factors of all months of the horizon; at a rate of 0 all are exactly 1.</summary>
    public static DiscountFactors<T> Factors<T>(T monthlyRate, int months)
        where T : struct, IReal<T>
    {
        var factors = ImmutableArray.CreateBuilder<T>(months + 1);
        var step = 1 / (1 + monthlyRate);
        T factor = 1;
        factors.Add(factor);
        for (var month = 1; month <= months; month++)
        {
            factor *= step;
            factors.Add(factor);
        }

        return new DiscountFactors<T>(factors.MoveToImmutable());
    }

    /// <summary>
    /// Present value of 1 in each of some months: (1 − (1+i)^−n) / i at their ends, times 1+i at their starts. Special cases: a rate of 0 gives n; no months give 0.
    /// Below a millionth the first three terms of the series are taken, which keep eleven digits where the quotient loses them.
    /// </summary>
    public static T Annuity<T>(T monthlyRate, int months, Timing timing)
        where T : struct, IReal<T>
    {
        var small = T.Abs(monthlyRate);
        var divisor = T.WhereLess(small, NearZero, 1, monthlyRate);
        var quotient = (1 - T.Pow(1 + monthlyRate, -months)) / divisor;
        var second = months * (months + 1.0) / 2;
        var series = months - (monthlyRate * (second - (monthlyRate * (second * (months + 2.0) / 3))));
        var atEnd = T.WhereLess(small, NearZero, series, quotient);
        return (timing == Timing.EndOfMonth ? atEnd : atEnd * (1 + monthlyRate)).As(Labels.AnnuityFactor);
    }

    /// <summary>The equal payment in each of some months (at least one) that is worth an amount now; at a rate of 0 the amount over the months.</summary>
    public static T Payment<T>(T amount, T monthlyRate, int months, Timing timing)
        where T : struct, IReal<T> => amount / Annuity(monthlyRate, months, timing);
}
