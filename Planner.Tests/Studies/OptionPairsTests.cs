using System;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Studies;

public class OptionPairsTests
{
    public static IEnumerable<TheoryDataRow<string>> Examples() => SeedGround.ExampleNames.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_two_options_are_held_against_each_other_once(string name)
    {
        var (scenario, comparison) = Compared(name);
        var pairs = OptionPairs.Of(scenario, SeedGround.Ground, comparison);
        var count = comparison.Plans.Length;

        Assert.Equal(count * (count - 1) / 2, pairs.Length);
        Assert.All(pairs, pair => Assert.True(pair.Waterfall.Difference >= 0, $"{pair.Dearer} is not dearer than {pair.Cheaper}"));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_break_even_month_is_where_the_cumulative_curves_cross_for_good(string name)
    {
        var (scenario, comparison) = Compared(name);
        foreach (var pair in OptionPairs.Of(scenario, SeedGround.Ground, comparison).Where(pair => pair.Waterfall.Difference > 0))
        {
            var (cheaper, dearer) = (Curve(comparison, pair.Cheaper), Curve(comparison, pair.Dearer));
            // After so many whole months; the curve's first value is the end of the first month.
            var from = pair.BreakEvenMonth ?? 0;
            Assert.All(Enumerable.Range(from, cheaper.Length - from), place => Assert.True(cheaper[place] < dearer[place]));
            Assert.True(from == 0 || cheaper[from - 1] >= dearer[from - 1], $"{pair.Cheaper} is cheaper than {pair.Dearer} before month {from}");
        }
    }

    [Theory]
    [InlineData("dgx-a100-500")]
    [InlineData("llama-405b-24576-h100")]
    [InlineData("bloomberggpt")]
    public void At_the_break_even_use_both_cost_the_same_and_beyond_it_the_one_above_wins(string name)
    {
        var (scenario, comparison) = Compared(name);
        var crossings = OptionPairs.Of(scenario, SeedGround.Ground, comparison).Select(pair => pair.BreakEvenUse).OfType<UseCrossing>().ToArray();

        Assert.NotEmpty(crossings);
        Assert.All(crossings, crossing =>
        {
            var (below, above) = CostsAt(scenario, crossing, crossing.Use);
            Assert.Equal(0, (below - above) / below, 1e-6);
            Assert.Equal(crossing.Use * 24, crossing.HoursPerDay, 12);
            var (later, earlier) = CostsAt(scenario, crossing, Math.Min(1, crossing.Use + 0.01));
            Assert.True(earlier <= later, $"{crossing.Above} should win above {crossing.Use}");
        });
    }

    private static (Scenario Scenario, Domain.Plans.Comparison<Real> Comparison) Compared(string name)
    {
        var scenario = SeedGround.Example(name);
        return (scenario, PlanBuilder.Compare(scenario, SeedGround.Ground));
    }

    private static double[] Curve(Domain.Plans.Comparison<Real> comparison, string option) =>
        [.. comparison.Plans.Single(plan => plan.OptionId == option).Totals.CumulativePresentValue.Select(value => value.Value)];

    private static (double Below, double Above) CostsAt(Scenario scenario, UseCrossing crossing, double use)
    {
        var plans = PlanBuilder.Compare(scenario with { Application = scenario.Application with { AverageUse = use } }, SeedGround.Ground).Plans;
        double Cost(string option) => plans.Single(plan => plan.OptionId == option).Totals.LifetimeCostPresentValue.Value;
        return (Cost(crossing.Below), Cost(crossing.Above));
    }
}
