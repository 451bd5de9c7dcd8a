using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>Where the cumulative discounted cost of one option crosses that of another.</summary>
/// <param name="Dearer">Option that is cheaper before and dearer after.</param>
/// <param name="Cheaper">Option that is cheaper from this month on.</param>
/// <param name="Month">First month at whose end it is cheaper; null: never within the horizon.</param>
public sealed record BreakEven(string Dearer, string Cheaper, int? Month);

/// <summary>All options of a scenario, on the same work.</summary>
public sealed record Comparison<T>
    where T : struct, IReal<T>
{
    public required ImmutableArray<Plan<T>> Plans { get; init; }

    /// <summary>Option ids, the recommended first, then by cost; behind them those whose total lacks a price, since what they cost is at least that; ruled-out options last.</summary>
    public required ImmutableArray<string> Ranking { get; init; }

    /// <summary>
    /// Options that may be recommended: they can do the work, no constraint rules them out, and their totals are known. Where no total is known, all that can do the work.
    /// </summary>
    public ImmutableArray<string> Contenders
    {
        get
        {
            var able = Plans.Where(plan => plan.Feasible).ToImmutableArray();
            return [.. able.Where(plan => !plan.Totals.AtLeast || able.All(other => other.Totals.AtLeast)).Select(plan => plan.OptionId)];
        }
    }

    public required ImmutableArray<BreakEven> BreakEvens { get; init; }

    /// <summary>What was filled in for the asker.</summary>
    public required ImmutableArray<Finding> Assumed { get; init; }
}
