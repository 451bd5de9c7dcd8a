using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>Rules and ranks evaluated plans: the cheapest of those that can do the work, respect the constraints and have a price for everything is recommended.</summary>
internal static class Ranking
{
    public static Comparison<Real> Rank(Scenario scenario, CatalogueSnapshot catalogue, Comparison<Real> comparison)
    {
        var plans = Rule(scenario, catalogue, comparison);
        return comparison with
        {
            Plans = plans,
            Ranking = [.. plans.OrderByDescending(plan => plan.Feasible).ThenBy(plan => plan.Totals.AtLeast).ThenBy(plan => plan.Totals.LifetimeCostPresentValue.Value).Select(plan => plan.OptionId)],
            BreakEvens = BreakEvens(plans),
        };
    }

    /// <summary>Evaluated plans under the scenario's constraints, in their order.</summary>
    public static ImmutableArray<Plan<Real>> Rule(Scenario scenario, CatalogueSnapshot catalogue, Comparison<Real> comparison) =>
        [.. comparison.Plans.Select(plan => Rule(scenario, catalogue, plan))];

    private static Plan<Real> Rule(Scenario scenario, CatalogueSnapshot catalogue, Plan<Real> plan)
    {
        var rulings = Rulings.Of(scenario, catalogue, plan);
        return plan with { Feasible = plan.Feasible && rulings.IsEmpty, Reasons = [.. plan.Reasons, .. rulings], Warnings = [.. plan.Warnings, .. Late(scenario, plan)] };
    }

    // A reader of the total must know how much of it is no cash.
    private static IEnumerable<Finding> Late(Scenario scenario, Plan<Real> plan)
    {
        var factors = TimeValue.Factors(scenario, CentralReading.Instance);
        return plan.CostLines.Where(line => line.Label == Labels.LateStart)
            .Select(line => (line.Months, Present: CashFlows.Sum([line], factors).PresentValue.Value))
            .Where(late => late.Present > 0)
            .Select(late => Finding.Of("late-start-counted", FindingArgument.Of(late.Present, Units.Usd), FindingArgument.Of(Units.Month.ToBase(late.Months), Units.Month)));
    }

    /// <summary>For each pair the month from which the one that ends cheaper is cheaper for good.</summary>
    private static ImmutableArray<BreakEven> BreakEvens(ImmutableArray<Plan<Real>> plans)
    {
        var pairs = ImmutableArray.CreateBuilder<BreakEven>();
        for (var i = 0; i < plans.Length; i++)
        {
            for (var j = i + 1; j < plans.Length; j++)
            {
                pairs.Add(Cross(plans[i], plans[j]));
            }
        }

        return pairs.ToImmutable();
    }

    private static BreakEven Cross(Plan<Real> one, Plan<Real> other)
    {
        var (cheaper, dearer) = one.Totals.LifetimeCostPresentValue.Value <= other.Totals.LifetimeCostPresentValue.Value ? (one, other) : (other, one);
        var month = CashFlows.Crossing(Values(dearer), Values(cheaper));
        return new BreakEven(dearer.OptionId, cheaper.OptionId, month);
    }

    private static double[] Values(Plan<Real> plan) => [.. plan.Totals.CumulativePresentValue.Select(value => value.Value)];
}
