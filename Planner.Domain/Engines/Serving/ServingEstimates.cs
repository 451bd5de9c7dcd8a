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
        var most = MostRequests(step);
        T replicas = layout.Replicas;
        T asked = job.Load.Value;
        var load = job.Load.Kind switch
        {
            ServingLoadKind.Concurrency => InFlight.AtConcurrency(step, asked / replicas, most),
            ServingLoadKind.RequestsPerSecond => InFlight.AtRate(step, asked / replicas * T.Of(ServingUnits.PerSecond), most),
            _ => InFlight.Saturated(step, most),
        };
        var speed = EngineSpeed(job, constants);
        return new ServingEstimate<T>
        {
            Obstacle = null,
            Layout = layout,
            OutputTokensPerSecond = (load.OutputTokensPerSecond * replicas * speed).As(Labels.ServingThroughput),
            TimeToFirstToken = (load.TimeToFirstToken / speed).As(Labels.TimeToFirstToken),
            TimePerOutputToken = (load.TimePerOutputToken / speed).As(Labels.TimePerOutputToken),
            MaximumConcurrency = (most * replicas).As(Labels.MaximumConcurrency),
            Batch = load.Batch * replicas,
            Power = ServingPower.Draw(cluster, model, constants, reading, 1),
        };
    }

    /// <summary>A replica with a full queue, in the plain reading: what layouts are chosen by.</summary>
    public static ReplicaLoad<Real> Saturated(ServedModel model, ServingJob job, ServingCluster cluster, ServingLayout layout, ServingConstants constants)
    {
        var step = Step(model, job, cluster, layout, constants, CentralReading.Instance);
        return InFlight.Saturated(step, MostRequests(step));
    }

    private static ServingStep<T> Step<T>(ServedModel model, ServingJob job, ServingCluster cluster, ServingLayout layout, ServingConstants constants, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var rates = ReplicaRating.Rate(job, cluster.Chip, layout, constants, reading);
        return new ServingStep<T>(model, job, cluster.Chip, layout, constants, rates, new RequestLengths<T>(job.InputTokens, job.OutputTokens));
    }

    private static T MostRequests<T>(ServingStep<T> step)
        where T : struct, IReal<T>
    {
        var memory = MemoryFit.Fit(step.Model, step.Job, step.Chip, step.Layout, step.Constants, step.Work, step.Rates.Memory);
        return T.Min(memory.Requests, step.Constants["scheduler-requests"].Base * step.Layout.Schedulers);
    }

    private static double EngineSpeed(ServingJob job, ServingConstants constants) => constants.For("engine", EngineVariant(job.Engine)).Base;

    private static string EngineVariant(ServingEngine engine) => engine switch
    {
        ServingEngine.TensorRtLlm => "tensorrt-llm",
        ServingEngine.Vllm => "vllm",
        ServingEngine.Sglang => "sglang",
        _ => "other",
    };
}
