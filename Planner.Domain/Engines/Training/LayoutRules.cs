using System;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Training;

/// <summary>What makes a layout sound, and what to take when none is.</summary>
public static class LayoutRules
{
    /// <summary>The first rule that a layout breaks; null when it divides evenly.</summary>
    public static Finding? Check(TrainingJob job, Cluster cluster, in ParallelLayout layout)
    {
        var shape = job.Model;
        if ((long)layout.Tensor * layout.Pipeline * layout.Context * layout.Data != cluster.Count)
        {
            return Finding.Of("layout-is-not-the-cluster", Count((double)layout.Tensor * layout.Pipeline * layout.Context * layout.Data), Count(cluster.Count));
        }

        if (shape.Heads % layout.Tensor != 0)
        {
            return Finding.Of("tensor-does-not-divide-heads", Count(layout.Tensor), Count(shape.Heads));
        }

        if (layout.Pipeline > shape.Layers)
        {
            return Finding.Of("more-stages-than-layers", Count(layout.Pipeline), Count(shape.Layers));
        }

        if (layout.Data > job.Batch)
        {
            return Finding.Of("batch-smaller-than-data-ranks", Count(layout.Data), Count(job.Batch));
        }

        return shape.IsMixture && shape.Experts % layout.Expert != 0
            ? Finding.Of("expert-ranks-do-not-divide-experts", Count(layout.Expert), Count(shape.Experts))
            : null;
    }

    /// <summary>What leaves nothing to estimate: a size of zero.</summary>
    public static Finding? Empty(TrainingJob job, Cluster cluster)
    {
        var shape = job.Model;
        (string Field, double Value)[] sizes =
        [
            ("model.parameters", shape.Parameters), ("model.layers", shape.Layers), ("model.hiddenSize", shape.Hidden), ("model.attentionHeads", shape.Heads),
            ("model.keyValueHeads", shape.KeyValueHeads), ("model.headSize", shape.HeadSize), ("model.feedForwardSize", shape.FeedForward),
            ("model.vocabularySize", shape.Vocabulary), ("model.experts", shape.Experts), ("model.activeExperts", shape.ActiveExperts),
            ("tokens", job.Tokens.Central), ("sequenceLength", job.Sequence), ("globalBatchSequences", job.Batch),
            ("count", cluster.Count), ("perNode", cluster.PerNode), ("documentTokens", job.DocumentTokens ?? 1),
        ];
        foreach (var (field, value) in sizes)
        {
            if (value <= 0)
            {
                return Finding.Of("nothing-to-train", FindingArgument.Of(field));
            }
        }

        return null;
    }

    internal static FindingArgument Count(double value) => FindingArgument.Of(value, Units.One);

    private static FindingArgument Bytes(double value) => FindingArgument.Of(value, Units.Gibibyte);

    /// <summary>How much memory is missing, and how many accelerators would share the need.</summary>
    public static Finding Missing(Cluster cluster, in MemoryFootprint memory)
    {
        var usable = cluster.Chip.Memory.Central * LayoutSearch.UsableMemory;
        return Finding.Of("does-not-fit-in-memory", Bytes(memory.Total), Bytes(usable), Bytes(memory.Total - usable));
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
