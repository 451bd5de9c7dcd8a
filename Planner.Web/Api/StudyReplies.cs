using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json.Serialization;
using Planner.Domain.Studies;

namespace Planner.Web.Api;

/// <summary>P10, P50 and P90.</summary>
public readonly record struct BandReply(double P10, double P50, double P90)
{
    public static BandReply Of(Band band) => new(band.P10, band.P50, band.P90);
}

/// <summary>How an option fares over all draws: US dollars of present value, seconds from the decision, and by month.</summary>
public sealed record OptionRiskReply(string Id, BandReply LifetimeCostPresentValueUsd, BandReply FirstModelSeconds, IReadOnlyList<BandReply> CumulativePresentValueUsdByMonth, double? WinShare);

/// <summary>An input that was drawn: its share in the doubt about the decision, and the expected saving of knowing it first.</summary>
public sealed record LearningReply(string Input, string Label, double VarianceShare, double ValueOfLearningUsd);

/// <summary>Many futures.</summary>
public sealed record MonteCarloReply(int Draws, double Seed, IReadOnlyList<OptionRiskReply> Options, IReadOnlyList<LearningReply> Inputs, double? ValueOfCertaintyUsd)
{
    public static MonteCarloReply Of(RiskStudy study) => new(
        study.Draws,
        study.Seed,
        [.. study.Options.Select(option => new OptionRiskReply(
            option.OptionId, BandReply.Of(option.PresentValue), BandReply.Of(option.FirstModelSeconds), [.. option.CumulativeByMonth.Select(BandReply.Of)], option.WinShare))],
        [.. study.Learning.OrderByDescending(one => one.VarianceShare).Select(one => new LearningReply(one.Input.Id, one.Input.Label.Key, one.VarianceShare, one.ValueOfLearning))],
        study.ValueOfCertainty)
    {
        Correlations = [.. study.Ties.Select(tie => new CorrelationReply(tie.Correlation.Id, tie.Strength, [.. tie.Inputs.Select(input => input.Id)]))],
        NetPresentValue = study.Saving is { } saving ? new SavingReply(saving.OptionId, saving.AgainstId, [.. saving.ByMonth.Select(BandReply.Of)]) : null,
    };

    /// <summary>What the recommended option saves against the next best; null when fewer than two can do the work.</summary>
    public SavingReply? NetPresentValue { get; init; }

    /// <summary>Which inputs were drawn together; an override of the figure changes how closely.</summary>
    public IReadOnlyList<CorrelationReply> Correlations { get; init; } = [];
}

/// <summary>Inputs that were drawn together: id of the figure that says how closely, the correlation of their normal scores (0 to 1), ids of the inputs.</summary>
public sealed record CorrelationReply(string Figure, double Correlation, IReadOnlyList<string> Inputs);

/// <summary>Net present value of one option over another to the end of each month, US dollars.</summary>
public sealed record SavingReply(string Option, string Against, IReadOnlyList<BandReply> ByMonth);

/// <summary>What one input moves between its P10 and its P90: values in its unit, leads and costs in US dollars.</summary>
public sealed record DriverReply(string Input, string Label, string Unit, double LowValue, double HighValue, double LeadAtLowUsd, double LeadAtHighUsd, double CostAtLowUsd, double CostAtHighUsd, bool Flips)
{
    public static DriverReply Of(Driver driver) => new(
        driver.Input.Id,
        driver.Input.Label.Key,
        driver.Input.Label.Unit.Symbol,
        driver.Input.Label.Unit.FromBase(driver.LowValue),
        driver.Input.Label.Unit.FromBase(driver.HighValue),
        driver.LeadAtLow,
        driver.LeadAtHigh,
        driver.CostAtLow,
        driver.CostAtHigh,
        driver.Flips);
}

/// <summary>A cell of a two-way table: the cheapest option, its lead over the next, and what the recommended option costs.</summary>
public sealed record TwoWayCellReply(string Winner, double LeadUsd, double RecommendedCostUsd);

/// <summary>Two inputs against each other; values in their units.</summary>
public sealed record TwoWayReply(string Across, string Down, IReadOnlyList<double> AcrossValues, IReadOnlyList<double> DownValues, IReadOnlyList<IReadOnlyList<TwoWayCellReply>> Rows)
{
    public static TwoWayReply Of(TwoWayStudy study) => new(
        study.Across.Id,
        study.Down.Id,
        [.. study.AcrossValues.Select(study.Across.Label.Unit.FromBase)],
        [.. study.DownValues.Select(study.Down.Label.Unit.FromBase)],
        [.. study.Rows.Select(row => row.Select(cell => new TwoWayCellReply(cell.Winner, cell.Lead, cell.Cost)).ToImmutableArray())]);
}

/// <summary>A value, in the input's unit, at which machines planned anew would recommend otherwise than the machines as planned.</summary>
public sealed record ReplannedEndReply(string Input, double Value, string Recommended)
{
    public static ReplannedEndReply Of(ReplannedEnd end) => new(end.Input.Id, end.Input.Label.Unit.FromBase(end.Value), end.Recommended);
}

/// <summary>The drivers of a decision, the strongest first, with the decisions kept; and where planning anew would recommend otherwise.</summary>
public sealed record SensitivityReply(
    string Recommended, double? LeadUsd, IReadOnlyList<DriverReply> Drivers, IReadOnlyList<ReplannedEndReply> Replanned, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TwoWayReply? TwoWay);

/// <summary>A value at which both options cost the same with the machines as planned, and which is cheaper once they are planned anew for it; null where both still cost about the same.</summary>
public sealed record GoalPointReply(double Value, double CostUsd, string CheaperBelow, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? CheaperReplanned);

/// <summary>Where an input makes two options equal: values in its unit. Without points no value between the limits does.</summary>
public sealed record GoalSeekReply(
    string Input, string Label, string Unit, string First, string Second, double From, double Until, double GapAtFromUsd, double GapAtUntilUsd, IReadOnlyList<GoalPointReply> Points, string Sentence)
{
    public static GoalSeekReply Of(GoalStudy study, string sentence) => new(
        study.Input.Id,
        study.Input.Label.Key,
        study.Input.Label.Unit.Symbol,
        study.First,
        study.Second,
        study.Input.Label.Unit.FromBase(study.From),
        study.Input.Label.Unit.FromBase(study.Until),
        study.GapFrom,
        study.GapUntil,
        [.. study.Points.Select(point => new GoalPointReply(study.Input.Label.Unit.FromBase(point.Value), point.Cost, point.CheaperBelow, point.CheaperReplanned))],
        sentence);
}

/// <summary>The smallest count that does it; null when none between the limits does.</summary>
public sealed record CountSeekReply(string Input, string Label, string First, string Second, int From, int Until, int Now, int? Smallest, string Sentence)
{
    public static CountSeekReply Of(CountStudy study, string sentence) =>
        new(study.Input.Id, study.Input.Label.Key, study.First, study.Second, study.From, study.Until, study.Now, study.Smallest, sentence);
}

/// <summary>A study that runs behind a request: how far it is, and in the end its result.</summary>
/// <param name="Id">Of the progress resource.</param>
/// <param name="State">running, done, cancelled or failed.</param>
/// <param name="Done">Draws that are done.</param>
/// <param name="All">Draws in all; 0 when the study does not count.</param>
/// <param name="Result">The study's own reply, once it is done.</param>
public sealed record StudyProgressReply(string Id, string State, int Done, int All, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Result);
