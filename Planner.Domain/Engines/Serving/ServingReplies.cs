using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Engines.Serving;

/// <summary>Answers serving questions: checks them, fills what they leave open, and estimates.</summary>
public static class ServingReplies
{
    /// <summary>The answer, or all problems of the question at their fields. Never throws for what a person sent.</summary>
    public static ServingReply Answer(ServingQuestion question, CatalogueSnapshot catalogue, ServingConstants constants)
    {
        var problems = ServingChecks.Check(question, catalogue);
        if (!problems.IsEmpty)
        {
            return new ServingReply(null, problems);
        }

        var (job, cluster, assumed) = ServingAssumptions.Complete(question, catalogue);
        return new ServingReply(Answer(job, cluster, constants, assumed), []);
    }

    private static ServingAnswer Answer(ServingJob job, ServingCluster cluster, ServingConstants constants, ImmutableArray<ServingAssumption> assumed)
    {
        var estimate = ServingEstimates.Estimate(job, cluster, constants, CentralReading.Instance);
        return new ServingAnswer
        {
            Feasible = estimate.Feasible,
            Reason = estimate.Obstacle,
            Layout = estimate.Layout,
            OutputTokensPerSecond = Known(estimate.OutputTokensPerSecond),
            TimeToFirstTokenSeconds = Known(estimate.TimeToFirstToken),
            TimePerOutputTokenSeconds = Known(estimate.TimePerOutputToken),
            MaximumConcurrency = Known(estimate.MaximumConcurrency),
            PowerWatts = Known(estimate.Power),
            Spread = ImmutableDictionary<string, ServingBand>.Empty,
            Assumed = assumed,
            ConstantsVersion = constants.Version,
        };
    }

    private static double? Known(Real value) => double.IsFinite(value.Value) ? value.Value : null;
}

/// <summary>What is wrong with a serving question.</summary>
public static class ServingChecks
{
    private const double MostTokens = 1e7;
    private const double MostAccelerators = 1e6;
    private const double MostLoad = 1e9;
    private const double MostParameters = 1e15;
    private const double FewestParameters = 1e6;
    private const double FirstSoftware = 2017;
    private const double LastSoftware = 2100;

    public static ImmutableArray<Problem> Check(ServingQuestion question, CatalogueSnapshot catalogue)
    {
        var problems = new List<Problem>();
        Model(question.Model, catalogue, problems);
        if (question.Accelerator is null)
        {
            problems.Add(new Problem("accelerator", "required", []));
        }
        else if (ServingAssumptions.Chip(question.Accelerator, catalogue) is null)
        {
            problems.Add(new Problem("accelerator", "unknown-id", [question.Accelerator]));
        }

        if (question.Count is null)
        {
            problems.Add(new Problem("count", "required", []));
        }

        Within("count", question.Count, 1, MostAccelerators, problems);
        Within("tensor", question.Tensor, 1, question.Count ?? MostAccelerators, problems);
        Within("inputTokens", question.InputTokens, 1, MostTokens, problems);
        Within("outputTokens", question.OutputTokens, 1, MostTokens, problems);
        Within("concurrency", question.Concurrency, 0, MostLoad, problems);
        Within("requestsPerSecond", question.RequestsPerSecond, 0, MostLoad, problems);
        Within("softwareYear", question.SoftwareYear, FirstSoftware, LastSoftware, problems);
        Within("targets.timeToFirstTokenSeconds", question.Targets?.TimeToFirstTokenSeconds, 0, MostLoad, problems);
        Within("targets.timePerOutputTokenSeconds", question.Targets?.TimePerOutputTokenSeconds, 0, MostLoad, problems);
        Word("engine", question.Engine, ServingAssumptions.Engine(question.Engine) is null, problems);
        Word("precision", question.Precision, ServingAssumptions.Format(question.Precision) is null, problems);
        if ((question.Concurrency is null ? 0 : 1) + (question.RequestsPerSecond is null ? 0 : 1) + (question.Offline == true ? 1 : 0) > 1)
        {
            problems.Add(new Problem("offline", "one-of", ["concurrency", "requestsPerSecond", "offline"]));
        }

        return [.. problems];
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
        Within("model.parameters", shape.Parameters, FewestParameters, MostParameters, problems);
        Within("model.activeParameters", shape.ActiveParameters, FewestParameters, Math.Max(FewestParameters, shape.Parameters), problems);
        (string Field, int? Value, int Least)[] counts =
        [
            ("layers", shape.Layers, 1), ("hiddenSize", shape.HiddenSize, 1), ("attentionHeads", shape.AttentionHeads, 1),
            ("keyValueHeads", shape.KeyValueHeads, 1), ("headSize", shape.HeadSize, 1), ("feedForwardSize", shape.FeedForwardSize, 1),
            ("vocabularySize", shape.VocabularySize, 1), ("slidingWindow", shape.SlidingWindow, 1), ("experts", shape.Experts, 1),
            ("activeExperts", shape.ActiveExperts, 1), ("sharedExperts", shape.SharedExperts, 0), ("denseLayers", shape.DenseLayers, 0),
            ("denseFeedForwardSize", shape.DenseFeedForwardSize, 1), ("fullAttentionLayers", shape.FullAttentionLayers, 0),
        ];
        foreach (var (field, value, least) in counts)
        {
            Within($"model.{field}", value, least, 1e7, problems);
        }
    }

