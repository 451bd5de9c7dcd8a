using System;
using System.Runtime.Intrinsics;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>Average uses of the cluster to try.</summary>
internal static class AnyUse
{
    private static readonly Spread s_anyUse = new(0, 0.5, 1, SpreadShape.Normal);

    /// <summary>The scenario with an average use that may lie anywhere, so that decisions are ready for all of it.</summary>
    public static Scenario WithAnyUse(Scenario scenario) => scenario with { Application = scenario.Application with { AverageUse = s_anyUse } };

    /// <summary>Eight uses, evenly from the first to the last.</summary>
    public static Lanes Between(double first, double last)
    {
        Span<double> uses = stackalloc double[Lanes.Count];
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            uses[lane] = first + ((last - first) * lane / (Lanes.Count - 1));
        }

        return new Lanes(Vector512.Create<double>(uses));
    }
}
