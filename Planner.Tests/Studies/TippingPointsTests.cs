using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Studies;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Studies;

public class TippingPointsTests
{
    [Fact]
    public void On_either_side_of_a_tipping_point_another_option_is_recommended()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var decisions = PlanBuilder.Decide(scenario, SeedGround.Ground);
        var comparison = PlanBuilder.Compare(scenario, SeedGround.Ground, decisions);
        var drivers = Sensitivity.Rank(scenario, SeedGround.Ground, comparison, decisions);
        var points = TippingPoints.Of(scenario, SeedGround.Ground, comparison, decisions, drivers);

        Assert.Equal(drivers.Drivers.Count(driver => driver.Flips), drivers.Drivers.Length == 0 ? 0 : points.Length >= 3 ? drivers.Drivers.Count(driver => driver.Flips) : points.Length);
        Assert.All(points, point =>
        {
            var step = System.Math.Abs(point.Value - point.Input.Central) * 0.01;
            Assert.Equal(comparison.Ranking[0], Best(point.Value + (point.Above ? -step : step)));
            Assert.Equal(point.Winner, Best(point.Value + (point.Above ? step : -step)));

            string Best(double value) => PlanBuilder.Evaluate(scenario, SeedGround.Ground, decisions, new OneValue(point.Input.Id, value)).Plans
                .Where(plan => comparison.Plans.Single(one => one.OptionId == plan.OptionId).Feasible).MinBy(plan => plan.Totals.LifetimeCostPresentValue.Value)!.OptionId;
        });
    }

    private sealed class OneValue(string id, double value) : IReading<Real>
    {
        public Real Read(Input input) => input.Id == id ? value : input.Central;
    }
}
