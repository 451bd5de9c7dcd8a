using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Studies;

public class BreakEvenDemandTests
{
    [Fact]
    public void On_either_side_of_the_break_even_demand_another_option_is_cheaper()
    {
        var scenario = SeedGround.Example("llama-70b-documents");
        var crossings = BreakEvenDemand.Find(scenario, SeedGround.Ground, PlanBuilder.Compare(scenario, SeedGround.Ground));

        Assert.NotEmpty(crossings);
        // Sixteen steps over four decades, each halved seven times: the ends of the last bracket lie so far from its middle.
        var end = System.Math.Pow(100, 2.0 / 16 / 256);
        Assert.All(crossings, crossing =>
        {
            Assert.True(Cost(scenario, crossing.Below, crossing.RequestsPerSecond / end) < Cost(scenario, crossing.Above, crossing.RequestsPerSecond / end));
            Assert.True(Cost(scenario, crossing.Above, crossing.RequestsPerSecond * end) <= Cost(scenario, crossing.Below, crossing.RequestsPerSecond * end));
        });
    }

    [Fact]
    public void Where_a_cluster_trains_hours_decide_and_not_requests()
    {
        var scenario = SeedGround.Example("dgx-a100-500");

        Assert.False(BreakEvenDemand.Decides(scenario));
        Assert.Empty(BreakEvenDemand.Find(scenario, SeedGround.Ground, PlanBuilder.Compare(scenario, SeedGround.Ground)));
    }

    private static double Cost(Scenario scenario, string option, double requests)
    {
        var there = scenario with { Application = scenario.Application with { Serve = [scenario.Application.Serve[0] with { RequestsPerSecond = requests }] } };
        return PlanBuilder.Compare(there, SeedGround.Ground).Plans.Single(plan => plan.OptionId == option).Totals.LifetimeCostPresentValue.Value;
    }
}
