using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Studies;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>Where one input takes the recommendation to another option: the explanation shows both costs with the input at that value.</summary>
internal static class TippingRoots
{
    /// <summary>The value of an input, its place, at which the recommended option and the one that wins beyond it cost the same.</summary>
    public const string Tips = "tips-at";

    /// <summary>Whether a figure is such a value.</summary>
    public static bool Knows(string key) => key == Tips;

    /// <summary>The explanation; null where no such value was found.</summary>
    public static Explanation? Find(PlainPlans plans, ImmutableArray<TippingPoint> tips, FigureAddress figure, Wording words) =>
        tips.FirstOrDefault(tip => tip.Input.Id == figure.Place) is not { } found || plans.Comparison.Ranking.FirstOrDefault(plans.Comparison.Contenders.Contains) is not { } best ? null : SearchRoots.Found(
            plans.Scenario,
            plans.Ground,
            found.Input.Label,
            found.Value,
            EqualCosts.AtInput(plans.Scenario, plans.Ground, plans.Decisions, best, found.Winner, found.Input.Id, found.Value),
            (best, found.Winner),
            words);
}
