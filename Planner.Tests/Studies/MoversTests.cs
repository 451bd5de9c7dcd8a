using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Studies;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Studies;

public class MoversTests
{
    [Fact]
    public void Each_mover_gives_the_figure_that_the_plan_has_with_that_value()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var decisions = PlanBuilder.Decide(scenario, SeedGround.Ground);
        var term = PlanBuilder.Evaluate(scenario, SeedGround.Ground, decisions, new TermReading()).Plans.Single(plan => plan.OptionId == "colocate");
        var movers = Movers.Of(term.Totals.LifetimeCostNominal.Node);

        Assert.NotEmpty(movers);
        Assert.Equal(movers.OrderByDescending(mover => mover.Swing), movers);
        foreach (var mover in movers.Take(5))
        {
            var plan = PlanBuilder.Evaluate(scenario, SeedGround.Ground, decisions, new Moved(mover.Input.Id, mover.HighValue)).Plans.Single(one => one.OptionId == "colocate");
            Assert.Equal(plan.Totals.LifetimeCostNominal.Value, mover.FigureAtHigh, 1e-9 * mover.FigureAtHigh);
        }
    }

    [Fact]
    public void A_figure_without_doubt_has_no_movers() => Assert.Empty(Movers.Of(((Term)5 + 3).Node));

    private sealed class Moved(string id, double value) : IReading<Real>
    {
        public Real Read(Input input) => input.Id == id ? value : input.Central;
    }
}
