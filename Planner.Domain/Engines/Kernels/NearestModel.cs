using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;

namespace Planner.Domain.Engines.Kernels;

/// <summary>A shape with nothing left open.</summary>
/// <param name="Shape">All fields are given, but those that are null for good reason (no window, no dense layers).</param>
/// <param name="Reference">The model that the missing fields came from; null when nothing was missing and no model is like it.</param>
/// <param name="Same">The shape is that of the reference, within two per cent of parameters.</param>
/// <param name="Assumed">The fields that were filled, as the API writes them, with their values.</param>
public sealed record CompletedShape(ModelShape Shape, LanguageModel? Reference, bool Same, ImmutableSortedDictionary<string, object> Assumed);

/// <summary>Fills what a shape leaves open from the nearest published model, scaled to the stated parameters.</summary>
public static class NearestModel
{
    private const double SameSize = 0.02;
    private const int Multiple = 128;

    /// <summary>The shape with its missing fields filled. Only parameters need be given.</summary>
    /// <param name="shape">What is known.</param>
    /// <param name="models">Published models; those whose own shape is not complete are passed over.</param>
    public static CompletedShape Complete(ModelShape shape, IEnumerable<LanguageModel> models)
    {
        var known = models.Where(model => Whole(model.Shape)).ToList();
        var like = known.Where(model => SameKind(shape, model.Shape)).DefaultIfEmpty().ToList();
        var reference = (like[0] is null ? known : like!).OrderBy(model => Distance(shape, model!.Shape)).ThenBy(model => model!.Id, StringComparer.Ordinal).FirstOrDefault();
        if (reference is null)
        {
            return new CompletedShape(shape, null, Same: false, ImmutableSortedDictionary<string, object>.Empty);
        }

        var same = Same(shape, reference.Shape);
        var filled = Fill(shape, reference.Shape, same);
        return new CompletedShape(filled, reference, same, Missing(shape, filled));
    }

    private static ModelShape Fill(ModelShape shape, ModelShape like, bool same)
    {
        var growth = same ? 1 : Math.Cbrt(shape.Parameters / like.Parameters);
        var hidden = shape.HiddenSize ?? (same ? like.HiddenSize!.Value : Rounded(like.HiddenSize!.Value * growth));
        var width = (double)hidden / like.HiddenSize!.Value;
        var layers = shape.Layers ?? Math.Max(1, (int)Math.Round(like.Layers!.Value * (same ? 1 : shape.Parameters / like.Parameters / (width * width))));
        var heads = shape.AttentionHeads ?? Math.Max(1, (int)Math.Round(like.AttentionHeads!.Value * width));
        var experts = shape.Experts ?? like.Experts ?? 1;
        return shape with
        {
            ActiveParameters = shape.ActiveParameters ?? (experts > 1 ? shape.Parameters * ActiveShare(like) : shape.Parameters),
            Layers = layers,
            HiddenSize = hidden,
            AttentionHeads = heads,
            KeyValueHeads = shape.KeyValueHeads ?? (like.KeyValueHeads == like.AttentionHeads ? heads : Math.Min(heads, like.KeyValueHeads ?? heads)),
            HeadSize = shape.HeadSize ?? (shape.AttentionHeads is null ? like.HeadSize : Math.Max(1, hidden / heads)),
            FeedForwardSize = shape.FeedForwardSize ?? (same ? like.FeedForwardSize : Rounded(like.FeedForwardSize!.Value * width)),
            GatedFeedForward = shape.GatedFeedForward ?? like.GatedFeedForward ?? true,
            VocabularySize = shape.VocabularySize ?? like.VocabularySize,
            LatentAttention = shape.LatentAttention ?? like.LatentAttention ?? false,
            SlidingWindow = shape.SlidingWindow ?? (same ? like.SlidingWindow : null),
            FullAttentionLayers = shape.FullAttentionLayers ?? Scaled(like.FullAttentionLayers, like, layers),
            Experts = experts,
            ActiveExperts = shape.ActiveExperts ?? (experts > 1 ? like.ActiveExperts : 1) ?? 1,
            SharedExperts = shape.SharedExperts ?? (experts > 1 ? like.SharedExperts : 0) ?? 0,
            DenseLayers = shape.DenseLayers ?? (experts > 1 ? Scaled(like.DenseLayers, like, layers) : 0) ?? 0,
            DenseFeedForwardSize = shape.DenseFeedForwardSize ?? like.DenseFeedForwardSize,
        };
    }

