using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Tests.Structure;
using Xunit;

namespace Planner.Tests.Plans;

/// <summary>What the templates promise against what was published.</summary>
public class TemplateTests
{
    [Fact]
    public void Five_hundred_dgx_a100_cost_99_500_000_with_power_cooling_and_hall_on_top()
    {
        var plan = Plan("dgx-a100-500", "build");

        var servers = Assert.Single(plan.CostLines, line => line.Label == Labels.ServerPurchase);
        Assert.Equal(99_500_000, servers.Amount(0).Value);
        Assert.Equal(500, plan.Decisions.Servers);
        foreach (var label in new[] { Labels.HallConstruction, Labels.PowerChainPurchase, Labels.CoolingPurchase, Labels.Electricity })
        {
            var line = Assert.Single(plan.CostLines, line => line.Label == label);
            Assert.True(line.PriceKnown && line.Amount(0).Value > 0, label.Key);
        }
    }

    [Fact]
    public void A_bloomberggpt_size_model_takes_within_a_fifth_of_the_published_53_days()
    {
        var days = Days(Plan("bloomberggpt", "rent-on-demand"));

        Assert.InRange(days, 53 * 0.8, 53 * 1.2);
    }

    [Fact]
    public void Every_template_has_a_recommended_option_and_at_least_five_to_choose_from()
    {
        foreach (var name in SeedGround.ExampleNames.Where(name => TextFiles.Keys.Contains($"template.{name}.title")))
        {
            var comparison = PlanBuilder.Compare(SeedGround.Example(name), SeedGround.Ground);

            Assert.True(comparison.Plans.Length >= 5, name);
            Assert.True(comparison.Plans.Single(plan => plan.OptionId == comparison.Ranking[0]).Feasible, name);
        }
    }

    private static Plan<Real> Plan(string name, string option) =>
        PlanBuilder.Compare(SeedGround.Example(name), SeedGround.Ground).Plans.Single(plan => plan.OptionId == option);

    private static double Days(Plan<Real> plan) => Units.Day.FromBase(plan.Figures.Single(figure => figure.Label == Labels.TrainingElapsedTime).Value.Value);
}
