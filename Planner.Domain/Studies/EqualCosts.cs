using System;
using System.Collections.Generic;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>What two options cost where a search found them to cost the same, remembered.</summary>
/// <param name="First">Present value of the first, US dollars.</param>
/// <param name="Second">Of the second; equal within what the search can tell.</param>
public sealed record EqualCosts(Term First, Term Second)
{
    /// <summary>Costs at an average use, as <see cref="BreakEvenUse"/> computes them: decided for any use.</summary>
    public static EqualCosts AtUse(Scenario scenario, Ground ground, string first, string second, double use)
    {
        var open = AnyUse.WithAnyUse(scenario);
        return Of(open, ground, first, second, new Dictionary<string, double>(StringComparer.Ordinal) { [WhatIf.AverageUseId] = use });
    }

    /// <summary>Costs at so many requests a second, as <see cref="BreakEvenDemand"/> computes them: decided for that demand.</summary>
    public static EqualCosts AtRequests(Scenario scenario, Ground ground, string first, string second, double requests) =>
        Of(WhatIf.Find(ScenarioInputs.Requests(scenario, 0).Id, scenario, ground.Catalogue)!.In(scenario, requests), ground, first, second, new Dictionary<string, double>());

    /// <summary>Costs with one input at a value of its own, as <see cref="TippingPoints"/> computes them: the decisions are kept.</summary>
    public static EqualCosts AtInput(Scenario scenario, Ground ground, Decisions decisions, string first, string second, string input, double value) =>
        Of(scenario, ground, decisions, first, second, new Dictionary<string, double>(StringComparer.Ordinal) { [input] = value });

    private static EqualCosts Of(Scenario scenario, Ground ground, string first, string second, Dictionary<string, double> values) =>
        Of(scenario, ground, PlanBuilder.Decide(scenario, ground), first, second, values);

    private static EqualCosts Of(Scenario scenario, Ground ground, Decisions decisions, string first, string second, Dictionary<string, double> values)
    {
        var outlines = PlanBuilder.Outline(scenario, ground, decisions, new MovedTerms(values));
        Term Cost(string option) => outlines[Contest.PlaceOf(decisions, option)].PresentValue;
        return new EqualCosts(Cost(first), Cost(second));
    }
}
