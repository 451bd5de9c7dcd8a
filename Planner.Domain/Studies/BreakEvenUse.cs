using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>The average use at which two options cost the same.</summary>
/// <param name="Below">Option that is cheaper at less use.</param>
/// <param name="Above">Option that is cheaper at more use.</param>
/// <param name="Use">Share of the reference cluster's hours.</param>
public sealed record UseCrossing(string Below, string Above, double Use);

/// <summary>Break-even utilisation: hours a day above which one way wins over another.</summary>
public static class BreakEvenUse
{
    private const int Rounds = 5;

    /// <summary>The crossings of every pair of feasible options between no use and full use, the largest such use of each pair; pairs that never cross are left out.</summary>
    public static ImmutableArray<UseCrossing> Find(Scenario scenario, Ground ground, Comparison<Real> comparison)
    {
        var open = UseReading.WithAnyUse(scenario);
        var decisions = PlanBuilder.Decide(open, ground);
        var feasible = comparison.Plans.Where(plan => plan.Feasible).Select(plan => plan.OptionId).ToArray();
        var pairs = feasible.SelectMany((one, place) => feasible.Skip(place + 1).Select(other => (one, other)));
        return [.. pairs.Select(pair => Cross(open, ground, decisions, pair.one, pair.other)).OfType<UseCrossing>()];
    }

    // Each round evaluates eight uses at once and goes on between the two where the sign changes: five rounds leave 1/16,807 of the range.
    private static UseCrossing? Cross(Scenario scenario, Ground ground, Decisions decisions, string one, string other)
    {
        var (first, last) = (0.0, 1.0);
        string? cheaperBelow = null;
        for (var round = 0; round < Rounds; round++)
        {
            var uses = UseReading.Between(first, last);
            var outlines = PlanBuilder.Outline(scenario, ground, decisions, new UseReading(scenario, uses));
            var gap = Cost(outlines, one) - Cost(outlines, other);
            var lane = Enumerable.Range(0, Lanes.Count - 1).Reverse().Cast<int?>().FirstOrDefault(place => gap[place!.Value] < 0 != gap[place.Value + 1] < 0);
            if (lane is not { } crossing)
            {
                return null;
            }

            (first, last) = (uses[crossing], uses[crossing + 1]);
            cheaperBelow = gap[crossing] < 0 ? one : other;
        }

        return new UseCrossing(cheaperBelow!, cheaperBelow == one ? other : one, (first + last) / 2);
    }

    private static Lanes Cost(ImmutableArray<PlanOutline<Lanes>> outlines, string option) => outlines.First(outline => outline.OptionId == option).PresentValue;
}
