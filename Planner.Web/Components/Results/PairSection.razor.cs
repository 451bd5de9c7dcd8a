using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.AspNetCore.Components;
using Planner.Domain.Plans;
using Planner.Domain.Studies;
using Planner.Web.Components.Charts;
using Planner.Web.Display;
using Planner.Web.Reports;

namespace Planner.Web.Components.Results;

public partial class PairSection
{
    private OptionPair _pair = null!;
    private (string Cheaper, string Dearer)? _chosen;
    private ImmutableArray<WaterfallBar> _bars = [];
    private MoneyDisplay _money = null!;
    private Dictionary<WaterfallStep, (string Left, string Right, string Difference)> _steps = [];
    private (string Left, string Right, string Difference) _total;
    private bool _byDemand;
    private string _title = "";
    private string _summary = "";

    [Parameter, EditorRequired]
    public ComparisonView View { get; set; } = null!;

    [Parameter, EditorRequired]
    public ImmutableArray<OptionPair> Pairs { get; set; } = [];

    /// <summary>A living page: any pair can be chosen.</summary>
    [Parameter]
    public bool Choose { get; set; }

    protected override void OnParametersSet()
    {
        _pair = Pairs.FirstOrDefault(pair => _chosen is { } chosen && Holds(pair, chosen.Cheaper, chosen.Dearer)) ?? Usual();
        _byDemand = BreakEvenDemand.Decides(View.Scenario);
        var waterfall = _pair.Waterfall;
        _money = MoneyDisplay.For([waterfall.From, waterfall.To, waterfall.Difference, .. waterfall.Steps.Select(step => step.Difference)], View.Language, View.Currency);
        _bars = [.. Bars(waterfall)];
        var ledger = MoneyDisplay.Ledger([.. waterfall.Steps.Select(step => (step.From, step.To))], (waterfall.From, waterfall.To), View.Language, View.Currency);
        _steps = waterfall.Steps.Select((step, place) => (step, ledger.Rows[place])).ToDictionary(pair => pair.step, pair => pair.Item2);
        _total = ledger.Total;
        _title = Title(waterfall);
        _summary = string.Join("; ", _bars.Select(bar => bar.Name + " " + bar.Text));
    }

    // What one wants to know first: why not the next best?
    private OptionPair Usual() => Pairs.FirstOrDefault(pair => View.Best is { } best && View.Second is { } second && Holds(pair, best.Id, second.Id)) ?? Pairs[0];

    private static bool Holds(OptionPair pair, string one, string other) => (pair.Cheaper, pair.Dearer) == (one, other) || (pair.Cheaper, pair.Dearer) == (other, one);

    private void Take(string? one, string? other)
    {
        if (one is not null && other is not null && one != other)
        {
            _chosen = (one, other);
            OnParametersSet();
        }
    }

    private string Title(Waterfall waterfall)
    {
        var (cheaper, dearer) = (View.Find(_pair.Cheaper)?.Name ?? _pair.Cheaper, View.Find(_pair.Dearer)?.Name ?? _pair.Dearer);
        var most = waterfall.Steps.Where(step => step.Difference > 0).MaxBy(step => step.Difference);
        return most is null || waterfall.Difference <= 0
            ? View.Words.Text("waterfall-same", dearer, cheaper)
            : View.Words.Text("waterfall-title", dearer, _money.Amount(waterfall.Difference), cheaper, Category(most));
    }

    private IEnumerable<WaterfallBar> Bars(Waterfall waterfall)
    {
        yield return Total(waterfall.FromOption, waterfall.From);
        var at = waterfall.From;
        foreach (var step in waterfall.Steps)
        {
            yield return new WaterfallBar(Category(step), at, at + step.Difference, Signed(step.Difference), null);
            at += step.Difference;
        }

        yield return Total(waterfall.ToOption, waterfall.To);
    }

    private WaterfallBar Total(string option, double usd) => View.Find(option) is { } found
        ? new(found.Name, 0, usd, found.AtLeast ? View.Words.Text("at-least", _money.Number(usd)) : _money.Number(usd), found.Style)
        : new(option, 0, usd, _money.Number(usd), "");

    private string Signed(double usd) => (usd > 0 ? "+" : "") + _money.Number(usd);

    private string Category(WaterfallStep step) => View.Words["category." + step.Category];

    private string Line(WaterfallLine line) => line.Of is { } part && part.Key != line.Label.Key ? View.Words.Text("figure-of", View.Words.Label(line.Label), View.Words.Label(part)) : View.Words.Label(line.Label);

    private static string PlaceOf(WaterfallStep step, WaterfallLine line) => FigureAddress.PlaceOf(step.Category, line.Label.Key, line.Of?.Key);

    // A line without a known price is no part of its step.
    private IEnumerable<(WaterfallLine Line, string Left, string Right, string Difference)> Lines(WaterfallStep step)
    {
        var known = step.Lines.Where(line => line.PriceKnown).ToArray();
        var ledger = MoneyDisplay.Ledger([.. known.Select(line => (line.From, line.To))], (step.From, step.To), View.Language, View.Currency);
        var rows = known.Zip(ledger.Rows).ToDictionary(row => row.First, row => row.Second);
        return step.Lines.Select(line => rows.TryGetValue(line, out var row) ? (line, row.Left, row.Right, row.Difference) : (line, View.Words["unknown"], View.Words["unknown"], View.Words["unknown"]));
    }

    // A phone has room for the short name alone.
    private RenderFragment Names(string id) => builder =>
    {
        var option = View.Find(id);
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "wide-only");
        builder.AddContent(2, option?.Name ?? id);
        builder.CloseElement();
        builder.OpenElement(3, "span");
        builder.AddAttribute(4, "class", "narrow");
        builder.AddContent(5, option?.Brief ?? id);
        builder.CloseElement();
    };

    private string Requests(DemandCrossing demand) => NumberDisplay.Trimmed(demand.RequestsPerSecond, demand.RequestsPerSecond < 1 ? 3 : demand.RequestsPerSecond < 100 ? 1 : 0, View.Language);

    private string Words(OptionPair pair) => pair.BreakEvenDemand is { } demand
        ? View.Words.Text("break-even-requests-sentence", View.Find(demand.Above)?.Name ?? demand.Above, View.Find(demand.Below)?.Name ?? demand.Below, Requests(demand))
        : _byDemand ? View.Words["break-even-none-requests"]
        : pair.BreakEvenUse is { } use
        ? View.Words.Text(
            "break-even-sentence", View.Find(use.Above)?.Name ?? use.Above, View.Find(use.Below)?.Name ?? use.Below,
            NumberDisplay.Fixed(use.HoursPerDay, 1, View.Language))
        : View.Words["break-even-none"];

    private RenderFragment Choices(string other) => builder =>
    {
        foreach (var option in View.Options.Where(option => option.Id != other))
        {
            builder.OpenElement(0, "option");
            builder.AddAttribute(1, "value", option.Id);
            builder.AddContent(2, option.Name);
            builder.CloseElement();
        }
    };

    // As a share of the dearer; nothing when that costs nothing.
    private static double? Share(OptionPair pair) => pair.Waterfall.To is 0 ? null : pair.Waterfall.Difference / pair.Waterfall.To;
}
