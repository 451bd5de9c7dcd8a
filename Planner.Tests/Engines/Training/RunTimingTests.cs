using System;
using System.Linq;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Training;

public sealed class RunTimingTests
{
    private static readonly RunConditions s_usual = RunConditions.From(TrainingCase.Catalogue);

    [Fact]
    public void The_rates_by_cause_add_up_to_the_published_interval_between_interruptions()
    {
        var published = 1 / TrainingCase.Catalogue.Assumptions["accelerator-interruption-interval"].Figure.Central;

        Assert.Equal(published, s_usual.Causes.Sum(cause => cause.Rate.Central), published * 0.01);
    }

    [Fact]
    public void Fifty_four_days_on_16384_accelerators_meet_about_as_many_interruptions_as_were_published()
    {
        var run = Run(16384, Days(54), s_usual with { ClusterAge = Figures.Of("cluster-age", 24, Units.Month) });

        Assert.InRange(run.Interruptions.Value * Days(54) / run.Elapsed.Value, 419 * 0.97, 419 * 1.03);
        var evaluation = run.Lost.Single(lost => lost.Cause == Labels.EvaluationTime).AcceleratorTime.Value / 16384;
        var effective = (Days(54) + evaluation) / run.Elapsed.Value;
        Assert.Equal(TrainingCase.Catalogue.Assumptions["effective-training-share"].Figure.Central, effective, 0.04);
    }

    [Fact]
    public void The_optimal_interval_is_that_of_Young_and_Daly()
    {
        var interval = RunTiming.Interval<Real>(compute: 1e7, rate: 1e-4, pause: 50, write: 50, s_usual, CentralReading.Instance);

        Assert.Equal(Math.Sqrt(2 * 50 / 1e-4), interval.Value, 1e-9);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(3.0)]
    public void No_other_interval_is_faster_than_the_optimum(double factor)
    {
        var best = Run(8192, Days(60), s_usual);
        var other = Run(8192, Days(60), s_usual with
        {
            CheckpointInterval = Figures.Of("checkpoint-interval", best.CheckpointInterval.Value * factor, Units.Second),
        });

        Assert.True(other.Elapsed.Value > best.Elapsed.Value);
    }

    [Fact]
    public void Lost_accelerator_time_and_computing_make_the_elapsed_time()
    {
        var run = Run(4096, Days(40), s_usual);
        var start = TrainingCase.Constants.Training["run-start"].Central;
        var all = run.Lost.Sum(lost => lost.AcceleratorTime.Value) + ((Days(40) + start) * 4096);

        Assert.Equal(run.Elapsed.Value * 4096, all, all * 1e-9);
    }

    /// <summary>What connects several scale-up domains takes its time once; one node has nothing to connect.</summary>
    [Fact]
    public void Only_a_run_over_the_fabric_takes_time_to_start()
    {
        var start = TrainingCase.Constants.Training["run-start"].Central;

        Assert.Equal(0, Beside(8), 1e-6 * start);
        Assert.Equal(start, Beside(16), 1e-6 * start);

        double Beside(int count)
        {
            var run = Run(count, Days(1), s_usual);
            return run.Elapsed.Value - Days(1) - (run.Lost.Sum(lost => lost.AcceleratorTime.Value) / count);
        }
    }

    /// <summary>0.25 % a year of 16,384 accelerators, found after five hours, a tenth slower: 2.3 % of the time at nine tenths of the pace.</summary>
    [Fact]
    public void A_slow_accelerator_holds_up_all_others_until_it_is_found()
    {
        var run = Run(16384, Days(54), s_usual);
        var onset = 16384 * 0.0025 / 8760;
        var unnoticed = 1 - Math.Exp(-onset * 5);
        var restarts = onset * ((s_usual.RestartTime.Central + run.CheckpointWriteTime.Value) / 3600);

        Assert.Equal(Days(54) * ((unnoticed * 0.1) + restarts) * 16384, Degraded(run), Degraded(run) * 1e-9);
        Assert.True(Degraded(Run(16384, Days(54), s_usual with { DegradationDiscoveryTime = Figures.Of("degradation-discovery-time", 10, Units.Hour) })) > Degraded(run));
        Assert.Equal(0, Degraded(Run(16384, Days(54), s_usual with { DegradationRate = Figures.Of("degradation-rate", 0, Units.PerYear) })));
    }

    private static double Degraded(RunTime<Real> run) => run.Lost.Single(lost => lost.Cause == Labels.DegradedTime).AcceleratorTime.Value;

    [Fact]
    public void A_new_cluster_and_a_missing_spare_each_cost_time()
    {
        var usual = Run(8192, Days(60), s_usual).Elapsed.Value;

        Assert.True(Run(8192, Days(60), s_usual with { ClusterAge = Figures.Of("cluster-age", 0, Units.Month) }).Elapsed.Value > usual);
        Assert.True(Run(8192, Days(60), s_usual with { HotSpares = false }).Elapsed.Value > usual);
    }

    [Fact]
    public void On_slow_storage_a_checkpoint_beside_the_run_is_cheaper_than_one_that_it_waits_for()
    {
        var slow = s_usual with { CheckpointBandwidthPerAccelerator = Figures.Of("checkpoint-bandwidth", 0.003, Units.GigabytePerSecond) };

        Assert.True(Run(8192, Days(60), slow with { Asynchronous = false }).Elapsed.Value > Run(8192, Days(60), slow).Elapsed.Value);
    }

    [Fact]
    public void A_hopeless_run_has_a_finite_time()
    {
        var run = Run(1_000_000_000, Days(60), s_usual);

        Assert.True(double.IsFinite(run.Elapsed.Value));
        Assert.InRange(run.Goodput.Value, 0, 0.01);
    }

    private static RunTime<Real> Run(int count, double compute, RunConditions conditions)
    {
        var (job, cluster, _) = TrainingCase.Filled(TrainingCase.Gpt3());
        return RunTiming.Estimate(job, cluster with { Count = count }, (Real)compute, conditions, TrainingCase.Constants.Training, CentralReading.Instance);
    }

    private static double Days(double days) => Units.Day.ToBase(days);
}
