using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies.Ladder;
using Planner.Web.Display;
using Planner.Web.Reports;

namespace Planner.Web.Components.Results;

/// <summary>A ladder ready to be shown in one language: page and report draw from it. It adds nothing up.</summary>
public sealed class LadderView
{
    public LadderView(ComparisonView view, LadderStudy study)
    {
        (View, Study) = (view, study);
        Money = MoneyDisplay.For(Cells.Where(cell => cell.Plan is not null).Select(cell => cell.Cost), view.Language, view.Currency);
        Horizon = Months(study.Scenario.Terms.HorizonMonths);
    }

    public ComparisonView View { get; }

    public LadderStudy Study { get; }

    /// <summary>The scale of all cells.</summary>
    public MoneyDisplay Money { get; }

    /// <summary>The months over which costs are counted, in words.</summary>
    public string Horizon { get; }

    private Wording Words => View.Words;

    private IEnumerable<LadderCell> Cells => Study.Rungs.SelectMany(rung => rung.Cells);

    /// <summary>The finding over the matrix.</summary>
    public string Title => Study.Recommended is { } best ? Words.Text("ladder.title", Name(best), Cost(best), Horizon) : Words["ladder.title-none"];

    public string Subtitle => Words.Text("ladder.subtitle", Horizon, Money.Unit);

    /// <summary>What follows from figures and answers, sentence by sentence.</summary>
    public ImmutableArray<ImmutableArray<SaidPart>> Guidance
    {
        get
        {
            var suited = Cells.Where(cell => cell.Suits).OrderBy(cell => cell.Cost).ToArray();
            return
            [
                .. suited is [var first, var second, ..]
                    ? [Said.Text(Words, "ladder.next", new(Name(second)), new(Amount(second.Cost - first.Cost), new("pair-difference", second.Option!.Id, first.Option!.Id), second.Cost - first.Cost))]
                    : ImmutableArray<ImmutableArray<SaidPart>>.Empty,
                .. Study.Recommended is { } best && best.Figure(Labels.ModelCost) is > 0 and var model ? [ModelShare(best, model)] : ImmutableArray<ImmutableArray<SaidPart>>.Empty,
                .. View.Scenario.Application.AverageUse is null ? ImmutableArray<ImmutableArray<SaidPart>>.Empty : [[new SaidPart(Words["ladder.experiments"])]],
                [new SaidPart(Words.Text("ladder.taken", Data(), Place(), Skill(), Horizon))],
            ];
        }
    }

    /// <summary>Other answers, each with what it would recommend; none that changes nothing.</summary>
    public ImmutableArray<ImmutableArray<SaidPart>> Changes => [.. Study.Changes.Select(Change)];

    /// <summary>A cell as the options table shows an option; null when no option stands behind it.</summary>
    public OptionResult? Result(LadderCell cell) => cell is { Plan: { } plan, Option: { } option }
        ? new OptionResult(option, plan, Name(cell), Approach(cell.Approach), "", cell == Study.Recommended)
        : null;

    public string Approach(Approach approach) => Words["approach." + approach];

    public string Source(Sourcing sourcing) => Words["sourcing." + sourcing];

    public string Name(LadderCell cell) => Words.Text("option.approach", Approach(cell.Approach), Words["sourced." + cell.Sourcing]);

    /// <summary>The present value of a cell in the matrix's unit.</summary>
    public string Number(LadderCell cell) => AtLeast(cell, Money.Number(cell.Cost));

    /// <summary>Months to the first model, or that nobody publishes them.</summary>
    public string First(LadderCell cell) => cell.FirstModel is { } first ? View.Months(Units.Month.FromBase(first)) : Words["ladder.first-unpublished"];

