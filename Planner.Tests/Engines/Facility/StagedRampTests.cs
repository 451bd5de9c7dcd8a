using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Facility;

public sealed class StagedRampTests
{
    private static readonly ImmutableArray<RampStage> s_stages = [new(6, 32), new(12, 96), new(54, -128)];

    [Fact]
    public void Servers_come_and_go_in_their_months()
    {
        Assert.Equal([0, 32, 128, 0], new[] { 5, 6, 53, 54 }.Select(month => StagedRamp.ServersIn(month, s_stages)));
        Assert.Equal(128, StagedRamp.Most(s_stages));
    }

    [Fact]
    public void Energy_follows_the_stages()
    {
        var energy = Energy(CentralReading.Instance);

        Assert.Equal(60, energy.Length);
        Assert.All(energy.Take(6).Concat(energy.Skip(54)), month => Assert.Equal(0, month.Value));
        Assert.InRange(energy[12].Value / energy[24].Value, 0.999999, 1.000001);
        Assert.True(energy[6].Value < energy[18].Value / 3);
    }

    [Fact]
    public void A_quarter_full_hall_wastes_more_on_its_power_chain()
    {
        var energy = Energy(CentralReading.Instance);

        Assert.True(energy[6].Value / 32 > energy[18].Value / 128);
    }

    [Fact]
    public void Taking_down_goes_faster_than_racking()
    {
        var end = SiteEnd.TakeDown<Real>(128, 130, 38);

        Assert.Equal((128 * 130) + (38 * 180), end.Mass.Value, 6);
        Assert.Equal(SiteSchedule.RackingTime<Real>(128).Value / 2, end.Duration.Value, 6);
    }

    [Fact]
    public void A_ramp_is_the_same_in_all_readings() => AllReadings.Agree(new Ramp());

    private static ImmutableArray<T> Energy<T>(IReading<T> reading)
        where T : struct, IReal<T> =>
        StagedRamp.Energy(Sites.Server, s_stages, 60, 1, WorkloadPhases<T>.Of(0.9), Sites.Design(), reading);

    private sealed record Ramp : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T> =>
            [.. Energy(reading), SiteEnd.TakeDown(128, reading.Read(Sites.Server.Weight!), 38).Mass];
    }
}
