using System;
using Planner.Domain.Catalogue;

namespace Planner.Domain.Engines.Serving;

/// <summary>The sizes of a transformer that serving depends on. Counts of parameters and elements; nothing here is uncertain.</summary>
public sealed record ServedModel
{
    // Multi-head latent attention keeps 512 compressed and 64 positional elements a layer and token, whatever the heads.
    private const int LatentCache = 576;
    private const int LatentScoreAndValue = 576 + 512;

    // From here on a model fills the matrix units of a board, and is cut over boards that no switch joins.
    private const double LargeLayers = 30e9;

    public required int Layers { get; init; }

    public required int HiddenSize { get; init; }

    public required int AttentionHeads { get; init; }

    public required int KeyValueHeads { get; init; }

    public required int VocabularySize { get; init; }

    public required bool LatentAttention { get; init; }

    /// <summary>Parameters of the layers: all but embedding and output head.</summary>
    public required double LayerParameters { get; init; }

    /// <summary>Thirty billion parameters or more.</summary>
    public bool IsLarge => LayerParameters >= LargeLayers;

    /// <summary>Of <see cref="LayerParameters"/>, those inside routed experts.</summary>
    public required double ExpertParameters { get; init; }

    /// <summary>Parameters of the layers that one token is multiplied with.</summary>
    public required double ActiveLayerParameters { get; init; }

    /// <summary>Of <see cref="ActiveLayerParameters"/>, those inside routed experts.</summary>
    public double ActiveExpertParameters => ExpertParameters * ActiveExperts / Experts;

    /// <summary>Elements of queries, keys and values of a token in all layers.</summary>
    public required double AttentionElements { get; init; }

    /// <summary>Elements of the feed-forward blocks that a token passes in all layers.</summary>
    public required double FeedForwardElements { get; init; }

    public required int Experts { get; init; }

    public required int ActiveExperts { get; init; }

    /// <summary>Layers with routed experts.</summary>
    public required int ExpertLayers { get; init; }

    /// <summary>Share of the layers that see only the last <see cref="Window"/> tokens.</summary>
    public required double WindowedShare { get; init; }

    public required double Window { get; init; }

    /// <summary>Elements of the cache a token and all layers.</summary>
    public required double CacheElements { get; init; }

    /// <summary>Multiply-adds of scores and values for a layer, a token and a token attended to.</summary>
    public required double AttentionWidth { get; init; }

    public bool MixtureOfExperts => Experts > 1;

    /// <summary>Parameters of embedding or head.</summary>
    public double VocabularyParameters => (double)VocabularySize * HiddenSize;

    /// <summary>The sizes of a complete shape.</summary>
    /// <exception cref="ArgumentException">A field that has no neutral value is missing.</exception>
    public static ServedModel From(ModelShape shape)
    {
        var layers = Needed(shape.Layers, nameof(shape.Layers));
        var hidden = Needed(shape.HiddenSize, nameof(shape.HiddenSize));
        var heads = Needed(shape.AttentionHeads, nameof(shape.AttentionHeads));
        var vocabulary = Needed(shape.VocabularySize, nameof(shape.VocabularySize));
        var keyValueHeads = shape.KeyValueHeads ?? heads;
        var headSize = shape.HeadSize ?? hidden / heads;
        var latent = shape.LatentAttention ?? false;
        var experts = Math.Max(1, shape.Experts ?? 1);
        var expertLayers = experts > 1 ? Math.Max(0, layers - (shape.DenseLayers ?? 0)) : 0;
        var atEnds = 2.0 * vocabulary * hidden;
        var layerParameters = Math.Max(shape.Parameters - atEnds, shape.Parameters / 2);
        return new ServedModel
        {
            Layers = layers,
            HiddenSize = hidden,
            AttentionHeads = heads,
            KeyValueHeads = keyValueHeads,
            VocabularySize = vocabulary,
            LatentAttention = latent,
            LayerParameters = layerParameters,
            ExpertParameters = Math.Min(RoutedParameters(shape, hidden, experts, expertLayers), layerParameters),
            ActiveLayerParameters = Math.Max((shape.ActiveParameters ?? shape.Parameters) - atEnds, layerParameters / 50),
            AttentionElements = (double)layers * (heads + (latent ? heads : 2 * keyValueHeads)) * headSize,
            FeedForwardElements = FeedForward(shape, layers, expertLayers),
            Experts = experts,
            ActiveExperts = Math.Clamp(shape.ActiveExperts ?? 1, 1, experts),
            ExpertLayers = expertLayers,
            WindowedShare = shape.SlidingWindow is null ? 0 : 1 - ((double)Math.Min(shape.FullAttentionLayers ?? 0, layers) / layers),
            Window = shape.SlidingWindow ?? 0,
            CacheElements = latent ? (double)layers * LatentCache : 2.0 * layers * keyValueHeads * headSize,
            AttentionWidth = latent ? (double)heads * LatentScoreAndValue : 2.0 * heads * headSize,
        };
    }

    private static double RoutedParameters(ModelShape shape, int hidden, int experts, int expertLayers)
    {
        var matrices = shape.GatedFeedForward ?? true ? 3.0 : 2.0;
        return expertLayers == 0 ? 0 : matrices * hidden * Needed(shape.FeedForwardSize, nameof(shape.FeedForwardSize)) * experts * expertLayers;
    }

    private static double FeedForward(ModelShape shape, int layers, int expertLayers)
    {
        var width = Needed(shape.FeedForwardSize, nameof(shape.FeedForwardSize));
        var ofExperts = (double)width * ((shape.ActiveExperts ?? 1) + (shape.SharedExperts ?? 0));
        return expertLayers == 0 ? (double)layers * width : (expertLayers * ofExperts) + ((layers - expertLayers) * (double)(shape.DenseFeedForwardSize ?? width));
    }

    private static int Needed(int? value, string field) =>
        value is > 0 ? value.Value : throw new ArgumentException($"{field} is missing or not positive");
}
