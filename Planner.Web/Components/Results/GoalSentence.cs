using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Web.Components.Inputs;
using Planner.Web.Display;

namespace Planner.Web.Components.Results;

/// <summary>What a goal seek found, as a sentence for page and API: the value, or that there is none and which option is cheaper throughout.</summary>
public static class GoalSentence
{
    public static string Of(GoalStudy study, Scenario scenario, CatalogueSnapshot catalogue, Wording words, Currency? currency = null)
    {
        string Name(string id) => scenario.Options.FirstOrDefault(option => option.Id == id) is { } option ? OptionNames.Full(option, scenario.Options, catalogue, words) : id;
        string Value(double value) => QuantityDisplay.Show(value, study.Input.Label.Unit, words.Language, currency).ToString();
        var input = UsedPrices.Name(study.Input, catalogue, words);
        if (!study.Points.IsEmpty)
        {
            var values = string.Join(words["list-separator"], study.Points.Select(point => Value(point.Value)));
            return words.Text("goal-found", input, values, Name(study.First), Name(study.Second));
        }

        var cheaper = study.GapFrom < 0 ? study.First : study.Second;
        return study.GapFrom == study.GapUntil
            ? words.Text("goal-indifferent", input, Name(study.First), Name(study.Second))
            : words.Text("goal-none", input, Value(study.From), Value(study.Until), Name(study.First), Name(study.Second), Name(cheaper));
    }

    /// <summary>The smallest count that does it, or that none of those looked at does.</summary>
    public static string Of(CountStudy study, ComparisonView view) => Of(study, MapChoices.Name(study.Input, view), view.Scenario, view.Catalogue, view.Words);

    /// <summary>The same with the count's name given.</summary>
    public static string Of(CountStudy study, string input, Scenario scenario, CatalogueSnapshot catalogue, Wording words)
    {
        string Name(string id) => scenario.Options.FirstOrDefault(option => option.Id == id) is { } option ? OptionNames.Full(option, scenario.Options, catalogue, words) : id;
        string Count(int count) => study.Input.Id == WhatIf.HorizonId
            ? QuantityDisplay.Show(Units.Month.ToBase(count), Units.Month, words.Language).ToString()
            : NumberDisplay.Fixed(count, 0, words.Language);
        return study.Smallest is { } smallest
            ? words.Text("goal-count", Count(smallest), input, Count(study.From), Count(study.Until), Name(study.First), Name(study.Second))
            : words.Text("goal-count-none", input, Count(study.From), Count(study.Until), Name(study.First), Name(study.Second));
    }

    /// <summary>The options that are compared unless one says which: the recommended one and the next best; null without two that can do the work.</summary>
    public static (string First, string Second)? Usual(Planner.Domain.Plans.Comparison<Real> comparison)
    {
        var able = comparison.Ranking.Where(option => comparison.Plans.Any(plan => plan.OptionId == option && plan.Feasible)).Take(2).ToArray();
        return able.Length == 2 ? (able[0], able[1]) : null;
    }
}
