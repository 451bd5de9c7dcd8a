using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;

namespace Planner.Domain.Engines.Kernels;

/// <summary>A shape with nothing left open, and what had to be assumed for it.</summary>
/// <param name="Model">The completed shape as an architecture.</param>
/// <param name="Shape">The completed shape; what is null is so for good reason (no window, no dense layers).</param>
/// <param name="Assumed">Fields that were filled, by their name in the API, with their values.</param>
/// <param name="Reference">The published model nearest to it; null when there is none.</param>
/// <param name="Same">The shape is the reference's: as many parameters, within the rounding of a name, and no stated size against it.</param>
public sealed record CompletedShape(Transformer Model, ModelShape Shape, ImmutableSortedDictionary<string, object> Assumed, LanguageModel? Reference, bool Same);

/// <summary>
/// Fills what a shape leaves open: from the reference model that it is, else from what its own sizes imply (the parameters decide between two and
/// three feed-forward matrices, and how many key-value heads or experts there must be), else in the proportions of the nearest reference model.
/// </summary>
public static class ShapeCompletion
{
    private const double SameModel = 0.06;
    private const double MixtureShare = 0.9;
    private const int HiddenStep = 128;

    /// <summary>The completed shape. Fields that are stated stay as they are, sound or not.</summary>
    public static CompletedShape Complete(ModelShape shape, IEnumerable<LanguageModel> references)
    {
        var known = references.Where(model => model.Shape.Layers is not null && model.Shape.HiddenSize is not null).OrderBy(model => model.Id, StringComparer.Ordinal).ToList();
        var nearest = known.MinBy(model => Distance(shape, model.Shape));
        var same = nearest is not null && IsSame(shape, nearest.Shape);
        var proportions = nearest?.Shape ?? Fallback;
        var filled = same ? Take(shape, proportions) : Derive(shape, proportions);
        return new CompletedShape(Transform(filled), filled, Assumptions(shape, filled), nearest, same);
    }

    private static ModelShape Fallback { get; } = new()
    {
        Parameters = 8e9,
        Layers = 32,
        HiddenSize = 4096,
        AttentionHeads = 32,
        KeyValueHeads = 8,
        HeadSize = 128,
        FeedForwardSize = 14336,
        GatedFeedForward = true,
        VocabularySize = 128256,
    };

    private static bool IsMixture(ModelShape shape) =>
        shape.Experts > 1 || (shape.Experts is null && shape.ActiveParameters < MixtureShare * shape.Parameters);

    private static double Distance(ModelShape wanted, ModelShape reference)
    {
        var distance = Math.Abs(Ratio(wanted.Parameters, reference.Parameters)) + (IsMixture(wanted) == IsMixture(reference) ? 0 : 100);
        distance += Apart(wanted.Layers, reference.Layers) + Apart(wanted.HiddenSize, reference.HiddenSize);
        distance += Apart(wanted.AttentionHeads, reference.AttentionHeads) + Apart(wanted.FeedForwardSize, reference.FeedForwardSize);
        return distance + (0.1 * Apart(wanted.VocabularySize, reference.VocabularySize)) + (0.5 * Apart(wanted.ActiveParameters, reference.ActiveParameters));
    }

    private static double Apart(double? wanted, double? reference) =>
        wanted is double w && reference is double r ? Math.Abs(Ratio(w, r)) : 0;

    private static double Ratio(double left, double right) => left > 0 && right > 0 ? Math.Log(left / right) : 10;

    private static bool IsSame(ModelShape wanted, ModelShape reference) =>
        Math.Abs(Ratio(wanted.Parameters, reference.Parameters)) < SameModel
        && IsMixture(wanted) == IsMixture(reference)
        && (wanted.Layers ?? reference.Layers) == reference.Layers
        && (wanted.HiddenSize ?? reference.HiddenSize) == reference.HiddenSize
        && (wanted.AttentionHeads ?? reference.AttentionHeads) == reference.AttentionHeads
        && (wanted.FeedForwardSize ?? reference.FeedForwardSize) == reference.FeedForwardSize
        && (wanted.KeyValueHeads is not int heads || heads == (reference.KeyValueHeads ?? reference.AttentionHeads))
        && (wanted.Experts is not int experts || experts == (reference.Experts ?? 1));

