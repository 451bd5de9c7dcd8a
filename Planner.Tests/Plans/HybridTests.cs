using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Plans;

public class HybridTests
{
    [Fact]
    public void A_hybrid_owns_its_base_and_rents_what_its_fleet_needs_beyond()
    {
        var scenario = SeedGround.Example("llama-70b-documents");
        var hybrid = scenario.Options[0] with { Id = "hybrid", Kind = OptionKind.Hybrid };
        var busy = scenario.Application.Serve[0] with { RequestsPerSecond = 40 };
        var plans = PlanBuilder.Compare(scenario with { Application = scenario.Application with { Serve = [busy] }, Options = [scenario.Options[0], hybrid] }, SeedGround.Ground).Plans;

        var peaks = plans[1].CostLines.Single(line => line.Label == Labels.CloudHours);
        Assert.Equal(8, plans[1].Decisions.Accelerators);
        Assert.True(plans[0].Decisions.Accelerators > 8);
        Assert.True(Enumerable.Range(0, peaks.Months).Sum(place => peaks.Amount(place).Value) > 0);
    }
}
