using System.Collections.Generic;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Serving;

public sealed class LatencyLimitsTests
{
    private static readonly ServingStep<Real> s_step = Servings.Step(Servings.Job("llama-3-1-70b"), Servings.Tensor(2));

    [Fact]
    public void The_largest_batch_keeps_the_limit_and_one_more_does_not()
    {
        var targets = new ServingTargets(null, 0.03);

        var batch = LatencyLimits.LargestBatch(s_step, targets)!.Value;

        Assert.InRange(batch, 2, s_step.MostRequests.Value - 1);
        Assert.True(LatencyLimits.Tail(s_step, batch, 0.99).OutputToken.Value <= 0.03);
        Assert.True(LatencyLimits.Tail(s_step, batch + 1, 0.99).OutputToken.Value > 0.03);
    }

    [Fact]
    public void A_generous_limit_leaves_memory_to_bind() =>
        Assert.Equal(s_step.MostRequests.Value, LatencyLimits.LargestBatch(s_step, new ServingTargets(1e6, 1e6)));

    [Fact]
    public void A_millisecond_is_out_of_reach() => Assert.Null(LatencyLimits.LargestBatch(s_step, new ServingTargets(0.001, null)));

    [Fact]
    public void How_far_beyond_its_limit_the_later_time_is()
    {
        var tail = LatencyLimits.Tail(s_step, 1, 0.99);

        Assert.Equal(tail.FirstToken.Value / 0.001, LatencyLimits.Excess(s_step, new ServingTargets(0.001, 10), 1), 9);
        Assert.True(LatencyLimits.Excess(s_step, new ServingTargets(100, 10), 1) < 1);
    }

    [Fact]
    public void A_limit_that_nobody_keeps_is_answered_with_the_layout_that_comes_nearest()
    {
        var job = Servings.Job("llama-3-1-70b") with { Targets = new ServingTargets(0.001, null) };
        var cluster = new ServingCluster(Servings.Chip, 8);
        var nearest = ServingEstimates.Estimate(job, cluster, Servings.Constants, CentralReading.Instance);

        Assert.Equal("serving-target-out-of-reach", nearest.Obstacle!.Code);
        Assert.All(new[] { 2, 4, 8 }, tensor => Assert.True(
            LatencyLimits.Excess(Servings.Step(job, Servings.Tensor(tensor)), job.Targets, 1) >= LatencyLimits.Excess(Servings.Step(job, nearest.Layout), job.Targets, 1) * (1 - 1e-9)));
    }

    [Fact]
    public void Times_at_a_percentile_are_the_same_in_all_readings() => AllReadings.Agree(new TailOfBatch());

    [Fact]
    public void A_milder_percentile_allows_more_requests() => Assert.True(
        LatencyLimits.LargestBatch(s_step, new ServingTargets(null, 0.03, 0.5)) > LatencyLimits.LargestBatch(s_step, new ServingTargets(null, 0.03)));

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.99, 2.3263)]
    [InlineData(0.1, -1.2816)]
    public void Quantiles_are_those_of_the_normal_distribution(double share, double deviations) =>
        Assert.Equal(deviations, LatencyLimits.Quantile(share), 0.001);

    private sealed record TailOfBatch : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var job = Servings.Job("llama-3-1-70b");
            var step = ServingEstimates.Step(ServedModel.From(job.Shape), job, new ServingCluster(Servings.Chip, 2), Servings.Tensor(2), Servings.Constants, reading);
            var tail = LatencyLimits.Tail(step, 12, 0.95);
            return [tail.FirstToken, tail.OutputToken];
        }
    }
}
