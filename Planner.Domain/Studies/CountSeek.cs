using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>The smallest whole number for which one option does the work and costs no more than another.</summary>
/// <param name="Input">What is counted: months of the horizon, accelerators of an option.</param>
/// <param name="First">The option that shall cost no more.</param>
/// <param name="Second">The option that it is held against; where that one cannot do the work, doing it is enough.</param>
/// <param name="From">The least count looked at.</param>
/// <param name="Until">The greatest.</param>
/// <param name="Now">The count of the scenario.</param>
/// <param name="Smallest">The count sought; null when none of those looked at does it.</param>
/// <param name="Looked">How many counts were planned.</param>
public sealed record CountStudy(WhatIf Input, string First, string Second, int From, int Until, int Now, int? Smallest, int Looked);

/// <summary>Goal seek on counts: each count is decided again, since other decisions belong to it.</summary>
public static class CountSeek
{
    /// <summary>Months of the longest horizon.</summary>
    public const int LongestHorizon = 240;

    private const int CoarseSteps = 48;
    private const int WidestFactor = 16;

    /// <summary>Seeks the smallest count.</summary>
    /// <param name="scenario">A checked scenario.</param>
    /// <param name="ground">Catalogue and constants.</param>
    /// <param name="input">A whole number of the scenario.</param>
    /// <param name="first">An option's id.</param>
    /// <param name="second">Another option's id.</param>
    /// <param name="limits">The least and the greatest count to look at; 1 to 240 months or to sixteen times as many accelerators unless given.</param>
    /// <param name="cancellation">Ends the study early with an exception.</param>
    /// <exception cref="ArgumentException">The input is no count, an option is unknown, or limits are not in order.</exception>
    public static CountStudy Smallest(
        Scenario scenario, Ground ground, WhatIf input, string first, string second, (int From, int Until)? limits = null, CancellationToken cancellation = default)
    {
        var now = CountOf(input, input.Value.Likely);
        var step = StepOf(scenario, ground, input);
        var (from, until) = limits ?? (step, input.Id == WhatIf.HorizonId ? LongestHorizon : Math.Max(now, step) * WidestFactor);
        if (!input.Whole || from < 1 || from > until || scenario.Options.All(option => option.Id != first) || scenario.Options.All(option => option.Id != second))
        {
            throw new ArgumentException($"{input.Id}, {first}, {second}: no count, an unknown option, or limits out of order");
        }

        var known = new ConcurrentDictionary<int, bool>();
        bool Does(int count) => known.GetOrAdd(count, one => IsMet(scenario, ground, input, one, first, second));

        var grid = Grid(from, until, step);
        Parallel.ForEach(grid, new ParallelOptions { CancellationToken = cancellation }, count => Does(count));
        var hit = grid.FindIndex(Does);
        var smallest = hit < 0 ? (int?)null : hit == 0 ? grid[0] : Narrow(grid[hit - 1], grid[hit], step, Does, cancellation);
        return new CountStudy(input, first, second, from, until, now, smallest, known.Count);
    }

    /// <summary>A count of the input's own: months, accelerators.</summary>
    public static int CountOf(WhatIf input, double value) => (int)Math.Round(input.Id == WhatIf.HorizonId ? Units.Month.FromBase(value) : value);

    /// <summary>The value of a count in base units.</summary>
    public static double ValueOf(WhatIf input, int count) => input.Id == WhatIf.HorizonId ? Units.Month.ToBase(count) : count;

    private static bool IsMet(Scenario scenario, Ground ground, WhatIf input, int count, string first, string second)
    {
        var plans = PlanBuilder.Compare(input.In(scenario, ValueOf(input, count)), ground).Plans;
        var (own, other) = (plans.First(plan => plan.OptionId == first), plans.First(plan => plan.OptionId == second));
        // A total that lacks a price may come to any sum: nobody can say that it is no more than another.
        return own.Feasible && (!other.Feasible || (!own.Totals.AtLeast && own.Totals.LifetimeCostPresentValue.Value <= other.Totals.LifetimeCostPresentValue.Value));
    }

    // Nobody buys half a server.
    private static int StepOf(Scenario scenario, Ground ground, WhatIf input) =>
        scenario.Options.FirstOrDefault(option => input.Id == $"options[{option.Id}].accelerators") is { Server: { } server } && ground.Catalogue.Servers.TryGetValue(server, out var known)
            ? known.Accelerators
            : 1;

    /// <summary>Counts that span powers of ten, each a whole number of steps.</summary>
    private static List<int> Grid(int from, int until, int step) =>
    [
        .. Enumerable.Range(0, CoarseSteps).Select(place => from * Math.Pow((double)until / from, (double)place / (CoarseSteps - 1)))
            .Select(value => Math.Clamp((int)Math.Round(value / step) * step, from, until)).Distinct().Order(),
    ];

    /// <summary>The smallest that does it between one that does not and one that does.</summary>
    private static int Narrow(int fails, int does, int step, Func<int, bool> isMet, CancellationToken cancellation)
    {
        while (does - fails > step)
        {
            cancellation.ThrowIfCancellationRequested();
            var middle = fails + Math.Max(step, (does - fails) / 2 / step * step);
            (fails, does) = isMet(middle) ? (fails, middle) : (middle, does);
        }

        return does;
    }
}
