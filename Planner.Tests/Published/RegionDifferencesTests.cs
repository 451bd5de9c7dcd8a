using System;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Planner.Tests.Catalogue;
using Xunit;

namespace Planner.Tests.Published;

/// <summary>Five places differ in power, carbon, climate and time, each for a reason with a source; hours of free cooling agree with hourly years.</summary>
public sealed class RegionDifferencesTests
{
    private const int Servers = 1000;
    private static readonly string[] s_places = ["tokyo", "frankfurt", "seoul", "virginia", "stockholm"];
    private static readonly CatalogueSnapshot s_catalogue = SeedCatalogue.Snapshot;

    [Fact]
    public void Five_places_have_five_pues_tariffs_carbon_intensities_and_ready_dates()
    {
        AssertAllDiffer(place => Math.Round(Size(place).Pue.Value, 4));
        AssertAllDiffer(place => s_catalogue.Regions[place].Tariff!.Central);
        AssertAllDiffer(place => s_catalogue.Regions[place].CarbonIntensity!.Central);
        AssertAllDiffer(place => ReadyMonths(place) * 1e3);
    }

    [Fact]
    public void Each_reason_has_its_source() => Assert.All(s_places.SelectMany(Reasons), figure =>
    {
        Assert.NotNull(figure.Citation.Source);
        Assert.Contains(figure.Citation.Source, s_catalogue.Sources.Keys);
        Assert.NotNull(figure.Citation.AsOf);
    });

    [Fact]
    public void The_coldest_place_has_the_least_and_the_warmest_the_most_cooling()
    {
        var byPue = s_places.OrderBy(place => Size(place).Pue.Value).ToList();

        Assert.Equal("stockholm", byPue[0]);
        Assert.Equal("tokyo", byPue[^1]);
    }

    // Hours of a year with a wet bulb below 10, 14, 18 and 22 °C: hourly years of 2020 to 2024 (green-dcc), typical years (EnergyPlus).
    [Theory]
    [InlineData("tokyo", 3314, 4456, 5631, 6900)]
    [InlineData("seoul", 4335, 5302, 6296, 7470)]
    [InlineData("frankfurt", 5180, 7202, 8448, 8757)]
    [InlineData("virginia", 4417, 5405, 6576, 8072)]
    [InlineData("stockholm", 6315, 8040, 8751, 8760)]
    public void Free_cooling_hours_from_monthly_means_are_those_of_hourly_years(string place, int below10, int below14, int below18, int below22)
    {
        Assert.Equal(below10, FreeHours(place, 10), 400d);
        Assert.Equal(below14, FreeHours(place, 14), 400d);
        Assert.Equal(below18, FreeHours(place, 18), 400d);
        Assert.Equal(below22, FreeHours(place, 22), 400d);
    }

    // Epoch AI takes 1.1 for the largest operators and 1.25 for others; a survey found 1.55 on average (Uptime, 2025).
    [Theory]
    [InlineData("air", 1.35, 1.65)]
    [InlineData("air-economiser", 1.15, 1.35)]
    [InlineData("rear-door", 1.18, 1.36)]
    [InlineData("direct-liquid", 1.08, 1.22)]
    [InlineData("immersion", 1.02, 1.16)]
    public void Pue_of_each_cooling_kind_is_in_the_published_range(string cooling, double least, double most) =>
        Assert.InRange(Size("frankfurt", cooling).Pue.Value, least, most);

    private static double FreeHours(string place, double limit) => s_catalogue.Regions[place].MonthWetBulbs
        .Sum(month => 730 * Cooling.FreeShare<Real>(month.Central, limit, Cooling.Spread<Real>(month.Central)).Value);

    private static FacilitySize<Real> Size(string place, string cooling = "air-economiser")
    {
        var load = ItPower.Servers(Server, Servers, WorkloadPhases<Real>.Of(0.9), 2936, CentralReading.Instance);
        return FacilitySizing.Size(load, Design(place, s_catalogue.Cooling[cooling]), CentralReading.Instance);
    }

    private static double ReadyMonths(string place)
    {
        var work = new SiteWork(s_catalogue.Facility["new-build"], s_catalogue.Regions[place], PowerChain.Usual(s_catalogue.Power.Values), Server, Servers, 14e6, SiteTimes.From(s_catalogue));
        return SiteSchedule.Plan(work, CentralReading.Instance).Ready.Value / Units.Month.Factor;
    }

    private static FacilityDesign Design(string place, CoolingKind cooling) => new()
    {
        Region = s_catalogue.Regions[place],
        Cooling = cooling,
        Chain = PowerChain.Usual(s_catalogue.Power.Values),
        Redundancy = Redundancy.NPlusOne,
        Racks = RackPacking.Pack(Server, Servers, cooling),
    };

    private static Server Server => s_catalogue.Servers["hgx-h100-8"];

    private static IEnumerable<Input> Reasons(string place)
    {
        var region = s_catalogue.Regions[place];
        return [region.Tariff!, region.CarbonIntensity!, region.GridConnectionTime!, region.BuildTime!, .. region.MonthWetBulbs];
    }

    private static void AssertAllDiffer(Func<string, double> figure) => Assert.Equal(s_places.Length, s_places.Select(figure).Distinct().Count());
}
