using System;
using System.Runtime.Intrinsics;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>Reads eight average uses of the cluster at a time; everything else is central.</summary>
internal sealed class UseReading(Scenario scenario, Lanes uses) : IReading<Lanes>
{
    private static readonly Spread s_anyUse = new(0, 0.5, 1, SpreadShape.Normal);
    private readonly string _id = ScenarioInputs.AverageUse(scenario.Application.AverageUse!.Value).Id;

    /// <summary>The scenario with an average use that may lie anywhere, so that decisions are ready for all of it.</summary>
    public static Scenario WithAnyUse(Scenario scenario) => scenario with { Application = scenario.Application with { AverageUse = s_anyUse } };

    public Lanes Read(Input input) => input.Id == _id ? uses : new Lanes(Vector512.Create(input.Central));

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
