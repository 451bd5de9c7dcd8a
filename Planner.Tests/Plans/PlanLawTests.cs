using System;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Tests.Catalogue;
using Xunit;

namespace Planner.Tests.Plans;

public class PlanLawTests
{
    public static IEnumerable<TheoryDataRow<string>> Examples() => SeedGround.ExampleNames.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Cost_lines_add_up_to_the_totals(string name)
    {
        foreach (var plan in Plans(SeedGround.Example(name)))
        {
            var lines = plan.CostLines.Where(line => line.PriceKnown).Sum(line => Enumerable.Range(0, line.Months).Sum(place => line.Amount(place).Value));
            Close(lines, plan.Totals.LifetimeCostNominal.Value);
            Close(plan.Totals.ByCategory.Sum(category => category.Nominal.Value), plan.Totals.LifetimeCostNominal.Value);
            Close(plan.Totals.ByCategory.Sum(category => category.PresentValue.Value), plan.Totals.LifetimeCostPresentValue.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Cumulative_cost_ends_at_the_present_value(string name)
    {
        foreach (var plan in Plans(SeedGround.Example(name)))
        {
            Assert.Equal(plan.Totals.LifetimeCostPresentValue.Value, plan.Totals.CumulativePresentValue[^1].Value);
            Assert.Equal(SeedGround.Example(name).Terms.HorizonMonths, plan.Totals.CumulativePresentValue.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Without_interest_the_present_value_is_the_nominal_sum(string name)
    {
        var scenario = SeedGround.Example(name);
        foreach (var plan in Plans(scenario with { Terms = scenario.Terms with { DiscountRatePerYear = 0 } }))
        {
            Close(plan.Totals.LifetimeCostNominal.Value, plan.Totals.LifetimeCostPresentValue.Value);
        }
    }

    [Theory]
    [InlineData("bloomberggpt", "servers/dgx-a100-320gb/price", 300_000, "build")]
    [InlineData("bloomberggpt", "regions/virginia/tariff", 0.2, "colocate")]
    [InlineData("bloomberggpt", "regions/virginia/colocationRate", 400, "colocate")]
    [InlineData("bloomberggpt", "cloud-offers/aws-a100-sxm-40gb-us-east-1-on-demand/rate", 9, "rent-on-demand")]
    [InlineData("llama-70b-documents", "api-offers/tinker-llama-3-1-70b/outputPrice", 9, "managed")]
    public void A_dearer_price_makes_the_plan_that_pays_it_dearer(string name, string figure, double value, string option)
    {
        var scenario = SeedGround.Example(name);
        var own = scenario with { Overrides = [new Override { Figure = figure, Value = value }] };

        Assert.Empty(ScenarioCheck.Find(own, SeedCatalogue.Snapshot));
        Assert.True(CostOf(own, option) > CostOf(scenario, option), $"{figure} does not reach {option}");
    }

    [Theory]
    [InlineData("pue", 1.6)]
    [InlineData("goodput", 70)]
    [InlineData("model-flops-utilisation", 20)]
    public void A_persons_own_result_changes_the_plan_and_the_figure(string figure, double value)
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var own = scenario with { Overrides = [new Override { Figure = $"{figure}@build", Value = value }] };

        Assert.Empty(ScenarioCheck.Find(own, SeedCatalogue.Snapshot));
        var plan = Plans(own).Single(one => one.OptionId == "build");
        var shown = plan.Figures.Single(one => one.Label.Key == figure);
        Assert.Equal(value, shown.Label.Unit.FromBase(shown.Value.Value), 9);
        Assert.NotEqual(CostOf(scenario, "build"), plan.Totals.LifetimeCostPresentValue.Value);
    }

    [Fact]
    public void Both_the_own_and_the_computed_power_usage_effectiveness_are_kept()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var computed = Figure(Plans(scenario).Single(plan => plan.OptionId == "build"), "pue");
        var own = Plans(scenario with { Overrides = [new Override { Figure = "pue@build", Value = 1.6 }] }).Single(plan => plan.OptionId == "build");

        Assert.Equal(1.6, Figure(own, "pue"), 12);
        Assert.Equal(computed, Figure(own, "pue-computed"), 12);
    }

    [Fact]
    public void An_unknown_price_makes_the_total_read_at_least()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var option = scenario.Options[0] with { Server = "dgx-h200", Fabric = "infiniband-ndr-400" };
        var plan = Plans(scenario with { Options = [option] }).Single();

        Assert.True(plan.Totals.AtLeast);
        Assert.Contains(plan.Warnings, warning => warning.Code == "price-unknown" && warning.Arguments[0].Text == "servers");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(240)]
    public void A_horizon_of_one_month_or_twenty_years_has_a_plan(int months)
    {
        foreach (var name in SeedGround.ExampleNames)
        {
            var scenario = SeedGround.Example(name);
            foreach (var plan in Plans(scenario with { Terms = scenario.Terms with { HorizonMonths = months } }))
            {
                Assert.True(double.IsFinite(plan.Totals.LifetimeCostPresentValue.Value));
                Assert.All(plan.Figures, figure => Assert.True(double.IsFinite(figure.Value.Value), figure.Label.Key));
            }
        }
    }

    [Fact]
    public void Who_cannot_finish_a_single_run_within_the_horizon_cannot_do_the_work()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var endless = scenario.Application.Train[0] with { Tokens = 1e17 };
        var plans = Plans(scenario with { Application = scenario.Application with { Train = [endless] } });

        Assert.All(plans.Where(plan => plan.Kind != OptionKind.FineTune), plan =>
        {
            Assert.False(plan.Feasible);
            Assert.Contains(plan.Reasons, reason => reason.Code == "runs-unmet");
        });
    }

    [Fact]
    public void Every_option_owes_the_same_runs_however_late_it_is()
    {
        var counts = Plans(SeedGround.Example("dgx-a100-500")).Where(plan => plan.Kind != OptionKind.FineTune)
            .Select(plan => plan.Decisions.Runs.Sum(runs => runs.Starts.Length)).Distinct();

        Assert.Single(counts);
    }

    private static IEnumerable<Plan<Real>> Plans(Scenario scenario) => PlanBuilder.Compare(scenario, SeedGround.Ground).Plans;

    private static double CostOf(Scenario scenario, string option) =>
        Plans(scenario).Single(plan => plan.OptionId == option).Totals.LifetimeCostPresentValue.Value;

    private static double Figure(Plan<Real> plan, string key) => plan.Figures.Single(figure => figure.Label.Key == key).Value.Value;

    private static void Close(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{actual:R} is not {expected:R}");
}
