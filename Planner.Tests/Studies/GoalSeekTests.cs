using System;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Studies;

public class GoalSeekTests
{
    private static readonly Scenario s_scenario = SeedGround.Example("dgx-a100-500");
    private static readonly Decisions s_decisions = PlanBuilder.Decide(s_scenario, SeedGround.Ground);

    [Fact]
    public void At_the_value_found_both_options_cost_the_same()
    {
        var use = Input("application.averageUse");
        var study = GoalSeek.Equal(s_scenario, SeedGround.Ground, s_decisions, use, "rent-on-demand", "colocate");
        var point = Assert.Single(study.Points);
        var moved = s_scenario with { Application = s_scenario.Application with { AverageUse = point.Value } };
        var plans = PlanBuilder.Evaluate(moved, SeedGround.Ground, s_decisions, CentralReading.Instance).Plans.ToDictionary(plan => plan.OptionId, plan => plan.Totals.LifetimeCostPresentValue.Value);

        Assert.InRange(point.Value, study.From, study.Until);
        Assert.Equal(1, plans["rent-on-demand"] / plans["colocate"], 1e-7);
        Assert.Equal(plans["colocate"], point.Cost, plans["colocate"] * 1e-7);
        Assert.Equal("rent-on-demand", point.CheaperBelow);
    }

    [Fact]
    public void An_input_that_cannot_do_it_has_no_value_and_both_ends_say_why()
    {
        var rate = Input("terms.discountRatePerYear");
        var study = GoalSeek.Equal(s_scenario, SeedGround.Ground, s_decisions, rate, "rent-on-demand", "colocate", (0.05, 0.0500001));

        Assert.Empty(study.Points);
        Assert.True(study.GapFrom * study.GapUntil > 0);
    }

    [Fact]
    public void Limits_out_of_order_and_unknown_options_are_refused()
    {
        var use = Input("application.averageUse");

        Assert.Throws<ArgumentException>(() => GoalSeek.Equal(s_scenario, SeedGround.Ground, s_decisions, use, "rent-on-demand", "nobody"));
        Assert.Throws<ArgumentException>(() => GoalSeek.Equal(s_scenario, SeedGround.Ground, s_decisions, use, "rent-on-demand", "colocate", (0.5, 0.5)));
    }

    [Fact]
    public void A_two_way_table_agrees_with_the_plan_in_every_corner()
    {
        var comparison = PlanBuilder.Compare(s_scenario, SeedGround.Ground, s_decisions);
        var study = TwoWay.Table(s_scenario, SeedGround.Ground, comparison, s_decisions, Input("application.averageUse"), Input("terms.discountRatePerYear"), 5)!;

        Assert.Equal(5, study.Rows.Length);
        foreach (var (row, column) in new[] { (0, 0), (0, 4), (4, 0), (4, 4), (2, 1) })
        {
            var moved = s_scenario with
            {
                Application = s_scenario.Application with { AverageUse = study.AcrossValues[column] },
                Terms = s_scenario.Terms with { DiscountRatePerYear = study.DownValues[row] },
            };
            var plan = PlanBuilder.Evaluate(moved, SeedGround.Ground, s_decisions, CentralReading.Instance).Plans.Single(one => one.OptionId == study.Recommended);

            Assert.Equal(plan.Totals.LifetimeCostPresentValue.Value, study.Rows[row][column].Cost, Math.Abs(study.Rows[row][column].Cost) * 1e-12);
            Assert.True(study.Rows[row][column].Lead >= 0);
        }
    }

    [Fact]
    public void Values_of_a_table_stay_within_the_bounds_of_their_figure()
    {
        var use = Input("application.averageUse") with { Value = new Spread(0.5, 0.9, 1, SpreadShape.Triangular) };

        Assert.Equal(1, TwoWay.Values(use, 5)[^1]);
        Assert.True(TwoWay.Values(use with { Value = 0.95 }, 5)[^1] <= 1);
    }

    private static Input Input(string id) => UsedInputs.Of(s_scenario, SeedGround.Ground, s_decisions).Single(input => input.Id == id);
}
