using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Training;

/// <summary>A training run on the calendar.</summary>
/// <param name="Elapsed">From the first step to the last, with everything in between.</param>
/// <param name="Goodput">Uninterrupted compute time over elapsed time.</param>
public readonly record struct RunTime<T>(T Elapsed, T Goodput)
    where T : struct, IReal<T>;

/// <summary>What a run meets beside computing.</summary>
public sealed record RunConditions
{
    /// <summary>Unplanned interruptions of one accelerator.</summary>
    public required Input InterruptionRate { get; init; }

    /// <summary>From a failure to the first new step: detection, replacement, reload.</summary>
    public required Input RestartTime { get; init; }

    /// <summary>Pause of the step for one checkpoint.</summary>
    public required Input CheckpointPause { get; init; }

    /// <summary>The conditions that the catalogue's reliability figures give.</summary>
    public static RunConditions From(CatalogueSnapshot catalogue) => new()
    {
        InterruptionRate = Usual(catalogue, "interruptions-per-accelerator", Labels.InterruptionRate, 0.173, Units.PerYear),
        RestartTime = Usual(catalogue, "restart-time", Labels.RestartTime, 20, Units.Minute),
        CheckpointPause = Usual(catalogue, "checkpoint-pause", Labels.CheckpointPause, 30, Units.Second),
    };

    private static Input Usual(CatalogueSnapshot catalogue, string id, Label label, double value, Unit unit) =>
        catalogue.Assumptions.TryGetValue(id, out var assumption)
            ? assumption.Figure
            : new Input("assumed/" + id, label, value, unit, new Citation(null, "2026", Confidence.Assumed));
}

/// <summary>From compute time to elapsed time.</summary>
public static class RunTiming
{
    // Beyond this many interruptions an interval the run makes no progress; the time stays finite and is of no use.
    private const double MostInterruptions = 50;

    /// <summary>Daly's expected run time at the interval of Young and Daly, with evaluations.</summary>
    public static RunTime<T> Estimate<T>(
        TrainingJob job, Cluster cluster, T compute, RunConditions conditions, EngineSection constants, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var between = 1 / (reading.Read(conditions.InterruptionRate) * cluster.Count);
        var pause = reading.Read(conditions.CheckpointPause);
        var interval = T.Min(T.Sqrt(pause * between * 2), T.Max(compute, pause));
        var restart = reading.Read(conditions.RestartTime);
        var lost = between * T.Exp(T.Min(MostInterruptions, restart / between))
            * (T.Exp(T.Min(MostInterruptions, (interval + pause) / between)) - 1) / interval;
        var evaluation = reading.Read(constants[job.Method == TrainingMethod.Pretrain ? "evaluation-share-pretrain" : "evaluation-share-tuning"]);
        var goodput = ((1 - evaluation) / lost).As(Labels.Goodput);
        return new((compute / goodput).As(Labels.TrainingElapsedTime), goodput);
    }
}
