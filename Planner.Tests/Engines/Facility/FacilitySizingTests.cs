using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Engines.Facility;

public sealed class FacilitySizingTests
{
    private static readonly Arbitrary<(int Servers, int Use, int Redundancy, int[] WetBulbs)> s_cases =
        (from servers in Gen.Choose(1, 20_000)
         from use in Gen.Choose(1, 100)
         from redundancy in Gen.Choose(0, 2)
         from wetBulbs in Gen.ArrayOf(Gen.Choose(-25, 28), 12)
         select (servers, use, redundancy, wetBulbs)).ToArbitrary();

    [Fact]
    public void Energy_in_equals_energy_out_in_every_month() => Prop.ForAll(s_cases, drawn =>
    {
        var size = Size(drawn);
        return size.Months.All(month =>
            Near(month.FacilityPower.Value, month.ItPower.Value + month.IndoorLosses.Value + month.CoolingPower.Value + month.TransformerLosses.Value)
            && Near(month.Energy.Value, month.FacilityPower.Value * 730 * 3600)
            && month.Pue.Value > 1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Flywheels_lose_energy_too_and_nothing_else_changes() => Prop.ForAll(s_cases, drawn =>
    {
        var design = Sites.Design(redundancy: (Redundancy)drawn.Redundancy, servers: drawn.Servers);
        var load = ItPower.Servers(Sites.Server, drawn.Servers, WorkloadPhases<Real>.Of(drawn.Use / 100.0), Sites.Idle<Real>(), CentralReading.Instance);
        var (plain, wheels) = (FacilitySizing.Size(load, design, CentralReading.Instance), FacilitySizing.Size(load, design with { Chain = [.. design.Chain, Sites.Flywheel] }, CentralReading.Instance));
        var friction = wheels.Chain.Single(stage => stage.Kind == "battery").Loss.Value;
        return wheels.Months.Zip(plain.Months).All(pair =>
            Near(pair.First.FacilityPower.Value, pair.First.ItPower.Value + pair.First.IndoorLosses.Value + pair.First.CoolingPower.Value + pair.First.TransformerLosses.Value)
            && Near(pair.First.IndoorLosses.Value, pair.Second.IndoorLosses.Value + friction)
            && pair.First.CoolingPower.Value > pair.Second.CoolingPower.Value);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Months_add_up_to_the_year_and_the_bill() => Prop.ForAll(s_cases, drawn =>
    {
        var size = Size(drawn);
        var it = size.Months.Sum(month => month.ItPower.Value * 730 * 3600);
        return Near(size.Bill.EnergyPerMonth.Value * 12, size.Months.Sum(month => month.Energy.Value))
            && Near(size.Bill.WaterPerMonth.Value * 12, size.Months.Sum(month => month.Water.Value))
            && Near(size.Pue.Value * it, size.Months.Sum(month => month.Energy.Value));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_connection_carries_every_month() => Prop.ForAll(s_cases, drawn =>
    {
        var size = Size(drawn);
        return size.Months.All(month => month.FacilityPower.Value <= size.PeakPower.Value * (1 + 1e-9));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Pue_is_that_of_an_air_cooled_hall_in_a_temperate_climate()
    {
        var size = Size(128, 1, Sites.Design());

        Assert.InRange(size.Pue.Value, 1.4, 1.55);
    }

    [Fact]
    public void Liquid_cooling_needs_less_than_air_and_redundancy_costs_power()
    {
        Assert.True(Size(128, 1, Sites.Design(Sites.Liquid)).Pue.Value < Size(128, 1, Sites.Design(Sites.Air)).Pue.Value);
        Assert.True(Size(128, 0.3, Sites.Design(redundancy: Redundancy.N)).Pue.Value < Size(128, 0.3, Sites.Design(redundancy: Redundancy.TwoN)).Pue.Value);
    }

    [Fact]
    public void Without_it_load_the_pue_is_that_of_full_load_and_only_losses_are_drawn()
    {
        var load = ItPower.Servers(Sites.Server, 128, WorkloadPhases<Real>.Of(1), Sites.Idle<Real>(), CentralReading.Instance) with { ItPowerMean = 0 };
        var size = FacilitySizing.Size(load, Sites.Design(), CentralReading.Instance);
        var full = size.PeakPower.Value / load.ItPowerNameplate.Value;

        Assert.Equal(full, size.Pue.Value, 1e-12);
        Assert.All(size.Months, month => Assert.InRange(month.Pue.Value, 1, full));
        Assert.InRange(full, 1.2, 1.8);
        Assert.All(size.Months, month => Assert.True(month.Energy.Value >= 0 && double.IsFinite(month.Energy.Value) && month.Wue.Value >= 0));
        Assert.Equal(size.Months.Average(month => month.Wue.Value), size.Wue.Value, 1e-18);
        Assert.Equal(0, size.Bill.WaterPerMonth.Value);
    }

    [Fact]
    public void A_pue_of_ones_own_moves_power_and_energy_of_every_month_and_no_plant() => Prop.ForAll(s_cases, drawn =>
    {
        var size = Size(drawn);
        var own = OwnPue.Corrected(size, 1.2 / size.Pue);
        return Near(own.Pue.Value, 1.2)
            && Near(own.Months.Sum(month => month.Energy.Value), 1.2 * own.Months.Sum(month => month.ItPower.Value * 730 * 3600))
            && Near(own.Bill.EnergyPerMonth.Value * 12, own.Months.Sum(month => month.Energy.Value))
            && own.Months.Zip(size.Months).All(pair =>
                Near(pair.First.FacilityPower.Value, pair.First.ItPower.Value + pair.First.IndoorLosses.Value + pair.First.CoolingPower.Value + pair.First.TransformerLosses.Value)
                && Near(pair.First.Pue.Value / pair.Second.Pue.Value, 1.2 / size.Pue.Value))
            && own.Bill.Items.SequenceEqual(size.Bill.Items) && own.Bill.WaterPerMonth.Equals(size.Bill.WaterPerMonth);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_warmer_month_has_a_higher_pue()
    {
        var months = Size(128, 1, Sites.Design()).Months;

        Assert.True(months[7].Pue.Value > months[0].Pue.Value);
        Assert.True(months[7].FreeCoolingShare.Value < months[0].FreeCoolingShare.Value);
    }

    [Fact]
    public void An_unknown_climate_counts_as_temperate_and_is_said()
    {
        var size = Size(128, 1, Sites.Design(region: Sites.RegionOf("nowhere")));

        Assert.Equal(12, size.Months.Length);
        Assert.Contains(size.Findings, finding => finding.Code == "climate-unknown");
    }

    [Fact]
    public void A_facility_is_the_same_in_all_readings() => AllReadings.Agree(new WholeFacility());

    private static FacilitySize<Real> Size((int Servers, int Use, int Redundancy, int[] WetBulbs) drawn) => Size(
        drawn.Servers,
        drawn.Use / 100.0,
        Sites.Design(redundancy: (Redundancy)drawn.Redundancy, region: Sites.RegionOf("drawn", [.. drawn.WetBulbs.Select(value => (double)value)])));

    private static FacilitySize<Real> Size(int servers, double use, FacilityDesign design) =>
        FacilitySizing.Size(ItPower.Servers(Sites.Server, servers, WorkloadPhases<Real>.Of(use), Sites.Idle<Real>(), CentralReading.Instance), design, CentralReading.Instance);

    private static bool Near(double left, double right) => Math.Abs(left - right) <= 1e-9 * Math.Max(Math.Abs(left), Math.Abs(right));

    private sealed record WholeFacility : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var load = ItPower.Servers(Sites.Server, 100, WorkloadPhases<T>.Of(0.8), Sites.Idle<T>(), reading);
            var size = FacilitySizing.Size(load, Sites.Design(Sites.Liquid), reading);
            return
            [
                size.Pue, size.Wue, size.PeakPower, size.Bill.EnergyPerMonth, size.Bill.WaterPerMonth, size.Bill.FloorArea, size.Months[6].ReusableHeat,
                .. size.Months.Select(month => month.FacilityPower),
            ];
        }
    }
}
