using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Facility;

public sealed class ItPowerTests
{
    [Fact]
    public void Phases_go_from_nameplate_to_idle_and_serving_is_what_the_serving_engine_says()
    {
        var phases = ItPower.Phases(Sites.Server, 128, new ServerDraw<Real>(2936, 7500), CentralReading.Instance);
        double Share(Label label) => phases.Single(phase => phase.Phase == label).OfNameplate.Value;

        Assert.Equal((1, 128 * 10_200.0), (Share(Labels.ItPowerNameplate), phases[0].All.Value));
        Assert.True(Share(Labels.TrainingPhase) > Share(Labels.IdlePhase));
        Assert.Equal(7500.0 / 10_200, Share(Labels.ServingPhase), 12);
        Assert.Equal((2936, 128 * 2936.0), (phases[^1].PerServer.Value, phases[^1].All.Value));
    }

    [Fact]
    public void A_cluster_that_serves_nothing_has_no_such_phase() =>
        Assert.DoesNotContain(ItPower.Phases(Sites.Server, 128, new ServerDraw<Real>(2936, null), CentralReading.Instance), phase => phase.Phase == Labels.ServingPhase);

    [Fact]
    public void A_cluster_without_a_job_draws_what_it_draws_idle() =>
        Assert.Equal(2040, ItPower.Mean<Real>(10_200, 0.69, WorkloadPhases<Real>.Of(0), 2040).Value, 9);

    [Fact]
    public void Idling_never_draws_more_than_computing() =>
        Assert.Equal(0.43 * 1061, ItPower.Mean<Real>(1061, 0.43, WorkloadPhases<Real>.Of(0.5), 480).Value, 9);

    [Fact]
    public void Mean_power_lies_between_idle_and_computing()
    {
        var mean = ItPower.Mean<Real>(10_200, 0.69, new WorkloadPhases<Real>(0.6, 0.3, 0.1), 2040).Value;

        Assert.Equal(10_200 * ((0.69 * 0.6) + (0.4 * 0.3) + (0.2 * 0.1)), mean, 9);
    }

    [Fact]
    public void Servers_are_billed_with_nameplate_and_mean()
    {
        var bill = ItPower.Training(Sites.Server, 10, CentralReading.Instance);

        Assert.Equal(102_000, bill.ItPowerNameplate.Value, 6);
        Assert.Equal(102_000 * 0.69, bill.ItPowerMean.Value, 6);
        Assert.Equal(10, Assert.Single(bill.Items).Count.Value);
    }

    [Fact]
    public void Server_power_is_the_same_in_all_readings() => AllReadings.Agree(new Eight());

    private sealed record Eight : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T> =>
            [
                ItPower.Servers(Sites.Server, 8, new WorkloadPhases<T>(0.5, 0.2, 0.3), Sites.Idle<T>(), reading).ItPowerMean,
                .. ItPower.Phases(Sites.Server, 8, new ServerDraw<T>(Sites.Idle<T>(), 3 * Sites.Idle<T>()), reading).Select(phase => phase.All),
            ];
    }
}
