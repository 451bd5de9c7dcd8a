using Planner.Domain.Numbers;

namespace Planner.Domain.Catalogue;

/// <summary>A published language model: its shape and what it was trained on.</summary>
public sealed record LanguageModel : IPart
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Weights may be had and tuned.</summary>
    public required bool OpenWeights { get; init; }

    /// <summary>Shape fields are plain counts; <see cref="ShapeCitation"/> says where they come from and how sure they are.</summary>
    public required ModelShape Shape { get; init; }

    public required Citation ShapeCitation { get; init; }

    /// <summary>Longest context it was made for, tokens.</summary>
    public int? Context { get; init; }

    [Figure("training-tokens", "1", 1e6, 1e15)]
    public Input? TrainingTokens { get; init; }
}
