using System;
using System.Collections.Immutable;
using System.Linq;

namespace Planner.Domain.Scenarios;

/// <summary>Problems of several passes as one list.</summary>
public static class ProblemList
{
    /// <summary>All of the first, and of the second those that are not about a field which could not even be read.</summary>
    public static ImmutableArray<Problem> Merge(ImmutableArray<Problem> first, ImmutableArray<Problem> second) =>
        [.. first, .. second.Where(late => !first.Any(early => Covers(early.Path, late.Path)))];

    private static bool Covers(string early, string late) =>
        late == early || early.Length == 0 || late.StartsWith(early + ".", StringComparison.Ordinal)
        || late.StartsWith(early + "[", StringComparison.Ordinal) || early.StartsWith(late + ".", StringComparison.Ordinal);
}
