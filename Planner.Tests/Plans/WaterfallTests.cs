using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Plans;

public class WaterfallTests
{
    private const double Cent = 0.005;

    public static IEnumerable<TheoryDataRow<string>> Examples() => SeedGround.ExampleNames.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Steps_add_up_to_the_difference_and_lines_to_their_step_to_the_cent(string name)
    {
        var scenario = SeedGround.Example(name);
        foreach (var (one, other) in Pairs(PlanBuilder.Compare(scenario, SeedGround.Ground)))
        {
            Closes(Waterfall.Between(scenario, one, other));
        }
    }

    [Fact]
    public void Steps_add_up_whatever_the_terms_the_use_and_the_prices()
    {
        var cases = from months in Gen.Choose(1, 240)
                    from rate in Gen.Choose(-20, 60)
                    from use in Gen.Choose(1, 100)
                    from tariff in Gen.Choose(0, 100)
                    from example in Gen.Elements(SeedGround.ExampleNames)
                    select (example, months, rate, use, tariff);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var scenario = SeedGround.Example(one.example);
            var varied = scenario with
            {
                Terms = scenario.Terms with { HorizonMonths = one.months, DiscountRatePerYear = one.rate / 100.0 },
                Application = scenario.Application with { AverageUse = one.use / 100.0 },
                Overrides = [new Override { Figure = "regions/virginia/tariff", Value = one.tariff / 100.0 }],
            };
            foreach (var (first, second) in Pairs(PlanBuilder.Compare(varied, SeedGround.Ground)))
            {
                Closes(Waterfall.Between(varied, first, second));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Fact]
    public void Lines_are_discounted_at_the_weighted_cost_of_capital_where_the_terms_have_one()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var costly = scenario with { Terms = scenario.Terms with { DiscountRatePerYear = 0, Capital = new CapitalTerms { DebtShare = 0.2, EquityRatePerYear = 0.25, DebtRatePerYear = 0.1 } } };
        Assert.Equal(0.22, TimeValue.Rate(costly, CentralReading.Instance).Value, 1e-12);

        var comparison = PlanBuilder.Compare(costly, SeedGround.Ground);
        foreach (var (one, other) in Pairs(comparison))
        {
            Closes(Waterfall.Between(costly, one, other));
        }

        // What waiting is valued at is told at the same rate.
        var late = comparison.Plans.First(plan => plan.Warnings.Any(warning => warning.Code == "late-start-counted"));
        var line = late.CostLines.Single(line => line.Label == Labels.LateStart);
        Assert.Equal(
            Enumerable.Range(0, line.Months).Sum(place => line.Amount(place).Value * Math.Pow(1.22, -(line.FirstMonth + place + 1) / 12.0)),
            late.Warnings.Single(warning => warning.Code == "late-start-counted").Arguments[0].Value!.Value, Cent);
    }

    [Fact]
    public void The_way_back_is_the_way_there_with_the_other_sign()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var plans = PlanBuilder.Compare(scenario, SeedGround.Ground).Plans;
        var there = Waterfall.Between(scenario, plans[0], plans[2]);
        var back = Waterfall.Between(scenario, plans[2], plans[0]);

        Assert.Equal(there.Difference, -back.Difference);
        Assert.Equal(there.Steps.Select(step => step.Difference), back.Steps.Select(step => -step.Difference));
    }

    [Fact]
    public void A_line_without_a_price_stands_in_the_waterfall_and_is_no_part_of_it()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var own = scenario with { Options = [scenario.Options[0] with { Server = "dgx-h200", Fabric = "infiniband-ndr-400" }, scenario.Options[2]] };
        var plans = PlanBuilder.Compare(own, SeedGround.Ground).Plans;
        var waterfall = Waterfall.Between(own, plans[0], plans[1]);

        Assert.Contains(waterfall.Steps.SelectMany(step => step.Lines), line => line is { PriceKnown: false, From: 0 } && line.Label == Labels.Servers || line.Of == Labels.Servers && !line.PriceKnown);
        Closes(waterfall);
    }

    private static void Closes(Waterfall waterfall)
    {
        Assert.Equal(waterfall.Difference, waterfall.Steps.Sum(step => step.Difference), Cent);
        Assert.Equal(waterfall.To, waterfall.From + waterfall.Steps.Sum(step => step.Difference), Cent);
        Assert.All(waterfall.Steps, step => Assert.Equal(step.Difference, step.Lines.Sum(line => line.Difference), Cent));
    }

    private static IEnumerable<(Plan<Real> One, Plan<Real> Other)> Pairs(Domain.Plans.Comparison<Real> comparison) =>
        comparison.Plans.SelectMany((one, place) => comparison.Plans.Skip(place + 1).Select(other => (one, other)));
}
