using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>Two options held against each other.</summary>
/// <param name="Waterfall">From the cheaper to the dearer: why the second is dearer.</param>
/// <param name="BreakEvenMonth">First month at whose end the cheaper one has cost less for good; null when it has from the start.</param>
/// <param name="BreakEvenUse">Average use at which they cost the same; null when no use makes them, or when one of them cannot do the work.</param>
public sealed record OptionPair(Waterfall Waterfall, int? BreakEvenMonth, UseCrossing? BreakEvenUse)
{
    /// <summary>Requests at which they cost the same, where requests decide and not hours of use; otherwise null.</summary>
    public DemandCrossing? BreakEvenDemand { get; init; }

    /// <summary>The one that costs more at first as an investment against the other.</summary>
    public InvestmentCase? Investment { get; init; }

    public string Cheaper => Waterfall.FromOption;

    public string Dearer => Waterfall.ToOption;
}

/// <summary>Every pair of options: by how much one is dearer and why, and where they change places.</summary>
public static class OptionPairs
{
    /// <summary>All pairs, in the order of the ranking.</summary>
    public static ImmutableArray<OptionPair> Of(Scenario scenario, Ground ground, Comparison<Real> comparison)
    {
        var crossings = BreakEvenDemand.Decides(scenario) ? [] : BreakEvenUse.Find(scenario, ground, comparison);
        var demands = BreakEvenDemand.Find(scenario, ground, comparison);
        var ranked = comparison.Ranking.Select(id => comparison.Plans.First(plan => plan.OptionId == id)).ToArray();
        return [.. ranked.SelectMany((one, place) => ranked.Skip(place + 1).Select(other => Pair(scenario, comparison, (crossings, demands), one, other)))];
    }

    private static OptionPair Pair(
        Scenario scenario, Comparison<Real> comparison, (ImmutableArray<UseCrossing> Uses, ImmutableArray<DemandCrossing> Demands) crossings, Plan<Real> one, Plan<Real> other)
    {
        var (cheaper, dearer) = one.Totals.LifetimeCostPresentValue.Value <= other.Totals.LifetimeCostPresentValue.Value ? (one, other) : (other, one);
        var month = comparison.BreakEvens.FirstOrDefault(even => even.Cheaper == cheaper.OptionId && even.Dearer == dearer.OptionId)?.Month;
        var use = crossings.Uses.FirstOrDefault(crossing => (crossing.Below, crossing.Above) == (cheaper.OptionId, dearer.OptionId) || (crossing.Below, crossing.Above) == (dearer.OptionId, cheaper.OptionId));
        return new OptionPair(Waterfall.Between(scenario, cheaper, dearer), month, use)
        {
            Investment = InvestmentCase.Of(cheaper, dearer),
            BreakEvenDemand = crossings.Demands.FirstOrDefault(crossing =>
                (crossing.Below, crossing.Above) == (cheaper.OptionId, dearer.OptionId) || (crossing.Below, crossing.Above) == (dearer.OptionId, cheaper.OptionId)),
        };
    }
}
