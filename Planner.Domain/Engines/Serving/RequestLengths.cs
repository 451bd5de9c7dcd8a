using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>Lengths of the requests, in tokens.</summary>
/// <param name="InputTokens">Mean prompt.</param>
/// <param name="OutputTokens">Mean answer.</param>
/// <param name="Reserved">Share of an answer that memory is kept for beside the prompt: all of it where every answer is as long, less where lengths differ.</param>
/// <param name="Beams">Answers side by side; they share the prompt's cache.</param>
public readonly record struct RequestLengths<T>(T InputTokens, T OutputTokens, double Reserved = 1, int Beams = 1)
    where T : struct, IReal<T>
{
    /// <summary>Tokens that memory is kept for: what a request is expected to grow to.</summary>
    public T LongestContext => InputTokens + (OutputTokens * (Reserved * Beams));

    /// <summary>Tokens whose cache a decode step reads on average.</summary>
    public T MeanContext => InputTokens + (OutputTokens * (0.5 * Beams));
}

/// <summary>Constants with a unit that formulas of serving use.</summary>
public static class ServingUnits
{
    public static readonly Constant Byte = new(1, Units.Byte, Labels.CacheBytesPerToken);

    /// <summary>A multiplication and an addition for each weight and token.</summary>
    public static readonly Constant FlopPerWeight = new(2, Units.Flop, Labels.FlopPerWeight);

    public static readonly Constant Second = new(1, Units.Second, Labels.DecodeIteration);

    public static readonly Constant PerSecond = new(1, Units.PerSecond, Labels.ArrivalRate);
}
