using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>Finds the inputs that a comparison reads: by reading them, so that none is forgotten.</summary>
public static class UsedInputs
{
    /// <summary>All of them, by id.</summary>
    public static ImmutableArray<Input> Of(Scenario scenario, Ground ground, Decisions decisions)
    {
        var reading = new Recording();
        PlanBuilder.Outline(scenario, ground, decisions, reading);
        return [.. reading.Seen.Values.OrderBy(input => input.Id, StringComparer.Ordinal)];
    }

    /// <summary>Those with a range, by id.</summary>
    public static ImmutableArray<Input> InDoubt(Scenario scenario, Ground ground, Decisions decisions) =>
        [.. Of(scenario, ground, decisions).Where(input => !input.Value.IsFixed)];

    private sealed class Recording : IReading<Real>
    {
        public Dictionary<string, Input> Seen { get; } = [];

        public Real Read(Input input)
        {
            Seen[input.Id] = input;
            return input.Central;
        }
    }
}
