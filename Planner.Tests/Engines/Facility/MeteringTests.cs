using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Facility;

public sealed class MeteringTests
{
    [Fact]
    public void Hours_of_all_prices_add_up_to_the_energy_of_the_month() => Prop.ForAll(Gen.Choose(0, 50).ToArbitrary(), percent =>
    {
        var facility = Facility(CentralReading.Instance);
        var tariff = new TimeOfUse<Real>(percent / 100.0, 0.4, 1.3, 0.8);
        return Metering.Months<Real>(facility, tariff, percent / 50.0).Zip(facility.Months).All(pair =>
            Math.Abs(pair.First.Energy.Value - pair.Second.Energy.Value) <= 1e-9 * pair.Second.Energy.Value
            && pair.First.Demand == pair.Second.FacilityPower);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_constant_load_pays_the_mean_of_the_hours() =>
        Assert.Equal((0.25 * 1.28) + (10.0 / 24 * 0.79) + (8.0 / 24), Metering.MeanRatio(Metering.Usual<Real>(1.28, 0.79)).Value, 12);

    [Fact]
    public void Moving_the_peak_to_the_night_saves_the_difference()
    {
        var tariff = Metering.Usual<Real>(1.28, 0.79);

        Assert.Equal(Metering.MeanRatio(tariff), Metering.ShiftedRatio(tariff, (Real)0));
        Assert.Equal(0.25 * 0.49, Metering.MeanRatio(tariff).Value - Metering.ShiftedRatio(tariff, (Real)1).Value, 12);
    }

    [Fact]
    public void Work_that_leaves_the_peak_arrives_in_the_night()
    {
        var (facility, tariff) = (Facility(CentralReading.Instance), Metering.Usual<Real>(1.28, 0.79));
        var (still, moved) = (Metering.Months<Real>(facility, tariff, 0)[0], Metering.Months<Real>(facility, tariff, 0.5)[0]);

        Assert.Equal(still.PeakEnergy.Value / 2, moved.PeakEnergy.Value, still.PeakEnergy.Value * 1e-9);
        Assert.Equal(still.PeakEnergy.Value / 2, moved.OffPeakEnergy.Value - still.OffPeakEnergy.Value, still.PeakEnergy.Value * 1e-9);
        Assert.Equal(still.MiddleEnergy, moved.MiddleEnergy);
    }

    [Fact]
    public void The_mean_price_is_what_the_metered_energy_costs()
    {
        var (facility, tariff) = (Facility(CentralReading.Instance), Metering.Usual<Real>(1.28, 0.79));
        var month = Metering.Months<Real>(facility, tariff, 0.3)[6];
        var paid = (month.PeakEnergy.Value * 1.28) + month.MiddleEnergy.Value + (month.OffPeakEnergy.Value * 0.79);

        Assert.Equal(paid / month.Energy.Value, Metering.MeanPrice<Real>(1, tariff, 0.3).Value, 12);
    }

    [Fact]
    public void Metering_is_the_same_in_all_readings() => AllReadings.Agree(new Year());

    private static FacilitySize<T> Facility<T>(IReading<T> reading)
        where T : struct, IReal<T> =>
        FacilitySizing.Size(ItPower.Training(Sites.Server, 100, reading), Sites.Design(), reading);

    private sealed record Year : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T> =>
            Metering.Months<T>(Facility(reading), Metering.Usual<T>(1.28, 0.79), 0.3).SelectMany(month => new[] { month.PeakEnergy, month.OffPeakEnergy, month.Demand })
                .Append(Metering.MeanPrice(reading.Read(Figures.Of("middle", 0.1, Units.UsdPerKilowattHour)), Metering.Usual<T>(1.28, 0.79), 0.3));
    }
}
