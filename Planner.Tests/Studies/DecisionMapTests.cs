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

public class DecisionMapTests
{
    public static IEnumerable<TheoryDataRow<string, string, string>> Maps() =>
    [
        new("dgx-a100-500", WhatIf.AverageUseId, WhatIf.HorizonId),
        new("dgx-a100-500", WhatIf.HorizonId, WhatIf.AverageUseId),
        new("dgx-a100-500", "terms.discountRatePerYear", "options[build].accelerators"),
        new("dgx-a100-500", "application.train[0].tokens", WhatIf.HorizonId),
        new("dgx-a100-500", "servers/dgx-a100-320gb/price", WhatIf.AverageUseId),
        new("dgx-a100-500", WhatIf.AverageUseId, "terms.discountRatePerYear"),
        new("llama-405b-24576-h100", "servers/hgx-h100-8/price", "terms.discountRatePerYear"),
        new("bloomberggpt", "cloud-offers/aws-a100-sxm-40gb-us-east-1-on-demand/rate", "regions/virginia/tariff"),
        new("llama-70b-documents", "application.serve[0].requestsPerSecond", WhatIf.HorizonId),
        new("llama-70b-documents", "application.serve[0].outputTokens", "application.serve[0].growthPerYear"),
    ];

    [Theory]
    [MemberData(nameof(Maps))]
    public void Every_cell_is_the_recommendation_of_the_scenario_with_its_values(string example, string across, string up)
    {
        var scenario = SeedGround.Example(example);
        var map = DecisionMap.Draw(scenario, SeedGround.Ground, Axis(scenario, across), Axis(scenario, up));

        Assert.Equal(map.Up.Values.Length, map.Rows.Length);
        for (var row = 0; row < map.Rows.Length; row++)
        {
            for (var column = 0; column < map.Rows[row].Length; column++)
            {
                Agrees(map, scenario, row, column);
            }
        }
    }

    [Fact]
    public void A_budget_rules_out_cell_by_cell()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var costs = PlanBuilder.Compare(scenario, SeedGround.Ground).Plans.Select(plan => plan.Totals.LifetimeCostPresentValue.Value).Order().ToArray();
        var tight = scenario with { Application = scenario.Application with { Constraints = scenario.Application.Constraints with { BudgetUsd = costs[1] } } };
        var map = DecisionMap.Draw(tight, SeedGround.Ground, Axis(tight, WhatIf.AverageUseId), Axis(tight, WhatIf.HorizonId));

        Assert.Contains(map.Rows.SelectMany(row => row), cell => cell.Winner is null || cell.LeadUsd == 0);
        for (var row = 0; row < map.Rows.Length; row++)
        {
            Agrees(map, tight, row, map.Rows[row].Length - 1);
        }
    }

    [Fact]
    public void Two_people_see_the_same_map()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var one = DecisionMap.Draw(scenario, SeedGround.Ground, Axis(scenario, WhatIf.AverageUseId), Axis(scenario, WhatIf.HorizonId));
        var other = DecisionMap.Draw(
            ScenarioJson.Read(ScenarioJson.Write(scenario)).Scenario!, SeedGround.Ground, Axis(scenario, WhatIf.AverageUseId), Axis(scenario, WhatIf.HorizonId));

        Assert.Equal(one.Rows.SelectMany(row => row), other.Rows.SelectMany(row => row));
    }

    [Fact]
    public void The_same_input_twice_is_no_map()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var axis = Axis(scenario, WhatIf.HorizonId);

        Assert.Throws<ArgumentException>(() => DecisionMap.Draw(scenario, SeedGround.Ground, axis, axis));
    }

    [Fact]
    public void Usual_axes_hold_the_plan_and_rise()
    {
        foreach (var scenario in SeedGround.ExampleNames.Select(SeedGround.Example))
        {
            foreach (var input in WhatIf.InputsOf(scenario).Select(input => WhatIf.Find(input.Id, scenario, SeedGround.Ground.Catalogue)!))
            {
                var axis = MapAxis.Usual(input, 12);
                Assert.Equal(axis.Values.Order(), axis.Values);
                Assert.InRange(input.Value.Likely, axis.Values[0], axis.Values[^1]);
            }
        }
    }

    private static MapAxis Axis(Scenario scenario, string id)
    {
        var usual = MapAxis.Usual(WhatIf.Find(id, scenario, SeedGround.Ground.Catalogue)!, 10);
        return usual with { Values = [usual.Values[0], usual.Values[usual.Values.Length / 3], usual.Values[usual.Values.Length / 2], usual.Values[^1]] };
    }

    private static void Agrees(MapStudy map, Scenario scenario, int row, int column)
    {
        var cell = map.Rows[row][column];
        var there = map.Across.Input.In(map.Up.Input.In(scenario, map.Up.Values[row]), map.Across.Values[column]);
        var plans = PlanBuilder.Compare(there, SeedGround.Ground).Plans.Where(plan => plan.Feasible).OrderBy(plan => plan.Totals.LifetimeCostPresentValue.Value).ToArray();
        var lead = plans.Length > 1 ? plans[1].Totals.LifetimeCostPresentValue.Value - plans[0].Totals.LifetimeCostPresentValue.Value : 0;

        Assert.Equal(plans.FirstOrDefault()?.OptionId, cell.Winner);
        Assert.Equal(lead, cell.LeadUsd, 1e-9 * (plans.FirstOrDefault()?.Totals.LifetimeCostPresentValue.Value ?? 1));
    }
}
