using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>The first training or tuning of a planned option in depth: its best layouts, its fabrics, the time it loses; on the central values.</summary>
public sealed record TrainingSheet
{
    private const int Kept = 10;

    public required DecidedJob Job { get; init; }

    /// <summary>The ten best layouts, whatever a person has fixed, and the planned one, best first; when none fits, the one that needs the least memory.</summary>
    public required ImmutableArray<ComparedLayout> Layouts { get; init; }

    /// <summary>Layouts that fit, and were timed.</summary>
    public required long Timed { get; init; }

    /// <summary>Layouts that do not fit in memory.</summary>
    public required long TooLarge { get; init; }

    /// <summary>Why no layout will do, and the nearest change with which one does; empty when one does.</summary>
    public required ImmutableArray<Finding> Obstacles { get; init; }

    /// <summary>The same run on other fabrics, fastest first.</summary>
    public required ImmutableArray<ComparedFabric> Fabrics { get; init; }

    /// <summary>Accelerator time that one run loses, by cause, largest first.</summary>
    public required ImmutableArray<LostTime<Real>> Lost { get; init; }

    /// <summary>Accelerators times elapsed time of one run, seconds.</summary>
    public required double AcceleratorTime { get; init; }

    /// <summary>Kind of run, by which measured runs like it are found.</summary>
    public required string Regime { get; init; }

    /// <summary>The sheet of a plan; null when it neither trains nor tunes on accelerators.</summary>
    public static TrainingSheet? Of(Scenario scenario, Plan<Real> plan, Ground ground)
    {
        return RunsOf(plan.Decisions) is { } runs ? Of(plan, runs, PlanBuilder.Own(scenario, ground)) : null;
    }

    /// <summary>The runs that the sheet is about: the first that find a place within the horizon, else the first; null when the option neither trains nor tunes.</summary>
    public static DecidedRuns? RunsOf(OptionDecisions decisions) => decisions.Runs.FirstOrDefault(runs => !runs.Starts.IsEmpty) ?? decisions.Runs.FirstOrDefault();

    /// <summary>The layouts of the sheet as the search found them, in no order.</summary>
    public static ImmutableArray<RankedLayout> Found(DecidedRuns runs, EngineSection constants) => [.. Candidates(runs, constants, Search(runs, constants))];

    /// <summary>How many layouts fit and were timed, and how many do not fit in memory.</summary>
    public static (long Timed, long TooLarge) Counted(DecidedRuns runs, EngineSection constants) => Search(runs, constants) is var finding ? (finding.Timed, finding.TooLarge) : default;

    /// <summary>Share of a run's accelerator time that a cause takes.</summary>
    public static T Share<T>(LostTime<T> lost, RunTime<T> run, Cluster cluster)
        where T : struct, IReal<T> => (lost.AcceleratorTime / (run.Elapsed * cluster.Count)).As(Labels.LostShare);

    /// <summary>Share of the run's accelerator time that a cause takes.</summary>
    public double Share(LostTime<Real> lost) => lost.AcceleratorTime.Value / AcceleratorTime;

    private static LayoutFinding Search(DecidedRuns runs, EngineSection constants) =>
        LayoutSearch.Best(runs.Job.Job with { Layout = LayoutWish.Open, Recompute = Recompute.Auto }, runs.Job.Cluster, constants, Kept);

    private static IEnumerable<RankedLayout> Candidates(DecidedRuns runs, EngineSection constants, LayoutFinding finding)
    {
        var decision = runs.Job.Layout;
        var planned = LayoutSearch.Best(runs.Job.Job, runs.Job.Cluster, constants).Best.Where(one => one.Layout == decision.Layout && decision.Feasible);
        return finding.Best.Concat(planned).DistinctBy(one => one.Layout);
    }

    private static TrainingSheet Of(Plan<Real> plan, DecidedRuns runs, Ground own)
    {
        var (job, cluster, decision) = (runs.Job.Job, runs.Job.Cluster, runs.Job.Layout);
        var conditions = RunConditions.From(own.Catalogue);
        var constants = own.Constants.Training;
        var finding = Search(runs, constants);
        var estimate = TrainingEngine.Estimate(job, cluster, decision, conditions, constants, CentralReading.Instance);
        return new TrainingSheet
        {
            Job = runs.Job,
            Layouts = ComparedLayout.Rank(runs.Job, Candidates(runs, constants, finding), conditions, constants),
            Timed = finding.Timed,
            TooLarge = finding.TooLarge,
            Obstacles = [.. new[] { decision.Reason, decision.Remedy }.OfType<Finding>()],
            Fabrics = decision.Feasible ? ComparedFabric.Compare(plan, runs, own) : [],
            Lost = [.. estimate.Run.Lost.OrderByDescending(lost => lost.AcceleratorTime.Value)],
            AcceleratorTime = estimate.Run.Elapsed.Value * cluster.Count,
            Regime = estimate.Regime,
        };
    }
}
