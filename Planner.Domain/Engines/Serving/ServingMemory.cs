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
    public static ServingMemory<T> Fit<T>(ReplicaOf<T> replica)
        where T : struct, IReal<T>
    {
        var (model, format, constants) = (replica.Model, replica.Job.Format, replica.Constants);
        var copies = replica.Layout.ExpertParallel ? replica.Layout.Tensor : 1;
        var experts = model.ExpertParameters * WeightFormats.BytesPerExpertWeight(format);
        var rest = (OutsideExperts(model) * WeightFormats.BytesPerWeight(model, format)) + (4 * model.VocabularyParameters);
        var weights = (T.Of(ServingUnits.Byte) * ((rest * copies) + experts)).As(Labels.ServedWeights);
        var request = CacheKept(replica, replica.Lengths.LongestContext);
        var free = ((replica.Rates.Memory - T.Of(constants["memory-reserve"]) - Logits(replica) - Buffers(replica)) * replica.Accelerators) - weights;
        return new ServingMemory<T>(weights, request, T.Max(0, free * T.Of(constants["memory-share"]) / request));
    }

    /// <summary>Bytes of one accelerator for the logits, in 32 bits, of the most sequences that a scheduler runs.</summary>
    public static T Logits<T>(ReplicaOf<T> replica)
        where T : struct, IReal<T> =>
        T.Of(ServingUnits.Byte) * (replica.Constants["memory-logits"].Base * replica.Model.VocabularySize * 4);

    /// <summary>Bytes of one accelerator for the largest step, where an engine was built for it beforehand.</summary>
    public static T Buffers<T>(ReplicaOf<T> replica)
        where T : struct, IReal<T>
    {
        var (model, constants) = (replica.Model, replica.Constants);
        var divided = ((2 * model.FeedForwardElements) + model.AttentionElements) / model.Layers / replica.Layout.Tensor;
        var step = 2 * constants["tokens-per-iteration"].Base * ((2.0 * model.HiddenSize) + divided);
        T built = EngineHabits.BuiltForTheLargestStep(replica.Job) ? 1 : 0;
        return built * (T.Of(ServingUnits.Byte) * (constants["memory-step"].Base * step));
    }

    /// <summary>Bytes of the cache that a step reads of one request with so many tokens, on all accelerators of the replica.</summary>
    public static T CacheOf<T>(ReplicaOf<T> replica, T tokens)
        where T : struct, IReal<T> => CachePerToken(replica) * Seen(replica.Model, tokens);

    /// <summary>Bytes that memory keeps for it: engines hold whole contexts for layers with a window, too.</summary>
    public static T CacheKept<T>(ReplicaOf<T> replica, T tokens)
        where T : struct, IReal<T> => CachePerToken(replica) * tokens;

    private static T CachePerToken<T>(ReplicaOf<T> replica)
        where T : struct, IReal<T>
    {
        var elements = replica.Model.CacheElements * Copies(replica.Model, replica.Layout);
        return (T.Of(ServingUnits.Byte) * (elements * WeightFormats.BytesPerCacheElement(replica.Chip, replica.Model, replica.Job.Format))).As(Labels.CacheBytesPerToken);
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
