using System;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Training;

/// <summary>Time of one layer and one micro-batch on one accelerator, and of the head.</summary>
/// <param name="Forward">Forward pass.</param>
/// <param name="Backward">Backward pass, recomputation included.</param>
/// <param name="Head">Logits, soft-max and loss, forward and backward.</param>
/// <param name="Selective">What selective recomputation adds to the backward pass.</param>
public readonly record struct LayerTime<T>(T Forward, T Backward, T Head, T Selective)
    where T : struct, IReal<T>
{
    /// <summary>The time with some of the forward pass computed again.</summary>
    /// <param name="recompute">What is computed again.</param>
    /// <param name="share">Share of the layers, where whole layers are.</param>
    public LayerTime<T> With(Recompute recompute, double share) => recompute switch
    {
        Recompute.Full => this with { Backward = (Backward + (Forward * share)).As(Labels.LayerBackwardTime) },
        Recompute.Selective => this with { Backward = (Backward + Selective).As(Labels.LayerBackwardTime) },
        _ => this with { Backward = Backward.As(Labels.LayerBackwardTime) },
    };
}

/// <summary>How a layer is cut: what of a layout its time depends on.</summary>
/// <param name="Tokens">Tokens of one rank and micro-batch.</param>
/// <param name="Tensor">Tensor-parallel ranks.</param>
/// <param name="Context">Context-parallel ranks.</param>
/// <param name="Expert">Expert-parallel ranks.</param>
/// <param name="SequenceParallel">Hidden states are cut over tensor ranks between products.</param>
public readonly record struct LayerCut(double Tokens, int Tensor, int Context, int Expert, bool SequenceParallel)
{
    /// <summary>The cut of a layout.</summary>
    public static LayerCut Of(TrainingJob job, in ParallelLayout layout) => new(
        (double)layout.MicroBatch * job.Sequence / layout.Context, layout.Tensor, layout.Context, layout.Expert, layout.SequenceParallel);

    /// <summary>Few large experts are cut over tensor ranks too; many small ones are not.</summary>
    public const int FewExperts = 16;

    /// <summary>Tensor ranks that cut one expert.</summary>
    public static int ExpertTensor(Transformer shape, int tensor) => shape.Experts <= FewExperts ? tensor : 1;
}

/// <summary>The time of one layer: matrix products, attention core, passes over memory, launches, collectives.</summary>
public static class LayerTiming
{
    // Backward passes of element-wise operators read and write half as much again; launches follow the kernels' number.
    private const double ElementBackward = 1.5;
    private const double AttentionBackward = 2.5;
    private const double LaunchBackward = 1.7;

    // Frozen weights have no gradients: a product less for each one forward.
    private const double FrozenLaunchBackward = 1.2;
    private const double ProjectionPasses = 0.25;
    private const double SelectiveElements = 0.5;
    private const double SelectivePermutation = 0.3;

    /// <summary>The time of a layer averaged over the model's kinds of layers, and of the head; nothing computed again yet.</summary>
    public static LayerTime<T> Estimate<T>(
        in ChipPace<T> pace, in StackCosts<T> stack, Transformer shape, in LayerCut cut, double sequence, double? document, bool frozen)
        where T : struct, IReal<T>
    {
        var products = Attention(pace, shape, cut) + FeedForward(pace, shape, cut, stack.ExpertSoftwareAge);
        var core = Core(pace, stack, shape, cut, Math.Min(sequence, document ?? sequence));
        var passes = Elements(shape, cut) * pace.MemoryByte * stack.ElementPasses;
        var quantised = stack.QuantisedBytes * (Quantised(shape, cut) * pace.MemoryByte) / T.Of(Work.Byte);
        var permuted = stack.PermutationPasses * stack.ExpertSoftwareAge * (Permuted(shape, cut) * pace.MemoryByte);
        var adapters = frozen ? stack.AdapterPasses * (Adapted(shape, cut) * pace.MemoryByte) : 0;
        var weights = Weights(shape, cut) * pace.MemoryByte / T.Of(Work.Byte);
        var accumulation = stack.AccumulationBytes * weights;
        var unpacked = stack.UnpackedBytes * weights;

        var busyForward = products + core + passes + quantised + permuted + adapters + unpacked;
        var busyBackward = (products * (frozen ? 1 : 2)) + (core * (stack.FusedAttention ? AttentionBackward : 2))
            + ((passes + quantised + adapters) * ElementBackward) + (permuted * 2) + accumulation + unpacked;

        var tensor = TensorCollectives(pace, stack, shape, cut);
        var ring = ContextRing(pace, stack, shape, cut);
        var exchange = ExpertExchange(pace, stack, shape, cut);
        var wait = stack.ExpertWait * stack.ExpertSoftwareAge * LocalExperts(shape, cut);

        var forward = Overlapped(busyForward, stack.LaunchFloor) + wait + tensor + ring + exchange;
        var backward = Overlapped(busyBackward, stack.LaunchFloor * (frozen ? FrozenLaunchBackward : LaunchBackward)) + (wait * 2) + tensor + (ring * 2) + exchange;
        var selective = stack.FusedAttention ? (passes * SelectiveElements) + (permuted * SelectivePermutation) : core;
        return new(forward.As(Labels.LayerForwardTime), backward, Head(pace, stack, shape, cut, frozen).As(Labels.HeadTime), selective);
    }

