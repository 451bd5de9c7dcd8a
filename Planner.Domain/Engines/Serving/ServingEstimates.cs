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
        T replicas = layout.Replicas;
        T asked = job.Load.Value;
        var load = job.Load.Kind switch
        {
            ServingLoadKind.Concurrency => InFlight.AtConcurrency(step, asked / replicas),
            ServingLoadKind.RequestsPerSecond => InFlight.AtRate(step, asked / replicas * T.Of(ServingUnits.PerSecond)),
            _ => InFlight.Saturated(step),
        };
        var speed = EngineSpeed.Of(job, cluster.Chip, constants);
        return new ServingEstimate<T>
        {
            Obstacle = null,
            Layout = layout,
            OutputTokensPerSecond = (load.OutputTokensPerSecond * replicas * speed).As(Labels.ServingThroughput),
            TimeToFirstToken = (load.TimeToFirstToken / speed).As(Labels.TimeToFirstToken),
            TimePerOutputToken = (load.TimePerOutputToken / speed).As(Labels.TimePerOutputToken),
            MaximumConcurrency = (step.MostRequests * replicas).As(Labels.MaximumConcurrency),
            Batch = load.Batch * replicas,
            Power = ServingPower.Draw(cluster, model, constants, reading, 1),
        };
    }

    /// <summary>The steps of one replica of a layout.</summary>
    public static ServingStep<T> Step<T>(ServedModel model, ServingJob job, ServingCluster cluster, ServingLayout layout, ServingConstants constants, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var lengths = new RequestLengths<T>(job.InputTokens, job.OutputTokens, job.VariedLengths ? constants["reserved-varied"].Base : 1);
        var rates = ReplicaRating.Rate(model, job, cluster.Chip, layout, constants, reading);
        return new ServingStep<T>(new ReplicaOf<T>(model, job, cluster.Chip, layout, constants, rates, lengths));
    }
}
