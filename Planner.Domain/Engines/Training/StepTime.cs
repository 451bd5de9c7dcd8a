using System;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Training;

/// <summary>Time of one training step and its parts that do not overlap.</summary>
/// <param name="Busy">Micro-batches through the slowest pipeline stage.</param>
/// <param name="Bubble">Filling and draining the pipeline.</param>
/// <param name="Gradients">Collectives over data ranks that arithmetic does not hide.</param>
/// <param name="Optimiser">Update of the weights and fixed time.</param>
/// <param name="Total">The step, with jitter and the software's age.</param>
public readonly record struct StepTime<T>(T Busy, T Bubble, T Gradients, T Optimiser, T Total)
    where T : struct, IReal<T>;

/// <summary>From the time of a layer to that of a step.</summary>
public static class StepTiming
{
    // Part of one micro-batch's pass that a collective may hide behind: the first and last layers have nothing to hide behind.
    private const double HidingWindow = 0.8;
    private const double OptimiserBytes = 30;

    // Weight and two 8-bit moments read and written, gradient read.
    private const double FrugalOptimiserBytes = 10;

    /// <summary>The time of one step of a job in a layout.</summary>
    public static StepTime<T> Estimate<T>(
        TrainingJob job, int accelerators, in ParallelLayout layout, in ChipPace<T> pace, in StackCosts<T> stack, in LayerTime<T> layer)
        where T : struct, IReal<T>
    {
        var shape = job.Model;
        double stages = layout.Pipeline;
        var full = (shape.Layers + layout.Pipeline - 1) / layout.Pipeline;
        var last = Math.Max(0, shape.Layers - ((layout.Pipeline - 1) * full));
        var pass = layer.Forward + layer.Backward;
        var stage = T.Max(pass * full, (pass * last) + layer.Head);
        var average = ((pass * shape.Layers) + layer.Head) / stages;
        var hop = Hop(job, accelerators, layout, pace);
        var micro = MicroBatches(job, layout);

        var busy = ((stage + (stack.ExposedPipeline * hop * layout.Interleave)) * micro).As(Labels.PipelineBusyTime);
        var bubble = ((average + hop) * ((stages - 1) / layout.Interleave)).As(Labels.PipelineBubble);
        var gradients = Gradients(job, accelerators, layout, pace, stack, layer, full, micro).As(Labels.ExposedGradientTime);
        var optimiser = ((pace.MemoryByte * ((job.FrugalStates ? FrugalOptimiserBytes : OptimiserBytes) * UpdatedShard(job, layout))) + stack.StepFloor).As(Labels.OptimiserTime);
        var jitter = 1 + (stack.ScaleJitter * Math.Max(0, Math.Log2(accelerators / 8.0)));
        var total = (busy + bubble + gradients + optimiser) * jitter * stack.SoftwareAge;
        return new(busy, bubble, gradients, optimiser, total.As(Labels.StepTime));
    }

    /// <summary>Micro-batches that each pipeline stage works through in one step; a mean over ranks where the batch does not divide evenly.</summary>
    public static double MicroBatches(TrainingJob job, in ParallelLayout layout) =>
        Math.Max(1, job.Batch / ((double)layout.Data * layout.MicroBatch));

    private static T Hop<T>(TrainingJob job, int accelerators, in ParallelLayout layout, in ChipPace<T> pace)
        where T : struct, IReal<T>
    {
        if (layout.Pipeline == 1)
        {
            return 0;
        }

        var tokens = (double)layout.MicroBatch * job.Sequence / layout.Context;
        return (accelerators <= pace.Domain ? pace.ScaleUpByte : pace.ScaleOutByte) * (4 * tokens * job.Model.Hidden / layout.Tensor);
    }

    private static T Gradients<T>(
        TrainingJob job, int accelerators, in ParallelLayout layout, in ChipPace<T> pace, in StackCosts<T> stack, in LayerTime<T> layer, int layers, double micro)
        where T : struct, IReal<T>
    {
        var unit = Volume(job.Model, accelerators, layout, pace);
        var forward = layer.Forward * layers;
        var backward = layer.Backward * layers;
        if (layout.ZeroStage == 3)
        {
            var scatter = unit * 2;
            var gather = unit * 2;
            if (job.Frozen)
            {
                // Units that mix frozen weights and adapters are gathered as they are met: nothing is fetched ahead.
                return gather * 2 * micro;
            }

            return ((stack.ExposedData * (gather + gather + scatter)) + Excess(gather, forward) + Excess(gather + scatter, backward)) * micro;
        }

        if (job.Frozen)
        {
            return unit * (4 * job.Model.AdapterParameters / job.Model.Parameters);
        }

        if (!stack.Overlaps)
        {
            return unit * 4;
        }

        var weights = unit * (pace.ElementBytes < 2 && job.Stack == StackClass.Fused ? 1 : 2);
        // With interleaving, a chunk's gradients are complete while later chunks still run: as many more passes to hide behind as there are stages.
        var passes = HidingWindow + (Math.Min(micro, layout.Pipeline) * (layout.Interleave - 1.0) / layout.Interleave);
        return (stack.ExposedData * ((unit * 2) + weights)) + Excess(unit * 2, backward * passes) + Excess(weights, forward * passes);
    }

    private static T Excess<T>(T volume, T window)
        where T : struct, IReal<T> => T.Max(0, volume - window);

    /// <summary>Time to move one byte for each weight of a rank once around its data-parallel ring.</summary>
    private static T Volume<T>(Transformer shape, int accelerators, in ParallelLayout layout, in ChipPace<T> pace)
        where T : struct, IReal<T>
    {
        var ranks = (double)layout.Data * layout.Context;
        var cutting = LayerCut.ExpertTensor(shape, layout.Tensor);
        var expertRanks = Math.Max(1, ranks * layout.Tensor / ((double)layout.Expert * cutting));
        var dense = shape.OutsideExperts / ((double)layout.Tensor * layout.Pipeline) * (ranks - 1) / ranks;
        var unit = Links.DataRing(pace, accelerators, layout.Tensor, ranks) * dense;
        if (!shape.IsMixture)
        {
            return unit;
        }

        var experts = shape.ExpertParameters / ((double)layout.Expert * layout.Pipeline * cutting) * (expertRanks - 1) / expertRanks;
        return unit + (Links.DataRing(pace, accelerators, layout.Expert * cutting, expertRanks) * experts);
    }

    private static double UpdatedShard(TrainingJob job, in ParallelLayout layout)
    {
        var weights = MemoryFootprint.RankParameters(job.Model, layout);
        var shards = layout.ZeroStage >= 1 ? (double)layout.Data * layout.Context : 1;
        return (job.Frozen ? job.Model.AdapterParameters / job.Model.Parameters : 1) * weights / shards;
    }
}
