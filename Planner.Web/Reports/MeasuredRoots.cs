using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Studies.Accuracy;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>How well runs like a planned one were met: the explanation lists those runs, each with its error and where it was published.</summary>
internal static class MeasuredRoots
{
    /// <summary>The place of the error that half of the runs stay below.</summary>
    public const string Median = "P50";

    /// <summary>The place of the error that nine in ten of them stay below.</summary>
    public const string NineInTen = "P90";

    /// <summary>Whether a figure is one of these.</summary>
    public static bool Knows(string key) => key == Labels.MeasuredRuns.Key || key == Labels.MeasuredError.Key;

    /// <summary>The explanation; null when the option runs nothing, or no measured run is like it.</summary>
    /// <param name="plan">The option's plan.</param>
    /// <param name="measured">All measured runs.</param>
    /// <param name="figure">A count, or with a place an error.</param>
    /// <param name="words">Of one language.</param>
    public static Explanation? Find(Plan<Term>? plan, ImmutableArray<AccuracyRow> measured, FigureAddress figure, Wording words)
    {
        if (plan is null || plan.Decisions.Runs.IsEmpty)
        {
            return null;
        }

        var job = plan.Decisions.Runs[0].Job;
        var rows = TrainingAccuracy.Alike(measured, Regimes.Of(job.Job, job.Cluster), job.Cluster.Chip.Id);
        if (rows.Count == 0)
        {
            return null;
        }

        var summary = TrainingAccuracy.Summary("", rows);
        var (label, value) = figure.Figure == Labels.MeasuredRuns.Key ? (Labels.MeasuredRuns, rows.Count)
            : (Labels.MeasuredError, figure.Place == NineInTen ? summary.NinetiethPercentile : summary.Median);
        string Percent(double share) => NumberDisplay.Percent(share, words.Language, 1);
        return Explanation.Found(
            label,
            value,
            words.Text("explain." + label.Key, NumberDisplay.Fixed(rows.Count, 0, words.Language)),
            words.Text("explain.measured-values", NumberDisplay.Fixed(rows.Count, 0, words.Language), Percent(summary.Median), Percent(summary.NinetiethPercentile)),
            [],
            rows.OrderBy(row => row.Error).Select(Read),
            words);
    }

    private static Input Read(AccuracyRow row) => new(
        "published/" + row.Run.Id,
        Labels.MeasuredError,
        row.Error,
        Units.One,
        new Citation($"{row.Run.Model}, {row.Run.Question.Count} × {row.Accelerator}: {row.Run.Source}", null, row.Run.Use == RunUse.Memory ? Confidence.Unverified : Confidence.Read));
}
