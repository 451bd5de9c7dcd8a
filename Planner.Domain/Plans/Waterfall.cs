using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>What one kind of cost comes to in two options, present value in US dollars before tax.</summary>
/// <param name="Label">The cost.</param>
/// <param name="Of">The part that a purchase is for, when several parts make one kind of cost; otherwise null.</param>
/// <param name="From">In the option that the waterfall starts from; 0 when it has no such cost.</param>
/// <param name="To">In the option that it ends at.</param>
/// <param name="PriceKnown">False when either option has such a cost without a price: the amount is then no part of its total.</param>
public sealed record WaterfallLine(Label Label, Label? Of, double From, double To, bool PriceKnown)
{
    public double Difference => To - From;
}

/// <summary>One step of a waterfall: a category and the lines that it is made of, the largest difference first.</summary>
/// <param name="Category">What the costs are for.</param>
/// <param name="From">Of the option that the waterfall starts from.</param>
/// <param name="To">Of the option that it ends at.</param>
/// <param name="Lines">Lines of either option.</param>
public sealed record WaterfallStep(CostCategory Category, double From, double To, ImmutableArray<WaterfallLine> Lines)
{
    public double Difference => To - From;
}

/// <summary>Why one option is dearer than another: from the total of one to the total of the other, category by category.</summary>
/// <param name="FromOption">Where it starts.</param>
/// <param name="ToOption">Where it ends.</param>
/// <param name="From">Lifetime cost of the first, present value in US dollars before tax.</param>
/// <param name="To">The same of the second.</param>
/// <param name="Steps">Categories in which the two differ, in the order in which charts stack them.</param>
public sealed record Waterfall(string FromOption, string ToOption, double From, double To, ImmutableArray<WaterfallStep> Steps)
{
    public double Difference => To - From;

    /// <summary>The waterfall between two evaluated plans of one scenario. Its steps add up to the difference of the totals, and the lines of a step to the step.</summary>
    public static Waterfall Between(Scenario scenario, Plan<Real> from, Plan<Real> to)
    {
        var factors = TimeValue.Factors(scenario, CentralReading.Instance);
        var steps = Enum.GetValues<CostCategory>().Select(category => Step(category, from, to, factors)).Where(step => !step.Lines.IsEmpty);
        return new Waterfall(from.OptionId, to.OptionId, from.Totals.LifetimeCostPresentValue.Value, to.Totals.LifetimeCostPresentValue.Value, [.. steps]);
    }

    private static WaterfallStep Step(CostCategory category, Plan<Real> from, Plan<Real> to, DiscountFactors<Real> factors)
    {
        var (before, after) = (Lines(category, from), Lines(category, to));
        var keys = before.Concat(after).Select(Key).Distinct();
        var lines = keys.Select(key => Line(before, after, key, factors)).Where(line => line.From != 0 || line.To != 0 || !line.PriceKnown);
        return new WaterfallStep(
            category, PairFigures.OfCategory(category, from).Value, PairFigures.OfCategory(category, to).Value, [.. lines.OrderByDescending(line => Math.Abs(line.Difference)).ThenBy(line => line.Label.Key, StringComparer.Ordinal)]);
    }

    private static WaterfallLine Line(ImmutableArray<CostLine<Real>> before, ImmutableArray<CostLine<Real>> after, (string, string?) key, DiscountFactors<Real> factors)
    {
        ImmutableArray<CostLine<Real>> ones = [.. before.Where(line => Key(line) == key)];
        ImmutableArray<CostLine<Real>> others = [.. after.Where(line => Key(line) == key)];
        var any = ones.Concat(others).First();
        return new WaterfallLine(any.Label, any.Of, Present(ones, factors), Present(others, factors), ones.Concat(others).All(line => line.PriceKnown));
    }

    private static double Present(ImmutableArray<CostLine<Real>> lines, DiscountFactors<Real> factors) => PairFigures.OfLines(lines, factors).Value;

    private static ImmutableArray<CostLine<Real>> Lines(CostCategory category, Plan<Real> plan) => [.. plan.CostLines.Where(line => line.Category == category)];

    private static (string Label, string? Of) Key(CostLine<Real> line) => (line.Label.Key, line.Of?.Key);
}
