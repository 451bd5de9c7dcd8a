using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Web.Components.Inputs;
using Planner.Web.Display;
using Planner.Web.Reports;

namespace Planner.Web.Components.Results;

/// <summary>What a goal seek found, as a sentence for page and API: the value, or that there is none and which option is cheaper throughout.</summary>
public static class GoalSentence
{
    public static string Of(GoalStudy study, Scenario scenario, CatalogueSnapshot catalogue, Wording words, Currency? currency = null) => Said.Plain(Say(study, scenario, catalogue, words, currency));

    /// <summary>The same with its figures, each of which opens its derivation.</summary>
    public static ImmutableArray<SaidPart> Say(GoalStudy study, Scenario scenario, CatalogueSnapshot catalogue, Wording words, Currency? currency = null)
    {
        SaidPart Name(string id) => NameOf(id, scenario, catalogue, words);
        SaidPart Value(double value, string place) => new(QuantityDisplay.Show(value, study.Input.Label.Unit, words.Language, currency).ToString(), new(GoalRoots.Value, study.First, study.Second, place), value);
        var input = new SaidPart(UsedPrices.Name(study.Input, catalogue, words));
        if (!study.Points.IsEmpty)
        {
            var found = Said.Filled(mark => words.Text(
                "goal-found", mark(input), string.Join(words["list-separator"], study.Points.Select((point, place) => mark(Value(point.Value, GoalRoots.PlaceOf(study.Input.Id, place))))), mark(Name(study.First)), mark(Name(study.Second))));
            var replanned = study.Points.Select((point, place) => (point, place)).Where(one => one.point.CheaperReplanned is not null).Select(one =>
                Said.Text(words, "goal-replanned", Value(one.point.Value, GoalRoots.PlaceOf(study.Input.Id, one.place)), Name(one.point.CheaperReplanned!)));
            return Said.Join("", replanned.Prepend(found));
        }

        var cheaper = study.GapFrom < 0 ? study.First : study.Second;
        return study.GapFrom == study.GapUntil
            ? Said.Text(words, "goal-indifferent", input, Name(study.First), Name(study.Second))
            : Said.Text(
                words, "goal-none", input, Value(study.From, GoalRoots.PlaceOf(study.Input.Id, GoalRoots.From)), Value(study.Until, GoalRoots.PlaceOf(study.Input.Id, GoalRoots.Until)),
                Name(study.First), Name(study.Second), Name(cheaper));
    }

    /// <summary>The smallest count that does it, or that none of those looked at does.</summary>
    public static ImmutableArray<SaidPart> Say(CountStudy study, ComparisonView view) => Say(study, MapChoices.Name(study.Input, view), view.Scenario, view.Catalogue, view.Words);

    /// <summary>The same with the count's name given, as text.</summary>
    public static string Of(CountStudy study, string input, Scenario scenario, CatalogueSnapshot catalogue, Wording words) => Said.Plain(Say(study, input, scenario, catalogue, words));

    private static ImmutableArray<SaidPart> Say(CountStudy study, string input, Scenario scenario, CatalogueSnapshot catalogue, Wording words)
    {
        SaidPart Name(string id) => NameOf(id, scenario, catalogue, words);
        var isMonths = study.Input.Id == WhatIf.HorizonId;
        SaidPart Count(int count, string place)
        {
            var value = isMonths ? Units.Month.ToBase(count) : count;
            return new(isMonths ? QuantityDisplay.Show(value, Units.Month, words.Language).ToString() : NumberDisplay.Fixed(count, 0, words.Language), new(GoalRoots.Count, study.First, study.Second, GoalRoots.PlaceOf(study.Input.Id, place)), value);
        }

        var (from, until) = (Count(study.From, GoalRoots.From), Count(study.Until, GoalRoots.Until));
        return study.Smallest is { } smallest
            ? Said.Text(words, "goal-count", Count(smallest, GoalRoots.Smallest), new(input), from, until, Name(study.First), Name(study.Second))
            : Said.Text(words, "goal-count-none", new(input), from, until, Name(study.First), Name(study.Second));
    }

    private static SaidPart NameOf(string id, Scenario scenario, CatalogueSnapshot catalogue, Wording words) =>
        new(scenario.Options.FirstOrDefault(option => option.Id == id) is { } option ? OptionNames.Full(option, scenario.Options, catalogue, words) : id);

    /// <summary>The options that are compared unless one says which: the recommended one and the next best; null without two that can do the work.</summary>
    public static (string First, string Second)? Usual(Planner.Domain.Plans.Comparison<Real> comparison)
    {
        var able = comparison.Ranking.Where(option => comparison.Plans.Any(plan => plan.OptionId == option && plan.Feasible)).Take(2).ToArray();
        return able.Length == 2 ? (able[0], able[1]) : null;
    }
}
