using System;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>Seconds that one token costs a replica, however many others go with it.</summary>
/// <param name="Matrix">Linear layers.</param>
/// <param name="Head">Output head, once for each token sampled.</param>
/// <param name="Elementwise">Norms, rotations, activations, quantisation.</param>
/// <param name="Exchange">Bytes between accelerators: all-reduces, or dispatch to experts and back.</param>
public readonly record struct TokenCost<T>(T Matrix, T Head, T Elementwise, T Exchange)
    where T : struct, IReal<T>;

/// <summary>How long a replica takes for a step of decoding and for a prompt.</summary>
public sealed record ServingStep<T>(ServedModel Model, ServingJob Job, Accelerator Chip, ServingLayout Layout, ServingConstants Constants, ReplicaRates<T> Rates, RequestLengths<T> Work)
    where T : struct, IReal<T>
{
    /// <summary>Seconds a token of the parts that grow with tokens alone.</summary>
    public TokenCost<T> PerToken { get; } = TokenCosts.Of(Model, Job, Layout, Constants, Rates);

    /// <summary>Seconds of one decode step of <paramref name="batch"/> requests on the replica, through all pipeline stages.</summary>
    public T Decode(T batch)
    {
        T stages = Layout.Pipeline;
        var micro = batch / stages;
        var perSequence = PerToken.Matrix + PerToken.Head + PerToken.Elementwise + PerToken.Exchange + AttentionOf(Work.MeanContext);
        var stage = ReadWeights(batch) + ReadCache(micro) + (micro * perSequence) + Latency() + Host(micro);
        return (stage * stages).As(Labels.DecodeIteration);
    }

    /// <summary>Seconds of one prompt, alone on the replica.</summary>
    public T Prompt()
    {
        var tokens = Work.InputTokens;
        var linear = tokens * (PerToken.Matrix + PerToken.Elementwise + PerToken.Exchange);
        return (linear + PromptAttention(tokens) + T.Of(Constants["prompt-host"]) + PerToken.Head).As(Labels.PromptTime);
    }

    private T Accelerators => Layout.Accelerators;

    private T ReadWeights(T batch)
    {
        var oneByte = T.Of(ServingUnits.Byte);
        T covered = 1;
        if (Model.MixtureOfExperts)
        {
            covered = 1 - T.Pow(1 - ((double)Model.ActiveExperts / Model.Experts), batch);
        }

        var experts = oneByte * (Model.ExpertParameters * WeightFormats.BytesPerExpertWeight(Job.Format)) * covered;
        var rest = oneByte * ((MemoryFit.OutsideExperts(Model) * WeightFormats.BytesPerWeight(Model, Job.Format)) + (2 * Model.VocabularyParameters));
        T copies = Layout.ExpertParallel ? Layout.Tensor : 1;
        return (((rest * copies) + experts) / (Accelerators * Rates.WeightRead)).As(Labels.WeightReadTime);
    }

    private T ReadCache(T batch)
    {
        var context = MemoryFit.CacheOf(Model, Job, Chip, Layout, Work.MeanContext);
        return (batch * context / (Accelerators * Rates.CacheRead)).As(Labels.CacheReadTime);
    }

    private T AttentionOf(T context)
    {
        var pairs = MemoryFit.Seen(Model, context) * (Model.AttentionWidth * Model.Layers);
        return T.Of(ServingUnits.FlopPerWeight) * pairs / (Rates.Attention * T.Of(Constants["decode-attention"]));
    }

    private T PromptAttention(T tokens)
    {
        var all = tokens * tokens * 0.5;
        var near = T.Min(tokens, Model.Window);
        var windowed = (near * tokens) - (near * near * 0.5);
        var pairs = ((all * (1 - Model.WindowedShare)) + (windowed * Model.WindowedShare)) * (Model.AttentionWidth * Model.Layers);
        return (T.Of(ServingUnits.FlopPerWeight) * pairs / Rates.Attention).As(Labels.AttentionTime);
    }

    private T Latency()
    {
        if (Layout.Tensor == 1)
        {
            return 0 * T.Of(ServingUnits.Second);
        }

        var hops = 1 + (Constants["latency-growth"].Base * Math.Log2(Layout.Tensor));
        var exchanges = Layout.ExpertParallel ? 2.0 * Model.ExpertLayers : 2.0 * Model.Layers / Layout.Pipeline;
        return (T.Of(Constants.For("link-latency", Chip)) * (exchanges * hops)).As(Labels.ReductionLatency);
    }

    private T Host(T batch)
    {
        var perRank = Layout.ExpertParallel ? batch / Layout.Tensor : batch;
        var launches = T.Of(Constants["launch"]) * ((double)Model.Layers / Layout.Pipeline);
        return (T.Of(Constants["host"]) + (T.Of(Constants["host-sequence"]) * perRank) + launches).As(Labels.HostTime);
    }
}

/// <summary>Seconds a token.</summary>
public static class TokenCosts
{
    public static TokenCost<T> Of<T>(ServedModel model, ServingJob job, ServingLayout layout, ServingConstants constants, ReplicaRates<T> rates)
        where T : struct, IReal<T>
    {
        var flop = T.Of(ServingUnits.FlopPerWeight);
        var sparse = model.MixtureOfExperts ? constants["expert-imbalance"].Base : 1;
        var matrix = (flop * model.ActiveLayerParameters * sparse / rates.Matrix).As(Labels.MatrixTimePerToken);
        var head = flop * model.VocabularyParameters / rates.Head;
        return new TokenCost<T>(matrix, head, Elementwise(model, layout, constants, rates), Exchange(model, layout, rates));
    }

    private static T Elementwise<T>(ServedModel model, ServingLayout layout, ServingConstants constants, ReplicaRates<T> rates)
        where T : struct, IReal<T>
    {
        var undivided = constants["elementwise-undivided"].Base;
        var share = layout.ExpertParallel
            ? 1.0 / layout.Tensor
            : (undivided + ((1 - undivided) / layout.Tensor)) / layout.Pipeline;
        var passes = constants["elementwise-passes"].Base * 2 * model.Layers * model.HiddenSize * share;
        return T.Of(ServingUnits.Byte) * passes / rates.Elementwise;
    }

    private static T Exchange<T>(ServedModel model, ServingLayout layout, ReplicaRates<T> rates)
        where T : struct, IReal<T>
    {
        double tensor = layout.Tensor;
        var bytes = layout.ExpertParallel
            ? 3.0 * model.ExpertLayers * Math.Min(model.ActiveExperts, tensor - 1) * model.HiddenSize / tensor
            : 8.0 * model.Layers * model.HiddenSize * (tensor - 1) / tensor / layout.Pipeline;
        return T.Of(ServingUnits.Byte) * bytes / rates.Link;
    }
}