    /// <summary>One matrix product: arithmetic and operand traffic one after the other, which is what makes small products slow; beside each other where the compiler hides traffic.</summary>
    public static T Product<T>(in ChipPace<T> pace, double rows, double inner, double columns)
        where T : struct, IReal<T> => Product(pace, pace.WeightProduct, pace.ElementBytes, rows, inner, columns);

    private static T Product<T>(in ChipPace<T> pace, T multiplyAdd, double elementBytes, double rows, double inner, double columns)
        where T : struct, IReal<T>
    {
        var arithmetic = multiplyAdd * (rows * inner * columns);
        var traffic = pace.OperandByte * ((elementBytes * ((rows * inner) + (inner * columns))) + (2 * rows * columns));
        return pace.HidesTraffic ? T.Max(arithmetic, traffic) : arithmetic + traffic;
    }

    // The larger of the accelerator's and the host's time, rounded at the corner: neither hides the other fully when they are close. The cube was
    // measured: with the fourth power fewer of the layouts of one node come in their order, with the square throughput is met less well.
    private static T Overlapped<T>(T busy, T floor)
        where T : struct, IReal<T>
    {
        var ratio = floor / busy;
        return busy * T.Pow(1 + (ratio * ratio * ratio), 1 / 3.0);
    }

    private static T Attention<T>(in ChipPace<T> pace, Transformer shape, in LayerCut cut)
        where T : struct, IReal<T>
    {
        double tokens = cut.Tokens, tensor = cut.Tensor, hidden = shape.Hidden, heads = shape.Heads;
        if (!shape.Latent)
        {
            return Product(pace, tokens, hidden, (heads + (2 * shape.KeyValueHeads)) * shape.HeadSize / tensor)
                + Product(pace, tokens, heads * shape.HeadSize / tensor, hidden);
        }

        return Product(pace, tokens, hidden, LatentAttention.QueryRank + LatentAttention.KeyValueRank + LatentAttention.RotarySize)
            + Product(pace, tokens, LatentAttention.QueryRank, heads * LatentAttention.QueryHeadSize / tensor)
            + Product(pace, tokens, LatentAttention.KeyValueRank, heads * 2 * LatentAttention.ValueHeadSize / tensor)
            + Product(pace, tokens, heads * LatentAttention.ValueHeadSize / tensor, hidden);
    }

    private static T FeedForward<T>(in ChipPace<T> pace, Transformer shape, in LayerCut cut, T age)
        where T : struct, IReal<T>
    {
        if (!shape.IsMixture)
        {
            return Block(pace, shape, cut.Tokens, (double)shape.FeedForward / cut.Tensor);
        }

        var dense = (double)shape.DenseLayers / shape.Layers;
        var cutting = LayerCut.ExpertTensor(shape, cut.Tensor);
        var rows = cut.Tokens * shape.ActiveExperts / cut.Tensor * cutting * cut.Expert / shape.Experts;
        var experts = Block(pace, shape, rows, (double)shape.FeedForward / cutting) * ((double)shape.Experts / cut.Expert) * age;
        var routed = experts + Product(pace, cut.Tokens / cut.Tensor, shape.Hidden, shape.Experts);
        var shared = shape.SharedExperts > 0 ? Block(pace, shape, cut.Tokens, (double)shape.SharedExperts * shape.FeedForward / cut.Tensor) : 0;
        var plain = shape.DenseLayers > 0 ? Block(pace, shape, cut.Tokens, (double)shape.DenseFeedForward / cut.Tensor) : 0;
        return ((routed + shared) * (1 - dense)) + (plain * dense);
    }

    private static T Block<T>(in ChipPace<T> pace, Transformer shape, double rows, double width)
        where T : struct, IReal<T> =>
        Product(pace, rows, shape.Hidden, shape.Gated ? 2 * width : width) + Product(pace, rows, width, shape.Hidden);

    private static T Core<T>(in ChipPace<T> pace, in StackCosts<T> stack, Transformer shape, in LayerCut cut, double span)
        where T : struct, IReal<T>
    {
        var scores = cut.Tokens * span * shape.Heads / cut.Tensor;
        var products = 2 * cut.Tokens * span * shape.AttentionWidth / cut.Tensor;
        if (stack.FusedAttention)
        {
            // Half of the scores are masked. Training kernels compute layers with a window in full.
            return stack.AttentionSlowness * pace.Attention * ((products + (pace.ExponentialWidth * (2 * scores))) * 0.5);
        }

        return (pace.Product16 * products) + (stack.ScorePasses * (pace.MemoryByte * (2 * scores)));
    }

    private static T Head<T>(in ChipPace<T> pace, in StackCosts<T> stack, Transformer shape, in LayerCut cut, bool frozen)
        where T : struct, IReal<T>
    {
        var columns = (double)shape.Vocabulary / cut.Tensor;
        var product = Product(pace, pace.Product16, 2, cut.Tokens, shape.Hidden, columns);
        return (product * (frozen ? 2 : 3)) + (stack.LogitPasses * (pace.MemoryByte * (8 * cut.Tokens * columns)));
    }

