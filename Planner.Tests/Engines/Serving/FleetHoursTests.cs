using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Serving;

public class FleetHoursTests
{
    private static readonly ImmutableArray<double> s_day = [.. Enumerable.Repeat(0.5, 12), .. Enumerable.Repeat(1.5, 12)];

    [Fact]
    public void A_fleet_that_scales_pays_for_what_each_hour_needs_and_a_spare()
    {
        // Two replicas by night, six by day, one spare each, two accelerators a replica.
        var load = Load(Fleet(true), 40, 10);

        Assert.Equal((3 + 7) / 2.0 * 2, load.Own.Value, 12);
        Assert.Equal(0, load.Beyond.Value);
    }

    [Fact]
    public void A_base_of_ones_own_is_filled_first_and_the_rest_is_rented()
    {
        var load = FleetHours.Load<Real>(Fleet(true), s_day, 0, 40, 10, 8);

        Assert.Equal((6 + 8) / 2.0, load.Own.Value, 12);
        Assert.Equal((0 + 6) / 2.0, load.Beyond.Value, 12);
    }

    [Fact]
    public void A_standing_fleet_stands_and_lacks_what_is_asked_beyond_all_of_it()
    {
        Assert.Equal(0, Load(Fleet(false), 40, 10).Beyond.Value);
        var crowded = Load(Fleet(false), 80, 10);

        // Eight replicas stand; twelve are needed by day, four by night.
        Assert.Equal(16, crowded.Own.Value);
        Assert.Equal((12 - 8) * 2 / 2.0, crowded.Beyond.Value, 12);
    }

    [Fact]
    public void Nobody_asks_nobody_runs() => Assert.Equal(0, Load(Fleet(true), 0, 10).Own.Value);

    [Fact]
    public void Longer_answers_need_more_replicas_by_the_measured_reaction()
    {
        var reaction = new LengthReaction(-0.2, -0.9);

        Assert.Equal(10, FleetHours.Capacity<Real>(10, 1, 1, reaction).Value, 12);
        Assert.Equal(10 * System.Math.Pow(2, -0.9), FleetHours.Capacity<Real>(10, 1, 2, reaction).Value, 12);
        Assert.Equal(10 * System.Math.Pow(0.5, -0.2), FleetHours.Capacity<Real>(10, 0.5, 1, reaction).Value, 12);
    }

    [Fact]
    public void Units_are_right()
    {
        Checked second = Checked.Of(ServingUnits.PerSecond);
        var capacity = FleetHours.Capacity(second * 10, 1, 1, new LengthReaction(-0.2, -0.9));
        var load = FleetHours.Load(Fleet(true), s_day, 0, second * 40, capacity, 8);

        Assert.Equal(7, load.Own.Value, 12);
    }

    [Fact]
    public void A_last_replica_sleeps_when_nobody_asks_within_its_patience()
    {
        var policy = new FleetPolicy { KeepAliveSeconds = 600 };

        Assert.Equal(1 - System.Math.Exp(-1), FleetHours.Awake<Real>(policy, 1 / 600.0).Value, 12);
        Assert.Equal(1, FleetHours.Awake<Real>(policy, 1).Value, 12);
    }

    private static FleetLoad<Real> Load(FleetDecision fleet, double requests, double capacity) => FleetHours.Load<Real>(fleet, s_day, 0, requests, capacity, null);

    private static FleetDecision Fleet(bool scales) => new()
    {
        Obstacle = null,
        Chip = Servings.Chip,
        Replica = new ServingLayout(2, 1, false, 1),
        Policy = new FleetPolicy { Headroom = 1, SpareReplicas = 1, ScaleToDemand = scales },
        RequestsPerReplica = 10,
        Replicas = [8],
        Running = [],
    };
}
