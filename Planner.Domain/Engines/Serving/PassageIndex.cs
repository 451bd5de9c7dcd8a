using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>Documents cut into passages, each with the vector it is found by.</summary>
/// <param name="EmbeddedTokens">Tokens that are turned into vectors once, overlaps included.</param>
/// <param name="Passages">Passages, dimensionless.</param>
/// <param name="Bytes">Vectors and texts, byte.</param>
public readonly record struct PassageIndex<T>(T EmbeddedTokens, T Passages, T Bytes)
    where T : struct, IReal<T>;

/// <summary>What retrieval needs beside the model that answers: an index of passages, and the arithmetic of turning text into vectors.</summary>
public static class PassageIndexing
{
    /// <summary>A vector keeps each dimension in 32 bits: 1,536 dimensions and 1,000 bytes of text are 7,144 bytes a passage.</summary>
    public static readonly Constant BytesPerDimension = new(4, Units.Byte, new Label("bytes-per-dimension", Units.Byte, "pinecone-cost"));

    /// <summary>A token of English text is about four characters.</summary>
    public static readonly Constant BytesPerToken = new(4, Units.Byte, new Label("text-bytes-per-token", Units.Byte, "azure-tuning-cost"));

    /// <summary>A forward pass through a dense model: a multiplication and an addition for each parameter.</summary>
    private static readonly Constant s_flopPerParameter = new(2, Units.Flop, new Label("forward-flop-per-parameter", Units.Flop, "kaplan-2020"));

    /// <summary>The index of some documents.</summary>
    /// <param name="tokens">Of the documents.</param>
    /// <param name="passageTokens">Of one passage.</param>
    /// <param name="overlap">Share of a passage that repeats the end of the one before.</param>
    /// <param name="dimensions">Of a vector.</param>
    public static PassageIndex<T> Size<T>(T tokens, T passageTokens, T overlap, T dimensions)
        where T : struct, IReal<T>
    {
        var embedded = (tokens * (1 + overlap)).As(Labels.EmbeddedTokens);
        var passages = T.Max(1, embedded / passageTokens).As(Labels.PassageCount);
        var bytes = passages * ((dimensions * T.Of(BytesPerDimension)) + (passageTokens * T.Of(BytesPerToken)));
        return new(embedded, passages, bytes.As(Labels.IndexSize));
    }

    /// <summary>Accelerator-seconds of turning tokens into vectors.</summary>
    /// <param name="tokens">To embed.</param>
    /// <param name="parameters">Of the embedding model.</param>
    /// <param name="peakRate">Dense 16-bit peak of one accelerator, FLOP per second.</param>
    /// <param name="share">Of the peak that is reached.</param>
    public static T EmbeddingTime<T>(T tokens, T parameters, T peakRate, T share)
        where T : struct, IReal<T> =>
        (tokens * parameters * T.Of(s_flopPerParameter) / (peakRate * share)).As(Labels.EmbeddingTime);
}
