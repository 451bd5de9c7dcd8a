using System;
using System.Collections.Generic;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Training;

namespace Planner.Domain.Studies.Accuracy;

/// <summary>
/// A run whose source does not say on how many accelerators: it is asked for every count that it may have had, and the measurement is held against
/// all of them together.
/// </summary>
internal static class UncountedRun
{
    private const double FallbackBatch = 1024;

    /// <summary>Whether a count is missing that the measurement can do without; days and minutes need one.</summary>
    public static bool Is(PublishedRun run) => run.Question.Count is null && run.Metric is not (RunMetric.Minutes or RunMetric.Days);

    /// <summary>The run with each count it may have had: whole nodes, doubled, until every accelerator has but one sequence of the batch.</summary>
    public static IEnumerable<PublishedRun> WithCounts(PublishedRun run, CatalogueSnapshot catalogue)
    {
        var node = run.Question.PerNode ?? catalogue.FindAccelerator(run.Question.Accelerator!)?.PerNode ?? 1;
        var most = Math.Max(node, run.Question.GlobalBatchSequences ?? FallbackBatch);
        for (var count = node; count <= most; count *= 2)
        {
            yield return run with { Question = run.Question with { Count = count } };
        }
    }

    /// <summary>One row of many: the middle between the cheapest and the dearest count, inside when the measurement lies anywhere between their bands.</summary>
    public static AccuracyRow? Together(PublishedRun run, IReadOnlyList<JudgedRun> counted)
    {
        if (counted.Count == 0)
        {
            return null;
        }

        var (least, most, low, high) = (double.PositiveInfinity, 0.0, double.PositiveInfinity, 0.0);
        foreach (var one in counted)
        {
            (least, most) = (Math.Min(least, one.Row.Predicted), Math.Max(most, one.Row.Predicted));
            (low, high) = (Math.Min(low, one.Low), Math.Max(high, one.High));
        }

        var middle = Math.Sqrt(least * most);
        return counted[0].Row with
        {
            Run = run,
            Predicted = middle,
            Speed = TrainingAccuracy.Speed(run, middle),
            InsideBand = run.Value >= low && run.Value <= high,
        };
    }
}

/// <summary>A run judged at one count, with the band in the unit of its value.</summary>
internal sealed record JudgedRun(AccuracyRow Row, bool Feasible, double Low, double High);
