using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;

namespace Planner.Domain.Studies.Accuracy;

/// <summary>A published run beside what the engine says about it.</summary>
/// <param name="Run">The run.</param>
/// <param name="Accelerator">Id of its chip.</param>
/// <param name="Predicted">In the unit of the run's value.</param>
/// <param name="Speed">Predicted over measured speed: above one, the engine is too fast, whatever was measured.</param>
/// <param name="Regime">The regime whose band applies.</param>
/// <param name="InsideBand">The measurement lies between the P10 and P90 that the product states.</param>
public sealed record AccuracyRow(PublishedRun Run, string Accelerator, double Predicted, double Speed, string Regime, bool InsideBand)
{
    /// <summary>Absolute error as a share of the measured speed.</summary>
    public double Error => Math.Abs(Speed - 1);
}

/// <summary>Errors of a group of runs.</summary>
/// <param name="Scope">Which: a chip, a source, a kind.</param>
/// <param name="Runs">How many.</param>
/// <param name="Median">Median absolute error.</param>
/// <param name="Mean">Mean absolute error.</param>
/// <param name="NinetiethPercentile">90th percentile of the absolute error.</param>
/// <param name="Bias">Median signed error: positive when the engine is too fast.</param>
/// <param name="InsideBand">Share inside the stated P10 to P90.</param>
public sealed record AccuracySummary(string Scope, int Runs, double Median, double Mean, double NinetiethPercentile, double Bias, double InsideBand)
{
    /// <summary>The errors of a group together; of none they are zero.</summary>
    /// <param name="scope">Which group.</param>
    /// <param name="rows">Predicted over measured less one, and whether the measurement lies inside its band.</param>
    public static AccuracySummary Of(string scope, IReadOnlyList<(double Signed, bool Inside)> rows)
    {
        var signed = rows.Select(row => row.Signed).Order().ToArray();
        var errors = signed.Select(Math.Abs).Order().ToArray();
        return new(
            scope,
            rows.Count,
            Quantile(errors, 0.5),
            errors.Length == 0 ? 0 : errors.Average(),
            Quantile(errors, 0.9),
            Quantile(signed, 0.5),
            rows.Count == 0 ? 0 : rows.Count(row => row.Inside) / (double)rows.Count);
    }

    /// <summary>Quantile of ascending values, interpolated.</summary>
    public static double Quantile(IReadOnlyList<double> ascending, double share)
    {
        if (ascending.Count == 0)
        {
            return 0;
        }

        var at = share * (ascending.Count - 1);
        var low = (int)Math.Floor(at);
        var high = Math.Min(low + 1, ascending.Count - 1);
        return ascending[low] + ((at - low) * (ascending[high] - ascending[low]));
    }
}

/// <summary>Holds the training engine against published runs, through the same door that the API uses.</summary>
public static class TrainingAccuracy
{
    /// <summary>Predicted beside measured for every run whose question can be answered.</summary>
    public static ImmutableArray<AccuracyRow> Measure(IEnumerable<PublishedRun> runs, CatalogueSnapshot catalogue, EngineConstants constants)
    {
        var rows = ImmutableArray.CreateBuilder<AccuracyRow>();
        foreach (var run in runs)
        {
            var row = UncountedRun.Is(run)
                ? UncountedRun.Together(run, [.. UncountedRun.WithCounts(run, catalogue).Select(Judge).OfType<JudgedRun>().Where(judged => judged.Feasible)])
                : Judge(run)?.Row;
            if (row is not null)
            {
                rows.Add(row);
            }
        }

        return rows.ToImmutable();

        JudgedRun? Judge(PublishedRun run) =>
            TrainingReplies.Answer(run.Question, catalogue, constants).Answer is { StepSeconds: not null } answer ? Judged(run, answer, catalogue) : null;
    }

    /// <summary>Predicted over measured speed, whichever of rate and time was measured.</summary>
    internal static double Speed(PublishedRun run, double predicted) => IsSpeed(run.Metric) ? predicted / run.Value : run.Value / predicted;

    /// <summary>Errors by a key of one's choice, worst first.</summary>
    public static ImmutableArray<AccuracySummary> By(IEnumerable<AccuracyRow> rows, Func<AccuracyRow, string> key) =>
        [.. rows.GroupBy(key).Select(group => Summary(group.Key, [.. group])).OrderByDescending(summary => summary.Median)];

    /// <summary>Errors of all the rows.</summary>
    public static AccuracySummary Summary(string scope, IReadOnlyList<AccuracyRow> rows) =>
        AccuracySummary.Of(scope, [.. rows.Select(row => (row.Speed - 1, row.InsideBand))]);

    /// <summary>Runs like a plan's: of the same regime and, where there are enough, the same chip.</summary>
    public static AccuracySummary Like(IEnumerable<AccuracyRow> rows, string regime, string accelerator)
    {
        var alike = Alike(rows, regime, accelerator);
        return Summary(alike.Any(row => row.Accelerator != accelerator) ? regime : accelerator, alike);
    }

    /// <summary>The runs that <see cref="Like"/> sums up.</summary>
    public static IReadOnlyList<AccuracyRow> Alike(IEnumerable<AccuracyRow> rows, string regime, string accelerator)
    {
        const int enough = 5;
        var alike = rows.Where(row => row.Regime == regime).ToList();
        var sameChip = alike.Where(row => row.Accelerator == accelerator).ToList();
        return sameChip.Count >= enough ? sameChip : alike;
    }

    private static JudgedRun Judged(PublishedRun run, TrainingAnswer answer, CatalogueSnapshot catalogue)
    {
        var filled = TrainingAssumptions.Complete(run.Question, catalogue);
        var predicted = Predicted(run, answer, filled.Job);
        var (low, high) = Band(run, answer, predicted);
        var inside = run.Value >= low && run.Value <= high;
        return new(new(run, filled.Cluster.Chip.Id, predicted, Speed(run, predicted), Regimes.Of(filled.Job, filled.Cluster), inside), answer.Feasible, low, high);
    }

    /// <summary>The band that the product states for the figure that was measured, in the unit of the measurement.</summary>
    private static (double Low, double High) Band(PublishedRun run, TrainingAnswer answer, double predicted)
    {
        var (name, central) = IsSpeed(run.Metric)
            ? ("tokensPerSecondPerAccelerator", answer.TokensPerSecondPerAccelerator!.Value)
            : ("elapsedSeconds", answer.ElapsedSeconds!.Value);
        return (answer.Spread[name].P10 * predicted / central, answer.Spread[name].P90 * predicted / central);
    }

    private static bool IsSpeed(RunMetric metric) => metric is RunMetric.TokensPerSecond or RunMetric.Teraflops or RunMetric.Utilisation;

    private static double Predicted(PublishedRun run, TrainingAnswer answer, TrainingJob job)
    {
        var counted = run.CountsRecomputation ? TrainingWork.WithRecomputation(job.Model, job.Sequence) : 1;
        return run.Metric switch
        {
            RunMetric.TokensPerSecond => answer.TokensPerSecondPerAccelerator!.Value,
            RunMetric.Teraflops => answer.ModelTeraflopsPerAccelerator!.Value * counted,
            RunMetric.Utilisation => answer.ModelFlopsUtilisation!.Value * counted,
            RunMetric.Minutes => Units.Minute.FromBase(answer.ElapsedSeconds!.Value),
            RunMetric.Days => Units.Day.FromBase(answer.ElapsedSeconds!.Value),
            _ => Units.Hour.FromBase(answer.ElapsedSeconds!.Value) * run.Question.Count!.Value,
        };
    }
}
