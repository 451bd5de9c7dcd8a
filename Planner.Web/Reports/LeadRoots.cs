using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Web.Components.Inputs;
using Planner.Web.Components.Results;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>Figures of tornado and two-way table: an input's own value or quantile, and the lead with inputs at values of their own.</summary>
internal static class LeadRoots
{
    private const string LeadAt = "lead-at";
    private const string CostAt = "cost-at";
    private const string Swing = "lead-swing";
    private const string Quantile = "input-quantile";
    private const string Value = "input-value";
    private static readonly Dictionary<string, double> s_shares = new(StringComparer.Ordinal) { ["P10"] = 0.1, ["P90"] = 0.9 };

    /// <summary>The place of a lead: inputs by id and their values in base units.</summary>
    public static string PlaceOf(params (string Input, double Value)[] values) =>
        string.Join(';', values.Select(one => one.Input + "=" + one.Value.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>Whether a figure is one of these.</summary>
    public static bool Knows(string key) => key is LeadAt or CostAt or Swing or Quantile or Value;

    /// <summary>The explanation; null when the scenario has no such input, or nothing leads.</summary>
    public static Explanation? Find(PlainPlans plans, FigureAddress figure, Wording words)
    {
        var place = figure.Place ?? "";
        return figure.Figure switch
        {
            Value => plans.InputOf(place) is { } input ? OfInput(input, input.Central, words["explain.input"], words) : null,
            Quantile => place.LastIndexOf(':') is > 0 and var colon && s_shares.TryGetValue(place[(colon + 1)..], out var share) && plans.InputOf(place[..colon]) is { Value.IsFixed: false } drawn
                ? OfInput(drawn, drawn.Unit.ToBase(Quantiles.Of(drawn.Value, share)), words.Text("explain.input-quantile", place[(colon + 1)..], Range(drawn, words), ShapeWords.Of(drawn.Value.Shape, words.Language)), words)
                : null,
            Swing => OfSwing(plans, place, words),
            CostAt => OfLead(plans, place, cost: true, words),
            _ => OfLead(plans, place, cost: false, words),
        };
    }

    private static Explanation OfInput(Input input, double value, string how, Wording words) =>
        Explanation.Found(input.Label, value, how, QuantityDisplay.Show(value, input.Label.Unit, words.Language).ToString(), [], [input], words);

    private static string Range(Input input, Wording words) =>
        QuantityDisplay.Range(input.Unit.ToBase(input.Value.Low), input.Unit.ToBase(input.Value.High), input.Label.Unit, words.Language);

    private static Explanation? OfLead(PlainPlans plans, string place, bool cost, Wording words)
    {
        if (Values(place) is not { } moved || Lead(plans, [moved]) is not [var found])
        {
            return null;
        }

        var values = moved.DistinctBy(one => one.Key).ToDictionary(StringComparer.Ordinal);
        var inputs = Derivation.InputsOf([found.Own.Node, .. found.Other is { } held ? [held.Node] : Array.Empty<TermNode>()]).Where(input => values.ContainsKey(input.Id)).DistinctBy(input => input.Id).ToList();
        string Name(string id) => OptionNames.Full(plans.Scenario.Options.First(option => option.Id == id), plans.Scenario.Options, plans.Ground.Catalogue, words);
        var at = string.Join(words["list-separator"], inputs.Select(input => UsedPrices.Name(input, plans.Ground.Catalogue, words) + " " + QuantityDisplay.Show(values[input.Id], input.Label.Unit, words.Language)));
        if (cost)
        {
            return Explanation.Found(
                Labels.LifetimeCostPresentValue, found.Own.Value, words.Text("explain.cost-at", Name(found.Option), at), Money(found.Own, words), [(Labels.LifetimeCostPresentValue, found.Own.Node)], inputs, words);
        }

        return found is not { Next: { } next, Other: { } other, Lead: { } lead } ? null : Explanation.Found(
            Labels.Lead,
            lead.Value,
            words.Text("explain.lead", Name(found.Option), Name(next), at),
            $"{Money(other, words)} − {Money(found.Own, words)}",
            [(Labels.LifetimeCostPresentValue, other.Node), (Labels.LifetimeCostPresentValue, found.Own.Node)],
            inputs,
            words);
    }

    // The place names both ends of one input.
    private static Explanation? OfSwing(PlainPlans plans, string place, Wording words)
    {
        if (Values(place) is not [var low, var high] || low.Key != high.Key || Lead(plans, [[low], [high]]) is not [{ Lead: { } first }, { Lead: { } second }] || plans.InputOf(low.Key) is not { } input)
        {
            return null;
        }

        return Explanation.Found(
            Labels.LeadSwing,
            Math.Abs(second.Value - first.Value),
            words.Text("explain.lead-swing", UsedPrices.Name(input, plans.Ground.Catalogue, words)),
            $"|{Money(second, words)} − {Money(first, words)}|",
            [(Labels.Lead, second.Node), (Labels.Lead, first.Node)],
            [input],
            words);
    }

    private static List<KeyValuePair<string, double>>? Values(string place)
    {
        var values = new List<KeyValuePair<string, double>>();
        foreach (var part in place.Split(';'))
        {
            if (part.Split('=') is not [var id, var text] || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            values.Add(new(id, value));
        }

        return values;
    }

    private static List<MovedLead> Lead(PlainPlans plans, IEnumerable<IEnumerable<KeyValuePair<string, double>>> moves) =>
    [
        .. moves.Select(moved => MovedLead.Of(plans.Scenario, plans.Ground, plans.Comparison, plans.Decisions, moved.DistinctBy(one => one.Key).ToDictionary(StringComparer.Ordinal))).OfType<MovedLead>(),
    ];

    private static string Money(Term cost, Wording words) => QuantityDisplay.Show(cost.Value, Units.Usd, words.Language).ToString();
}
