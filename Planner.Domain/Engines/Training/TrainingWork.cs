using System;
using Planner.Domain.Engines.Kernels;

namespace Planner.Domain.Engines.Training;

/// <summary>
/// Exact floating-point work of one token, in multiply-adds. The model's own work is what papers count (forward and backward, recomputation
/// left out); adapters beside frozen weights need no weight gradients.
/// </summary>
public static class TrainingWork
{
    /// <summary>Multiply-adds of one token's training step: weight products three times (twice with frozen weights) and the attention core three times.</summary>
    /// <param name="shape">The model.</param>
    /// <param name="sequence">Tokens of a sequence.</param>
    /// <param name="frozen">Adapters are trained, the weights are not.</param>
    /// <param name="causal">Count only the half of the scores that a causal mask keeps; most papers count all.</param>
    public static double PerToken(Transformer shape, double sequence, bool frozen, bool causal) =>
        ((frozen ? 2 : 3) * shape.ProductParameters) + (3 * AttentionCore(shape, sequence, causal));

    /// <summary>FLOPs with a fully repeated forward pass of the layers, over those without; some papers count them as work.</summary>
    public static double WithRecomputation(Transformer shape, double sequence)
    {
        var model = PerToken(shape, sequence, frozen: false, causal: false);
        var head = 3.0 * shape.Vocabulary * shape.Hidden;
        return (((model - head) * 4 / 3) + head) / model;
    }

    /// <summary>Multiply-adds of one token's attention core, forward: scores and weighted values over the sequence.</summary>
    public static double AttentionCore(Transformer shape, double sequence, bool causal)
    {
        var full = 2 * sequence * shape.AttentionWidth * (causal ? 0.5 : 1);
        var windowed = shape.SlidingWindow is int window
            ? 2 * Math.Min(sequence, window) * shape.AttentionWidth
            : full;
        return (shape.FullAttentionLayers * full) + ((shape.Layers - shape.FullAttentionLayers) * Math.Min(full, windowed));
    }
}