    private static ModelShape Take(ModelShape shape, ModelShape reference) => shape with
    {
        ActiveParameters = shape.ActiveParameters ?? (IsMixture(reference) ? reference.ActiveParameters : shape.Parameters),
        Layers = shape.Layers ?? reference.Layers,
        HiddenSize = shape.HiddenSize ?? reference.HiddenSize,
        AttentionHeads = shape.AttentionHeads ?? reference.AttentionHeads,
        KeyValueHeads = shape.KeyValueHeads ?? reference.KeyValueHeads ?? reference.AttentionHeads,
        HeadSize = shape.HeadSize ?? reference.HeadSize,
        FeedForwardSize = shape.FeedForwardSize ?? reference.FeedForwardSize,
        GatedFeedForward = shape.GatedFeedForward ?? reference.GatedFeedForward,
        VocabularySize = shape.VocabularySize ?? reference.VocabularySize,
        LatentAttention = shape.LatentAttention ?? reference.LatentAttention ?? false,
        SlidingWindow = shape.SlidingWindow ?? reference.SlidingWindow,
        FullAttentionLayers = shape.FullAttentionLayers ?? (shape.SlidingWindow is null || shape.SlidingWindow == reference.SlidingWindow ? reference.FullAttentionLayers : null),
        Experts = shape.Experts ?? reference.Experts ?? 1,
        ActiveExperts = shape.ActiveExperts ?? reference.ActiveExperts ?? 1,
        SharedExperts = shape.SharedExperts ?? reference.SharedExperts ?? 0,
        DenseLayers = shape.DenseLayers ?? reference.DenseLayers ?? 0,
        DenseFeedForwardSize = shape.DenseFeedForwardSize ?? reference.DenseFeedForwardSize,
    };

    private static ModelShape Derive(ModelShape shape, ModelShape near)
    {
        var nearHidden = near.HiddenSize ?? Fallback.HiddenSize!.Value;
        var layers = shape.Layers ?? near.Layers ?? Fallback.Layers!.Value;
        var scale = Math.Sqrt(shape.Parameters / near.Parameters * near.Layers!.Value / Math.Max(1, layers));
        var hidden = shape.HiddenSize ?? Math.Max(HiddenStep, (int)(Math.Round(nearHidden * Math.Min(scale, 1e3) / HiddenStep) * HiddenStep));
        var headSize = shape.HeadSize ?? (shape.AttentionHeads is int stated && stated > 0 ? Math.Max(1, hidden / stated) : near.HeadSize ?? 128);
        var heads = shape.AttentionHeads ?? Math.Max(1, hidden / Math.Max(1, headSize));
        var ratio = (near.FeedForwardSize ?? (4 * nearHidden)) / (double)nearHidden;
        var filled = shape with
        {
            Layers = layers,
            HiddenSize = hidden,
            HeadSize = headSize,
            AttentionHeads = heads,
            FeedForwardSize = shape.FeedForwardSize ?? (int)Math.Round(hidden * ratio),
            VocabularySize = shape.VocabularySize ?? near.VocabularySize ?? Fallback.VocabularySize,
            LatentAttention = shape.LatentAttention ?? false,
            SharedExperts = shape.SharedExperts ?? 0,
            DenseLayers = shape.DenseLayers ?? 0,
        };
        return IsMixture(shape) ? DeriveExperts(filled, near) : DeriveBlocks(filled, near);
    }

    /// <summary>The number of matrices and of key-value heads whose sum comes nearest to the parameters stated.</summary>
    private static ModelShape DeriveBlocks(ModelShape shape, ModelShape near)
    {
        var best = shape;
        var smallest = double.MaxValue;
        bool[] gates = shape.GatedFeedForward is bool stated ? [stated] : [near.GatedFeedForward ?? true, !(near.GatedFeedForward ?? true)];
        foreach (var gated in gates)
        {
            foreach (var keyValue in KeyValueCandidates(shape))
            {
                var candidate = shape with
                {
                    GatedFeedForward = gated,
                    KeyValueHeads = keyValue,
                    Experts = 1,
                    ActiveExperts = 1,
                    ActiveParameters = shape.ActiveParameters ?? shape.Parameters,
                };
                var model = Transform(candidate);
                double embedding = (double)model.Vocabulary * model.Hidden;
                var away = Math.Min(
                    Math.Abs(Ratio(model.LayerParameters + embedding, shape.Parameters)),
                    Math.Abs(Ratio(model.LayerParameters + (2 * embedding), shape.Parameters)));
                // A tie within the rounding of a published size goes to the first, most usual candidate.
                if (away < smallest - 0.01)
                {
                    (best, smallest) = (candidate, away);
                }
            }
        }

        return best;
    }

    private static IEnumerable<int> KeyValueCandidates(ModelShape shape)
    {
        var heads = shape.AttentionHeads!.Value;
        return shape.KeyValueHeads is int stated
            ? [stated]
            : new[] { heads, 8, 1 }.Where(candidate => candidate > 0 && candidate <= heads && heads % candidate == 0).Distinct();
    }

