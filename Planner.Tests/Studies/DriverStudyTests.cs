using System;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Studies;

public class DriverStudyTests
{
    [Fact]
    public void The_strongest_driver_stands_first()
    {
        var study = Rank(SeedGround.Example("dgx-a100-500"));

        Assert.NotEmpty(study.Drivers);
        Assert.Equal(study.Drivers.OrderByDescending(driver => driver.Swing), study.Drivers);
    }

    [Fact]
    public void A_driver_moves_the_cost_as_the_plan_does_with_that_value()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var study = Rank(scenario);
        var driver = study.Drivers.First(one => one.Input.Id == "application.averageUse");
        var decisions = PlanBuilder.Decide(scenario, SeedGround.Ground);
        var moved = scenario with { Application = scenario.Application with { AverageUse = driver.HighValue } };
        var plan = PlanBuilder.Evaluate(moved, SeedGround.Ground, decisions, CentralReading.Instance).Plans.Single(one => one.OptionId == study.Recommended);

        Assert.Equal(plan.Totals.LifetimeCostPresentValue.Value, driver.CostAtHigh, Math.Abs(driver.CostAtHigh) * 1e-12);
    }

    [Fact]
    public void The_lead_is_the_distance_to_the_next_best()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var comparison = PlanBuilder.Compare(scenario, SeedGround.Ground);
        var costs = comparison.Plans.Where(plan => plan.Feasible).Select(plan => plan.Totals.LifetimeCostPresentValue.Value).Order().ToArray();

        Assert.Equal(costs[1] - costs[0], Rank(scenario).Lead!.Value, costs[0] * 1e-9);
    }

    private static DriverStudy Rank(Scenario scenario)
    {
        var decisions = PlanBuilder.Decide(scenario, SeedGround.Ground);
        return Sensitivity.Rank(scenario, SeedGround.Ground, PlanBuilder.Compare(scenario, SeedGround.Ground, decisions), decisions);
    }
}