    private static void Within(string path, double? value, double least, double most, List<Problem> problems)
    {
        if (value is { } number && !(number >= least && number <= most))
        {
            problems.Add(new Problem(path, "out-of-range", [least, most]));
        }
    }

    private static void Word(string path, string? word, bool unknown, List<Problem> problems)
    {
        if (word is not null && unknown)
        {
            problems.Add(new Problem(path, "unknown-word", [word]));
        }
    }
}

/// <summary>Fills what a serving question leaves open, and says what was filled.</summary>
public static class ServingAssumptions
{
    private const double UsualOutputTokens = 300;

    /// <summary>The job and the cluster of a question that passed its checks.</summary>
    public static (ServingJob Job, ServingCluster Cluster, ImmutableArray<ServingAssumption> Assumed) Complete(ServingQuestion question, CatalogueSnapshot catalogue)
    {
        var assumed = ImmutableArray.CreateBuilder<ServingAssumption>();
        var chip = Chip(question.Accelerator!, catalogue)!;
        var model = question.Model!.Id is { } id ? catalogue.LanguageModels[id].Shape : question.Model.Shape!;
        var completed = NearestModel.Complete(model, catalogue.LanguageModels.Values);
        if (question.Model.Id is null)
        {
            assumed.AddRange(completed.Assumed.Select(field => new ServingAssumption($"model.{field}", completed.Reference?.Id ?? "")));
        }

        var released = completed.Same ? completed.Reference?.ReleasedFormat : null;
        var format = Format(question.Precision) ?? Filled("precision", chip.Fp8Rate is null ? ServingFormat.Bf16 : ServingFormat.Fp8);
        var output = question.OutputTokens ?? Filled("outputTokens", UsualOutputTokens);
        var job = new ServingJob
        {
            Shape = completed.Shape,
            Format = released == "mxfp4" && format != ServingFormat.Bf16 ? ServingFormat.Mxfp4 : format,
            Engine = Engine(question.Engine) ?? Filled("engine", ServingEngine.Vllm),
            SoftwareYear = question.SoftwareYear ?? Filled("softwareYear", CatalogueYear(catalogue)),
            OutputTokens = output,
            InputTokens = question.InputTokens ?? Filled("inputTokens", Prompt(completed, output)),
            VariedLengths = question.InputTokens is null || question.OutputTokens is null,
            Load = Load(question),
            Targets = question.Targets,
        };
        return (job, new ServingCluster(chip, question.Count!.Value, question.Tensor), assumed.ToImmutable());

        TValue Filled<TValue>(string field, TValue value)
            where TValue : notnull
        {
            assumed.Add(new ServingAssumption(field, value is Enum word ? Word(word) : value));
            return value;
        }
    }

    public static Accelerator? Chip(string name, CatalogueSnapshot catalogue) =>
        catalogue.Accelerators.TryGetValue(name, out var chip)
        || (catalogue.AcceleratorNames.TryGetValue(name, out var id) && catalogue.Accelerators.TryGetValue(id, out chip))
            ? chip
            : null;

    public static ServingEngine? Engine(string? word) => word?.ToLowerInvariant() switch
    {
        "tensorrt-llm" => ServingEngine.TensorRtLlm,
        "vllm" => ServingEngine.Vllm,
        "sglang" => ServingEngine.Sglang,
        "other" => ServingEngine.Other,
        _ => null,
    };

    public static ServingFormat? Format(string? word) => word?.ToLowerInvariant() switch
    {
        "bf16" or "fp16" => ServingFormat.Bf16,
        "fp8" => ServingFormat.Fp8,
        "int8" => ServingFormat.EightBitInteger,
        "fp4" or "nvfp4" => ServingFormat.Fp4,
        "mxfp4" => ServingFormat.Mxfp4,
        "int4" or "uint4" => ServingFormat.FourBitInteger,
        _ => null,
    };

    private static string Word(Enum value) => value switch
    {
        ServingEngine.TensorRtLlm => "tensorrt-llm",
        ServingEngine engine => engine.ToString().ToLowerInvariant(),
        ServingFormat.Bf16 => "bf16",
        _ => value.ToString().ToLowerInvariant(),
    };

    private static ServingLoad Load(ServingQuestion question) => question switch
    {
        { Concurrency: { } requests } => ServingLoad.Concurrency(requests),
        { RequestsPerSecond: { } rate } => ServingLoad.RequestsPerSecond(rate),
        _ => ServingLoad.Offline,
    };

    // Without a word on prompts: those of the benchmark that serves this model, else as long as people's questions usually are.
    private static double Prompt(CompletedShape completed, double output) =>
        completed.Same && completed.Reference?.BenchmarkInputTokens is { } usual ? usual.Central : Math.Max(output, UsualOutputTokens);

    private static double CatalogueYear(CatalogueSnapshot catalogue)
    {
        var parts = catalogue.Version.Split('-', '.');
        var year = double.TryParse(parts[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) ? whole : 2026;
        var month = parts.Length > 1 && double.TryParse(parts[1], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return year + ((month - 1) / 12);
    }
}
