using System;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Studies;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Studies;

public sealed class DrawnFuturesTests
{
    private const int Draws = 1_000;

    [Fact]
    public void A_quantile_lies_between_the_two_futures_that_it_names_and_equals_the_study()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var decisions = PlanBuilder.Decide(scenario, SeedGround.Ground);
        var study = MonteCarlo.Run(scenario, SeedGround.Ground, PlanBuilder.Compare(scenario, SeedGround.Ground, decisions), decisions, Draws, seed: 3);
        var futures = new DrawnFutures(scenario, SeedGround.Ground, Draws, seed: 3);
        foreach (var risk in study.Options)
        {
            foreach (var (share, value) in new[] { (0.1, risk.PresentValue.P10), (0.5, risk.PresentValue.P50), (0.9, risk.PresentValue.P90) })
            {
                var trace = futures.Cost(risk.OptionId, futures.Months, share)!;
                Assert.Equal(value, trace.Value);
                Assert.InRange(value, trace.Low.Result.Value * (1 - 1e-12), trace.High.Result.Value * (1 + 1e-12));
            }

            Assert.Equal(risk.FirstModelSeconds.P90, futures.FirstModel(risk.OptionId, 0.9)!.Value);
        }

        Assert.Null(futures.Cost("nobody", 1, 0.5));
        Assert.Null(futures.Cost("build", futures.Months + 1, 0.5));
    }

    [Fact]
    public void The_inputs_of_a_future_have_the_values_that_were_drawn()
    {
        var futures = new DrawnFutures(SeedGround.Example("dgx-a100-500"), SeedGround.Ground, Draws, seed: 1);
        var future = futures.Cost("build", futures.Months, 0.9)!.High;

        var inputs = future.Result.Node.WithAllBelow().Where(node => node.Input is { Value.IsFixed: false }).ToArray();
        Assert.True(inputs.Length > 5);
        Assert.True(inputs.Count(node => node.Value != node.Input!.Central) > inputs.Length / 2);
        Assert.All(future.Result.Node.WithAllBelow().Where(node => node.Input is { Value.IsFixed: true }), node => Assert.Equal(node.Input!.Central, node.Value));
    }

    [Fact]
    public void Where_two_options_cost_the_same_they_do()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var crossings = BreakEvenUse.Find(scenario, SeedGround.Ground, PlanBuilder.Compare(scenario, SeedGround.Ground));
        Assert.NotEmpty(crossings);
        Assert.All(crossings, crossing =>
        {
            var costs = EqualCosts.AtUse(scenario, SeedGround.Ground, crossing.Below, crossing.Above, crossing.Use);
            Assert.Equal(costs.First.Value, costs.Second.Value, 1e-3 * Math.Abs(costs.First.Value));
        });
    }

    [Fact]
    public void A_size_is_remembered_as_the_study_has_it()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var study = HybridSizing.Run(scenario, SeedGround.Ground, draws: 64)!;

        Assert.All(study.Sizes, size => Assert.Equal(size.Central, study.Remembered(size.Accelerators)!.Value.Value, 1e-12 * size.Central));
        Assert.Null(study.Remembered(-1));
        Assert.NotEmpty(study.Inputs);
    }
}
