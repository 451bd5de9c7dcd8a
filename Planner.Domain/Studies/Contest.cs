using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Domain.Studies;

/// <summary>The recommended option against all others that might be recommended; options by their place among the decisions.</summary>
internal sealed record Contest(int Recommended, string RecommendedId, ImmutableArray<int> Others)
{
    /// <summary>Null when no option can do the work.</summary>
    public static Contest? Of(Comparison<Real> comparison, Decisions decisions)
    {
        var feasible = comparison.Contenders;
        var recommended = comparison.Ranking.FirstOrDefault(feasible.Contains);
        return recommended is null ? null : new Contest(
            PlaceOf(decisions, recommended), recommended, [.. feasible.Where(option => option != recommended).Select(option => PlaceOf(decisions, option))]);
    }

    /// <summary>How much cheaper the recommended option is than the next best in a draw, US dollars; negative when another one wins, 0 when there is no other.</summary>
    public double Lead(DrawResults results, int draw) =>
        Others.Select(option => results.PresentValues(option)[draw] - results.PresentValues(Recommended)[draw]).DefaultIfEmpty(0).Min();

    public static int PlaceOf(Decisions decisions, string option) => decisions.Options.Select(one => one.Option.Id).ToImmutableArray().IndexOf(option);
}