    /// <summary>An amount by itself, in the unit that suits it, to three digits.</summary>
    public string Amount(double usd)
    {
        if (usd == 0)
        {
            return MoneyDisplay.Exact(0, View.Language, View.Currency);
        }

        var digit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(usd))) - 2);
        var shown = Math.Round(usd / digit, MidpointRounding.AwayFromZero) * digit;
        return MoneyDisplay.For([shown], View.Language, View.Currency).Amount(shown);
    }

    /// <summary>An amount at an axis, whose currency the line above the chart names.</summary>
    public string Tick(double usd) => NumberDisplay.Compact(usd * View.Currency.PerUsd, View.Language);

    /// <summary>What happens to documents and requests, by source that can be had.</summary>
    public IEnumerable<(string Source, string Privacy)> Privacy(LadderRung rung) => rung.Cells.Where(cell => cell.Plan is not null)
        .Select(cell => (Source(cell.Sourcing), Words["privacy." + cell.Sourcing + (cell.Sourcing == Sourcing.Api ? "." + cell.Approach : "")]));

    /// <summary>From which volume a rung pays; a dash when it never does.</summary>
    public string PaysFrom(LadderRung rung) => rung.PaysFrom.RequestsPerSecond is { } rate ? Words.Text("ladder.pays-rate", NumberDisplay.Significant(rate, 2, View.Language)) : "–";

    /// <summary>What its data must be worth, or what it saves, at the scenario's own volume.</summary>
    public string PaysWorth(LadderRung rung) => rung.PaysFrom.Premium == 0 ? Words["ladder.pays-reference"]
        : Words.Text(rung.PaysFrom.Premium > 0 ? "ladder.pays-worth" : "ladder.pays-saves", Dollars(Math.Abs(rung.PaysFrom.PremiumPerThousandRequests)));

    /// <summary>The research that statements about approaches rest on.</summary>
    public ImmutableArray<Planner.Domain.Catalogue.Source> Sources =>
    [
        .. Study.Rungs.SelectMany(rung => LadderEvidence.SourcesOf(rung.Approach)).Distinct().Select(id => View.Catalogue.Sources.GetValueOrDefault(id)).OfType<Planner.Domain.Catalogue.Source>(),
    ];

    /// <summary>Tokens of a rung's data in short.</summary>
    public string Tokens(LadderRung rung) => rung.DataTokens is { } data ? NumberDisplay.Compact(data.Central, View.Language) : "–";

    private string Dollars(double usd) => MoneyDisplay.Exact(usd, View.Language, View.Currency, usd < 100 ? 2 : 0);

    private string Cost(LadderCell cell) => AtLeast(cell, Money.Amount(cell.Cost));

    private string AtLeast(LadderCell cell, string text) => cell.Plan!.Totals.AtLeast ? Words.Text("at-least", text) : text;

    private string Months(int months) => months % 12 == 0
        ? QuantityDisplay.Parts(NumberDisplay.Fixed(months / 12, 0, View.Language), Units.Year.Symbol, View.Language).ToString()
        : QuantityDisplay.Parts(NumberDisplay.Fixed(months, 0, View.Language), Units.Month.Symbol, View.Language).ToString();

    private ImmutableArray<SaidPart> ModelShare(LadderCell best, double model)
    {
        var (id, paid) = (best.Option!.Id, best.Plan!.Totals.LifetimeCostNominal.Value);
        return Said.Text(
            Words,
            "ladder.model-share",
            new(Amount(model), new(Labels.ModelCost.Key, id), model),
            new(NumberDisplay.Percent(model / paid, View.Language, model < paid / 20 ? 2 : 0), new(Labels.ModelCostShare.Key, id), model / paid),
            new(Horizon),
            new(Amount(paid), new(Labels.LifetimeCostNominal.Key, id), paid));
    }

    private ImmutableArray<SaidPart> Change(LadderChange change)
    {
        var answer = change.Question switch
        {
            LadderQuestion.OwnData => Words["own-data." + change.Answer],
            LadderQuestion.Place => Words["place." + change.Answer],
            LadderQuestion.Skills => Words["skills." + change.Answer],
            _ => Months(int.Parse(change.Answer, System.Globalization.CultureInfo.InvariantCulture)),
        };
        var said = Words.Text("ladder.answer", Words["question." + change.Question], answer);
        return change.Cell is { } cell
            ? Said.Text(Words, "ladder.change-to", new(said), new(Name(cell)), new(Cost(cell), new(Labels.LifetimeCostPresentValue.Key, cell.Option?.Id ?? "", null, LadderRoots.PlaceOf(change)), cell.Cost))
            : [new SaidPart(Words.Text("ladder.change-none", said))];
    }

    private string Data()
    {
        var data = Words["own-data." + Study.Taken.OwnData];
        return Study.Scenario.Application.Answers.OwnData is null ? Words.Text("ladder.assumed", data) : data;
    }

    private string Place()
    {
        var constraints = Study.Scenario.Application.Constraints;
        return constraints.DataOnSite ? Words["place.OnSite"]
            : constraints.DataResidency is { } country ? Inputs.Choices.CountryName(country, Words)
            : Words["place.Anywhere"];
    }

    private string Skill() => Study.Taken.Skills is { } skills ? Words["skills." + skills] : Words["not-answered"];
}
