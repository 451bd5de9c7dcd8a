using System.Collections.Immutable;
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

    /// <summary>Option ids, the recommended first, then by cost; ruled-out options last.</summary>
    public required ImmutableArray<string> Ranking { get; init; }

    public required ImmutableArray<BreakEven> BreakEvens { get; init; }

    /// <summary>What was filled in for the asker.</summary>
    public required ImmutableArray<Finding> Assumed { get; init; }
}
