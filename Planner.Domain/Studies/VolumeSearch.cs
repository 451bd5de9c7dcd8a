using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>Where two ways of answering cost the same, as closely as the search tells.</summary>
/// <param name="Low">Volume at which the one below is still cheaper.</param>
/// <param name="High">Volume at which it is no longer.</param>
/// <param name="FirstBelow">The first of the two is cheaper with fewer requests.</param>
public readonly record struct CostCrossing(double Low, double High, bool FirstBelow)
{
    /// <summary>The middle of both, in logarithms.</summary>
    public double Middle => Math.Sqrt(Low * High);
}

/// <summary>Which crossing is meant where costs cross more than once: replicas come whole, so that costs step.</summary>
public enum CrossingChoice
{
    /// <summary>The one beyond which the answer stays.</summary>
    Last,

    /// <summary>The one nearest to the middle of the volumes.</summary>
    Nearest,
}

/// <summary>The one search over request volumes: those that are tried, and where one way of answering overtakes another.</summary>
public static class VolumeSearch
{
    /// <summary>Volumes at equal ratios, so many decades to either side of a mean, fewest first.</summary>
    public static ImmutableArray<double> Around(double mean, int decades, int stepsOfDecade) =>
        [.. Enumerable.Range(-decades * stepsOfDecade, (2 * decades * stepsOfDecade) + 1).Select(step => mean * Math.Pow(10, step / (double)stepsOfDecade))];

    /// <summary>The work with so many times the requests, ranges with their means.</summary>
    public static Application Times(Application application, double factor) =>
        application with { Serve = [.. application.Serve.Select(work => work with { RequestsPerSecond = work.RequestsPerSecond.Scale(factor) })] };

    /// <summary>The crossing, found by halving between two of the volumes; null when there is none.</summary>
    /// <param name="volumes">That are tried, fewest first.</param>
    /// <param name="gap">Cost of the first way less that of the second; null where one of them cannot answer.</param>
    /// <param name="choice">Which one.</param>
    /// <param name="rounds">Halvings.</param>
    public static CostCrossing? Find(ImmutableArray<double> volumes, Func<double, double?> gap, CrossingChoice choice, int rounds)
    {
        var at = volumes.Select(gap).ToArray();
        var changes = Enumerable.Range(0, volumes.Length - 1).Where(step => at[step] is { } low && at[step + 1] is { } high && low < 0 != high < 0);
        if (Chosen(changes, choice, volumes.Length - 1) is not { } change)
        {
            return null;
        }

        var (below, above, first) = (volumes[change], volumes[change + 1], at[change] < 0);
        for (var round = 0; round < rounds; round++)
        {
            var middle = Math.Sqrt(below * above);
            (below, above) = gap(middle) < 0 == first ? (middle, above) : (below, middle);
        }

        return new CostCrossing(below, above, first);
    }

    private static int? Chosen(IEnumerable<int> changes, CrossingChoice choice, int steps) => choice == CrossingChoice.Last
        ? changes.Cast<int?>().LastOrDefault()
        : changes.OrderBy(step => Math.Abs(step + 0.5 - (steps / 2.0))).Cast<int?>().FirstOrDefault();
}
