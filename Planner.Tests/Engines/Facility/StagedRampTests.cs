using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Facility;

public sealed class StagedRampTests
{
    private static readonly ImmutableArray<RampStage> s_stages = [new(0, 32), new(12, 96)];

    [Fact]
    public void Servers_come_and_go_in_their_months()
    {
        ImmutableArray<RampStage> stages = [new(6, 32), new(12, 96), new(54, -128)];

        Assert.Equal([0, 32, 128, 0], new[] { 5, 6, 53, 54 }.Select(month => StagedRamp.ServersIn(month, stages)));
        Assert.Equal(128, StagedRamp.Most(stages));
        Assert.Equal(0.25, StagedRamp.ShareIn(6, stages));
    }

    [Fact]
    public void A_quarter_for_a_year_and_all_for_another_are_fifteen_whole_months() =>
        Assert.Equal((12 * 0.25) + 12, StagedRamp.WholeMonths(24, s_stages), 12);

    [Fact]
    public void Energy_follows_the_stages()
    {
        var stages = Stages(CentralReading.Instance);

        Assert.Equal(stages[0].Months, StagedRamp.In(11, stages));
        Assert.Equal(stages[1].Months, StagedRamp.In(12, stages));
        Assert.True(stages[0].Months[0].Energy.Value < stages[1].Months[0].Energy.Value / 2);
    }

    [Fact]
    public void A_quarter_full_hall_wastes_more_on_its_power_chain()
    {
        var stages = Stages(CentralReading.Instance, network: 0);

        Assert.True(stages[0].Months[0].Pue.Value > stages[1].Months[0].Pue.Value);
    }

    [Fact]
    public void Network_and_storage_run_in_full_from_the_first_day()
    {
        var it = Stages(CentralReading.Instance, network: 1e5).Select(stage => stage.Months[0].ItPower.Value).ToList();

        Assert.Equal(3 * (it[0] - 1e5), it[1] - it[0], 3);
    }

    [Fact]
    public void What_is_served_comes_on_top_of_what_stands_idle()
    {
        var it = Stages(CentralReading.Instance, serving: 3e4).Select(stage => stage.Months[0].ItPower.Value).ToList();
        var quiet = Stages(CentralReading.Instance).Select(stage => stage.Months[0].ItPower.Value).ToList();

        Assert.Equal(quiet[0], it[0], 6);
        Assert.Equal(quiet[1] + 3e4, it[1], 6);
    }

    [Fact]
    public void Taking_down_goes_faster_than_racking()
    {
        var end = SiteEnd.TakeDown<Real>(128, 130, 38, 1000, 0.5);

        Assert.Equal((128 * 130) + (38 * 180), end.Mass.Value, 6);
        Assert.Equal(500, end.Duration.Value, 6);
    }

    [Fact]
    public void A_ramp_is_the_same_in_all_readings() => AllReadings.Agree(new Ramp());

    private static ImmutableArray<RampFacility<T>> Stages<T>(IReading<T> reading, double network = 5e4, double serving = 0)
        where T : struct, IReal<T>
    {
        T Watts(double power) => T.Of(new Constant(power, Units.Watt, Labels.FabricPower));
        var servers = ItPower.Servers(Sites.Server, 128, WorkloadPhases<T>.Of(0.9), Sites.Idle<T>(), reading);
        ImmutableArray<LoadStep<T>> steps = [new(0, StagedRamp.ShareIn(0, s_stages), Watts(0)), new(12, StagedRamp.ShareIn(12, s_stages), Watts(serving))];
        return StagedRamp.Facilities(steps, servers, new Bill<T> { ItPowerNameplate = Watts(network), ItPowerMean = Watts(network) }, Sites.Design(), reading);
    }

    private sealed record Ramp : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T> =>
            [.. Stages(reading, serving: 2e4).SelectMany(stage => stage.Months).Select(month => month.Energy), SiteEnd.TakeDown(128, reading.Read(Sites.Server.Weight!), 38, reading.Read(Sites.Times.Racking), reading.Read(Sites.Times.TakeDown)).Mass];
    }
}
