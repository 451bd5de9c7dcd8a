using System;
using Planner.Domain.Engines.Kernels;

namespace Planner.Domain.Engines.Training;

/// <summary>What makes a layout sound, and what to take when none is.</summary>
public static class LayoutRules
{
    /// <summary>The first rule that a layout breaks; null when it divides evenly.</summary>
    public static TrainingReason? Check(TrainingJob job, Cluster cluster, in ParallelLayout layout)
    {
        var shape = job.Model;
        if ((long)layout.Tensor * layout.Pipeline * layout.Context * layout.Data != cluster.Count)
        {
            return TrainingReason.Of("layout-is-not-the-cluster", ("layout", (double)layout.Tensor * layout.Pipeline * layout.Context * layout.Data), ("count", cluster.Count));
        }

        if (shape.Heads % layout.Tensor != 0)
        {
            return TrainingReason.Of("tensor-does-not-divide-heads", ("tensor", layout.Tensor), ("heads", shape.Heads));
        }

        if (layout.Pipeline > shape.Layers)
        {
            return TrainingReason.Of("more-stages-than-layers", ("pipeline", layout.Pipeline), ("layers", shape.Layers));
        }

        if (layout.Data > job.Batch)
        {
            return TrainingReason.Of("batch-smaller-than-data-ranks", ("data", layout.Data), ("batch", job.Batch));
        }

        return shape.IsMixture && shape.Experts % layout.Expert != 0
            ? TrainingReason.Of("expert-ranks-do-not-divide-experts", ("expert", layout.Expert), ("experts", shape.Experts))
            : null;
    }

    /// <summary>How much memory is missing, and how many accelerators would share the need.</summary>
    public static TrainingReason Missing(Cluster cluster, in MemoryFootprint memory)
    {
        var usable = cluster.Chip.Memory.Central * LayoutSearch.UsableMemory;
        return TrainingReason.Of("does-not-fit-in-memory", ("neededBytes", memory.Total), ("usableBytes", usable), ("missingBytes", memory.Total - usable));
    }

    /// <summary>A layout that keeps what a person fixed and takes ones elsewhere, so that a time can be given even where nothing divides evenly.</summary>
    public static ParallelLayout Nearest(TrainingJob job, Cluster cluster)
    {
        var wish = job.Layout;
        var tensor = Math.Max(1, wish.Tensor ?? 1);
        var pipeline = Math.Max(1, wish.Pipeline ?? 1);
        var context = Math.Max(1, wish.Context ?? 1);
        var data = Math.Max(1, wish.Data ?? (int)Math.Max(1, cluster.Count / Math.Max(1, (long)tensor * pipeline * context)));
        return new ParallelLayout
        {
            Tensor = tensor,
            Pipeline = pipeline,
            Context = context,
            Expert = Math.Max(1, wish.Expert ?? 1),
            Data = data,
            MicroBatch = Math.Max(1, wish.MicroBatch ?? 1),
            Interleave = Math.Max(1, wish.Interleave ?? 1),
            ZeroStage = wish.ZeroStage ?? (job.Stack == StackClass.Legacy ? 0 : job.Stack == StackClass.Fused ? 1 : 3),
            SequenceParallel = wish.SequenceParallel ?? false,
            Recompute = job.Recompute == Recompute.Auto ? Recompute.Full : job.Recompute,
            RecomputeShare = job.Recompute is Recompute.Auto or Recompute.Full ? 1 : 0,
        };
    }
}
