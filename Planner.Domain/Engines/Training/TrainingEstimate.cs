using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Training;

/// <summary>The layout that was decided, and whether it is sound.</summary>
/// <param name="Layout">The layout.</param>
/// <param name="Memory">Memory of one accelerator.</param>
/// <param name="Feasible">Divides evenly and fits in memory.</param>
/// <param name="Reason">Why not.</param>
/// <param name="Remedy">The nearest change that would make it feasible.</param>
public sealed record TrainingDecision(ParallelLayout Layout, MemoryFootprint Memory, bool Feasible, Finding? Reason, Finding? Remedy = null);

/// <summary>How long a training run takes on a cluster.</summary>
/// <typeparam name="T">The reading.</typeparam>
public sealed record TrainingEstimate<T>
    where T : struct, IReal<T>
{
    public required StepTime<T> Step { get; init; }

    /// <summary>Steps of the whole run.</summary>
    public required T Steps { get; init; }

    /// <summary>The run without any interruption.</summary>
    public required T ComputeTime { get; init; }

    /// <summary>The run with evaluations, failures, checkpoints and restarts.</summary>
    public required RunTime<T> Run { get; init; }

    /// <summary>Model FLOPs (no recomputation, unmasked attention) over the dense 16-bit peak.</summary>
    public required T ModelFlopsUtilisation { get; init; }

    /// <summary>Model FLOPs of one accelerator and second.</summary>
    public required T ModelRate { get; init; }

    /// <summary>Tokens of one accelerator and second.</summary>
    public required T TokenRate { get; init; }

    public required TrainingDecision Decision { get; init; }

    /// <summary>The regime whose residual band applies.</summary>
    public required string Regime { get; init; }
}

/// <summary>The training engine's two entry points: decide once on central values, evaluate in any reading.</summary>
public static class TrainingEngine
{
    /// <summary>Chooses the layout (DESIGN §2: decisions are plain).</summary>
    public static TrainingDecision Decide(TrainingJob job, Cluster cluster, EngineSection constants)
    {
        var finding = LayoutSearch.Best(job, cluster, constants);
        if (finding.Best.IsEmpty)
        {
            var layout = LayoutRules.Nearest(job, cluster);
            var memory = MemoryFootprint.Of(job, layout, ChipPaces.Width(cluster.Chip, job.Precision));
            var broken = LayoutRules.Check(job, cluster, layout) ?? Finding.Of("no-even-layout", LayoutRules.Count(cluster.Count), LayoutRules.Count(job.Batch));
            return new(layout, memory, false, broken, LayoutRemedy.Nearest(job, cluster, constants));
        }

        var best = finding.Best[0];
        var reason = LayoutRules.Check(job, cluster, best.Layout) ?? (finding.Fits ? null : LayoutRules.Missing(cluster, best.Memory));
        return new(best.Layout, best.Memory, reason is null, reason, reason is null ? null : LayoutRemedy.Nearest(job, cluster, constants));
    }

    /// <summary>The estimate of a job in a decided layout.</summary>
    public static TrainingEstimate<T> Estimate<T>(
        TrainingJob job, Cluster cluster, TrainingDecision decision, RunConditions conditions, EngineSection constants, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var pace = ChipPaces.Of(cluster.Chip, cluster.PerNode, cluster.Fabric, job.Precision, constants, reading);
        var stack = SoftwareCosts.Of(job, cluster.Chip, constants, reading);
        var layout = decision.Layout;
        var layer = LayerTiming.Estimate(pace, stack, job.Model, LayerCut.Of(job, layout), job.Sequence, job.DocumentTokens, job.Frozen)
            .With(layout.Recompute, layout.RecomputeShare);
        var central = StepTiming.Estimate(job, cluster.Count, layout, pace, stack, layer);
        var regime = Regimes.Of(job, cluster);
        var step = central with { Total = (central.Total / reading.Read(Regimes.Residual(regime, constants))).As(Labels.StepTime) };

        var tokensPerStep = (double)job.Batch * job.Sequence;
        var steps = T.Max(1, T.Ceiling(reading.Read(job.Tokens) / tokensPerStep)).As(Labels.TrainingSteps);
        var compute = (steps * step.Total).As(Labels.TrainingComputeTime);
        var rate = (tokensPerStep / (step.Total * cluster.Count)).As(Labels.TokensPerSecondPerAccelerator);
        var work = T.Of(Work.MultiplyAdd) * TrainingWork.PerToken(job.Model, job.Sequence, job.Frozen, causal: false);
        var modelRate = (rate * work).As(Labels.ModelRatePerAccelerator);
        return new TrainingEstimate<T>
        {
            Step = step,
            Steps = steps,
            ComputeTime = compute,
            Run = RunTiming.Estimate(job, cluster, compute, conditions, constants, reading),
            ModelRate = modelRate,
            ModelFlopsUtilisation = (modelRate / reading.Read(cluster.Chip.Bf16Rate)).As(Labels.ModelFlopsUtilisation),
            TokenRate = rate,
            Decision = decision,
            Regime = regime,
        };
    }
}
