using System.Linq;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Scenarios;

/// <summary>A person's own value is refused at its field or planned with; it never makes a plan without figures.</summary>
public class OverrideBoundsTests
{
    private static readonly Scenario s_scenario = SeedGround.Example("dgx-a100-500");

    [Theory]
    [InlineData("pue@build", 0)]
    [InlineData("goodput@build", 0)]
    [InlineData("model-flops-utilisation@build", 0)]
    [InlineData("finance/rental-start-time/figure", -1)]
    [InlineData("staffing/loaded-salary-factor/figure", -1)]
    public void What_cannot_be_is_out_of_bounds(string figure, double value) =>
        Assert.Contains(ScenarioCheck.Find(With(figure, value), SeedGround.Ground.Catalogue), problem => problem is { Path: "overrides[0].value", Code: "out-of-bounds" });

    [Theory]
    [InlineData("reliability/checkpoint-bandwidth-sustained/figure")]
    [InlineData("reliability/checkpoint-bytes-per-parameter/figure")]
    [InlineData("finance/rental-start-time/figure")]
    [InlineData("finance/facility-life/figure")]
    public void Nothing_of_something_still_gives_finite_plans(string figure)
    {
        var scenario = With(figure, 0);
        Assert.Empty(ScenarioCheck.Find(scenario, SeedGround.Ground.Catalogue));

        Assert.All(PlanBuilder.Compare(scenario, SeedGround.Ground).Plans, plan =>
        {
            Assert.True(double.IsFinite(plan.Totals.LifetimeCostPresentValue.Value));
            Assert.All(plan.Figures, one => Assert.True(double.IsFinite(one.Value.Value), one.Label.Key));
        });
    }

    private static Scenario With(string figure, double value) => s_scenario with { Overrides = [new Override { Figure = figure, Value = value }] };
}
