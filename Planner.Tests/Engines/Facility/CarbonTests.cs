using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Facility;

public sealed class CarbonTests
{
    private static readonly double s_month = Units.Month.ToBase(1);

    [Fact]
    public void A_kilowatt_hour_carries_the_intensity_of_its_grid()
    {
        var intensity = Units.GramPerKilowattHour.ToBase(400);

        Assert.Equal(0.4, Carbon.LocationBased<Real>(3.6e6, intensity).Value, 12);
        Assert.Equal(0.1, Carbon.MarketBased<Real>(3.6e6, intensity, 0.75).Value, 12);
    }

    [Fact]
    public void Embodied_carbon_is_spread_evenly_over_the_life()
    {
        var embodied = Carbon.Embodied<Real>(100, 3_000, 800, 164).Value;

        Assert.Equal(431_200, embodied, 6);
        Assert.Equal(embodied / 60, Carbon.EmbodiedIn<Real>(s_month, embodied, 60 * s_month).Value, 6);
    }

    [Fact]
    public void Months_add_up_to_energy_times_intensity()
    {
        var facility = Facility(CentralReading.Instance);
        var months = Carbon.Months<Real>(facility, 1e-7, 0.5, 1e6, 60 * s_month);

        Assert.Equal(facility.Months.Sum(month => month.Energy.Value) * 1e-7, months.Sum(month => month.LocationBased.Value), 3);
        Assert.All(months, month => Assert.Equal(month.LocationBased.Value / 2, month.MarketBased.Value, 6));
        Assert.Equal(12e6 / 60, months.Sum(month => month.Embodied.Value), 3);
    }

    [Fact]
    public void Carbon_is_the_same_in_all_readings() => AllReadings.Agree(new Year());

    private static FacilitySize<T> Facility<T>(IReading<T> reading)
        where T : struct, IReal<T> =>
        FacilitySizing.Size(ItPower.Training(Sites.Server, 100, reading), Sites.Design(), reading);

    private sealed record Year : IEngineFormula
    {
        private static readonly Input s_life = Figures.Of("server-life", 5, Units.Year);
        private static readonly Input s_perServer = Figures.Of("embodied-carbon-server", 3_000, Units.Kilogram);

        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var embodied = Carbon.Embodied(100, reading.Read(s_perServer), 800, reading.Read(s_perServer));
            var months = Carbon.Months(Facility(reading), reading.Read(Sites.Region.CarbonIntensity!), 0.3, embodied, reading.Read(s_life));
            return months.SelectMany(month => new[] { month.LocationBased, month.MarketBased, month.Embodied });
        }
    }
}
