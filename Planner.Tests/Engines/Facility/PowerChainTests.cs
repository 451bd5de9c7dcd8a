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
    public void The_usual_chain_has_one_part_of_each_kind() =>
        Assert.Equal(["distribution", "generator", "transformer", "ups"], System.Linq.Enumerable.Select(PowerChain.Usual([.. Sites.Chain, Sites.Chain[1] with { Id = "ups-z" }]), part => part.Id));
}
