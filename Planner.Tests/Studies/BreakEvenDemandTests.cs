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
        Assert.All(crossings, crossing =>
        {
            Assert.True(Cost(scenario, crossing.Below, crossing.RequestsPerSecond * 0.99) < Cost(scenario, crossing.Above, crossing.RequestsPerSecond * 0.99));
            Assert.True(Cost(scenario, crossing.Above, crossing.RequestsPerSecond * 1.01) <= Cost(scenario, crossing.Below, crossing.RequestsPerSecond * 1.01));
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
