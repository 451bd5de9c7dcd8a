using System;
using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Finance;

/// <summary>What an investment returns: flows month by month, outlays negative, income and savings positive.</summary>
public static class Returns
{
    private const double MonthsOfYear = 12;

    /// <summary>
    /// Net present value of flows at the starts or the ends of their months. At starts the first is undiscounted, at ends (as a spreadsheet's NPV) it is discounted by one
    /// month. A rate of 0 gives the sum; no flows give 0.
    /// </summary>
    /// <param name="flows">US dollars by month.</param>
    /// <param name="monthlyRate">A share, above −1.</param>
    /// <param name="timing">Start or end of each month.</param>
    public static T NetPresentValue<T>(ReadOnlySpan<T> flows, T monthlyRate, Timing timing)
        where T : struct, IReal<T>
    {
        T sum = 0;
        T factor = timing == Timing.StartOfMonth ? 1 : 1 / (1 + monthlyRate);
        foreach (var flow in flows)
        {
            sum += flow * factor;
            factor /= 1 + monthlyRate;
        }

        return sum.As(Labels.NetPresentValue);
    }

    /// <summary>
    /// Internal rate of return as a share a year: (1+i)^12 − 1 of the monthly rate i at which the flows are worth nothing. Not a number when the flows do not change sign (there is no such
    /// rate); of several rates the one nearest to zero. Timing does not matter as long as it is the same for all.
    /// </summary>
    /// <param name="flows">US dollars by month, the first at the decision.</param>
    public static T InternalRate<T>(ReadOnlySpan<T> flows)
        where T : struct, IReal<T> => (T.Pow(1 + T.SolveRate(flows), MonthsOfYear) - 1).As(Labels.InternalRateOfReturn);

    /// <summary>Savings of one way over another by month: what the other costs more, US dollars.</summary>
    public static ImmutableArray<T> Savings<T>(ReadOnlySpan<T> costs, ReadOnlySpan<T> otherCosts)
        where T : struct, IReal<T>
    {
        var savings = ImmutableArray.CreateBuilder<T>(costs.Length);
        for (var month = 0; month < costs.Length; month++)
        {
            savings.Add(otherCosts[month] - costs[month]);
        }

        return savings.MoveToImmutable();
    }
}
