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

    /// <summary>Number format that its open weights are released in, when it is not a 16-bit one: <c>fp8</c>, <c>mxfp4</c>.</summary>
    public string? ReleasedFormat { get; init; }

    /// <summary>Mean prompt of the published benchmark that serves this model, for requests that do not say how long their prompts are.</summary>
    [Figure("benchmark-input-tokens", "1", 1, 1e7)]
    public Input? BenchmarkInputTokens { get; init; }

    /// <summary>Answers that the same benchmark searches side by side for each request; null: one.</summary>
    public int? BenchmarkBeams { get; init; }

    [Figure("training-tokens", "1", 1e6, 1e15)]
    public Input? TrainingTokens { get; init; }
}
