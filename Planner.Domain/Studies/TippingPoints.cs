using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.Intrinsics;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>Where one input, all others at their likely values, takes the recommendation from one option to another. Decisions are kept, as the drivers keep them.</summary>
public static class TippingPoints
{
    private const int Most = 3;
    private const int Rounds = 6;

    /// <summary>The tipping points of the strongest drivers that flip the decision within their range.</summary>
    public static ImmutableArray<TippingPoint> Of(Scenario scenario, Ground ground, Plans.Comparison<Real> comparison, Decisions decisions, DriverStudy study)
    {
        var feasible = comparison.Contenders.ToHashSet(StringComparer.Ordinal);
        return [.. study.Drivers.Where(driver => driver.Flips).Take(Most).Select(driver => Find(scenario, ground, decisions, feasible, driver)).OfType<TippingPoint>()];
    }

    // Eight values at once; each round goes on between the last at which the recommended one still leads and the first at which it does not.
    private static TippingPoint? Find(Scenario scenario, Ground ground, Decisions decisions, HashSet<string> feasible, Driver driver)
    {
        var (leads, lost) = (driver.Input.Central, driver.LeadAtHigh < 0 ? driver.HighValue : driver.LowValue);
        string? winner = null;
        for (var round = 0; round < Rounds; round++)
        {
            var values = Values(leads, lost);
            var outlines = PlanBuilder.Outline(scenario, ground, decisions, new OneInput(driver.Input.Id, new Lanes(Vector512.Create<double>(values))));
            var best = Enumerable.Range(0, Lanes.Count).Select(lane => Best(outlines, feasible, lane)).ToArray();
            var first = Array.FindIndex(best, id => id != best[0]);
            if (first <= 0)
            {
                break;
            }

            (leads, lost, winner) = (values[first - 1], values[first], best[first]);
        }

        return winner is null ? null : new TippingPoint(driver.Input, (leads + lost) / 2, lost > leads, winner);
    }

    private static double[] Values(double from, double until) => [.. Enumerable.Range(0, Lanes.Count).Select(lane => from + ((until - from) * lane / (Lanes.Count - 1)))];

    private static string Best(ImmutableArray<PlanOutline<Lanes>> outlines, HashSet<string> feasible, int lane) =>
        outlines.Where(outline => feasible.Contains(outline.OptionId)).MinBy(outline => outline.PresentValue[lane])!.OptionId;
}
