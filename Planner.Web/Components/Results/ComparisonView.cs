using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Web.Components.Charts;
using Planner.Web.Display;
using OptionComparison = Planner.Domain.Plans.Comparison<Planner.Domain.Numbers.Real>;

namespace Planner.Web.Components.Results;

/// <summary>
/// A comparison ready to be shown, in one language: page, shared view and report all draw from it, so that they cannot differ.
/// It adds nothing up: every figure is one of the plan's.
/// </summary>
public sealed class ComparisonView
{
    public ComparisonView(Scenario scenario, OptionComparison comparison, Ground ground, Wording words, Currency? currency = null, StudyResults? studies = null)
    {
        (Scenario, Comparison, Ground, Words, Currency, Studies) = (scenario, comparison, ground, words, currency ?? Currency.Of(scenario, ground.Catalogue), studies ?? new StudyResults(null, null, null));
        var styles = OptionStyle.Assign(scenario.Options, ground.Catalogue);
        Options =
        [
            .. comparison.Ranking
                .Select((id, place) => (Plan: comparison.Plans.First(plan => plan.OptionId == id), Best: place == 0))
                .Select(pair => Result(pair.Plan, pair.Best && pair.Plan.Feasible, styles[pair.Plan.OptionId])),
        ];
        Money = MoneyDisplay.For(Options.Select(option => option.Cost), words.Language, Currency);
    }

    public Scenario Scenario { get; }

    public OptionComparison Comparison { get; }

    public CatalogueSnapshot Catalogue => Ground.Catalogue;

    /// <summary>What the comparison was planned on; what a page computes further of it stands on the same.</summary>
    public Ground Ground { get; }

    public Wording Words { get; }

    public Currency Currency { get; }

    /// <summary>What many futures say, as far as it is computed.</summary>
    public StudyResults Studies { get; }

    /// <summary>Recommended first, then by cost, ruled-out last.</summary>
    public ImmutableArray<OptionResult> Options { get; }

    /// <summary>The scale of all totals.</summary>
    public MoneyDisplay Money { get; }

    public Language Language => Words.Language;

    /// <summary>The recommended option; null when none is feasible.</summary>
    public OptionResult? Best => Options.FirstOrDefault(option => option.Best);

    /// <summary>What the page talks about: the recommended option, or the first where none is feasible.</summary>
    public OptionResult? Lead => Best ?? Options.FirstOrDefault();

    /// <summary>The next best feasible option.</summary>
    public OptionResult? Second => Options.FirstOrDefault(option => !option.Best && !option.RuledOut);

    /// <summary>The horizon in words: five-year, or so many months.</summary>
    public string Horizon => Scenario.Terms.HorizonMonths % 12 == 0
        ? QuantityDisplay.Parts(NumberDisplay.Fixed(Scenario.Terms.HorizonMonths / 12, 0, Language), Units.Year.Symbol, Language).ToString()
        : QuantityDisplay.Parts(NumberDisplay.Fixed(Scenario.Terms.HorizonMonths, 0, Language), Units.Month.Symbol, Language).ToString();

    /// <summary>Name of the headline cost with its horizon.</summary>
    public string CostName => Words.Text("cost-over", Horizon);

    /// <summary>The same comparison with what many futures say.</summary>
    public ComparisonView With(StudyResults studies) => new(Scenario, Comparison, Ground, Words, Currency, studies);

    /// <summary>P10 to P90 of a cost, bare; nothing until it is computed.</summary>
    public string CostRange(OptionResult option) => option.Risk is { } risk
        ? NumberDisplay.Range(Money.Number(risk.PresentValue.P10), Money.Number(risk.PresentValue.P90), Language)
        : "";

    /// <summary>The same with its unit, where no heading has it.</summary>
    public string CostRangeInFull(OptionResult option) => option.Risk is { } risk
        ? NumberDisplay.Range(Money.Amount(risk.PresentValue.P10), Money.Amount(risk.PresentValue.P90), Language)
        : "";

    /// <summary>P10 to P90 of the months to the first model, with its unit; nothing until it is computed.</summary>
    public string MonthsRange(OptionResult option) => option.Risk is { FirstModelSeconds: { } band } ? QuantityDisplay.Range(band.P10, band.P90, Units.Month, Language) : "";

    /// <summary>A total, with "at least" where a price is unknown.</summary>
    public string Amount(OptionResult option) => AtLeast(option, Money.Amount(option.Cost));

    /// <summary>The bare number of a total, with "at least" where a price is unknown.</summary>
    public string Number(OptionResult option) => AtLeast(option, Money.Number(option.Cost));

    /// <summary>Months from the decision: 9.8 months.</summary>
    public string Months(double months) => QuantityDisplay.Show(Units.Month.ToBase(months), Units.Month, Language).ToString();

    /// <summary>The month in which something falls, so many months from the decision.</summary>
    public string MonthOf(double months) => DateDisplay.Month(DateDisplay.After(Scenario.Terms.DecisionDate, months), Language);

    /// <summary>A sentence of an engine, with options and parts by their names.</summary>
    public string Say(Finding finding) => Words.Finding(finding, NameOf, Money.Amount);

    /// <summary>One figure or name of a sentence, as the sentence says it.</summary>
    public string Say(FindingArgument argument) => Words.Argument(argument, NameOf, Money.Amount);

    /// <summary>The recommendation in plain words, as far as studies have come.</summary>
    public ImmutableArray<GuidancePoint> Guidance => Planner.Domain.Plans.Guidance.Of(Scenario, Comparison, Studies.Evidence(Comparison));

