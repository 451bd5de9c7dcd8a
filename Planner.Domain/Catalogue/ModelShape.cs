namespace Planner.Domain.Catalogue;

/// <summary>
/// The architecture of a transformer, as the API takes it (DESIGN §5). All counts are dimensionless; a null is filled from the nearest
/// reference model and reported as assumed.
/// </summary>
public sealed record ModelShape
{
    /// <summary>All parameters.</summary>
    public required double Parameters { get; init; }

    /// <summary>Parameters that one token uses; equal to <see cref="Parameters"/> for a dense model.</summary>
    public double? ActiveParameters { get; init; }

    public int? Layers { get; init; }

    public int? HiddenSize { get; init; }

    public int? AttentionHeads { get; init; }

    /// <summary>Heads of keys and values: fewer than <see cref="AttentionHeads"/> with grouped-query attention.</summary>
    public int? KeyValueHeads { get; init; }

    public int? HeadSize { get; init; }

    /// <summary>Width of the feed-forward block; for mixture-of-experts models the width of one expert.</summary>
    public int? FeedForwardSize { get; init; }

    /// <summary>Three matrices a block (SwiGLU) instead of two (GELU).</summary>
    public bool? GatedFeedForward { get; init; }

    public int? VocabularySize { get; init; }

    /// <summary>Multi-head latent attention (DeepSeek).</summary>
    public bool? LatentAttention { get; init; }

    /// <summary>Window in tokens of the layers with local attention; null when all layers attend to all.</summary>
    public int? SlidingWindow { get; init; }

    /// <summary>
    /// Layers that attend to all tokens beside those with a window, 0 to all. Without a window it says nothing. Null with a window: as in the model of the catalogue with the same window that the shape is
    /// filled from, else 0, every layer has the window (as in version 0.1 of Mistral 7B).
    /// </summary>
    public int? FullAttentionLayers { get; init; }

    public int? Experts { get; init; }

    public int? ActiveExperts { get; init; }

    public int? SharedExperts { get; init; }

    /// <summary>Layers of a mixture-of-experts model that are dense.</summary>
    public int? DenseLayers { get; init; }

    public int? DenseFeedForwardSize { get; init; }
}
