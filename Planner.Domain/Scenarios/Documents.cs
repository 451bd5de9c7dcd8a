using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>One's own documents: what retrieval looks up and continued pre-training reads.</summary>
public sealed record Documents
{
    /// <summary>Tokens of all documents, each counted once.</summary>
    [Figure("document-tokens", "1", 1, 1e16)]
    public required Spread Tokens { get; init; }

    /// <summary>Tokens of the passages that retrieval puts before one request.</summary>
    [Figure("retrieved-tokens", "1", 0, 1e6)]
    public Spread RetrievedTokens { get; init; } = 2000;

    /// <summary>Share of the documents that is new or changed within a year: 0.2 is 20 %; it is embedded again.</summary>
    [Figure("changed-documents", "%", 0, 10_000)]
    public Spread ChangedPerYear { get; init; } = 0;
}
