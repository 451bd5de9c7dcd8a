using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Studies;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>Figures of how much to own: each over many futures, with the same size on the likely values beneath it.</summary>
internal static class HybridRoots
{
    private const string Demand = "hybrid-demand";
    private const string Saving = "hybrid-saving";
    private const string Above = "hybrid-months-above";

    /// <summary>The quantile that stands for the likely values of all inputs.</summary>
    public const string Likely = "likely";

    /// <summary>Whether a figure is one of these.</summary>
    public static bool Knows(string key) => key == Labels.HybridSize.Key || key == Labels.HybridExpectedCost.Key || key is Demand or Above or Saving;

    /// <summary>Months in which the likely demand is above the size that costs least.</summary>
    public static int MonthsAbove(HybridStudy study) => study.DemandByMonth.Count(band => band.P50 > study.Best);

    /// <summary>The place of a figure: the size or the month, and the quantile; without one it is the mean.</summary>
    public static string PlaceOf(int number, string? quantile = null) => number.ToString(CultureInfo.InvariantCulture) + (quantile is null ? "" : ":" + quantile);

    /// <summary>The explanation; null when the study has no such figure.</summary>
    public static Explanation? Find(Func<ExplainedRun> run, HybridStudy study, FigureAddress figure, Wording words)
    {
        if (figure.Figure == Above)
        {
            var months = MonthsAbove(study);
            return Explanation.Found(Labels.HybridMonthsAbove, months, words.Text("explain.hybrid-months", Count(study.DemandByMonth.Length, words), Count(study.Best, words), Count(study.Draws, words), Count(study.Seed, words)), Count(months, words), [], study.Inputs, words);
        }

        var parts = figure.Place?.Split(':') ?? [PlaceOf(study.Best)];
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var quantile = parts.ElementAtOrDefault(1);
        return figure.Figure == Demand ? OfDemand(study, number, quantile, words) : OfSize(run, study, figure, number, quantile, words);
    }

    private static Explanation? OfSize(Func<ExplainedRun> run, HybridStudy study, FigureAddress figure, int accelerators, string? quantile, Wording words)
    {
        if (study.Sizes.FirstOrDefault(one => one.Accelerators == accelerators) is not { } found || study.Remembered(accelerators) is not { } central)
        {
            return null;
        }

        if (figure.Figure == Saving)
        {
            return run().Plan(figure.Option)?.Totals.LifetimeCostPresentValue is not { } own ? null : Explanation.Found(
                Labels.CostDifference, own.Value - central.Value, words.Text("explain.hybrid-saving", Count(accelerators, words)), $"{Money(own.Value, words)} − {Money(central.Value, words)}",
                [(Labels.LifetimeCostPresentValue, own.Node), (Labels.LifetimeCostPresentValue, central.Node)], study.Inputs, words);
        }

        var size = figure.Figure == Labels.HybridSize.Key;
        var (label, value, how) = quantile == Likely && !size
            ? (Labels.LifetimeCostPresentValue, central.Value, words.Text("explain.hybrid-likely", Count(accelerators, words)))
            : size
            ? (Labels.HybridSize, study.Best, words.Text("explain.hybrid-size", Count(study.Draws, words), Count(study.Seed, words), Count(study.Sizes.Length, words)))
            : (Labels.HybridExpectedCost, Of(found.PresentValue, quantile) ?? found.Expected, words.Text("explain.hybrid-cost", Count(study.Draws, words), Count(study.Seed, words), quantile ?? words["explain.mean"], Count(accelerators, words)));
        var money = Money(quantile == Likely ? central.Value : found.Expected, words);
        return Explanation.Found(label, value, how, $"{Count(accelerators, words)}: {money}", [(Labels.LifetimeCostPresentValue, central.Node)], study.Inputs, words);
    }

    private static Explanation? OfDemand(HybridStudy study, int month, string? quantile, Wording words) =>
        month >= 1 && month <= study.DemandByMonth.Length && Of(study.DemandByMonth[month - 1], quantile) is { } value
            ? Explanation.Found(
                Labels.AcceleratorsAtWork,
                value,
                words.Text("explain.hybrid-demand", Count(study.Draws, words), Count(study.Seed, words), quantile!, Count(month, words)),
                Count(value, words),
                [],
                study.Inputs,
                words)
            : null;

    private static double? Of(Band band, string? quantile) => quantile switch { "P10" => band.P10, "P50" => band.P50, "P90" => band.P90, _ => null };

    private static string Money(double usd, Wording words) => QuantityDisplay.Show(usd, Units.Usd, words.Language).ToString();

    private static string Count(double count, Wording words) => NumberDisplay.Fixed(count, 0, words.Language);
}
