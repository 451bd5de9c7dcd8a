using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Planner.Tests.Catalogue;
using Xunit;

namespace Planner.Tests.Engines.Facility;

public sealed class SiteScheduleTests
{
    private static readonly double s_month = Units.Month.ToBase(1);

    [Fact]
    public void The_critical_path_leads_without_gaps_to_the_first_day()
    {
        var path = SiteSchedule.Plan(Work(Sites.NewBuilding, 128, 2e6), CentralReading.Instance);
        var critical = path.Steps.Where(step => step.Critical).OrderBy(step => step.Start.Value).ToList();

        Assert.Equal(0, critical[0].Start.Value);
        Assert.All(critical.Zip(critical.Skip(1)), pair => Assert.Equal(pair.First.Finish.Value, pair.Second.Start.Value, 3));
        Assert.Equal(path.Ready.Value, critical[^1].Finish.Value, 3);
        Assert.Equal(path.Ready.Value, path.Steps.Max(step => step.Finish.Value), 3);
    }

    [Fact]
    public void A_new_building_waits_for_design_shell_and_commissioning()
    {
        var path = SiteSchedule.Plan(Work(Sites.NewBuilding, 128, 2e6), CentralReading.Instance);

        Assert.Equal(4 + 21 + 2 + 1 + 0.75, path.Ready.Value / s_month, 6);
        Assert.Contains(path.Steps, step => step.Label == Labels.TransformerStep && !step.Critical);
    }

    [Fact]
    public void Somebody_elses_hall_is_ready_when_the_servers_are()
    {
        var path = SiteSchedule.Plan(Work(Sites.Colocation, 128, 2e6), CentralReading.Instance);

        Assert.Equal(4 + 1 + 0.75, path.Ready.Value / s_month, 6);
        Assert.True(path.Steps.Single(step => step.Label == Labels.DeliveryStep).Critical);
    }

    [Fact]
    public void A_long_wait_for_the_grid_becomes_critical()
    {
        var region = Sites.Region with { GridConnectionTime = Figures.Of("grid-connection-time", 60, Units.Month) };
        var path = SiteSchedule.Plan(Work(Sites.NewBuilding, 2000, 30e6) with { Region = region }, CentralReading.Instance);

        Assert.True(path.Steps.Single(step => step.Label == Labels.GridStep).Critical);
        Assert.True(path.Ready.Value / s_month > 62);
    }

    [Fact]
    public void A_small_connection_comes_sooner()
    {
        Assert.Equal(27, SiteSchedule.GridTime<Real>(27, 30e6, 10e6, 0.25).Value, 12);
        Assert.Equal(27 * 0.5, SiteSchedule.GridTime<Real>(27, 10e6 / 16, 10e6, 0.25).Value, 9);
    }

    // Published from groundbreaking to completion (Cortex Construct, 2026): the middles of five sizes.
    [Theory]
    [InlineData(3, 5, 8)]
    [InlineData(10, 8, 12)]
    [InlineData(22, 12, 18)]
    [InlineData(45, 14, 22)]
    [InlineData(150, 18, 30)]
    public void Buildings_take_the_published_months_for_their_size(double megawatts, double least, double most)
    {
        var times = SiteTimes.From(SeedCatalogue.Snapshot);
        var months = SiteSchedule.BuildingTime<Real>(times.Building.Central, megawatts * 1e6, times.BuildingPower.Central, times.BuildingScale.Central).Value / s_month;

        Assert.InRange(months, least, most);
    }

    [Fact]
    public void Every_time_of_a_site_is_a_figure_of_the_catalogue_and_the_uncertain_ones_have_a_range()
    {
        var times = SiteTimes.From(SeedCatalogue.Snapshot);
        Input[] all =
        [
            times.Design, times.Building, times.BuildingPower, times.BuildingScale, times.Commissioning, times.GridConnection,
            times.ConnectionPower, times.ConnectionScale, times.Delivery, times.Racking, times.RackingScale, times.BurnIn,
        ];

        Assert.All(all, time => Assert.Contains(time.Citation.Source!, SeedCatalogue.Snapshot.Sources.Keys));
        Assert.All(all.Except([times.BuildingPower, times.ConnectionPower]), time => Assert.False(time.Value.IsFixed, time.Id));
    }

    [Fact]
    public void Colossus_was_racked_in_about_four_months() =>
        Assert.InRange(SiteSchedule.RackingTime<Real>(12_500, s_month, 0.35).Value / s_month, 3.5, 5.5);

    [Fact]
    public void The_path_is_the_same_in_all_readings() => AllReadings.Agree(new NewSite());

    private static SiteWork Work(FacilityKind kind, int servers, double watts) => new(kind, Sites.Region, Sites.Chain, Sites.Server, servers, watts, Sites.Times);

    private sealed record NewSite : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var path = SiteSchedule.Plan(Work(Sites.NewBuilding, 500, 8e6), reading);
            return [path.Ready, .. path.Steps.Select(step => step.Start)];
        }
    }
}
