using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Studies.Accuracy;

namespace Planner.Tests.Published;

/// <summary>A row predicted by constants that were fitted without its family.</summary>
/// <param name="Row">The row.</param>
/// <param name="Residual">Logarithm of predicted over measured speed.</param>
public sealed record LeftOutResidual(TrainingFitRow Row, double Residual);

/// <summary>What the engine is worth on software that it has not seen: each source family in turn is left out of the fit and predicted.</summary>
public static class TrainingBands
{
    // With fewer, the rows are of too few families to say what the next one will be like.
    private const int FewestRows = 60;
    private const double CentreShare = 0.8;
    private const string All = "all";

    /// <summary>The residuals of every family that was left out in turn. The grid stands by itself: one machine, one software.</summary>
    public static List<LeftOutResidual> LeaveOut(IReadOnlyList<TrainingFitRow> rows, EngineSection fitted, Action<string> report)
    {
        var residuals = new List<LeftOutResidual>();
        foreach (var family in rows.Where(row => !IsGrid(row)).Select(row => row.Run.Family).Distinct().Order(StringComparer.Ordinal))
        {
            var others = rows.Where(row => row.Run.Family != family).ToList();
            var refitted = TrainingLeastSquares.Fit(others, fitted, rounds: 2);
            var left = rows.Where(row => row.Run.Family == family).ToList();
            left.ForEach(row => row.Decide(refitted));
            residuals.AddRange(left.Select(row => new LeftOutResidual(row, row.Residual(refitted))));
            report($"{family}: {left.Count} rows left out, median {AccuracySummary.Quantile([.. left.Select(row => Math.Abs(Math.Exp(row.Residual(refitted)) - 1)).Order()], 0.5):P1}");
        }

        return residuals;
    }

    /// <summary>P10 and P90 of measured over predicted by regime; a regime of few rows takes the wider of its own band and that of all.</summary>
    public static ImmutableArray<ResidualBand> Bands(IReadOnlyList<LeftOutResidual> residuals, IReadOnlyList<TrainingFitRow> grid, EngineSection fitted) =>
        Bands([.. residuals.Select(residual => (residual.Row.Regime, -residual.Residual)), .. grid.Select(row => (row.Regime, -row.Residual(fitted)))]);

    /// <summary>Share of left-out measurements inside bands that were themselves made without their family.</summary>
    public static double Coverage(IReadOnlyList<LeftOutResidual> residuals)
    {
        var inside = 0;
        foreach (var family in residuals.GroupBy(residual => residual.Row.Run.Family))
        {
            var bands = Bands([.. residuals.Where(residual => residual.Row.Run.Family != family.Key).Select(residual => (residual.Row.Regime, -residual.Residual))]);
            inside += family.Count(residual =>
            {
                var band = bands.FirstOrDefault(candidate => candidate.Regime == residual.Row.Regime) ?? bands.First(candidate => candidate.Regime == All);
                var ratio = Math.Exp(-residual.Residual);
                return ratio >= band.Low && ratio <= band.High;
            });
        }

        return inside / (double)residuals.Count;
    }

    private static ImmutableArray<ResidualBand> Bands((string Regime, double Log)[] logs)
    {
        var all = Band(All, [.. logs.Where(log => log.Regime != "dense-legacy").Select(log => log.Log)]);
        var bands = logs.GroupBy(log => log.Regime)
            .Select(group => Band(group.Key, [.. group.Select(log => log.Log)]))
            .Select(band => band.Rows >= FewestRows ? band : band with { Low = Math.Min(band.Low, all.Low), High = Math.Max(band.High, all.High) });
        return [.. bands.Append(all).OrderBy(band => band.Regime, StringComparer.Ordinal)];
    }

    /// <summary>Whether a row belongs to the measured grid.</summary>
    public static bool IsGrid(TrainingFitRow row) => row.Run.Family.StartsWith("grid", StringComparison.Ordinal);

    private static ResidualBand Band(string regime, double[] logs)
    {
        Array.Sort(logs);
        var tail = (1 - CentreShare) / 2;
        return new(
            regime,
            logs.Length,
            Math.Round(Math.Exp(AccuracySummary.Quantile(logs, tail)), 4),
            Math.Round(Math.Exp(AccuracySummary.Quantile(logs, 1 - tail)), 4));
    }
}
