using System.Collections.Immutable;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Engines.Training;

/// <summary>What <c>POST /api/v1/training</c> takes (DESIGN §5). What is null is assumed and said. Whole numbers may be written with a decimal point.</summary>
public sealed record TrainingQuestion
{
    public ModelChoice? Model { get; init; }

    /// <summary><c>pretrain</c>, <c>full</c>, <c>lora</c> or <c>qlora</c>.</summary>
    public string? Method { get; init; }

    public double? Tokens { get; init; }

    public double? SequenceLength { get; init; }

    public double? GlobalBatchSequences { get; init; }

    /// <summary>Mean length of documents packed into one sequence, tokens; null: attention spans the sequence.</summary>
    public double? DocumentTokens { get; init; }

    /// <summary>Id of the catalogue, or a name that published tables use.</summary>
    public string? Accelerator { get; init; }

    public double? Count { get; init; }

    public double? PerNode { get; init; }

    /// <summary>Id of a fabric design; null: the chip's usual one.</summary>
    public string? Fabric { get; init; }

    public double? FabricBytesPerSecondPerAccelerator { get; init; }

    /// <summary><c>bf16</c>, <c>fp16</c>, <c>fp8</c>, <c>fp4</c>, and the names that tables use for them.</summary>
    public string? Precision { get; init; }

    /// <summary><c>auto</c>, <c>none</c>, <c>selective</c> or <c>full</c>.</summary>
    public string? Recompute { get; init; }

    /// <summary><c>fused</c>, <c>eager</c>, <c>legacy</c> or <c>xla</c>.</summary>
    public string? Stack { get; init; }

    public double? SoftwareYear { get; init; }

    public LayoutQuestion? Layout { get; init; }
}

/// <summary>What a question fixes of the layout; what is null is chosen.</summary>
public sealed record LayoutQuestion
{
    public double? Tensor { get; init; }

    public double? Pipeline { get; init; }

    public double? Context { get; init; }

    public double? Expert { get; init; }

    public double? Data { get; init; }

    public double? MicroBatchSequences { get; init; }

    public double? Interleave { get; init; }

    public double? ZeroStage { get; init; }

    public bool? SequenceParallel { get; init; }
}

/// <summary>The layout that an answer is about.</summary>
public sealed record LayoutAnswer(
    int Tensor, int Pipeline, int Context, int Expert, int Data, int MicroBatchSequences, int Interleave, int ZeroStage, bool SequenceParallel, string Recompute, double RecomputeShare);

/// <summary>P10 and P90 of a figure.</summary>
public sealed record TrainingBand(double P10, double P90);

/// <summary>What <c>POST /api/v1/training</c> gives. Figures that do not exist are null, never infinite.</summary>
public sealed record TrainingAnswer
{
    /// <summary>Fits in memory and divides evenly; times are given whenever they can be computed.</summary>
    public required bool Feasible { get; init; }

    /// <summary>Why not; null when feasible.</summary>
    public required Finding? Reason { get; init; }

    /// <summary>The nearest change that would make it feasible, when there is one.</summary>
    public Finding? Remedy { get; init; }

    public LayoutAnswer? Layout { get; init; }

    public double? MemoryBytesPerAccelerator { get; init; }

    /// <summary>Weights, gradients and optimiser states of the transformer layers; embeddings stand apart.</summary>
    public double? WeightsAndOptimiserBytes { get; init; }

    public double? EmbeddingBytes { get; init; }

    public double? ActivationBytes { get; init; }

    public double? StepSeconds { get; init; }

    public double? ModelFlopsUtilisation { get; init; }

    public double? ModelTeraflopsPerAccelerator { get; init; }

    public double? TokensPerSecondPerAccelerator { get; init; }

    public double? ComputeSeconds { get; init; }

    public double? ElapsedSeconds { get; init; }

    public double? Goodput { get; init; }

    public required string ConstantsVersion { get; init; }

    /// <summary>Fields that were filled, with their values.</summary>
    public required ImmutableSortedDictionary<string, object> Assumed { get; init; }

    /// <summary>Bands of the figures, by their name.</summary>
    public required ImmutableSortedDictionary<string, TrainingBand> Spread { get; init; }
}

/// <summary>An answer, or everything that is wrong with the question.</summary>
public sealed record TrainingReply(TrainingAnswer? Answer, ImmutableArray<Problem> Problems);