    private static double HiddenWidth(Transformer shape, in LayerCut cut) => cut.SequenceParallel ? (double)shape.Hidden / cut.Tensor : shape.Hidden;

    private static double ProjectionWidth(Transformer shape) => (shape.Heads + (2.0 * shape.KeyValueHeads)) * shape.HeadSize;

    /// <summary>Width of what one token's feed-forward blocks hold, averaged over the kinds of layers.</summary>
    internal static double ActiveWidth(Transformer shape)
    {
        if (!shape.IsMixture)
        {
            return shape.FeedForward;
        }

        var dense = (double)shape.DenseLayers / shape.Layers;
        return ((1 - dense) * shape.FeedForward * (shape.ActiveExperts + shape.SharedExperts)) + (dense * shape.DenseFeedForward);
    }

    private static double Elements(Transformer shape, in LayerCut cut)
    {
        var inner = (ProjectionWidth(shape) + ((shape.Gated ? 2 : 1) * ActiveWidth(shape))) / cut.Tensor;
        return 2 * cut.Tokens * (HiddenWidth(shape, cut) + (ProjectionPasses * inner));
    }

    // Every routed copy of a token is quantised as its expert's input.
    private static double Quantised(Transformer shape, in LayerCut cut)
    {
        var routed = shape.IsMixture ? (double)shape.Hidden * shape.ActiveExperts * shape.ExpertLayers / shape.Layers : 0;
        return cut.Tokens * ((2 * HiddenWidth(shape, cut)) + (((shape.Heads * (double)shape.HeadSize) + ActiveWidth(shape) + routed) / cut.Tensor));
    }

    private static double Permuted(Transformer shape, in LayerCut cut) => shape.IsMixture
        ? 2 * cut.Tokens * shape.ActiveExperts * shape.Hidden / (double)cut.Tensor * shape.ExpertLayers / shape.Layers
        : 0;

    private static double Adapted(Transformer shape, in LayerCut cut) =>
        2 * cut.Tokens * (HiddenWidth(shape, cut) + (shape.Heads * (double)shape.HeadSize / cut.Tensor));

    /// <summary>Weights of one layer on one rank.</summary>
    internal static double Weights(Transformer shape, in LayerCut cut) =>
        ((shape.DenseLayerParameters / cut.Tensor)
            + (shape.ExpertParameters / ((double)cut.Expert * LayerCut.ExpertTensor(shape, cut.Tensor)))) / shape.Layers;

    private static double LocalExperts(Transformer shape, in LayerCut cut) =>
        shape.IsMixture ? (double)shape.Experts / cut.Expert * shape.ExpertLayers / shape.Layers : 0;

    private static T TensorCollectives<T>(in ChipPace<T> pace, in StackCosts<T> stack, Transformer shape, in LayerCut cut)
        where T : struct, IReal<T>
    {
        if (cut.Tensor == 1)
        {
            return 0;
        }

        var bytes = 2.0 * (cut.Tensor - 1) / cut.Tensor * cut.Tokens * shape.Hidden * 2;
        var one = (stack.ExposedTensor * (Links.Ring(pace, cut.Tensor) * bytes)) + (pace.Latency * (stack.LatenciesPerCollective * (cut.Tensor - 1)));
        return one * 2;
    }

    private static T ContextRing<T>(in ChipPace<T> pace, in StackCosts<T> stack, Transformer shape, in LayerCut cut)
        where T : struct, IReal<T>
    {
        if (cut.Context == 1)
        {
            return 0;
        }

        var width = shape.Latent ? shape.Heads * (double)LatentAttention.ValueHeadSize : shape.KeyValueHeads * (double)shape.HeadSize;
        var bytes = 2 * cut.Tokens * width / cut.Tensor * 2 * (cut.Context - 1);
        return stack.ExposedContext * (Links.Ring(pace, cut.Tensor * cut.Context, cut.Tensor) * bytes / cut.Context);
    }

    private static T ExpertExchange<T>(in ChipPace<T> pace, in StackCosts<T> stack, Transformer shape, in LayerCut cut)
        where T : struct, IReal<T>
    {
        if (cut.Expert == 1)
        {
            return 0;
        }

        double ranks = cut.Expert;
        var near = Math.Min(Math.Max(1, pace.Domain / LayerCut.ExpertTensor(shape, cut.Tensor)), ranks);
        var nodes = ranks / near;
        double active = shape.ActiveExperts;
        // A token goes once to each node that holds one of its experts.
        var once = nodes * (1 - Math.Pow(1 - (1 / nodes), active)) / active;
        var bytes = 4 * cut.Tokens * active / cut.Tensor * shape.Hidden * shape.ExpertLayers / shape.Layers;
        var slowness = (pace.ScaleOutByte * (once * (ranks - near) / ranks)) + (pace.ScaleUpByte * ((near - 1) / ranks));
        return stack.ExposedExpert * stack.ExpertSoftwareAge * (slowness * bytes);
    }
}