    /// <summary>What binds the first model, or why an option is ruled out.</summary>
    public string Binds(OptionResult option) =>
        option.RuledOut && option.Plan.Reasons.Length > 0 ? Say(option.Plan.Reasons[0])
        : Figures.BindingName(this, option) is { Length: > 0 } name ? Words.Text("binds", name, Figures.BindingStep(this, option).ToString())
        : "–";

    public ImmutableArray<StackedBar> Bars() => [.. Options.Select(option => new StackedBar(
        option.Name,
        option.Style,
        [.. Enum.GetValues<CostCategory>().Where(category => category != CostCategory.Resale).Select(option.Of)],
        Math.Min(0, option.Of(CostCategory.Resale)),
        option.Cost,
        Number(option),
        option.Risk is { } risk ? (risk.PresentValue.P10, risk.PresentValue.P90) : null,
        option.RuledOut,
        option.Best))];

    public ImmutableArray<CumulativeLine> Lines() => [.. Options.Select(option =>
        new CumulativeLine(option.Brief, option.Style, option.Cumulative, Number(option), option.Best, option.RuledOut))];

    /// <summary>The break-even that the cumulative chart marks: the last at which the recommended option overtakes another.</summary>
    public BreakEven? MainBreakEven => Comparison.BreakEvens
        .Where(crossing => crossing.Month is not null && crossing.Cheaper == Best?.Id && Options.Any(option => option.Id == crossing.Dearer && !option.RuledOut))
        .OrderByDescending(crossing => crossing.Month)
        .FirstOrDefault();

    public ImmutableArray<Crossing> Crossings() => MainBreakEven is { Month: { } month } && Best is { } best && month < best.Cumulative.Length
        ? [new Crossing(month, best.Cumulative[month], Words.Text("break-even-month", NumberDisplay.Fixed(month, 0, Language)))]
        : [];

    /// <summary>The steps of the timeline: those that take time.</summary>
    public static IEnumerable<PlanStep<Real>> Steps(OptionResult option) => option.Plan.Dates.Steps.Where(step => step.Duration.Value > 0);

    public TimelineContent Timeline(OptionResult option) => new(
        [.. Steps(option).Select(Bar)],
        [.. Options.Where(other => double.IsFinite(other.FirstModel)).Select(Mark)],
        Scenario.Terms.DecisionDate,
        option.FirstModel,
        Scenario.Terms.HorizonMonths,
        option.Style,
        Words["timeline-marks"],
        Words.Label("serving-start"),
        option.Plan.Dates.FirstToken is { } token
            ? Words.Text("first-token-until", MonthOf(Units.Month.FromBase(token.Value)), MonthOf(Scenario.Terms.HorizonMonths))
            : Words.Text("until", MonthOf(Scenario.Terms.HorizonMonths)),
        option.Plan.Dates.FirstToken is { } first ? Units.Month.FromBase(first.Value) : option.FirstModel);

    /// <summary>The scenario that was asked, without cells of the ladder beside it.</summary>
    public Scenario Asked { get => field ?? Scenario; private init; }

    /// <summary>The view in which a figure of this option can be explained: this one, or one that holds a cell of the ladder too.</summary>
    public ComparisonView Holding(string optionId)
    {
        if (Find(optionId) is not null || Studies.Ladder is not { } ladder || ladder.Rungs.SelectMany(rung => rung.Cells).FirstOrDefault(cell => cell.Option?.Id == optionId) is not { Plan: { } plan, Option: { } option })
        {
            return this;
        }

        var comparison = Comparison with { Plans = [.. Comparison.Plans, plan], Ranking = [.. Comparison.Ranking, optionId] };
        return new ComparisonView(ladder.Scenario with { Options = [.. ladder.Scenario.Options, option] }, comparison, Ground, Words, Currency, Studies) { Asked = Scenario };
    }

    public OptionResult? Find(string? id) => Options.FirstOrDefault(option => option.Id == id);

    private TimelineBar Bar(PlanStep<Real> step) => new(
        Words.Label(step.Label),
        Units.Month.FromBase(step.Start.Value),
        Units.Month.FromBase(step.Duration.Value),
        step.Label.Key == "first-training"
            ? Words.Text("first-step-then", MonthOf(Units.Month.FromBase(step.Start.Value)), Figures.Duration(Units.Month.FromBase(step.Duration.Value), Language).ToString())
            : Figures.Duration(Units.Month.FromBase(step.Duration.Value), Language).ToString(),
        step.Critical,
        step.Label.Key is "first-training" or "first-tuning",
        Figures.Duration(Units.Month.FromBase(step.Duration.Value), Language).ToString());

    private TimelineMark Mark(OptionResult option) => new(
        option.Brief + " " + NumberDisplay.Fixed(option.FirstModel, 1, Language), option.Style, option.FirstModel, option.Best);

    private OptionResult Result(Plan<Real> plan, bool best, string style)
    {
        var option = Scenario.Options.FirstOrDefault(option => option.Id == plan.OptionId) ?? plan.Decisions.Option;
        return new(option, plan, OptionNames.Full(option, Scenario.Options, Catalogue, Words), OptionNames.Brief(option, Scenario.Options, Catalogue, Words), style, best)
        {
            Risk = Studies.Risk?.Options.FirstOrDefault(risk => risk.OptionId == plan.OptionId),
        };
    }

    private string? NameOf(string id) => Find(id)?.Name ?? Parts.AnyName(Catalogue, id) ?? InputName(id);

    private string? InputName(string id) => WhatIf.Find(id, Scenario, Catalogue) is { } input ? MapChoices.Name(input, this)
        : Studies.TippingPoints?.FirstOrDefault(tip => tip.Input.Id == id)?.Input is { } fitted ? Words.Label(fitted.Label)
        : null;

    private string AtLeast(OptionResult option, string text) => option.AtLeast ? Words.Text("at-least", text) : text;
}
