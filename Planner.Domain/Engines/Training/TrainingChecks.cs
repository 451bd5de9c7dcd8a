using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Engines.Training;

/// <summary>What is wrong with a training question. A zero where there must be something is no fault of form: it gets a reasoned answer.</summary>
public static class TrainingChecks
{
    private const double MostTokens = 1e18;
    private const double MostParameters = 1e15;
    private const double MostCount = 1e9;
    private const double MostSize = 1e8;
    private const double FirstSoftware = 2017;
    private const double LastSoftware = 2100;
    private const double MostBandwidth = 1e13;

    /// <summary>Every problem at its field.</summary>
    public static ImmutableArray<Problem> Check(TrainingQuestion question, CatalogueSnapshot catalogue)
    {
        var problems = new List<Problem>();
        Model(question.Model, catalogue, problems);
        Required("tokens", question.Tokens is not null, problems);
        Required("count", question.Count is not null, problems);
        Required("accelerator", question.Accelerator is not null, problems);
        if (question.Accelerator is { } chip && TrainingWords.Chip(chip, catalogue) is null)
        {
            problems.Add(new Problem("accelerator", "unknown-id", [chip]));
        }

        if (question.Fabric is { } fabric && TrainingWords.LooksLikeId(fabric) && !catalogue.Network.ContainsKey(fabric))
        {
            problems.Add(new Problem("fabric", "unknown-id", [fabric]));
        }

        Within("tokens", question.Tokens, MostTokens, problems);
        Whole("count", question.Count, MostCount, problems);
        Whole("perNode", question.PerNode, MostSize, problems);
        Whole("sequenceLength", question.SequenceLength, MostSize, problems);
        Whole("globalBatchSequences", question.GlobalBatchSequences, MostCount, problems);
        Within("documentTokens", question.DocumentTokens, MostSize, problems);
        Within("fabricBytesPerSecondPerAccelerator", question.FabricBytesPerSecondPerAccelerator, MostBandwidth, problems);
        if (question.SoftwareYear is { } year && !(year >= FirstSoftware && year <= LastSoftware))
        {
            problems.Add(new Problem("softwareYear", "out-of-range", [FirstSoftware, LastSoftware]));
        }

        Word("method", question.Method, TrainingWords.Method(question.Method) is null, problems);
        Word("precision", question.Precision, TrainingWords.Precision(question.Precision) is null, problems);
        Word("recompute", question.Recompute, TrainingWords.Recompute(question.Recompute) is null, problems);
        Word("stack", question.Stack, TrainingWords.Stack(question.Stack) is null, problems);
        Layout(question.Layout, problems);
        return [.. problems];
    }

    private static void Layout(LayoutQuestion? layout, List<Problem> problems)
    {
        if (layout is null)
        {
            return;
        }

        (string Field, double? Value)[] counts =
        [
            ("tensor", layout.Tensor), ("pipeline", layout.Pipeline), ("context", layout.Context), ("expert", layout.Expert), ("data", layout.Data),
            ("microBatchSequences", layout.MicroBatchSequences), ("interleave", layout.Interleave),
        ];
        foreach (var (field, value) in counts)
        {
            Whole("layout." + field, value, MostCount, problems);
            if (value == 0)
            {
                problems.Add(new Problem("layout." + field, "out-of-range", [1.0, MostCount]));
            }
        }

        Whole("layout.zeroStage", layout.ZeroStage, 3, problems);
    }

    private static void Model(ModelChoice? model, CatalogueSnapshot catalogue, List<Problem> problems)
    {
        if (model is null || (model.Id is null && model.Shape is null))
        {
            problems.Add(new Problem("model", "required", []));
        }
        else if (model.Id is { } id && !catalogue.LanguageModels.ContainsKey(id))
        {
            problems.Add(new Problem("model.id", "unknown-id", [id]));
        }
        else if (model.Shape is { } shape)
        {
            Shape(shape, problems);
        }
    }

    private static void Shape(ModelShape shape, List<Problem> problems)
    {
        Within("model.parameters", shape.Parameters, MostParameters, problems);
        Within("model.activeParameters", shape.ActiveParameters, MostParameters, problems);
        (string Field, int? Value)[] counts =
        [
            ("layers", shape.Layers), ("hiddenSize", shape.HiddenSize), ("attentionHeads", shape.AttentionHeads), ("keyValueHeads", shape.KeyValueHeads),
            ("headSize", shape.HeadSize), ("feedForwardSize", shape.FeedForwardSize), ("vocabularySize", shape.VocabularySize),
            ("slidingWindow", shape.SlidingWindow), ("experts", shape.Experts), ("activeExperts", shape.ActiveExperts),
            ("sharedExperts", shape.SharedExperts), ("denseLayers", shape.DenseLayers), ("denseFeedForwardSize", shape.DenseFeedForwardSize),
        ];
        foreach (var (field, value) in counts)
        {
            Within("model." + field, value, MostSize, problems);
        }

        Within("model.denseLayers", shape.DenseLayers, shape.Layers ?? MostSize, problems);
        Within("model.activeExperts", shape.ActiveExperts, shape.Experts ?? MostSize, problems);
    }

    private static void Required(string path, bool given, List<Problem> problems)
    {
        if (!given)
        {
            problems.Add(new Problem(path, "required", []));
        }
    }

    private static void Whole(string path, double? value, double most, List<Problem> problems)
    {
        Within(path, value, most, problems);
        if (value is { } number && double.IsFinite(number) && Math.Floor(number) != number)
        {
            problems.Add(new Problem(path, "whole-number", [number]));
        }
    }

    private static void Within(string path, double? value, double most, List<Problem> problems)
    {
        if (value is { } number && !(number >= 0 && number <= most))
        {
            problems.Add(new Problem(path, "out-of-range", [0.0, most]));
        }
    }

    private static void Word(string path, string? word, bool unknown, List<Problem> problems)
    {
        if (!string.IsNullOrWhiteSpace(word) && unknown)
        {
            problems.Add(new Problem(path, "unknown-choice", [word]));
        }
    }
}

/// <summary>Words of the API and of published tables, read.</summary>
public static class TrainingWords
{
    public static Accelerator? Chip(string name, CatalogueSnapshot catalogue) =>
        catalogue.Accelerators.TryGetValue(name, out var chip)
        || (Id(name.Trim(), catalogue) is { } id && catalogue.Accelerators.TryGetValue(id, out chip))
            ? chip
            : null;

    private static string? Id(string name, CatalogueSnapshot catalogue) => catalogue.AcceleratorNames.TryGetValue(name, out var id)
        ? id
        : catalogue.AcceleratorNames.FirstOrDefault(known => string.Equals(known.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

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
