using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>Bytes of a replica and the requests that they leave room for.</summary>
/// <param name="Weights">Bytes of weights on all accelerators of a replica.</param>
/// <param name="CacheOfRequest">Bytes that one request keeps when it is longest.</param>
/// <param name="Requests">Requests that fit beside the weights.</param>
public readonly record struct ServingMemory<T>(T Weights, T CacheOfRequest, T Requests)
    where T : struct, IReal<T>;

/// <summary>How many requests fit.</summary>
public static class MemoryFit
{
    public static ServingMemory<T> Fit<T>(ServedModel model, ServingJob job, Accelerator chip, ServingLayout layout, ServingConstants constants, RequestLengths<T> work, T memory)
        where T : struct, IReal<T>
    {
        var copies = layout.ExpertParallel ? layout.Tensor : 1;
        T oneByte = T.Of(ServingUnits.Byte);
        var experts = model.ExpertParameters * WeightFormats.BytesPerExpertWeight(job.Format);
        var rest = (OutsideExperts(model) * WeightFormats.BytesPerWeight(model, job.Format)) + (4 * model.VocabularyParameters);
        var weights = (oneByte * ((rest * copies) + experts)).As(Labels.ServedWeights);
        var request = CacheOf(model, job, chip, layout, work.LongestContext);
        var free = ((memory - T.Of(constants["memory-reserve"])) * layout.Accelerators) - weights;
        return new ServingMemory<T>(weights, request, T.Max(0, free * T.Of(constants["memory-share"]) / request));
    }

    /// <summary>Bytes of the cache of one request with so many tokens, on all accelerators of the replica.</summary>
    public static T CacheOf<T>(ServedModel model, ServingJob job, Accelerator chip, ServingLayout layout, T tokens)
        where T : struct, IReal<T>
    {
        T perToken = T.Of(ServingUnits.Byte) * (model.CacheElements * Copies(model, layout) * WeightFormats.BytesPerCacheElement(chip, job.Format));
        return perToken.As(Labels.CacheBytesPerToken) * Seen(model, tokens);
    }

    /// <summary>Tokens that a layer sees of so many, averaged over layers with and without a window.</summary>
    public static T Seen<T>(ServedModel model, T tokens)
        where T : struct, IReal<T> =>
        (tokens * (1 - model.WindowedShare)) + (T.Min(tokens, model.Window) * model.WindowedShare);

    public static double OutsideExperts(ServedModel model) => model.LayerParameters - model.ExpertParameters;

    // More accelerators than heads of keys and values: each head is kept more than once. Latent attention has one head for all.
    private static double Copies(ServedModel model, ServingLayout layout)
    {
        var heads = model.LatentAttention ? 1 : model.KeyValueHeads;
        return layout.ExpertParallel || layout.Tensor <= heads ? 1 : (double)layout.Tensor / heads;
    }
}
