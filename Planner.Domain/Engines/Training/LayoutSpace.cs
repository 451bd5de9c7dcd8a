using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines.Kernels;

namespace Planner.Domain.Engines.Training;

/// <summary>Which layouts are worth trying for a job on a cluster: what a person fixed, else all that divide evenly.</summary>
public sealed record LayoutSpace(TrainingJob Job, Cluster Cluster)
{
    private const int TensorBeyondDomain = 16;
    private const int MostSequences = 64;
    private const int MostContext = 64;
    private const int ShortestSlice = 512;

    private static readonly ImmutableArray<(Recompute Kind, double Share)> s_recomputes =
        [(Recompute.None, 0), (Recompute.Selective, 0), (Recompute.Full, 0.25), (Recompute.Full, 0.5), (Recompute.Full, 0.75), (Recompute.Full, 1)];

    private LayoutWish Wish => Job.Layout;

    /// <summary>Tensor ranks: within the scale-up domain or two small nodes, dividing the heads.</summary>
    public int[] Tensors()
    {
        var most = Math.Max(ChipPaces.Domain(Cluster.Chip, Cluster.PerNode), TensorBeyondDomain);
        return Fixed(Wish.Tensor) ?? [.. Divisors(Cluster.Count).Where(tensor => tensor <= Math.Min(most, Job.Model.Heads) && Job.Model.Heads % tensor == 0)];
    }

    /// <summary>Context ranks: slices of a sequence that are not too short to work on.</summary>
    public int[] Contexts(int ranks) => Fixed(Wish.Context) ?? [.. Divisors(ranks).Where(context => context == 1
        || (context <= MostContext && Job.Sequence % context == 0 && Job.Sequence / context >= ShortestSlice))];

    /// <summary>Pipeline stages: as many as leave no stage empty when all but the last hold the same number of layers.</summary>
    public int[] Pipelines(int ranks) => Fixed(Wish.Pipeline) ?? [.. Divisors(ranks).Where(stages => stages <= Job.Model.Layers
        && (stages - 1) * ((Job.Model.Layers + stages - 1) / stages) < Job.Model.Layers)];

    /// <summary>A layout that is stated but for its micro-batch describes a run that exists, and is filled as those are whose micro-batch was published.</summary>
    private bool Exists => Wish is { Tensor: not null, MicroBatch: null };

    /// <summary>Sequences of a micro-batch: whatever divides the share of a rank; runs that exist take a power of two or the whole share.</summary>
    public int[] MicroBatches(int data)
    {
        var share = Job.Batch / data;
        return Fixed(Wish.MicroBatch) ?? [.. Divisors(share).Where(micro => micro <= MostSequences && (!Exists || int.IsPow2(micro) || micro == share))];
    }

    /// <summary>Ranks that share the experts.</summary>
    public int[] Experts(int tensor, int context, int data)
    {
        var ranks = (long)data * context * tensor / LayerCut.ExpertTensor(Job.Model, tensor);
        return Fixed(Wish.Expert) ?? (Job.Model.IsMixture ? [.. Divisors(Job.Model.Experts).Where(expert => ranks % expert == 0)] : [1]);
    }

    /// <summary>Chunks of a stage; interleaved schedules hand micro-batches on in rounds of as many as there are stages.</summary>
    public int[] Interleaves(int pipeline, int microBatches) => Fixed(Wish.Interleave)
        ?? (pipeline == 1 || Job.Stack == StackClass.Legacy || microBatches % pipeline != 0 ? [1] : Divisors((Job.Model.Layers + pipeline - 1) / pipeline));

    /// <summary>ZeRO stages: what the software does unless told; an open layout of fused software tries full sharding too.</summary>
    public int[] ZeroStages() => Fixed(Wish.ZeroStage) ?? Job.Stack switch
    {
        StackClass.Legacy => [0],
        StackClass.Fused when Wish == LayoutWish.Open => [1, 3],
        StackClass.Fused => [1],
        _ => [3],
    };

    /// <summary>What may be computed again.</summary>
    public ImmutableArray<(Recompute Kind, double Share)> Recomputes() => Job.Recompute switch
    {
        Recompute.Auto => s_recomputes,
        Recompute.Full => [(Recompute.Full, 1)],
        var kind => [(kind, 0)],
    };

    /// <summary>The kinds of recomputation that are tried together: runs that exist compute no more again than their smallest micro-batch needs to fit.</summary>
    public (int From, int To)[] Passes()
    {
        var kinds = Recomputes().Length;
        return Exists ? [.. Enumerable.Range(0, kinds).Select(kind => (kind, kind + 1))] : [(0, kinds)];
    }

    /// <summary>Whether hidden states are cut over tensor ranks between products.</summary>
    public bool SequenceParallel(int tensor) => Wish.SequenceParallel ?? (tensor > 1 && Job.Stack != StackClass.Legacy);

    /// <summary>Divisors of a positive number, ascending.</summary>
    public static int[] Divisors(int number)
    {
        var divisors = new List<int>();
        for (var i = 1; (long)i * i <= number; i++)
        {
            if (number % i == 0)
            {
                divisors.Add(i);
                if (i != number / i)
                {
                    divisors.Add(number / i);
                }
            }
        }

        divisors.Sort();
        return [.. divisors];
    }

    private static int[]? Fixed(int? wished) => wished is int value ? [value] : null;
}
