using Planner.Domain.Catalogue;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Engines.Serving;

/// <summary>The software that serves.</summary>
public enum ServingEngine
{
    TensorRtLlm,
    Vllm,
    Sglang,
    Other,
}

/// <summary>How weights are stored and multiplied.</summary>
public enum ServingFormat
{
    Bf16,
    Fp8,

    /// <summary>Eight bits with a scale for each block of 128 by 128 weights: how some models are released.</summary>
    Fp8Blocks,

    /// <summary>Four bits with a scale for each sixteen (NVFP4).</summary>
    Fp4,

    /// <summary>Experts in four bits with a scale for each thirty-two, the rest in 16 bits: how some open models are released.</summary>
    Mxfp4,
    EightBitInteger,
    FourBitInteger,
}

/// <summary>What arrives: so many requests at once, so many a second, or a full queue.</summary>
public enum ServingLoadKind
{
    Concurrency,
    RequestsPerSecond,
    Offline,
}

/// <summary>The load on the whole cluster.</summary>
/// <param name="Kind">What <paramref name="Value"/> counts.</param>
/// <param name="Value">Requests in flight or requests a second; 0 for a full queue.</param>
public readonly record struct ServingLoad(ServingLoadKind Kind, double Value)
{
    /// <summary>A full queue: as many tokens as the cluster makes.</summary>
    public static ServingLoad Offline { get; } = new(ServingLoadKind.Offline, 0);

    public static ServingLoad Concurrency(double requestsInFlight) => new(ServingLoadKind.Concurrency, requestsInFlight);

    public static ServingLoad RequestsPerSecond(double rate) => new(ServingLoadKind.RequestsPerSecond, rate);
}

/// <summary>Latency limits; a null is no limit.</summary>
public sealed record ServingTargets
{
    public ServingTargets()
    {
    }

    public ServingTargets(double? timeToFirstTokenSeconds, double? timePerOutputTokenSeconds, double percentile = 0.99)
    {
        TimeToFirstTokenSeconds = timeToFirstTokenSeconds;
        TimePerOutputTokenSeconds = timePerOutputTokenSeconds;
        Percentile = percentile;
    }

    /// <summary>Queue included.</summary>
    public double? TimeToFirstTokenSeconds { get; init; }

    /// <summary>Mean of one answer.</summary>
    public double? TimePerOutputTokenSeconds { get; init; }

    /// <summary>Share of the requests that keep them.</summary>
    public double Percentile { get; init; } = 0.99;
}

/// <summary>What is served, with what software and under what load.</summary>
public sealed record ServingJob
{
    /// <summary>Complete: missing fields are filled before (nearest reference model).</summary>
    public required ModelShape Shape { get; init; }

    public required ServingFormat Format { get; init; }

    public required ServingEngine Engine { get; init; }

    /// <summary>Date of the software, a year with fraction.</summary>
    public required double SoftwareYear { get; init; }

    /// <summary>Mean tokens of a prompt.</summary>
    public required double InputTokens { get; init; }

    /// <summary>Mean tokens of an answer.</summary>
    public required double OutputTokens { get; init; }

    /// <summary>Lengths differ from request to request, as people's do; false in benchmarks with one fixed length.</summary>
    public bool VariedLengths { get; init; } = true;

    /// <summary>Answers that are searched side by side for each request (beam search); 1 for sampling.</summary>
    public int Beams { get; init; } = 1;

    /// <summary>Share of a prompt's tokens whose keys and values an earlier request left in the cache: they are not computed again.</summary>
    public double CachedShare { get; init; }

    /// <summary>Null: each step makes one token.</summary>
    public SpeculativeDecoding? Speculation { get; init; }

    public required ServingLoad Load { get; init; }

    /// <summary>Requests of a full queue in all, as a benchmark lists them; null: it never ends.</summary>
    public double? Requests { get; init; }

    public ServingTargets? Targets { get; init; }
}

/// <summary>What it runs on.</summary>
/// <param name="Chip">The accelerator.</param>
/// <param name="Count">Accelerators in all.</param>
/// <param name="Tensor">Accelerators that share each layer; null lets the engine choose.</param>
public sealed record ServingCluster(Accelerator Chip, int Count, int? Tensor = null)
{
    /// <summary>The server that carries the accelerators; null where none is known.</summary>
    public Server? Server { get; init; }
}

/// <summary>How the accelerators are divided among replicas of the model.</summary>
/// <param name="Tensor">Accelerators that share each layer.</param>
/// <param name="Pipeline">Stages one after the other.</param>
/// <param name="ExpertParallel">Attention is copied and experts are spread over the <paramref name="Tensor"/> accelerators, instead of each layer being split.</param>
/// <param name="Replicas">Copies of the model.</param>
public sealed record ServingLayout(int Tensor, int Pipeline, bool ExpertParallel, int Replicas)
{
    /// <summary>Accelerators of one replica.</summary>
    public int Accelerators => Tensor * Pipeline;

    /// <summary>Ranks that schedule requests of their own.</summary>
    public int Schedulers => ExpertParallel ? Tensor : 1;
}
