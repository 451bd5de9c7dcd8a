using System;
using System.Linq;
using Planner.Domain.Engines.Kernels;

namespace Planner.Domain.Engines.Training;

/// <summary>Words of the API and of published tables, read.</summary>
public static class TrainingWords
{
    /// <summary>Whether a text is meant as an id, lower-case words joined by hyphens; anything else is a description in free words.</summary>
    public static bool LooksLikeId(string text) =>
        text.Contains('-', StringComparison.Ordinal) && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    public static TrainingMethod? Method(string? word) => Plain(word) switch
    {
        "pretrain" => TrainingMethod.Pretrain,
        "full" => TrainingMethod.Full,
        "lora" => TrainingMethod.Lora,
        "qlora" => TrainingMethod.Qlora,
        _ => null,
    };

    public static Precision? Precision(string? word) => Plain(word) switch
    {
        "bf16" => Kernels.Precision.Bf16,
        "fp16" => Kernels.Precision.Fp16,
        "fp8" or "mxfp8" or "int8" => Kernels.Precision.Fp8,
        "fp4" or "nvfp4" or "mxfp4" => Kernels.Precision.Fp4,
        _ => null,
    };

    public static Recompute? Recompute(string? word) => Plain(word) switch
    {
        "auto" or "unknown" => Training.Recompute.Auto,
        "none" => Training.Recompute.None,
        "selective" => Training.Recompute.Selective,
        "full" => Training.Recompute.Full,
        _ => null,
    };

    public static StackClass? Stack(string? word) => Plain(word) switch
    {
        "fused" => StackClass.Fused,
        "eager" => StackClass.Eager,
        "legacy" => StackClass.Legacy,
        "xla" => StackClass.Xla,
        _ => null,
    };

    private static string? Plain(string? word) => word?.Trim().ToLowerInvariant();

    /// <summary>The API's word for a decision.</summary>
    public static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
