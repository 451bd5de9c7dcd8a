using System;
using System.Collections.Immutable;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Engines.Costs;

/// <summary>Ways to buy compute beside plain hours: commitments paid upfront and growing, savings plans, minimum terms, capacity blocks.</summary>
public static class Contracts
{
    /// <summary>
    /// Accelerator-seconds under contract in each month of a commitment, those after the horizon included: all of them, or growing evenly over the first months.
    /// </summary>
    /// <param name="accelerators">In full.</param>
    /// <param name="months">Months of all terms.</param>
    /// <param name="rampMonths">Months until all are there; 0 or 1: at once.</param>
    public static ImmutableArray<T> Reserved<T>(T accelerators, int months, int rampMonths)
        where T : struct, IReal<T>
    {
        var times = ImmutableArray.CreateBuilder<T>(months);
        var full = accelerators * T.Of(Durations.Month);
        for (var month = 0; month < months; month++)
        {
            times.Add(month + 1 >= rampMonths ? full : full * ((month + 1.0) / rampMonths));
        }

        return times.MoveToImmutable();
    }

    /// <summary>
    /// A commitment of whole terms of which nothing, a part or all is paid at the start of each: that once, the rest month by month; what is left to pay after the horizon is owed in its last month.
    /// </summary>
    /// <param name="times">Accelerator-seconds by month from the first (<see cref="Reserved"/>).</param>
    /// <param name="rate">US dollars an accelerator and second, discounts included.</param>
    /// <param name="upfront">What is paid at the start of a term.</param>
    /// <param name="part">How much of it, 0 to 1, where it is a part.</param>
    /// <param name="span">When it runs.</param>
    public static ImmutableArray<CostLine<T>> PayCommitted<T>(ImmutableArray<T> times, Price<T> rate, Upfront upfront, T part, Commitment span)
        where T : struct, IReal<T>
    {
        var lines = ImmutableArray.CreateBuilder<CostLine<T>>();
        var share = upfront switch { Upfront.All => 1, Upfront.Part => part, _ => 0 };
        for (var start = 0; upfront != Upfront.None && start < span.MonthsWithin; start += span.MonthsOfTerm)
        {
            var term = Sum(times, start, Math.Min(times.Length, start + span.MonthsOfTerm)) * share;
            lines.Add(CostLine<T>.Once(Labels.UpfrontPayment, CostCategory.Compute, span.FirstMonth + start, term, rate.Value, Units.Hour));
        }

        if (upfront != Upfront.All)
        {
            var monthly = ImmutableArray.CreateRange(times, 0, span.MonthsWithin, time => time * (1 - share));
            lines.Add(CloudCosts.PayUsed(Labels.ReservedHours, new Series<T>(monthly), rate, span.FirstMonth));
        }

        if (upfront != Upfront.All && span.MonthsBeyond > 0)
        {
            var owed = Sum(times, span.MonthsWithin, times.Length) * (1 - share);
            lines.Add(CostLine<T>.Monthly(Labels.CommitmentBeyondHorizon, CostCategory.Compute, span.LastMonth, 1, owed, rate.Value, Units.Hour));
        }

        return [.. System.Linq.Enumerable.Select(lines, line => line with { PriceKnown = rate.Known })];
    }

    /// <summary>
    /// A savings plan: the committed amount in every hour, and on demand what is used beyond the hours that it buys at its discount. A discount of 0 only binds; what is not used of the amount is
    /// lost.
    /// </summary>
    /// <param name="used">Accelerator-seconds by month.</param>
    /// <param name="onDemand">Rate on demand, US dollars an accelerator and second.</param>
    /// <param name="committed">US dollars a second.</param>
    /// <param name="discount">On the rate, below 1.</param>
    /// <param name="span">When the plan binds; it begins with the first month of <paramref name="used"/>.</param>
    public static ImmutableArray<CostLine<T>> PaySavingsPlan<T>(Series<T> used, Price<T> onDemand, T committed, T discount, Commitment span)
        where T : struct, IReal<T>
    {
        var month = T.Of(Durations.Month);
        var covered = committed * month / (onDemand.Value * (1 - discount));
        var beyond = ImmutableArray.CreateBuilder<T>(used.Count);
        for (var place = 0; place < used.Count; place++)
        {
            beyond.Add(place < span.MonthsWithin ? T.Max(0, used[place] - covered) : used[place]);
        }

        var lines = ImmutableArray.Create(
            CostLine<T>.Monthly(Labels.SavingsPlanCommitment, CostCategory.Compute, span.FirstMonth, span.MonthsWithin, month, committed, Units.Month),
            CloudCosts.PayUsed(Labels.HoursBeyondPlan, new Series<T>(beyond.MoveToImmutable()), onDemand, span.FirstMonth));
        return span.MonthsBeyond == 0 ? lines : lines.Add(
            CostLine<T>.Monthly(Labels.CommitmentBeyondHorizon, CostCategory.Compute, span.LastMonth, 1, month * span.MonthsBeyond, committed, Units.Month));
    }

    /// <summary>Hours on demand of which a number is paid in the first months, used or not.</summary>
    /// <param name="used">Accelerator-seconds by month.</param>
    /// <param name="least">Accelerator-seconds of a month that are paid at least.</param>
    /// <param name="months">Months for which that holds.</param>
    public static Series<T> AtLeast<T>(Series<T> used, T least, int months)
        where T : struct, IReal<T>
    {
        var paid = ImmutableArray.CreateBuilder<T>(used.Count);
        for (var place = 0; place < used.Count; place++)
        {
            paid.Add(place < months ? T.Max(used[place], least) : used[place]);
        }

        return new Series<T>(paid.MoveToImmutable());
    }

    /// <summary>Capacity blocks: whole days of all accelerators of a run, paid at the start of its month.</summary>
    /// <param name="elapsed">Seconds of the run.</param>
    /// <param name="accelerators">Accelerators that it takes.</param>
    /// <param name="rate">US dollars an accelerator and second.</param>
    /// <param name="month">Month in which it begins.</param>
    public static CostLine<T> BuyBlock<T>(T elapsed, T accelerators, Price<T> rate, int month)
        where T : struct, IReal<T>
    {
        var day = T.Of(Durations.Day);
        return CostLine<T>.Once(Labels.CapacityBlocks, CostCategory.Compute, month, T.Ceiling(elapsed / day) * day * accelerators, rate.Value, Units.Hour) with { PriceKnown = rate.Known };
    }

    /// <summary>Accelerator-seconds that are paid and not used over the months of a commitment; nothing when more is used than is reserved.</summary>
    public static T Idle<T>(ImmutableArray<T> reserved, Series<T> used)
        where T : struct, IReal<T>
    {
        T idle = 0;
        for (var month = 0; month < Math.Min(reserved.Length, used.Count); month++)
        {
            idle += T.Max(0, reserved[month] - used[month]);
        }

        return idle.As(Labels.IdleCommitment);
    }

    private static T Sum<T>(ImmutableArray<T> times, int from, int until)
        where T : struct, IReal<T>
    {
        T sum = 0;
        for (var month = from; month < until; month++)
        {
            sum += times[month];
        }

        return sum;
    }
}
