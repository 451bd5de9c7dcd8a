using System;
using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>What is decided before a job is estimated, on central values.</summary>
/// <param name="BatchWithinLimits">Requests in flight on a replica that keep the latency limits of a full queue; 0 when none does, null without limits.</param>
/// <param name="Obstacle">Why the job cannot run as asked; null when it can.</param>
public readonly record struct ServingDecision(double? BatchWithinLimits, Finding? Obstacle);

/// <summary>Feasibility of a serving job: does it fit, does it keep up, does it keep its limits.</summary>
public static class ServingDecisions
{
    internal const string OutOfReachCode = "serving-target-out-of-reach";
    internal const string MissedCode = "serving-target-missed";

    public static ServingDecision Decide(ServedModel model, ServingJob job, ServingCluster cluster, ServingLayout layout, ServingConstants constants)
    {
        var step = ServingEstimates.Step(model, job, cluster, layout, constants, CentralReading.Instance);
        var unfit = Unfit(step, cluster);
        if (job.Load.Kind != ServingLoadKind.Offline)
        {
            return new ServingDecision(null, unfit ?? Overload(step, job) ?? Missed(step, job));
        }

        var batch = BatchWithinLimits(step, job);
        return new ServingDecision(batch, unfit ?? (batch == 0 ? OutOfReach(step, job.Targets!) : null));
    }

    /// <summary>Requests in flight on a replica that keep the limits of a full queue: 0 when none does, null without limits or with another load.</summary>
    public static double? BatchWithinLimits(ServingStep<Real> step, ServingJob job) => job switch
    {
        { Load.Kind: not ServingLoadKind.Offline } or { Targets: null or { TimeToFirstTokenSeconds: null, TimePerOutputTokenSeconds: null } } => null,
        _ => LatencyLimits.LargestBatch(step, job.Targets) ?? 0,
    };

    private static Finding? Unfit(ServingStep<Real> step, ServingCluster cluster)
    {
        var layout = step.Replica.Layout;
        if (layout.Accelerators > cluster.Count)
        {
            return Finding.Of("serving-too-few-accelerators", FindingArgument.Of(layout.Accelerators, Units.One));
        }

        if (step.Fitting.Value >= 1)
        {
            return null;
        }

        var memory = MemoryFit.Fit(step.Replica);
        var needed = memory.Weights.Value + memory.CacheOfRequest.Value;
        var each = step.Replica.Rates.Memory.Value - step.Replica.Constants["memory-reserve"].Base;
        return Finding.Of(
            "serving-does-not-fit",
            FindingArgument.Of(needed, Units.Gigabyte),
            FindingArgument.Of(Math.Ceiling(needed / each), Units.One));
    }

    private static Finding? Overload(ServingStep<Real> step, ServingJob job)
    {
        var most = InFlight.Saturated(step).OutputTokensPerSecond.Value * step.Replica.Layout.Replicas / job.OutputTokens;
        return job.Load.Kind == ServingLoadKind.RequestsPerSecond && job.Load.Value > most
            ? Finding.Of("serving-overloaded", FindingArgument.Of(most, Units.PerSecond))
            : null;
    }

    private static Finding? Missed(ServingStep<Real> step, ServingJob job)
    {
        if (job.Targets is not { } targets)
        {
            return null;
        }

        var tail = LatencyLimits.Tail(step, ServingEstimates.LoadOf(step, null).Batch.Value, targets.Percentile);
        var late = tail.FirstToken.Value > targets.TimeToFirstTokenSeconds || tail.OutputToken.Value > targets.TimePerOutputTokenSeconds;
        return late ? Finding.Of(MissedCode, Times(tail)) : null;
    }

    private static Finding OutOfReach(ServingStep<Real> step, ServingTargets targets) =>
        Finding.Of(OutOfReachCode, Times(LatencyLimits.Tail(step, 1, targets.Percentile)));

    private static ImmutableArray<FindingArgument> Times(LatencyTail<Real> tail) =>
        [FindingArgument.Of(tail.FirstToken.Value, Units.Millisecond), FindingArgument.Of(tail.OutputToken.Value, Units.Millisecond)];
}
