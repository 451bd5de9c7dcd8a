using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies.Ladder;

/// <summary>A point of a curve of the ladder.</summary>
/// <param name="Scenario">That asks for the volume there.</param>
/// <param name="Cell">The cheapest of the rung there.</param>
/// <param name="Decisions">Of that cell, and of the option that the work is measured on.</param>
public sealed record LadderPoint(Scenario Scenario, LadderCell Cell, Decisions Decisions);

/// <summary>The ladder at one volume: which option a curve shows there, planned for that volume.</summary>
public sealed record LadderAtVolume
{
    private readonly LadderVolumes _volumes;

    /// <param name="scenario">A checked scenario that serves.</param>
    /// <param name="ground">Catalogue and constants.</param>
    public LadderAtVolume(Scenario scenario, Ground ground)
    {
        var asked = LadderBuilder.Over(scenario, scenario.Application.Answers.NeedMonths ?? scenario.Terms.HorizonMonths);
        var own = PlanBuilder.Own(asked, ground);
        var jobs = new JobDecider(own);
        _volumes = new LadderVolumes(LadderMatrix.Build(asked, own, jobs, null, default), own, jobs, default);
    }

    /// <summary>The cell that a curve shows at a volume, with what was decided for it; null where the rung can do none.</summary>
    /// <param name="requestsPerSecond">Mean of the first year.</param>
    /// <param name="approach">The rung; null: the API that is prompted.</param>
    public LadderPoint? Find(double requestsPerSecond, Approach? approach) => _volumes.Find(requestsPerSecond, approach);
}
