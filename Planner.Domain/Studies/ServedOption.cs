using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>How an option answers the scenario's requests, and for how much a token, when it does nothing else.</summary>
/// <param name="Plan">Its plan when it does nothing else.</param>
/// <param name="WorkIds">Ids of the works, in the order of its fleets.</param>
public sealed record ServedOption(Plan<Real> Plan, ImmutableArray<string> WorkIds)
{
    public string OptionId => Plan.OptionId;

    /// <summary>Why it cannot, with the nearest that can; empty when it can.</summary>
    public ImmutableArray<Finding> Reasons => Plan.Feasible ? [] : Plan.Reasons;

    /// <summary>One for each serving work; empty for an API.</summary>
    public ImmutableArray<ServedWork<Real>> Fleets => Plan.Serving;

    /// <summary>US dollars over the horizon for a token read; null when it cannot.</summary>
    public double? CostPerInputToken => Figure(Labels.CostPerMillionInputTokens);

    /// <summary>US dollars over the horizon for a token written.</summary>
    public double? CostPerOutputToken => Figure(Labels.CostPerMillionOutputTokens);

    /// <summary>A figure of the plan by its label, base units; null when it has none or cannot do the work.</summary>
    public double? Figure(Label label) => Plan.Feasible ? Plan.Figures.FirstOrDefault(figure => figure.Label == label)?.Value.Value : null;

    internal static ImmutableArray<ServedOption> Of(Scenario served, Ground ground) =>
    [
        .. PlanBuilder.Evaluate(served, ground, PlanBuilder.Decide(served, ground), CentralReading.Instance).Plans
            .Select(plan => new ServedOption(plan, [.. plan.Serving.Select(work => served.Application.Serve[work.Fleet.Place].Id)])),
    ];
}
