using System;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;
using Planner.Tests.Catalogue;
using Xunit;

namespace Planner.Tests.Engines.Serving;

public sealed class FleetsTests
{
    private static readonly ServingJob s_job = Servings.Job("llama-3-1-70b") with { Targets = new ServingTargets(2, 0.05) };
    private static readonly FleetDemand s_demand = new() { RequestsPerSecond = 40, PeakFactor = 2.5, GrowthPerYear = 0.3 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    public void A_day_has_the_mean_one_and_the_peak_asked_for(double peak)
    {
        var shape = new FleetDemand { RequestsPerSecond = 1, PeakFactor = peak }.HourlyShape();

        Assert.Equal(24, shape.Length);
        Assert.Equal(1, shape.Average(), 9);
        Assert.Equal(peak, shape.Max(), 6);
    }

    [Fact]
    public void A_day_of_ones_own_is_kept_in_shape()
    {
        var hours = Enumerable.Range(0, 24).Select(hour => hour < 12 ? 10.0 : 30.0);

        Assert.Equal(1.5, new FleetDemand { RequestsPerSecond = 1, Hours = [.. hours] }.HourlyShape()[23], 12);
    }

    [Fact]
    public void The_busiest_hour_with_headroom_and_a_spare_sizes_each_year()
    {
        var fleet = Decide(new FleetPolicy());

        for (var year = 0; year < 3; year++)
        {
            var needed = Math.Ceiling(40 * Math.Pow(1.3, year) * 2.5 * 1.2 / fleet.RequestsPerReplica);
            Assert.Equal(needed + 1, fleet.Replicas[year]);
        }

        Assert.Equal(fleet.Replicas[2] * fleet.AcceleratorsPerReplica, fleet.MostAccelerators);
    }

    [Fact]
    public void Rented_replicas_follow_the_hours_and_owned_ones_stand_ready()
    {
        var owned = Decide(new FleetPolicy());
        var rented = Decide(new FleetPolicy { ScaleToDemand = true });

        Assert.All(owned.Running[0], running => Assert.Equal((double)owned.Replicas[0], running));
        Assert.Equal((double)owned.Replicas[0], rented.Running[0].Max());
        Assert.True(rented.Running[0].Sum() < 0.7 * owned.Running[0].Sum());
    }

    [Fact]
    public void Nobody_asking_costs_a_rented_fleet_nothing()
    {
        var hours = Enumerable.Range(0, 24).Select(hour => hour < 8 ? 0.0 : 1.0);
        var rented = Fleets.Decide(s_job, Chip, 8, s_demand with { Hours = [.. hours] }, new FleetPolicy { ScaleToDemand = true }, 1, Servings.Constants);

        Assert.Equal(0, rented.Running[0][3]);
        Assert.True(rented.Running[0][12] > 1);
    }

    [Fact]
    public void A_last_replica_that_may_sleep_runs_as_long_as_somebody_asks_within_its_patience()
    {
        var policy = new FleetPolicy { ScaleToDemand = true, ScaleToZero = true, KeepAliveSeconds = 600 };
        var quiet = Fleets.Decide(s_job, Chip, 8, s_demand with { RequestsPerSecond = 1 / 3600.0, Hours = [.. Enumerable.Repeat(1.0, 24)] }, policy, 1, Servings.Constants);
        var awake = Fleets.Decide(s_job, Chip, 8, s_demand with { RequestsPerSecond = 1 / 3600.0 }, policy with { ScaleToZero = false }, 1, Servings.Constants);

        Assert.Equal(1 - Math.Exp(-600 / 3600.0), quiet.Running[0][5], 12);
        Assert.Equal(2.0, awake.Running[0][5]);
    }

    [Fact]
    public void Utilisation_and_energy_follow_from_load()
    {
        var fleet = Decide(new FleetPolicy());
        var (quiet, busy) = (Year(fleet, 10), Year(fleet, 40));

        Assert.Equal(0, busy.RequestsTurnedAway.Value, 9);
        Assert.Equal(4, busy.Utilisation.Value / quiet.Utilisation.Value, 6);
        Assert.True(quiet.EnergyPerMillionOutputTokens.Value > busy.EnergyPerMillionOutputTokens.Value);
        Assert.Equal(40 * 500, busy.OutputTokensPerSecond.Value, 6);
    }

    [Fact]
    public void Demand_beyond_the_fleet_is_turned_away_and_counted()
    {
        var flood = Year(Decide(new FleetPolicy()), 10_000);

        Assert.True(flood.RequestsTurnedAway.Value > 0);
        Assert.Equal(10_000, flood.RequestsPerSecond.Value + flood.RequestsTurnedAway.Value, 6);
        Assert.InRange(flood.Utilisation.Value, 0.85, 1);
    }

    [Fact]
    public void A_fleet_with_little_to_do_draws_more_than_its_part_of_the_work()
    {
        var fleet = Decide(new FleetPolicy());
        var draw = Fleets.PowerOf(fleet, s_job, null, Servings.Constants, CentralReading.Instance);
        var (idle, light, full) = (draw.At(0).Value, draw.At(0.2).Value, draw.At(1).Value);

        // Few requests in flight keep the boards awake: six tenths of the way are drawn before the batch is full.
        Assert.Equal(8 * 262 * fleet.AcceleratorsPerReplica / 8.0, draw.Idle.Value - (0.15 * 700 * fleet.AcceleratorsPerReplica), 6);
        Assert.True(light - idle > 0.2 * (full - idle));
        Assert.InRange(draw.Busy(1).Value, 0.6, 1);
        Assert.Equal(0, draw.Busy(0).Value);
    }

    [Fact]
    public void Limits_leave_a_replica_less_than_a_full_queue_would_write()
    {
        double Filled(ServingTargets? targets) => Fleets.Decide(s_job with { Targets = targets }, Chip, 8, s_demand, new FleetPolicy(), 1, Servings.Constants).FilledShare;

        Assert.Equal(1, Filled(null), 9);
        Assert.InRange(Filled(s_job.Targets), 0.05, 0.95);
        Assert.True(Filled(new ServingTargets(2, 0.02)) < Filled(s_job.Targets));
    }

    [Fact]
    public void Watts_of_a_year_are_those_of_its_hours()
    {
        var fleet = Decide(new FleetPolicy());
        var draw = Fleets.PowerOf(fleet, s_job, null, Servings.Constants, CentralReading.Instance);
        var load = FleetHours.Load(fleet, s_demand.HourlyShape(), 0, (Real)40, fleet.RequestsPerReplica, null, draw);
        var above = load.Busy.Value / fleet.AcceleratorsPerReplica * draw.Span.Value;

        Assert.Equal(Year(fleet, 40).Power.Value, (fleet.Replicas[0] * draw.Idle.Value) + above, 6);
    }

    [Fact]
    public void A_rented_fleet_follows_demand_that_turns_out_higher_and_turns_nobody_away()
    {
        var fleet = Decide(new FleetPolicy { ScaleToDemand = true });
        var (planned, twice) = (Year(fleet, 40), Year(fleet, 80));

        Assert.Equal(fleet.Running[0].Average() * fleet.AcceleratorsPerReplica, planned.AcceleratorsRunning.Value, 9);
        Assert.InRange(twice.AcceleratorsRunning.Value / planned.AcceleratorsRunning.Value, 1.6, 2.1);
        Assert.Equal(0, twice.RequestsTurnedAway.Value, 9);
    }

    [Fact]
    public void A_fleet_is_the_same_in_all_readings() => AllReadings.Agree(new OneYear());

    private static Planner.Domain.Catalogue.Accelerator Chip => SeedCatalogue.Snapshot.Accelerators["h200-sxm-141gb"];

    private static FleetDecision Decide(FleetPolicy policy) => Fleets.Decide(s_job, Chip, 8, s_demand, policy, 3, Servings.Constants);

    private static FleetYear<Real> Year(FleetDecision fleet, double requests) => Evaluate(fleet, requests, CentralReading.Instance);

    private static FleetYear<T> Evaluate<T>(FleetDecision fleet, double requests, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var draw = Fleets.PowerOf(fleet, s_job, null, Servings.Constants, reading);
        var second = T.Of(ServingUnits.PerSecond);
        return Fleets.Evaluate(fleet, s_demand, 0, second * requests, new RequestLengths<T>(1000, 500), second * fleet.RequestsPerReplica, draw);
    }

    private sealed record OneYear : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var year = Evaluate(Decide(new FleetPolicy { ScaleToDemand = true }), 55, reading);
            return [year.RequestsPerSecond, year.RequestsTurnedAway, year.AcceleratorsRunning, year.Utilisation, year.Power, year.EnergyPerMillionOutputTokens];
        }
    }
}
