using System.Collections.Generic;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;
using Planner.Tests.Catalogue;
using Xunit;

namespace Planner.Tests.Engines.Serving;

public sealed class ServingEstimatesTests
{
    private static readonly Accelerator s_h100 = SeedCatalogue.Snapshot.Accelerators["h100-sxm-80gb"];

    [Fact]
    public void Faster_memory_never_makes_fewer_tokens() => Prop.ForAll(
        Gen.Choose(100, 300).Select(percent => percent / 100.0).ToArbitrary(),
        factor =>
        {
            var faster = s_h100 with { MemoryBandwidth = Figures.Of("memory-bandwidth", 3.35 * factor, Units.TerabytePerSecond) };
            Assert.True(Throughput(faster, 8) >= Throughput(s_h100, 8));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_accelerators_never_make_fewer_tokens()
    {
        foreach (var model in new[] { "llama-3-1-8b", "llama-3-1-70b", "mixtral-8x7b", "qwen3-235b-a22b" })
        {
            Assert.True(Throughput(s_h100, 16, model) >= Throughput(s_h100, 8, model), model);
            Assert.True(Throughput(s_h100, 72, model) >= 4 * Throughput(s_h100, 16, model), model);
        }
    }

    [Fact]
    public void Replicas_multiply_throughput_and_leave_times_alone()
    {
        var (one, nine) = (Estimate(8, 1), Estimate(72, 9));

        Assert.Equal(9 * one.OutputTokensPerSecond.Value, nine.OutputTokensPerSecond.Value, 3);
        Assert.Equal(one.TimePerOutputToken.Value, nine.TimePerOutputToken.Value, 12);

        static ServingEstimate<Real> Estimate(int count, int replicas) => ServingEstimates.Estimate(
            Servings.Job("llama-3-1-70b"), new ServingCluster(s_h100, count), new ServingLayout(8, 1, ExpertParallel: false, replicas), Servings.Constants, CentralReading.Instance);
    }

    [Fact]
    public void Many_experts_are_spread_and_few_are_split()
    {
        var cluster = new ServingCluster(SeedCatalogue.Snapshot.Accelerators["b200-sxm-180gb"], 8);

        Assert.True(ServingLayouts.Choose(Servings.Job("deepseek-v3") with { Format = ServingFormat.Fp4 }, cluster, Servings.Constants).ExpertParallel);
        Assert.False(ServingLayouts.Choose(Servings.Job("mixtral-8x22b"), cluster, Servings.Constants).ExpertParallel);
    }

    [Fact]
    public void A_stated_tensor_size_is_kept()
    {
        foreach (var tensor in new[] { 1, 2, 4, 8 })
        {
            Assert.Equal(tensor, ServingLayouts.Choose(Servings.Job("llama-3-1-8b"), new ServingCluster(s_h100, 8, tensor), Servings.Constants).Tensor);
        }
    }

    [Fact]
    public void Power_grows_from_idle_to_the_limit_with_work()
    {
        var cluster = new ServingCluster(s_h100, 8);
        var model = ServedModel.From(Servings.Job("llama-3-1-70b").Shape);
        var idle = ServingPower.Draw(cluster, model, Servings.Constants, CentralReading.Instance, 0).Value;
        var full = ServingPower.Draw(cluster, model, Servings.Constants, CentralReading.Instance, 1).Value;
        var step = Servings.Step(Servings.Job("llama-3-1-70b"), Servings.Tensor(2));

        Assert.InRange(idle, 8 * 100, 8 * 500);
        Assert.InRange(full, 8 * 700, 8 * 1100);
        Assert.Equal(1, ServingPower.Busy(step, InFlight.Saturated(step)).Value, 9);
        Assert.True(ServingPower.Busy(step, InFlight.AtBatch<Real>(step, 1)).Value < 0.5);
    }

    [Fact]
    public void Beside_the_boards_a_server_draws_no_more_than_its_nameplate_leaves()
    {
        var catalogue = SeedCatalogue.Snapshot;
        double Idle(string chip, string? server) => ServingPower.Idle(
            new ServingCluster(catalogue.Accelerators[chip], 1) { Server = server is null ? null : catalogue.Servers[server] }, Servings.Constants, CentralReading.Instance).Value;

        Assert.Equal(Idle("h100-sxm-80gb", null), Idle("h100-sxm-80gb", "dgx-h100"), 9);
        Assert.Equal((1061 / 4.0) - 170 + (0.15 * 170), Idle("tpu-v4", "google-tpu-v4-host"), 6);
    }

    [Fact]
    public void No_server_of_the_catalogue_draws_more_while_it_serves_than_its_nameplate()
    {
        var model = ServedModel.From(Servings.Job("llama-3-1-70b").Shape);
        foreach (var server in SeedCatalogue.Snapshot.Servers.Values)
        {
            var cluster = new ServingCluster(SeedCatalogue.Snapshot.Accelerators[server.Accelerator], server.Accelerators) { Server = server };
            Assert.True(ServingPower.Draw(cluster, model, Servings.Constants, CentralReading.Instance, 1).Value <= server.MaximumPower.Central * 1.0001, server.Id);
        }
    }

    [Fact]
    public void Estimates_are_the_same_in_all_readings() => AllReadings.Agree(new WholeEstimate());

    private static double Throughput(Accelerator chip, int count, string model = "llama-3-1-70b") =>
        ServingEstimates.Estimate(Servings.Job(model), new ServingCluster(chip, count), Servings.Constants, CentralReading.Instance).OutputTokensPerSecond.Value;

    private sealed record WholeEstimate : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var job = Servings.Job("llama-3-1-70b") with { Load = ServingLoad.RequestsPerSecond(3) };
            var estimate = ServingEstimates.Estimate(job, new ServingCluster(s_h100, 8), Servings.Constants, reading);
            return [estimate.OutputTokensPerSecond, estimate.TimeToFirstToken, estimate.TimePerOutputToken, estimate.MaximumConcurrency, estimate.Batch, estimate.Power];
        }
    }
}
