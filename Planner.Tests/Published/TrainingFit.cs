using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Studies.Accuracy;
using Planner.Tests.Catalogue;

namespace Planner.Tests.Published;

/// <summary>
/// Fits the training engine: <c>dotnet run -c Release --project Planner.Tests -- fit training</c>. Bands come of families left out in turn,
/// so that they say how far off the engine is for software that it has not met.
/// </summary>
public sealed class TrainingFit : IConstantsFit
{
    public string Name => "training";

    public void Fit(string repository)
    {
        var path = Path.Combine(repository, "seed-data", "engine-constants.json");
        var constants = EngineConstantsReader.Read(File.ReadAllText(path)).Constants!;
        var runs = TrainingRuns.All;
        var rows = TrainingFitRow.Of(runs, SeedCatalogue.Snapshot);
        var section = TrainingLeastSquares.Fit(rows, constants.Training);
        var left = TrainingBands.LeaveOut(rows, section, Console.WriteLine);
        rows.ForEach(row => row.Decide(section));
        section = section with { Bands = TrainingBands.Bands(left, [.. rows.Where(TrainingBands.IsGrid)], section) };
        var fitted = constants with { Training = section };
        fitted = fitted with { Training = section with { Errors = [.. Errors(runs, fitted), LeftOut(left)] } };
        File.WriteAllText(path, EngineConstantsReader.Write(fitted));
        foreach (var error in fitted.Training.Errors)
        {
            Console.WriteLine($"{error.Scope,-28} {error.Rows,4} rows, median {error.Median:P1}, mean {error.Mean:P1}, p90 {error.NinetiethPercentile:P1}");
        }

        Console.WriteLine($"inside the band, family left out of fit and of bands: {TrainingBands.Coverage(left):P1}");
    }

    /// <summary>Errors that these constants reach on the rows they were fitted on, by kind of row, through the same door as the API.</summary>
    public static ImmutableArray<RecordedError> Errors(IEnumerable<PublishedRun> runs, EngineConstants constants)
    {
        var rows = TrainingAccuracy.Measure(runs.Where(run => run.Use == RunUse.Fit), SeedCatalogue.Snapshot, constants);
        return [.. TrainingAccuracy.By(rows, TrainingRuns.Scope).OrderBy(error => error.Scope, StringComparer.Ordinal).Select(Recorded)];
    }

    private static RecordedError LeftOut(List<LeftOutResidual> left)
    {
        var errors = left.Where(residual => TrainingRuns.IsRate(residual.Row.Run)).Select(residual => Math.Abs(Math.Exp(residual.Residual) - 1)).Order().ToList();
        return new("family-left-out", errors.Count, Rounded(AccuracySummary.Quantile(errors, 0.5)), Rounded(errors.Average()), Rounded(AccuracySummary.Quantile(errors, 0.9)), Rounded(TrainingBands.Coverage(left)));
    }

    private static RecordedError Recorded(AccuracySummary error) =>
        new(error.Scope, error.Runs, Rounded(error.Median), Rounded(error.Mean), Rounded(error.NinetiethPercentile));

    private static double Rounded(double value) => Math.Round(value, 4);
}

/// <summary>The published training runs of <c>seed-data/published</c>.</summary>
public static class TrainingRuns
{
    private static readonly Lazy<ImmutableArray<PublishedRun>> s_all = new(() => [.. Read("training-runs"), .. Read("training-grid")]);

    /// <summary>Runs and benchmarks, and the measured grid.</summary>
    public static ImmutableArray<PublishedRun> All => s_all.Value;

    /// <summary>One table by its name.</summary>
    public static ImmutableArray<PublishedRun> Read(string table) => PublishedRuns.Read(File.ReadAllText(Repository.PathOf($"seed-data/published/{table}.csv")));

    /// <summary>The kind of row that errors are reported by.</summary>
    public static string Scope(AccuracyRow row) => row.Run switch
    {
        { Family: "grid-multi" or "grid-single" } => row.Run.Family,
        _ when IsRate(row.Run) => "throughput",
        { Metric: RunMetric.Teraflops } => "teraflops",
        { Metric: RunMetric.Minutes } => "minutes",
        _ => "projects",
    };

    /// <summary>Throughput and utilisation rows of runs: what the engine is judged by first.</summary>
    public static bool IsRate(PublishedRun run) => run.Metric is RunMetric.TokensPerSecond or RunMetric.Utilisation && !run.Family.StartsWith("grid", StringComparison.Ordinal);
}
