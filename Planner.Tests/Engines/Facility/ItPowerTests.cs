using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Facility;

public sealed class ItPowerTests
{
    [Fact]
    public void Phases_go_from_nameplate_to_idle_and_decoding_lies_between_training_and_idle()
    {
        var phases = ItPower.Phases(Sites.Server, 128, CentralReading.Instance);
        double Share(Label label) => phases.Single(phase => phase.Phase == label).OfNameplate.Value;

        Assert.Equal((1, 128 * 10_200.0), (Share(Labels.ItPowerNameplate), phases[0].All.Value));
        Assert.True(Share(Labels.TrainingPhase) > Share(Labels.DecodePhase) && Share(Labels.DecodePhase) > Share(Labels.IdlePhase));
        Assert.Equal(Share(Labels.TrainingPhase), Share(Labels.PrefillPhase));
    }

    [Fact]
    public void A_cluster_that_serves_draws_less_than_one_that_trains_as_long()
    {
        var training = ItPower.Servers(Sites.Server, 8, WorkloadPhases<Real>.Of(0.8, 0), CentralReading.Instance).ItPowerMean.Value;
        var serving = ItPower.Servers(Sites.Server, 8, WorkloadPhases<Real>.Of(0, 0.8), CentralReading.Instance).ItPowerMean.Value;

        Assert.True(serving < training);
        Assert.Equal(ItPower.Servers(Sites.Server, 8, WorkloadPhases<Real>.Of(0.8), CentralReading.Instance).ItPowerMean.Value, training, 9);
    }

    [Fact]
    public void A_cluster_without_a_job_draws_its_idle_share() =>
        Assert.Equal(0.2 * 10_200, ItPower.Mean<Real>(10_200, 0.69, WorkloadPhases<Real>.Of(0)).Value, 9);

    [Fact]
    public void Mean_power_lies_between_idle_and_computing()
    {
        var mean = ItPower.Mean<Real>(10_200, 0.69, new WorkloadPhases<Real>(0.6, 0.3, 0.1, 0, 0)).Value;

        Assert.Equal(10_200 * ((0.69 * 0.6) + (0.4 * 0.3) + (0.2 * 0.1)), mean, 9);
    }

    [Fact]
    public void Servers_are_billed_with_nameplate_and_mean()
    {
        var bill = ItPower.Servers(Sites.Server, 10, WorkloadPhases<Real>.Of(1), CentralReading.Instance);

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
            [ItPower.Servers(Sites.Server, 8, new WorkloadPhases<T>(0.5, 0.2, 0.1, 0.1, 0.1), reading).ItPowerMean];
    }
}
