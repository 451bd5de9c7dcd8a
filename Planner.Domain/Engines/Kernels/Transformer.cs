using System;

namespace Planner.Domain.Engines.Kernels;

/// <summary>The architecture of a transformer with nothing left open; see <see cref="ShapeCompletion"/>.</summary>
public sealed record Transformer
{
    public required double Parameters { get; init; }

    /// <summary>Parameters that one token uses.</summary>
    public required double ActiveParameters { get; init; }

    public required int Layers { get; init; }

    public required int Hidden { get; init; }

    public required int Heads { get; init; }

    public required int KeyValueHeads { get; init; }

    public required int HeadSize { get; init; }

    /// <summary>Width of the feed-forward block, or of one expert.</summary>
    public required int FeedForward { get; init; }

    public required bool Gated { get; init; }

    public required int Vocabulary { get; init; }

    public required bool Latent { get; init; }

    /// <summary>Window in tokens of the layers with local attention; null when all attend to all.</summary>
    public required int? SlidingWindow { get; init; }

    /// <summary>Layers that attend to all tokens: all of them where there is no window.</summary>
    public required int FullAttentionLayers { get; init; }

    public required int Experts { get; init; }

    public required int ActiveExperts { get; init; }

    public required int SharedExperts { get; init; }

    public required int DenseLayers { get; init; }

    public required int DenseFeedForward { get; init; }

    private const int AdapterRank = 16;

    public bool IsMixture => Experts > 1;

    /// <summary>Matrices of a feed-forward block.</summary>
    public double FeedForwardMatrices => Gated ? 3 : 2;

    public double ExpertLayers => IsMixture ? Layers - DenseLayers : 0;

    /// <summary>Weights of all routed experts.</summary>
    public double ExpertParameters => ExpertLayers * Experts * ExpertSize;

    /// <summary>Weights outside routed experts, embeddings included; none when a stated total is less than its own experts.</summary>
    public double OutsideExperts => Math.Max(0, Parameters - ExpertParameters);

    /// <summary>Weights of one routed expert.</summary>
    public double ExpertSize => FeedForwardMatrices * Hidden * FeedForward;

    /// <summary>Weights of the attention projections of one layer.</summary>
    public double AttentionParameters => Latent
        ? ((double)Hidden * (LatentAttention.QueryRank + LatentAttention.KeyValueRank + LatentAttention.RotarySize))
            + (LatentAttention.QueryRank * (double)Heads * LatentAttention.QueryHeadSize)
            + (LatentAttention.KeyValueRank * (double)Heads * 2 * LatentAttention.ValueHeadSize)
            + (Heads * (double)LatentAttention.ValueHeadSize * Hidden)
        : ((double)Hidden * HeadSize * (Heads + (2.0 * KeyValueHeads))) + ((double)Heads * HeadSize * Hidden);

    /// <summary>Weights of the layers that every token passes: attention, dense feed-forward, shared experts, routers.</summary>
    public double DenseLayerParameters => (Layers * AttentionParameters) + (IsMixture
        ? (ExpertLayers * ((SharedExperts * ExpertSize) + ((double)Hidden * Experts))) + (DenseLayers * FeedForwardMatrices * Hidden * DenseFeedForward)
        : Layers * ExpertSize);

    /// <summary>Weights of adapters of the usual rank beside all products of attention and dense feed-forward.</summary>
    public double AdapterParameters => (double)AdapterRank * Layers * ((4.0 * Hidden) + (2.0 * Heads * HeadSize) + (2.0 * KeyValueHeads * HeadSize)
        + (IsMixture ? 0 : FeedForwardMatrices * (Hidden + FeedForward)));

    /// <summary>Weights of all layers, without embeddings.</summary>
    public double LayerParameters => DenseLayerParameters + ExpertParameters;

    /// <summary>Weights of the embedding and, untied, of the head: what the layers leave of the stated total.</summary>
    public double EmbeddingParameters => Math.Max(0, Math.Min(Parameters - LayerParameters, 2.0 * Vocabulary * Hidden));

    /// <summary>Weights that a token is multiplied with, head included.</summary>
    public double ProductParameters => DenseLayerParameters + (ExpertLayers * ActiveExperts * ExpertSize) + ((double)Vocabulary * Hidden);

    /// <summary>Width of all query heads that the attention core computes with.</summary>
    public double AttentionWidth => Latent
        ? Heads * (LatentAttention.QueryHeadSize + LatentAttention.ValueHeadSize) / 2.0
        : (double)Heads * HeadSize;
}

/// <summary>The ranks of multi-head latent attention as DeepSeek-V2 and V3 published them; Kimi K2 took them over.</summary>
public static class LatentAttention
{
    public const int QueryRank = 1536;
    public const int KeyValueRank = 512;
    public const int RotarySize = 64;
    public const int QueryHeadSize = 192;
    public const int ValueHeadSize = 128;
}
