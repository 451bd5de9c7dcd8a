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
    public void Where_other_machines_would_be_planned_the_point_says_which_option_is_cheaper_then()
    {
        var scenario = SeedGround.Example("llama-70b-documents");
        var decisions = PlanBuilder.Decide(scenario, SeedGround.Ground);
        var requests = ScenarioInputs.Requests(scenario, 0);
        var kept = GoalSeek.Equal(scenario, SeedGround.Ground, decisions, requests, "managed", "colocate");
        var study = GoalSeek.Replanned(kept, scenario, SeedGround.Ground);

        var point = Assert.Single(study.Points);
        var there = PlanBuilder.Compare(WhatIf.Find(requests.Id, scenario, SeedGround.Ground.Catalogue)!.In(scenario, point.Value), SeedGround.Ground).Plans
            .ToDictionary(plan => plan.OptionId, plan => plan.Totals.LifetimeCostPresentValue.Value);
        Assert.True(Math.Abs(there["managed"] - there["colocate"]) > there["managed"] * 0.01);
        Assert.Equal(there["managed"] < there["colocate"] ? "managed" : "colocate", point.CheaperReplanned);
        Assert.Equal(kept.Points.Select(one => one.Value), study.Points.Select(one => one.Value));
    }

    [Fact]
    public void A_price_plans_nothing_anew()
    {
        var input = Input("terms.discountRatePerYear");
        var kept = new GoalStudy(input, "rent-on-demand", "colocate", 0, 1, -1, 1, [new GoalPoint(0.5, 1, "colocate")]);

        Assert.Equal(kept, GoalSeek.Replanned(kept, s_scenario, SeedGround.Ground));
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
