using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Studies.Accuracy;
using Planner.Tests.Catalogue;

namespace Planner.Tests.Published;

/// <summary>
/// Fits the serving engine: <c>dotnet run -c Release --project Planner.Tests -- fit serving</c>. Bands come of runs whose model was left out
/// of a second fit, so that they say how far off the engine is for a model that it has not met.
/// </summary>
public sealed class ServingFit : IConstantsFit
{
    private const int Sweeps = 4;
    private const int SweepsWithout = 1;
    private const int FewRows = 20;
    private const double FewRowsDoubt = 0.07;
    private const double LeastDoubt = 0.03;

    public string Name => "serving";

    public void Fit(string repository)
    {
        var path = Path.Combine(repository, "seed-data", "engine-constants.json");
        var constants = EngineConstantsReader.Read(File.ReadAllText(path)).Constants!;
        var runs = ServingRuns.Read(File.ReadAllText(Path.Combine(repository, "seed-data", "published", "serving-runs.csv")));
        var rows = ServingFitRow.Of(runs, SeedCatalogue.Snapshot);
        var section = ServingDescent.Fit(rows, constants.Serving, Sweeps);
        section = section with { Bands = Bands(rows, section) };
        var fitted = constants with { Serving = section with { Errors = Errors(runs, constants with { Serving = section }) } };
        File.WriteAllText(path, EngineConstantsReader.Write(fitted));
        foreach (var error in fitted.Serving.Errors)
        {
            Console.WriteLine($"{error.Scope,-28} {error.Rows,4} rows, median {error.Median:P1}, p90 {error.NinetiethPercentile:P1}");
        }
    }

    /// <summary>Errors that these constants reach on the rows that may be judged, by metric.</summary>
    public static ImmutableArray<RecordedError> Errors(IEnumerable<ServingRun> runs, EngineConstants constants)
    {
        var rows = ServingAccuracy.Measure(runs.Where(run => run.Use == RunUse.Fit), SeedCatalogue.Snapshot, constants);
        return [.. ServingAccuracy.By(rows, row => row.Metric.ToString())
            .Select(error => new RecordedError(error.Scope, error.Runs, Rounded(error.Median), Rounded(error.Mean), Rounded(error.NinetiethPercentile)))];
    }

    private static ImmutableArray<ResidualBand> Bands(List<ServingFitRow> rows, EngineSection section)
    {
        var found = new List<(string Regime, double Residual)>();
        foreach (var family in rows.GroupBy(row => row.Model))
        {
            var without = ServingDescent.Fit([.. rows.Where(row => row.Model != family.Key)], section, SweepsWithout);
            var constants = ServingConstants.From(new EngineConstants("fit", EngineSection.Empty, without));
            foreach (var row in family)
            {
                row.Decide(constants);
                found.AddRange(row.Residuals(constants).Select(residual => (Regime(row, residual.Metric), residual.Residual)));
            }
        }

        return [.. found.GroupBy(residual => residual.Regime).Where(group => group.Count() >= 4).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Band)];
    }

    private static ResidualBand Band(IGrouping<string, (string Regime, double Residual)> group)
    {
        var ratios = group.Select(residual => Math.Exp(-residual.Residual)).Order().ToArray();
        var (low, high) = (AccuracySummary.Quantile(ratios, 0.1), AccuracySummary.Quantile(ratios, 0.9));

        // A handful of runs that happen to agree do not make a narrow band, and the estimate itself is always inside.
        var doubt = ratios.Length < FewRows ? FewRowsDoubt : LeastDoubt;
        return new ResidualBand(group.Key, ratios.Length, Rounded(Math.Min(low, 1 - doubt)), Rounded(Math.Max(high, 1 + doubt)));
    }

    private static string Regime(ServingFitRow row, ServingMetric metric) => metric switch
    {
        ServingMetric.TimePerOutputToken => ServingRegimes.TimePerOutputToken,
        ServingMetric.TimeToFirstToken => ServingRegimes.TimeToFirstToken,
        ServingMetric.Power => ServingRegimes.Power,
        _ => row.Regime,
    };

    private static double Rounded(double value) => Math.Round(value, 4);
}
