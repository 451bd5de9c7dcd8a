using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>The requests a second at which two options cost about the same: replicas come whole, so that costs step and seldom meet exactly.</summary>
/// <param name="Below">Option that is cheaper with fewer requests.</param>
/// <param name="Above">Option that is cheaper with more.</param>
/// <param name="RequestsPerSecond">Mean over a day in the first year, of the scenario's first serving work.</param>
public sealed record DemandCrossing(string Below, string Above, double RequestsPerSecond);

/// <summary>Break-even demand, where a cluster serves and does nothing else: there average use is a result, and requests decide.</summary>
public static class BreakEvenDemand
{
    private const int Decades = 2;
    private const int StepsOfDecade = 4;
    private const int Rounds = 7;

    /// <summary>True when the scenario's question is one of requests, not of hours.</summary>
    public static bool Decides(Scenario scenario) => scenario.Application is { AverageUse: null, Train.IsEmpty: true, Serve.IsEmpty: false };

    /// <summary>The crossings of every pair of feasible options from a hundredth to a hundred times the likely requests, the one nearest to them; pairs that never cross are left out.</summary>
    public static ImmutableArray<DemandCrossing> Find(Scenario scenario, Ground ground, Plans.Comparison<Real> comparison)
    {
        if (!Decides(scenario) || scenario.Application.Serve[0].RequestsPerSecond.Likely is not (> 0 and var likely))
        {
            return [];
        }

        var costs = new Costs(scenario, ground);
        var values = VolumeSearch.Around(likely, Decades, StepsOfDecade);
        var feasible = comparison.Contenders;
        var pairs = feasible.SelectMany((one, place) => feasible.Skip(place + 1).Select(other => (one, other)));
        return [.. pairs.Select(pair => Cross(costs, values, pair.one, pair.other)).OfType<DemandCrossing>()];
    }

    private static DemandCrossing? Cross(Costs costs, ImmutableArray<double> values, string one, string other) =>
        VolumeSearch.Find(values, requests => costs.Gap(requests, one, other), CrossingChoice.Nearest, Rounds) is not { } found ? null
        : found.FirstBelow ? new DemandCrossing(one, other, found.Middle)
        : new DemandCrossing(other, one, found.Middle);

    /// <summary>What all options cost at some requests, each decided for them; found once for each.</summary>
    private sealed class Costs(Scenario scenario, Ground ground)
    {
        private readonly WhatIf _requests = WhatIf.Find(ScenarioInputs.Requests(scenario, 0).Id, scenario, ground.Catalogue)!;
        private readonly Dictionary<double, Dictionary<string, double>> _known = [];

        /// <summary>Cost of one less that of the other; null where either cannot do the work.</summary>
        public double? Gap(double requests, string one, string other)
        {
            if (!_known.TryGetValue(requests, out var costs))
            {
                var there = _requests.In(scenario, requests);
                costs = PlanBuilder.Compare(there, ground).Plans.Where(plan => plan.Feasible).ToDictionary(plan => plan.OptionId, plan => plan.Totals.LifetimeCostPresentValue.Value);
                _known.Add(requests, costs);
            }

            return costs.TryGetValue(one, out var first) && costs.TryGetValue(other, out var second) ? first - second : null;
        }
    }
}
