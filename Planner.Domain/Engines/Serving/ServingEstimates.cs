using System;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>The serving engine: throughput, latency and power of a cluster under a load.</summary>
public static class ServingEstimates
{
    /// <summary>Decides the layout on central values and estimates in the reading.</summary>
    public static ServingEstimate<T> Estimate<T>(ServingJob job, ServingCluster cluster, ServingConstants constants, IReading<T> reading)
        where T : struct, IReal<T> => Estimate(job, cluster, ServingLayouts.Choose(job, cluster, constants), constants, reading);

    /// <summary>Estimates a cluster whose layout is decided.</summary>
    public static ServingEstimate<T> Estimate<T>(ServingJob job, ServingCluster cluster, ServingLayout layout, ServingConstants constants, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var model = ServedModel.From(job.Shape);
        var step = Step(model, job, cluster, layout, constants, reading);
        var (limited, obstacle) = ServingDecisions.Decide(model, job, cluster, layout, constants);
        var load = LoadOf(step, limited);
        T replicas = layout.Replicas;
        return new ServingEstimate<T>
        {
            Obstacle = obstacle,
            Layout = layout,
            OutputTokensPerSecond = (load.OutputTokensPerSecond * replicas).As(Labels.ServingThroughput),
            TimeToFirstToken = load.TimeToFirstToken.As(Labels.TimeToFirstToken),
            TimePerOutputToken = load.TimePerOutputToken.As(Labels.TimePerOutputToken),
            MaximumConcurrency = (step.MostRequests * replicas).As(Labels.MaximumConcurrency),
            Batch = load.Batch * replicas,
            Power = ServingPower.Draw(cluster, model, constants, reading, ServingPower.Busy(step, load)),
        };
    }

    // A full queue within limits: near saturation queues grow without end, so some capacity stays free.
    internal static ReplicaLoad<T> LoadOf<T>(ServingStep<T> step, double? batchWithinLimits)
        where T : struct, IReal<T>
    {
        var job = step.Replica.Job;
        T asked = job.Load.Value / step.Replica.Layout.Replicas;
        if (batchWithinLimits is { } batch)
        {
            var within = InFlight.AtBatch(step, Math.Max(1, batch));
            var most = InFlight.Saturated(step).OutputTokensPerSecond * step.Replica.Constants["saturation-share"].Base;
            return within with { OutputTokensPerSecond = T.Min(within.OutputTokensPerSecond, most) };
        }

        return job.Load.Kind switch
        {
            ServingLoadKind.Concurrency => InFlight.AtConcurrency(step, asked),
            ServingLoadKind.RequestsPerSecond => InFlight.AtRate(step, asked * T.Of(ServingUnits.PerSecond)),
            _ => InFlight.Saturated(step),
        };
    }

    /// <summary>The steps of one replica of a layout.</summary>
    public static ServingStep<T> Step<T>(ServedModel model, ServingJob job, ServingCluster cluster, ServingLayout layout, ServingConstants constants, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var lengths = new RequestLengths<T>(job.InputTokens, job.OutputTokens, job.VariedLengths ? constants["reserved-varied"].Base : 1, job.Beams);
        var rates = ReplicaRating.Rate(model, job, cluster.Chip, layout, constants, reading);
        return new ServingStep<T>(new ReplicaOf<T>(model, job, cluster.Chip, layout, constants, rates, lengths));
    }
}
