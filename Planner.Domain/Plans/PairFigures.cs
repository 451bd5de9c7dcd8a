using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>Costs of a plan by kind and line, and one plan against another, in any reading: what waterfalls, cash tables and investments are made of.</summary>
public static class PairFigures
{
    /// <summary>What the second costs beyond the first, present value in US dollars before tax.</summary>
    public static T Difference<T>(Plan<T> from, Plan<T> to)
        where T : struct, IReal<T> => (to.Totals.LifetimeCostPresentValue - from.Totals.LifetimeCostPresentValue).As(Labels.CostDifference);

    /// <summary>What the second costs beyond the first, as a share of what it costs.</summary>
    public static T DifferenceShare<T>(Plan<T> from, Plan<T> to)
        where T : struct, IReal<T> => (Difference(from, to) / to.Totals.LifetimeCostPresentValue).As(Labels.DifferenceShare);

    /// <summary>The same of one category.</summary>
    public static T Difference<T>(CostCategory category, Plan<T> from, Plan<T> to)
        where T : struct, IReal<T> => (OfCategory(category, to) - OfCategory(category, from)).As(Labels.CostDifference);

    /// <summary>What one category costs, present value in US dollars before tax; 0 without a line of it.</summary>
    public static T OfCategory<T>(CostCategory category, Plan<T> plan)
        where T : struct, IReal<T> => plan.Totals.ByCategory.FirstOrDefault(total => total.Category == category)?.PresentValue ?? 0;

    /// <summary>The share of one category in all that is spent, before what resale brings in.</summary>
    public static T ShareOf<T>(CostCategory category, Plan<T> plan)
        where T : struct, IReal<T>
    {
        T spent = 0;
        foreach (var total in plan.Totals.ByCategory.Where(total => total.Category != CostCategory.Resale))
        {
            spent += total.PresentValue;
        }

        return (OfCategory(category, plan) / spent).As(Labels.CostShare);
    }

    /// <summary>What the lines of one kind cost, present value in US dollars before tax.</summary>
    /// <param name="lines">Lines of one category and label.</param>
    /// <param name="factors">Of the scenario.</param>
    public static T OfLines<T>(ImmutableArray<CostLine<T>> lines, DiscountFactors<T> factors)
        where T : struct, IReal<T> => CashFlows.Sum(lines, factors).PresentValue;

    /// <summary>The lines of a plan that make one kind of cost.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="category">What it is for.</param>
    /// <param name="label">Key of the cost.</param>
    /// <param name="of">Key of the part that a purchase is for; null when the cost is for no part.</param>
    public static ImmutableArray<CostLine<T>> Lines<T>(Plan<T> plan, CostCategory category, string label, string? of)
        where T : struct, IReal<T> => [.. plan.CostLines.Where(line => line.Category == category && line.Label.Key == label && line.Of?.Key == of)];

    /// <summary>What the first saves against the second at the starts of months, nominal US dollars; the last place is the end of the horizon. Only cash counts, and of that what present values count.</summary>
    public static ImmutableArray<T> Savings<T>(Plan<T> option, Plan<T> other)
        where T : struct, IReal<T> => Returns.Savings<T>(Costs(option), Costs(other));

    private static T[] Costs<T>(Plan<T> plan)
        where T : struct, IReal<T>
    {
        var costs = new T[plan.Decisions.HorizonMonths + 1];
        System.Array.Fill(costs, 0);
        foreach (var line in plan.CostLines.Where(line => line is { PriceKnown: true, IsCash: true, InPresentValue: true }))
        {
            for (var place = 0; place < line.Months; place++)
            {
                costs[line.FirstMonth + place + (line.Timing == Timing.EndOfMonth ? 1 : 0)] += line.Amount(place);
            }
        }

        return costs;
    }
}
