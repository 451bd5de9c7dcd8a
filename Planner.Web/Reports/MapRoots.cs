using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Web.Components.Results;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>Places of the map: the value of one axis, with what the two cheapest options cost there.</summary>
internal static class MapRoots
{
    /// <summary>A value on an axis; its place names that input first and the other axis after it, as <see cref="WhatIfRoots.PlaceOf"/> writes them.</summary>
    public const string Value = "map-value";

    /// <summary>Whether a figure is one of these.</summary>
    public static bool Knows(string key) => key == Value;

    /// <summary>The explanation.</summary>
    /// <param name="values">The place, the axis first whose value it is.</param>
    /// <param name="plain">Of the scenario there.</param>
    /// <param name="run">The same, remembered.</param>
    /// <param name="words">Of one language.</param>
    public static Explanation Find((WhatIf Input, double Value)[] values, PlainPlans plain, ExplainedRun run, Wording words)
    {
        var ((input, value), comparison) = (values[0], plain.Comparison);
        var cheapest = comparison.Ranking.Where(comparison.Contenders.Contains).Take(2).Select(id => run.Plan(id)!).ToArray();
        string Show(double amount, Unit unit) => QuantityDisplay.Show(amount, unit, words.Language).ToString();
        string Name(string id) => OptionNames.Full(plain.Scenario.Options.First(option => option.Id == id), plain.Scenario.Options, plain.Ground.Catalogue, words);
        return Explanation.Found(
            input.Label,
            value,
            words.Text("explain.map-value", string.Join(words["list-separator"], values.Select(one => words.Label(one.Input.Label) + " " + Show(one.Value, one.Input.Label.Unit)))),
            string.Join("; ", cheapest.Select(plan => Name(plan.OptionId) + " " + Show(plan.Totals.LifetimeCostPresentValue.Value, Units.Usd))),
            cheapest.Select(plan => (Labels.LifetimeCostPresentValue, plan.Totals.LifetimeCostPresentValue.Node)),
            values.Select(one => new Input(one.Input.Id, one.Input.Label, one.Input.Label.Unit.FromBase(one.Value), one.Input.Label.Unit, Citation.Yours)),
            words);
    }
}
