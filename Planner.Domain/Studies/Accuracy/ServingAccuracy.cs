using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Serving;

namespace Planner.Domain.Studies.Accuracy;

/// <summary>One measurement of a published serving run beside what the engine says about it.</summary>
/// <param name="Run">The run.</param>
/// <param name="Metric">What was measured.</param>
/// <param name="Accelerator">Id of its chip.</param>
/// <param name="Predicted">In the unit of the measurement.</param>
/// <param name="Measured">Tokens a second, seconds or watts.</param>
/// <param name="InsideBand">The measurement lies between the P10 and P90 that the product states.</param>
public sealed record ServingAccuracyRow(ServingRun Run, ServingMetric Metric, string Accelerator, double Predicted, double Measured, bool InsideBand)
{
    /// <summary>Predicted over measured, less one.</summary>
    public double SignedError => (Predicted / Measured) - 1;

    public double Error => Math.Abs(SignedError);
}

/// <summary>Holds the serving engine against published runs, through the same door that the API uses.</summary>
public static class ServingAccuracy
{
    /// <summary>Predicted beside measured for every measurement whose question can be answered.</summary>
    public static ImmutableArray<ServingAccuracyRow> Measure(IEnumerable<ServingRun> runs, CatalogueSnapshot catalogue, EngineConstants constants)
    {
        var rows = ImmutableArray.CreateBuilder<ServingAccuracyRow>();
        foreach (var run in runs)
        {
            Measure(run, catalogue, constants, rows);
        }

        return rows.ToImmutable();
    }

    /// <summary>Errors by a key of one's choice, worst first.</summary>
    public static ImmutableArray<AccuracySummary> By(IEnumerable<ServingAccuracyRow> rows, Func<ServingAccuracyRow, string> key) =>
        [.. rows.GroupBy(key).Select(group => Summary(group.Key, [.. group])).OrderByDescending(summary => summary.Median)];

    /// <summary>Errors of all the rows.</summary>
    public static AccuracySummary Summary(string scope, IReadOnlyList<ServingAccuracyRow> rows) =>
        AccuracySummary.Of(scope, [.. rows.Select(row => (row.SignedError, row.InsideBand))]);

    private static void Measure(ServingRun run, CatalogueSnapshot catalogue, EngineConstants constants, ImmutableArray<ServingAccuracyRow>.Builder rows)
    {
        var answer = ServingReplies.Answer(run.Question, catalogue, constants).Answer;
        var limited = run.WithinLimits is { } question ? ServingReplies.Answer(question, catalogue, constants).Answer : null;
        foreach (var (metric, measured) in run.Measured)
        {
            if (Predicted(metric, answer, limited) is { } predicted)
            {
                var asked = metric == ServingMetric.ThroughputWithinLimits ? limited! : answer!;
                rows.Add(Row(run, metric, predicted, measured, asked, catalogue));
            }
        }
    }

    private static double? Predicted(ServingMetric metric, ServingAnswer? answer, ServingAnswer? limited) => metric switch
    {
        ServingMetric.ThroughputWithinLimits => limited?.OutputTokensPerSecond,
        ServingMetric.TimePerOutputToken => answer?.TimePerOutputTokenSeconds,
        ServingMetric.TimeToFirstToken => answer?.TimeToFirstTokenSeconds,
        ServingMetric.Power => answer?.PowerWatts,
        _ => answer?.OutputTokensPerSecond,
    };

    private static ServingAccuracyRow Row(ServingRun run, ServingMetric metric, double predicted, double measured, ServingAnswer answer, CatalogueSnapshot catalogue)
    {
        var chip = catalogue.FindAccelerator(run.Question.Accelerator!)!;
        var figure = metric switch
        {
            ServingMetric.TimePerOutputToken => "timePerOutputTokenSeconds",
            ServingMetric.TimeToFirstToken => "timeToFirstTokenSeconds",
            ServingMetric.Power => "powerWatts",
            _ => "outputTokensPerSecond",
        };
        var inside = answer.Spread.TryGetValue(figure, out var band) && measured >= band.P10 && measured <= band.P90;
        return new(run, metric, chip.Id, predicted, measured, inside);
    }
}
