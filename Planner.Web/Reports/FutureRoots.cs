using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>Figures of many futures: a quantile is followed down to the futures that it lies between, a count to all inputs that were drawn.</summary>
internal static class FutureRoots
{
    /// <summary>Discounted cost to the end of a month; its place is the month and the quantile, <c>12:P90</c>.</summary>
    public const string CumulativeRange = "cumulative-range";

    /// <summary>Time to the first model; its place is the quantile.</summary>
    public const string FirstModelRange = "first-model-range";

    /// <summary>What an option saves against another to the end of a month; its place is the month and the quantile.</summary>
    public const string SavingRange = "saving-range";

    /// <summary>Share of an input, its place, in the variance of the lead.</summary>
    public const string VarianceShare = "variance-share";

    /// <summary>Expected saving of who learns an input, its place, first.</summary>
    public const string ValueOfLearning = "value-of-learning";

    /// <summary>Expected saving of who knows all inputs before deciding.</summary>
    public const string ValueOfCertainty = "value-of-certainty";

    private static readonly Dictionary<string, double> s_shares = new(StringComparer.Ordinal) { ["P10"] = 0.1, ["P50"] = 0.5, ["P90"] = 0.9 };

    /// <summary>Whether a figure comes of many futures.</summary>
    public static bool Knows(string key) => key is "lifetime-cost-range" or "win-share" or "wins" or CumulativeRange or SavingRange or FirstModelRange or VarianceShare or ValueOfLearning or ValueOfCertainty || key == Labels.FuturesDrawn.Key;

    /// <summary>The explanation; null when the study has no such figure.</summary>
    /// <param name="figure">Where it stands.</param>
    /// <param name="study">The study.</param>
    /// <param name="drawn">Its draws.</param>
    /// <param name="used">All inputs of the plans, for a study in which none is in doubt.</param>
    /// <param name="words">Of one language.</param>
    public static Explanation? Find(FigureAddress figure, RiskStudy study, Func<DrawnFutures> drawn, Func<IEnumerable<Input>> used, Wording words)
    {
        var (month, quantile) = figure.Place?.Split(':') is [var first, var second] ? (first, second) : ("", figure.Place ?? "P50");
        switch (figure.Figure)
        {
            case var _ when figure.Figure == Labels.FuturesDrawn.Key:
                return Explanation.Found(Labels.FuturesDrawn, study.Draws, words.Text("explain.futures-drawn", Count(study.Seed, words)), Count(study.Draws, words), [], study.Inputs.IsEmpty ? used() : Strongest(study), words);
            case "win-share" or "wins":
                return Wins(study, figure.Option, used, words);
            case ValueOfCertainty:
                return study.ValueOfCertainty is { } certainty ? Explanation.Found(Labels.ValueOfCertainty, certainty, words.Text("explain.value-of-certainty", Count(study.Draws, words), Count(study.Seed, words)), QuantityDisplay.Show(certainty, Units.Usd, words.Language).ToString(), [], Strongest(study), words) : null;
            case VarianceShare or ValueOfLearning:
                return Learned(study, figure, words);
            case var _ when !s_shares.ContainsKey(quantile):
                return null;
        }

        var share = s_shares[quantile];
        var futures = drawn();
        return figure.Figure switch
        {
            FirstModelRange => Quantile(Labels.FirstModelTime, quantile, futures.FirstModel(figure.Option, share), study, words),
            SavingRange => int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var end) && figure.Against is { } against
                ? Quantile(Labels.NetPresentValue, quantile, futures.Saving(figure.Option, against, end, share), study, words)
                : null,
            CumulativeRange => int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? Quantile(Labels.CumulativeCost, quantile, futures.Cost(figure.Option, wanted, share), study, words) : null,
            _ => Quantile(Labels.LifetimeCostRange, quantile, futures.Cost(figure.Option, futures.Months, share), study, words),
        };
    }

    private static Explanation? Quantile(Label label, string name, QuantileTrace? trace, RiskStudy study, Wording words)
    {
        if (trace is not { } found)
        {
            return null;
        }

        var under = found.Low == found.High ? new[] { found.Low } : [found.Low, found.High];
        string Show(double value) => QuantityDisplay.Show(value, label.Unit, words.Language).ToString();
        return Explanation.Found(
            label,
            found.Value,
            words.Text("explain.study", Count(study.Draws, words), Count(study.Seed, words)) + " " + words.Text("explain.quantile", name, Count(found.Low.Number, words), Count(found.High.Number, words)),
            string.Join("; ", under.Select(future => words.Text("explain.future", Count(future.Number, words), Show(future.Result.Value)))),
            under.Select(future => (label, future.Result.Node)),
            study.Inputs,
            words);
    }

    private static Explanation? Wins(RiskStudy study, string option, Func<IEnumerable<Input>> used, Wording words) => study.Options.FirstOrDefault(one => one.OptionId == option)?.WinShare is not { } share ? null : Explanation.Found(
        Labels.WinShare,
        share,
        words.Text("explain.study-wins", Count(Math.Round(share * study.Draws), words), Count(study.Draws, words), Count(study.Seed, words)),
        NumberDisplay.Percent(share, words.Language, 1),
        [],
        study.Inputs.IsEmpty ? used() : Strongest(study),
        words);

    private static Explanation? Learned(RiskStudy study, FigureAddress figure, Wording words)
    {
        if (study.Learning.Where(one => one.Input.Id == figure.Place).Cast<InputLearning?>().FirstOrDefault() is not { } learning)
        {
            return null;
        }

        var (label, value) = figure.Figure == VarianceShare ? (Labels.VarianceShare, learning.VarianceShare) : (Labels.ValueOfLearning, learning.ValueOfLearning);
        return Explanation.Found(
            label,
            value,
            words.Text("explain." + figure.Figure, Count(study.Draws, words), Count(study.Seed, words)),
            QuantityDisplay.Show(value, label.Unit, words.Language).ToString(),
            [],
            [learning.Input, .. Strongest(study).Where(input => input.Id != learning.Input.Id)],
            words);
    }

    // The inputs that were drawn, those that matter first.
    private static IEnumerable<Input> Strongest(RiskStudy study) => study.Learning.OrderByDescending(one => one.VarianceShare).Select(one => one.Input).Concat(study.Inputs).DistinctBy(input => input.Id);

    private static string Count(double count, Wording words) => NumberDisplay.Fixed(count, 0, words.Language);
}
