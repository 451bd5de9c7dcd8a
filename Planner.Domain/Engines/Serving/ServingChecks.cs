using System;
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
    private const double MostSize = 1e7;
    private const double FewestParameters = 1e6;
    private const double MostDrafts = 64;

    /// <summary>Every problem at its field.</summary>
    public static ImmutableArray<Problem> Check(ServingQuestion question, CatalogueSnapshot catalogue)
    {
        var checks = new QuestionChecks();
        checks.Model(question.Model, catalogue, shape => Shape(shape, checks));
        checks.Accelerator(question.Accelerator, question.Accelerator is { } chip ? catalogue.FindAccelerator(chip) : null);
        checks.Required("count", question.Count is not null);
        checks.Within("count", question.Count, 1, MostAccelerators);
        checks.Within("tensor", question.Tensor, 1, question.Count ?? MostAccelerators);
        checks.Within("inputTokens", question.InputTokens, 1, MostTokens);
        checks.Within("outputTokens", question.OutputTokens, 1, MostTokens);
        checks.Within("cachedShare", question.CachedShare, 0, 1);
        checks.Within("concurrency", question.Concurrency, 0, MostLoad);
        checks.Within("requests", question.Requests, 1, MostLoad);
        checks.Within("requestsPerSecond", question.RequestsPerSecond, 0, MostLoad);
        checks.Within("softwareYear", question.SoftwareYear, QuestionChecks.FirstSoftware, QuestionChecks.LastSoftware);
        checks.Within("targets.timeToFirstTokenSeconds", question.Targets?.TimeToFirstTokenSeconds, 0, MostLoad);
        checks.Within("targets.timePerOutputTokenSeconds", question.Targets?.TimePerOutputTokenSeconds, 0, MostLoad);
        checks.Within("targets.percentile", question.Targets?.Percentile, 0.5, 0.9999);
        checks.Within("speculation.draftTokens", question.Speculation?.DraftTokens, 1, MostDrafts);
        checks.Within("speculation.acceptance", question.Speculation?.Acceptance, 0, 1);
        checks.Within("speculation.draftShare", question.Speculation?.DraftShare, 0, 1);
        checks.Word("engine", question.Engine, ServingAssumptions.Engine(question.Engine) is null);
        checks.Word("precision", question.Precision, ServingAssumptions.Format(question.Precision) is null);
        if ((question.Concurrency is null ? 0 : 1) + (question.RequestsPerSecond is null ? 0 : 1) + (question.Offline == true ? 1 : 0) > 1)
        {
            checks.Add("offline", "one-of", "concurrency", "requestsPerSecond", "offline");
        }

        return checks.Problems;
    }

    private static void Shape(ModelShape shape, QuestionChecks checks)
    {
        checks.Within("model.parameters", shape.Parameters, FewestParameters, QuestionChecks.MostParameters);
        checks.Within("model.activeParameters", shape.ActiveParameters, FewestParameters, Math.Max(FewestParameters, shape.Parameters));
        checks.Counts(shape, 1, MostSize);
    }
}
