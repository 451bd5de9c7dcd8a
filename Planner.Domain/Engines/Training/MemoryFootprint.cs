using System;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;

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

    // One accelerator alone needs no buffers of collectives.
    private const double LoneReserveBytes = 1e9;

    // Documents of many lengths leave the allocator gaps between blocks; pre-training packs one shape.
    private const double TuningSlack = 0.08;

    // Half-precision logits, their gradient and the loss kernel's work space; plain PyTorch copies them to 32 bits, newer tuning software takes them in chunks.
    private const double LogitBytes = 6;
    private const double EagerLogitBytes = 10;
    private const double ChunkedLogitBytes = 2;
    private const double ChunkedYear = 2024.5;
    private const double FourBitWeight = 0.53;
    private const double AdapterBytes = 16;
    private const double FusedAdapterActivations = 0.7;

    // A 16-bit weight and two 8-bit moments with their scales; gradients live for a layer only.
    private const double FrugalBytes = 4.1;

    public double Total => WeightsAndOptimiser + Embeddings + Activations + Logits + Reserve;

    /// <summary>The total as the sum of its named parts, in any reading; the layout and with it the parts are decided.</summary>
    public T Sum<T>()
        where T : struct, IReal<T> =>
        (Named<T>(WeightsAndOptimiser, Labels.WeightsAndOptimiserBytes) + Named<T>(Embeddings, Labels.EmbeddingBytes) + Named<T>(Activations, Labels.ActivationBytes)
            + Named<T>(Logits, Labels.LogitBytes) + Named<T>(Reserve, Labels.ReserveBytes)).As(Labels.MemoryPerAccelerator);

    private static T Named<T>(double bytes, Label label)
        where T : struct, IReal<T>
    {
        T value = bytes;
        return value.As(label);
    }

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
        var held = new MemoryFootprint(
            (layers * bytes) + Adapters(job, slices),
            embeddings * (job.Method == TrainingMethod.Qlora ? SixteenBitFrozen(layout) : bytes),
            KeptActivations(job, layout, tokens),
            LogitElementBytes(job) * tokens * shape.Vocabulary / layout.Tensor,
            slices * layout.Context * layout.Data > 1 ? ReserveBytes : LoneReserveBytes);
        var slack = job.Method == TrainingMethod.Pretrain ? 0 : TuningSlack * (held.Total - held.Reserve);
        return held with { Reserve = Math.Max(held.Reserve, slack) };
    }

    /// <summary>Weights, gradients and states of adapters; every data rank holds them whole.</summary>
    private static double Adapters(TrainingJob job, double slices) => job.Frozen ? job.Model.AdapterParameters * AdapterBytes / slices : 0;

    // Four-bit formats are for the products' weights; tables of embeddings stay in 16 bits.
    private static double SixteenBitFrozen(in ParallelLayout layout) => layout.ZeroStage >= 3 ? 2.0 / (layout.Data * layout.Context) : 2;

    private static double LogitElementBytes(TrainingJob job) => job switch
    {
        { Method: not TrainingMethod.Pretrain, Stack: StackClass.Fused, SoftwareYear: >= ChunkedYear } => ChunkedLogitBytes,
        { Stack: StackClass.Eager } => EagerLogitBytes,
        _ => LogitBytes,
    };

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
            return (job.Method == TrainingMethod.Qlora ? FourBitWeight : Math.Max(1, elementBytes)) / whole;
        }

        if (job.FrugalStates)
        {
            return FrugalBytes / whole;
        }

        // 16-bit weights and gradients, and 32-bit master copy with two moments. The oldest software and fp16 also accumulate gradients in
        // 32 bits; newer software keeps the bf16 weight as the upper half of the master copy.
        var gradients = layout.ZeroStage >= 2 ? ranks : 1;
        if (job.Stack == StackClass.Eager)
        {
            // Autocast keeps weights and gradients in 32 bits too.
            return (4 / whole) + (4 / Math.Max(gradients, whole)) + (8 / states);
        }

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
