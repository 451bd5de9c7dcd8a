using System;

namespace Planner.Domain.Scenarios;

/// <summary>A small model proposes tokens, the large one checks them all in one step.</summary>
public sealed record SpeculativeDecoding
{
    /// <summary>Proposed before each check.</summary>
    public int DraftTokens { get; init; } = 4;

    /// <summary>Share of proposals that the large model keeps, each given that those before it were kept.</summary>
    public double Acceptance { get; init; } = 0.7;

    /// <summary>Time of a step of the small model over that of the large one.</summary>
    public double DraftShare { get; init; } = 0.05;

    /// <summary>Tokens that one check yields on average: those kept and the one that the check itself makes.</summary>
    public double TokensPerCheck() => Acceptance < 1 ? (1 - Math.Pow(Acceptance, DraftTokens + 1)) / (1 - Acceptance) : DraftTokens + 1;
}