    private static int? Scaled(int? layersOfReference, ModelShape like, int layers) =>
        layersOfReference is { } count ? (int)Math.Round((double)count * layers / like.Layers!.Value) : null;

    private static int Rounded(double value) => Math.Max(Multiple, (int)Math.Round(value / Multiple) * Multiple);

    private static double ActiveShare(ModelShape like) => (like.ActiveParameters ?? like.Parameters) / like.Parameters;

    private static bool Whole(ModelShape shape) =>
        shape is { Layers: > 0, HiddenSize: > 0, AttentionHeads: > 0, FeedForwardSize: > 0, VocabularySize: > 0, HeadSize: > 0 };

    private static bool SameKind(ModelShape shape, ModelShape like) => Same(shape, like) || Sparse(shape) == Sparse(like);

    private static bool Sparse(ModelShape shape) => shape.Experts > 1 || shape.ActiveParameters < 0.9 * shape.Parameters;

    private static bool Same(ModelShape shape, ModelShape like) =>
        Math.Abs((shape.Parameters / like.Parameters) - 1) < SameSize && Mismatches(shape, like) == 0;

    private static double Distance(ModelShape shape, ModelShape like) =>
        Math.Abs(Math.Log(shape.Parameters / like.Parameters)) + (0.2 * Mismatches(shape, like));

    private static int Mismatches(ModelShape shape, ModelShape like) =>
        Differ(shape.Layers, like.Layers) + Differ(shape.HiddenSize, like.HiddenSize) + Differ(shape.VocabularySize, like.VocabularySize)
        + Differ(shape.AttentionHeads, like.AttentionHeads) + Differ(shape.KeyValueHeads, like.KeyValueHeads) + Differ(shape.Experts, like.Experts)
        + Differ(shape.FeedForwardSize, like.FeedForwardSize) + (shape.LatentAttention is { } latent && latent != (like.LatentAttention ?? false) ? 1 : 0);

    private static int Differ(int? given, int? like) => given is { } value && like is { } other && value != other ? 1 : 0;

    private static ImmutableSortedDictionary<string, object> Missing(ModelShape shape, ModelShape filled)
    {
        var fields = new (string Name, object? Given, object? Filled)[]
        {
            ("activeParameters", shape.ActiveParameters, filled.ActiveParameters), ("layers", shape.Layers, filled.Layers),
            ("hiddenSize", shape.HiddenSize, filled.HiddenSize), ("attentionHeads", shape.AttentionHeads, filled.AttentionHeads),
            ("keyValueHeads", shape.KeyValueHeads, filled.KeyValueHeads), ("headSize", shape.HeadSize, filled.HeadSize),
            ("feedForwardSize", shape.FeedForwardSize, filled.FeedForwardSize), ("gatedFeedForward", shape.GatedFeedForward, filled.GatedFeedForward),
            ("vocabularySize", shape.VocabularySize, filled.VocabularySize), ("latentAttention", shape.LatentAttention, filled.LatentAttention),
            ("slidingWindow", shape.SlidingWindow, filled.SlidingWindow), ("experts", shape.Experts, filled.Experts),
            ("activeExperts", shape.ActiveExperts, filled.ActiveExperts), ("sharedExperts", shape.SharedExperts, filled.SharedExperts),
            ("denseLayers", shape.DenseLayers, filled.DenseLayers),
        };
        return fields.Where(field => field.Given is null && field.Filled is not null)
            .ToImmutableSortedDictionary(field => field.Name, field => field.Filled!, StringComparer.Ordinal);
    }
}
