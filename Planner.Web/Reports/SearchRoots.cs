using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Web.Components.Results;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>Figures that were searched: where two options cost the same. The explanation shows both costs there.</summary>
internal static class SearchRoots
{
    private const string Use = "break-even-use";
    private const string Hours = "break-even-hours";
    private const string Requests = "break-even-requests";

    /// <summary>Whether a figure is searched.</summary>
    public static bool Knows(string key) => key is Use or Hours or Requests;

    /// <summary>The explanation; null where the two options never cost the same.</summary>
    public static Explanation? Find(PlainPlans plans, ImmutableArray<OptionPair> pairs, FigureAddress figure, Wording words)
    {
        var (scenario, ground) = (plans.Scenario, plans.Ground);
        var pair = pairs.FirstOrDefault(pair => (pair.Cheaper, pair.Dearer) == (figure.Option, figure.Against) || (pair.Dearer, pair.Cheaper) == (figure.Option, figure.Against));
        if (figure.Figure == Requests)
        {
            return pair?.BreakEvenDemand is not { } demand ? null
                : Found(scenario, ground, Labels.BreakEvenRequests, demand.RequestsPerSecond, EqualCosts.AtRequests(scenario, ground, demand.Below, demand.Above, demand.RequestsPerSecond), (demand.Below, demand.Above), words);
        }

        if (pair?.BreakEvenUse is not { } use)
        {
            return null;
        }

        var costs = EqualCosts.AtUse(scenario, ground, use.Below, use.Above, use.Use);
        return figure.Figure == Use
            ? Found(scenario, ground, Labels.BreakEvenUse, use.Use, costs, (use.Below, use.Above), words)
            : Found(scenario, ground, Labels.BreakEvenHours, Units.Hour.ToBase(use.HoursPerDay), costs, (use.Below, use.Above), words);
    }

    /// <summary>A value at which two options cost the same, with both costs there.</summary>
    public static Explanation Found(Scenario scenario, Ground ground, Label label, double value, EqualCosts costs, (string Below, string Above) options, Wording words, string? how = null)
    {
        string Name(string id) => OptionNames.Full(scenario.Options.First(option => option.Id == id), scenario.Options, ground.Catalogue, words);
        string Money(Term cost) => QuantityDisplay.Show(cost.Value, Units.Usd, words.Language).ToString();
        return Explanation.Found(
            label,
            value,
            how ?? words.Text("explain.searched", Name(options.Below), Name(options.Above)),
            words.Text("explain.searched-values", Name(options.Below), Money(costs.First), Name(options.Above), Money(costs.Second)),
            [(Labels.LifetimeCostPresentValue, costs.First.Node), (Labels.LifetimeCostPresentValue, costs.Second.Node)],
            ImmutableArray<Input>.Empty,
            words);
    }
}
