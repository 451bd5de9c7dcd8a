using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Engines.Facility;

public sealed class PowerChainTests
{
    [Theory]
    [InlineData(0.25, 0.945)]
    [InlineData(0.5, 0.965)]
    [InlineData(1.0, 0.96)]
    public void Losses_pass_through_the_published_efficiencies(double load, double efficiency)
    {
        var loss = PowerChain.LossShare<Real>(load, 0.945, 0.965, 0.96).Value;

        Assert.Equal(efficiency, load / (load + loss), 12);
    }

    [Theory]
    [InlineData(Redundancy.N, 100)]
    [InlineData(Redundancy.NPlusOne, 120)]
    [InlineData(Redundancy.TwoN, 120)]
    public void Generators_and_chillers_have_one_spare_unit_unless_nothing_may_stand_by(Redundancy redundancy, double installed) =>
        Assert.Equal(installed, PowerChain.Standby<Real>(100, redundancy).Value, 9);

    [Fact]
    public void Losses_are_never_negative() => Prop.ForAll(Gen.Choose(0, 120).ToArbitrary(), load =>
        PowerChain.LossShare<Real>(load / 100.0, 0.9, 0.99, 0.99).Value >= 0).QuickCheckThrowOnFailure();

    [Fact]
    public void Standing_by_twice_halves_the_load_and_doubles_what_is_installed()
    {
        var ups = Sites.Chain[1];
        var n = PowerChain.Stage<Real>(ups, 1e6, 1e6, Redundancy.N, CentralReading.Instance);
        var twoN = PowerChain.Stage<Real>(ups, 1e6, 1e6, Redundancy.TwoN, CentralReading.Instance);

        Assert.Equal(1e6, n.Rated.Value);
        Assert.Equal(2e6, twoN.Rated.Value);
        Assert.Equal(1e6 / 0.965, n.In.Value, 3);
        Assert.Equal(1e6 / 0.965, twoN.In.Value, 3);
    }

    [Fact]
    public void A_part_without_efficiencies_loses_nothing()
    {
        var generator = Sites.Chain[3];

        Assert.Equal(0, PowerChain.Stage<Real>(generator, 1e6, 1e6, Redundancy.N, CentralReading.Instance).Loss.Value);
    }

    [Fact]
    public void A_flywheel_takes_its_share_at_all_loads_and_a_battery_nothing()
    {
        var wheel = PowerChain.Stage<Real>(Sites.Flywheel, 1e5, 1e6, Redundancy.NPlusOne, CentralReading.Instance);
        var battery = PowerChain.Stage<Real>(Sites.Flywheel with { StandbyLoss = null }, 1e5, 1e6, Redundancy.NPlusOne, CentralReading.Instance);

        Assert.Equal(1.2e6 * 0.005, wheel.Loss.Value, 6);
        Assert.Equal(0, battery.Loss.Value);
    }

    [Fact]
    public void Generators_turn_a_third_of_their_fuel_into_electricity_and_have_a_spare_one()
    {
        var diesel = Sites.Chain[3] with { EfficiencyAtHalfLoad = Figures.Of("efficiency-at-half-load", 32.2, Units.Percent), EfficiencyAtFullLoad = Figures.Of("efficiency-at-full-load", 32.2, Units.Percent) };
        var (one, spare) = (PowerChain.Generators<Real>(diesel, 1e6, Redundancy.N, CentralReading.Instance), PowerChain.Generators<Real>(diesel, 1e6, Redundancy.TwoN, CentralReading.Instance));

        Assert.Equal((1e6, 1.2e6), (one.Rated.Value, spare.Rated.Value));
        Assert.Equal(1e6 / 0.322, one.In.Value, 3);
        Assert.True(spare.In.Value > one.Out.Value);
    }

    [Fact]
    public void A_megawatt_for_ten_minutes_is_a_sixth_of_a_megawatt_hour() =>
        Assert.Equal(1e6 * 600, PowerChain.StoredEnergy<Real>(1e6, 600).Value, 3);

    [Fact]
    public void A_chosen_part_stands_in_place_of_the_usual_one_of_its_kind()
    {
        var own = Sites.Chain[1] with { Id = "ups-z" };
        var chain = PowerChain.With([.. Sites.Chain, own], "ups-z", null, "nothing-of-the-kind");

        Assert.Equal(["distribution", "generator", "transformer", "ups-z"], System.Linq.Enumerable.Select(chain, part => part.Id));
    }

    [Fact]
    public void The_usual_chain_has_one_part_of_each_kind() =>
        Assert.Equal(["distribution", "generator", "transformer", "ups"], System.Linq.Enumerable.Select(PowerChain.Usual([.. Sites.Chain, Sites.Chain[1] with { Id = "ups-z" }]), part => part.Id));
}
