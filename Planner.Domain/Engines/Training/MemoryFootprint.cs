using System;
using Planner.Domain.Engines.Kernels;

namespace Planner.Domain.Engines.Training;

/// <summary>Bytes that one accelerator holds, of the fullest pipeline stage.</summary>
/// <param name="WeightsAndOptimiser">Weights, gradients and optimiser states of the transformer layers.</param>
/// <param name="Embeddings">The same of embedding and head.</param>
/// <param name="Activations">Activations kept for the backward pass.</param>
/// <param name="Logits">Logits of one micro-batch.</param>
/// <param name="Reserve">Buffers of collectives, libraries and the allocator.</param>
public readonly record struct MemoryFootprint(double WeightsAndOptimiser, double Embeddings, double Activations, double Logits, double Reserve)
{
    // Libraries, collective buffers and fragmentation that every rank holds.
    private const double ReserveBytes = 3e9;

    // Half-precision logits, their gradient and the loss kernel's work space.
    private const double LogitBytes = 6;
    private const double AdapterShare = 0.01;
    private const double AdapterBytes = 16;
    private const double FusedAdapterActivations = 0.7;

    public double Total => WeightsAndOptimiser + Embeddings + Activations + Logits + Reserve;

    /// <summary>The memory of one rank for a job in a layout.</summary>
    public static MemoryFootprint Of(TrainingJob job, in ParallelLayout layout, double elementBytes)
    {
        var shape = job.Model;
        var bytes = BytesPerParameter(job, layout, elementBytes);
        var slices = (double)layout.Tensor * layout.Pipeline;
        var layers = (shape.DenseLayerParameters / slices)
            + (shape.ExpertParameters / ((double)layout.Expert * layout.Pipeline * LayerCut.ExpertTensor(shape, layout.Tensor)));
        var embeddings = shape.EmbeddingParameters / slices;
        var tokens = (double)layout.MicroBatch * job.Sequence / layout.Context;
        return new(
            layers * bytes,
            embeddings * bytes,
            KeptActivations(job, layout, tokens),
            LogitBytes * tokens * shape.Vocabulary / layout.Tensor,
            ReserveBytes);
    }

    /// <summary>Weights that one rank holds before any sharding over data ranks.</summary>
    public static double RankParameters(Transformer shape, in ParallelLayout layout) =>
        (shape.OutsideExperts / ((double)layout.Tensor * layout.Pipeline))
        + (shape.ExpertParameters / ((double)layout.Expert * layout.Pipeline * LayerCut.ExpertTensor(shape, layout.Tensor)));

    private static double BytesPerParameter(TrainingJob job, in ParallelLayout layout, double elementBytes)
    {
        var ranks = (double)layout.Data * layout.Context;
        var whole = layout.ZeroStage >= 3 ? ranks : 1;
        var states = layout.ZeroStage >= 1 ? ranks : 1;
        if (job.Frozen)
        {
            var frozen = job.Method == TrainingMethod.Qlora ? 0.6 : Math.Max(1, elementBytes);
            return (frozen / whole) + (AdapterShare * AdapterBytes);
        }

        // 16-bit weights and gradients, and 32-bit master copy with two moments. The oldest software and fp16 also accumulate gradients in
        // 32 bits; newer software keeps the bf16 weight as the upper half of the master copy.
        var gradients = layout.ZeroStage >= 2 ? ranks : 1;
        return job.Stack == StackClass.Legacy || job.Precision == Precision.Fp16
            ? (2 / whole) + (4 / gradients) + (12 / states)
            : (2 / whole) + (2 / Math.Max(gradients, whole)) + (10 / states);
    }

    private static double KeptActivations(TrainingJob job, in ParallelLayout layout, double tokens)
    {
        var shape = job.Model;
        var stages = layout.Pipeline;
        var layers = (shape.Layers + stages - 1) / stages;
        var micro = StepTiming.MicroBatches(job, layout);
        var inFlight = Math.Min(micro, stages) * (layout.Interleave > 1 ? 1 + ((stages - 1.0) / ((double)stages * layout.Interleave)) : 1);
        return tokens * PerTokenAndLayer(job, layout) * layers * inFlight;
    }

    private static double PerTokenAndLayer(TrainingJob job, in ParallelLayout layout)
    {
        var shape = job.Model;
        double tensor = layout.Tensor, hidden = shape.Hidden;
        var across = layout.SequenceParallel ? tensor : 1;
        var legacy = job.Stack == StackClass.Legacy;
        double heads = shape.Heads, size = shape.HeadSize;
        var projections = (2 * (heads + (2 * shape.KeyValueHeads)) * size) + (2 * heads * size);
        var gates = shape.Gated ? 2 : 1;
        var width = LayerTiming.ActiveWidth(shape);
        // Each routed copy of a token is kept once, as the input of its expert.
        var routed = shape.IsMixture ? 2 * hidden * shape.ActiveExperts * shape.ExpertLayers / shape.Layers : 0;
        var all = ((legacy ? 10 : 8) * hidden / across) + ((projections + routed + (2 * width * (1 + gates))) / tensor);
        var scores = legacy ? 5 * heads * job.Sequence / tensor : 0;
        var selective = legacy ? all : all - (4 * hidden / across) - (2 * width / tensor);
        var kept = layout.Recompute switch
        {
            Recompute.Full => (layout.RecomputeShare * 2 * hidden / across) + ((1 - layout.RecomputeShare) * (all + scores)),
            Recompute.Selective => selective,
            _ => all + scores,
        };
        return job.Frozen && job.Stack == StackClass.Fused ? kept * FusedAdapterActivations : kept;
    }
}
