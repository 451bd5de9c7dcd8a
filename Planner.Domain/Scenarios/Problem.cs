using System.Collections.Immutable;

namespace Planner.Domain.Scenarios;

/// <summary>Something wrong with what a person typed or sent: where, what (a code that the web words in the reader's language), and with which figures.</summary>
/// <param name="Path">Field path in the JSON: <c>application.train[0].tokens</c>.</param>
/// <param name="Code">Key of the sentence.</param>
/// <param name="Arguments">Values for its places, in order: numbers or words.</param>
public sealed record Problem(string Path, string Code, ImmutableArray<object> Arguments);
