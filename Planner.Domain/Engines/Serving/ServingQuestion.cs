using System.Collections.Immutable;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Engines.Serving;

/// <summary>What <c>POST /api/v1/serving</c> takes (DESIGN §5). What is null is assumed and said.</summary>
public sealed record ServingQuestion
{
    public ModelChoice? Model { get; init; }

    /// <summary><c>tensorrt-llm</c>, <c>vllm</c>, <c>sglang</c> or <c>other</c>.</summary>
    public string? Engine { get; init; }

    /// <summary>Date of the software, a year with fraction.</summary>
    public double? SoftwareYear { get; init; }

    /// <summary><c>bf16</c>, <c>fp16</c>, <c>fp8</c>, <c>int8</c>, <c>fp4</c>, <c>nvfp4</c>, <c>mxfp4</c> or <c>int4</c>.</summary>
    public string? Precision { get; init; }

    /// <summary>Id of the catalogue, or a name that published tables use.</summary>
    public string? Accelerator { get; init; }

    public int? Count { get; init; }

    /// <summary>Accelerators that share each layer; null: chosen.</summary>
    public int? Tensor { get; init; }

    public double? InputTokens { get; init; }

    public double? OutputTokens { get; init; }

    /// <summary>Share of a prompt's tokens that the cache holds from earlier requests; null: none.</summary>
    public double? CachedShare { get; init; }

    /// <summary>Requests in flight on all accelerators.</summary>
    public double? Concurrency { get; init; }

    public double? RequestsPerSecond { get; init; }

    /// <summary>A full queue.</summary>
    public bool? Offline { get; init; }

    /// <summary>Requests of a full queue in all; null: as many as throughput benchmarks usually list.</summary>
    public double? Requests { get; init; }

    /// <summary>Limits that 99 of 100 requests keep, unless they name another percentile.</summary>
    public ServingTargets? Targets { get; init; }

    /// <summary>Null: none.</summary>
    public SpeculativeDecoding? Speculation { get; init; }
}

/// <summary>P10 and P90 of a figure.</summary>
public sealed record ServingBand(double P10, double P90);

/// <summary>The least times that the asked share of requests keeps: of an empty replica for a full queue, else under the load asked for.</summary>
public sealed record ServingNearest(double TimeToFirstTokenSeconds, double TimePerOutputTokenSeconds);

/// <summary>What was filled in for a question: a number or a word.</summary>
public sealed record ServingAssumption(string Field, object Value);

/// <summary>What <c>POST /api/v1/serving</c> gives. Figures that do not exist (nothing fits) are null, never infinite.</summary>
public sealed record ServingAnswer
{
    public required bool Feasible { get; init; }

    /// <summary>Why not, with the nearest that can; null when feasible.</summary>
    public required Finding? Reason { get; init; }

    /// <summary>The limits that could be kept where those asked for cannot; null when they are kept or none was asked for.</summary>
    public ServingNearest? Nearest { get; init; }

    public ServingLayout? Layout { get; init; }

    public double? OutputTokensPerSecond { get; init; }

    public double? TimeToFirstTokenSeconds { get; init; }

    public double? TimePerOutputTokenSeconds { get; init; }

    public double? MaximumConcurrency { get; init; }

    public double? PowerWatts { get; init; }

    public required ImmutableDictionary<string, ServingBand> Spread { get; init; }

    public required ImmutableArray<ServingAssumption> Assumed { get; init; }

    public required string ConstantsVersion { get; init; }
}

/// <summary>An answer, or everything that is wrong with the question.</summary>
public sealed record ServingReply(ServingAnswer? Answer, ImmutableArray<Problem> Problems);
