namespace Planner.Domain.Engines.Training;

/// <summary>How a training job is cut over accelerators: a decision, chosen once on the central values.</summary>
public readonly record struct ParallelLayout
{
    public required int Tensor { get; init; }

    public required int Pipeline { get; init; }

    public required int Context { get; init; }

    /// <summary>Ranks that share the experts; they lie inside data, tensor and context ranks.</summary>
    public required int Expert { get; init; }

    public required int Data { get; init; }

    /// <summary>Sequences of one micro-batch.</summary>
    public required int MicroBatch { get; init; }

    /// <summary>Chunks of layers that each pipeline stage holds.</summary>
    public required int Interleave { get; init; }

    /// <summary>0: nothing is sharded over data ranks; 1: optimiser states; 2: gradients too; 3: weights too (FSDP).</summary>
    public required int ZeroStage { get; init; }

    public required bool SequenceParallel { get; init; }

    public required Recompute Recompute { get; init; }

    /// <summary>Share of the layers that are computed again when <see cref="Recompute"/> is full.</summary>
    public required double RecomputeShare { get; init; }

    public int Accelerators => Tensor * Pipeline * Context * Data;
}

/// <summary>What a person has fixed of the layout; the rest is searched.</summary>
public sealed record LayoutWish
{
    public static LayoutWish Open { get; } = new();

    public int? Tensor { get; init; }

    public int? Pipeline { get; init; }

    public int? Context { get; init; }

    public int? Expert { get; init; }

    public int? Data { get; init; }

    public int? MicroBatch { get; init; }

    public int? Interleave { get; init; }

    public int? ZeroStage { get; init; }

    public bool? SequenceParallel { get; init; }
}
