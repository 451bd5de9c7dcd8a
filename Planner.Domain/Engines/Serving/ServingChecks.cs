using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Engines.Serving;

/// <summary>What is wrong with a serving question.</summary>
public static class ServingChecks
{
    private const double MostTokens = 1e7;
    private const double MostAccelerators = 1e6;
    private const double MostLoad = 1e9;
    private const double MostParameters = 1e15;
    private const double FewestParameters = 1e6;
    private const double MostDrafts = 64;
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
        Within("cachedShare", question.CachedShare, 0, 1, problems);
        Within("concurrency", question.Concurrency, 0, MostLoad, problems);
        Within("requests", question.Requests, 1, MostLoad, problems);
        Within("requestsPerSecond", question.RequestsPerSecond, 0, MostLoad, problems);
        Within("softwareYear", question.SoftwareYear, FirstSoftware, LastSoftware, problems);
        Within("targets.timeToFirstTokenSeconds", question.Targets?.TimeToFirstTokenSeconds, 0, MostLoad, problems);
        Within("targets.timePerOutputTokenSeconds", question.Targets?.TimePerOutputTokenSeconds, 0, MostLoad, problems);
        Within("targets.percentile", question.Targets?.Percentile, 0.5, 0.9999, problems);
        Within("speculation.draftTokens", question.Speculation?.DraftTokens, 1, MostDrafts, problems);
        Within("speculation.acceptance", question.Speculation?.Acceptance, 0, 1, problems);
        Within("speculation.draftShare", question.Speculation?.DraftShare, 0, 1, problems);
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
            problems.Add(new Problem(path, "unknown-choice", [word]));
        }
    }
}
