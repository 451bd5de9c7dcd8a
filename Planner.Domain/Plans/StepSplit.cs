using System;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>The training step of one layout and what it spends its time on, in any reading; the parts add up to the step.</summary>
/// <param name="Step">Seconds of a step.</param>
/// <param name="Utilisation">Model FLOPs utilisation.</param>
/// <param name="Compute">Seconds of arithmetic and memory, as if every link were free.</param>
/// <param name="Communication">Seconds of traffic that arithmetic does not hide.</param>
/// <param name="Bubble">Seconds of filling and draining the pipeline.</param>
/// <param name="Rest">Seconds of all else.</param>
public sealed record StepSplit<T>(T Step, T Utilisation, T Compute, T Communication, T Bubble, T Rest)
    where T : struct, IReal<T>
{
    /// <summary>The step of a decided job in one of the layouts that a search has found.</summary>
    public static StepSplit<T> Of(DecidedJob decided, RankedLayout found, RunConditions conditions, EngineSection constants, IReading<T> reading)
    {
        var (job, cluster, layout) = (decided.Job, decided.Cluster, found.Layout);
        var linked = ChipPaces.Of(cluster.Chip, cluster.PerNode, cluster.Fabric, job.Precision, constants, reading);
        var stack = SoftwareCosts.Of(job, cluster.Chip, constants, reading);
        var step = Time(job, cluster, layout, linked, stack);
        var free = Time(job, cluster, layout, linked with { ScaleUpByte = 0, ScaleOutByte = 0, Latency = 0 }, stack);
        var estimate = TrainingEngine.Estimate(job, cluster, new(layout, found.Memory, true, null), conditions, constants, reading);
        // Newer software shortens all of a step: its gain is shared out, so that no part is left negative.
        var age = stack.SoftwareAge;
        var compute = free.Busy * age;
        var communication = (step.Busy - free.Busy + step.Gradients) * age;
        var bubble = (step.Bubble * age).As(Labels.PipelineBubble);
        return new(
            step.Total,
            estimate.ModelFlopsUtilisation,
            compute.As(Labels.StepComputeTime),
            communication.As(Labels.StepCommunicationTime),
            bubble,
            (step.Total - compute - communication - bubble).As(Labels.StepRestTime));
    }

    /// <summary>Seconds of one part.</summary>
    public T Of(StepPart part) => part switch
    {
        StepPart.Compute => Compute,
        StepPart.Communication => Communication,
        StepPart.Bubble => Bubble,
        StepPart.Rest => Rest,
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    private static StepTime<T> Time(TrainingJob job, Cluster cluster, ParallelLayout layout, in ChipPace<T> pace, in StackCosts<T> stack)
    {
        var layer = LayerTiming.Estimate(pace, stack, job.Model, LayerCut.Of(job, layout), job.Sequence, job.DocumentTokens, job.Frozen)
            .With(layout.Recompute, layout.RecomputeShare);
        return StepTiming.Estimate(job, cluster.Count, layout, pace, stack, layer);
    }
}