    private static ModelShape DeriveExperts(ModelShape shape, ModelShape near)
    {
        var heads = shape.AttentionHeads!.Value;
        var keyValue = shape.KeyValueHeads ?? (heads % 8 == 0 && heads > 8 ? 8 : heads);
        var gated = shape.GatedFeedForward ?? near.GatedFeedForward ?? true;
        var bare = Transform(shape with { KeyValueHeads = keyValue, GatedFeedForward = gated, Experts = 2, ActiveExperts = 1 });
        var plain = (bare.Layers * bare.AttentionParameters) + (2.0 * bare.Vocabulary * bare.Hidden);
        var each = Math.Max(1, bare.ExpertLayers) * Math.Max(1, bare.ExpertSize);
        var experts = shape.Experts ?? (int)Math.Clamp(Math.Round((shape.Parameters - plain) / each), 2, 4096);
        var wanted = (shape.ActiveParameters ?? near.ActiveParameters / near.Parameters * shape.Parameters ?? shape.Parameters) - plain;
        var active = shape.ActiveExperts ?? (int)Math.Clamp(Math.Round(wanted / each), 1, experts);
        return shape with
        {
            KeyValueHeads = keyValue,
            GatedFeedForward = gated,
            Experts = experts,
            ActiveExperts = active,
            ActiveParameters = shape.ActiveParameters ?? plain + (active * each),
        };
    }

    private static Transformer Transform(ModelShape shape) => new()
    {
        Parameters = shape.Parameters,
        ActiveParameters = shape.ActiveParameters ?? shape.Parameters,
        Layers = shape.Layers!.Value,
        Hidden = shape.HiddenSize!.Value,
        Heads = shape.AttentionHeads!.Value,
        KeyValueHeads = shape.KeyValueHeads ?? shape.AttentionHeads!.Value,
        HeadSize = shape.HeadSize ?? (shape.HiddenSize!.Value / Math.Max(1, shape.AttentionHeads!.Value)),
        FeedForward = shape.FeedForwardSize!.Value,
        Gated = shape.GatedFeedForward ?? false,
        Vocabulary = shape.VocabularySize!.Value,
        Latent = shape.LatentAttention ?? false,
        SlidingWindow = shape.SlidingWindow,
        FullAttentionLayers = shape.SlidingWindow is null ? shape.Layers!.Value : Math.Min(shape.FullAttentionLayers ?? 0, shape.Layers!.Value),
        Experts = shape.Experts ?? 1,
        ActiveExperts = shape.ActiveExperts ?? 1,
        SharedExperts = shape.SharedExperts ?? 0,
        DenseLayers = Math.Min(shape.DenseLayers ?? 0, shape.Layers!.Value),
        DenseFeedForward = shape.DenseFeedForwardSize ?? (int)Math.Min(int.MaxValue, shape.FeedForwardSize!.Value * (long)Math.Max(1, shape.ActiveExperts ?? 1)),
    };

    private static ImmutableSortedDictionary<string, object> Assumptions(ModelShape stated, ModelShape filled)
    {
        var assumed = ImmutableSortedDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        void Note(string field, object? before, object? after)
        {
            if (before is null && after is { } value)
            {
                assumed.Add("model." + field, value);
            }
        }

        Note("activeParameters", stated.ActiveParameters, filled.ActiveParameters);
        Note("layers", stated.Layers, filled.Layers);
        Note("hiddenSize", stated.HiddenSize, filled.HiddenSize);
        Note("attentionHeads", stated.AttentionHeads, filled.AttentionHeads);
        Note("keyValueHeads", stated.KeyValueHeads, filled.KeyValueHeads);
        Note("headSize", stated.HeadSize, filled.HeadSize);
        Note("feedForwardSize", stated.FeedForwardSize, filled.FeedForwardSize);
        Note("gatedFeedForward", stated.GatedFeedForward, filled.GatedFeedForward);
        Note("vocabularySize", stated.VocabularySize, filled.VocabularySize);
        Note("latentAttention", stated.LatentAttention, filled.LatentAttention);
        Note("slidingWindow", stated.SlidingWindow, filled.SlidingWindow);
        Note("fullAttentionLayers", stated.FullAttentionLayers, filled.FullAttentionLayers);
        Note("experts", stated.Experts, filled.Experts);
        Note("activeExperts", stated.ActiveExperts, filled.ActiveExperts);
        Note("sharedExperts", stated.SharedExperts, filled.SharedExperts);
        Note("denseLayers", stated.DenseLayers, filled.DenseLayers);
        Note("denseFeedForwardSize", stated.DenseFeedForwardSize, filled.DenseFeedForwardSize);
        return assumed.ToImmutable();
    }
}
