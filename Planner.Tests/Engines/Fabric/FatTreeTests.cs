using System;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Fabric;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Engines.Fabric;

public sealed class FatTreeTests
{
    private static readonly FabricDesign[] s_designs = [Designs.Ndr, Designs.Xdr, Designs.SpectrumX, Designs.Roce];

    private static readonly Arbitrary<(int Nodes, int PerNode, int Design, int Topology, int Oversubscription)> s_cases =
        (from nodes in Gen.Choose(1, 8_000)
         from perNode in Gen.Elements(1, 4, 8, 16, 72)
         from design in Gen.Choose(0, s_designs.Length - 1)
         from topology in Gen.Choose(0, 2)
         from oversubscription in Gen.Choose(1, 7)
         select (nodes, perNode, design, topology, oversubscription)).ToArbitrary();

    [Fact]
    public void Every_port_that_a_cable_ends_in_exists() => Prop.ForAll(s_cases, drawn =>
    {
        var tree = Tree(drawn);
        var design = s_designs[drawn.Design];
        var leafEnds = tree.NodeLeafCables + tree.LeafSpineCables;
        return leafEnds <= (long)tree.LeafSwitches * design.SwitchPorts
            && tree.LeafSpineCables + tree.SpineCoreCables <= (long)tree.SpineSwitches * design.SwitchPorts
            && tree.SpineCoreCables <= (long)tree.CoreSwitches * design.SwitchPorts;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Full_bisection_has_as_many_cables_upwards_as_servers_need() => Prop.ForAll(s_cases, drawn =>
    {
        var tree = Tree(drawn with { Oversubscription = 1, Topology = 0 });
        return tree.Tiers switch
        {
            1 => tree.LeafSpineCables == 0,
            2 => tree.LeafSpineCables >= tree.Accelerators,
            _ => tree.LeafSpineCables >= tree.Accelerators && tree.SpineCoreCables >= tree.Accelerators,
        };
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_servers_never_need_fewer_leaves() => Prop.ForAll(s_cases, drawn =>
        Tree(drawn with { Nodes = drawn.Nodes + 1 }).LeafSwitches >= Tree(drawn).LeafSwitches || Tree(drawn).Tiers == 1).QuickCheckThrowOnFailure();

    [Fact]
    public void In_two_tiers_every_leaf_has_equally_many_links_to_every_spine() => Prop.ForAll(s_cases, drawn =>
    {
        var tree = Tree(drawn with { Topology = 0, Oversubscription = 1 });
        return tree.Tiers != 2 || tree.LeafUplinks % (tree.SpineSwitches / s_designs[drawn.Design].Planes) == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rails_that_never_meet_need_no_core_and_fewer_switches()
    {
        var rails = FatTree.Of(256, 8, Designs.Ndr, FabricTopology.RailOnly);

        Assert.Equal(0, rails.CoreSwitches);
        Assert.Equal((1, 8), (FatTree.Of(64, 8, Designs.Ndr, FabricTopology.RailOnly).Tiers, FatTree.Of(64, 8, Designs.Ndr, FabricTopology.RailOnly).Switches));
    }

    [Fact]
    public void Oversubscription_of_seven_between_pods_saves_cores()
    {
        var full = FatTree.Of(3072, 8, Designs.Ndr);
        var thin = FatTree.Of(3072, 8, Designs.Ndr, oversubscription: 7);

        Assert.Equal((768, 768, 384), (full.LeafSwitches, full.SpineSwitches, full.CoreSwitches));
        Assert.Equal(55, thin.CoreSwitches);
        Assert.Equal(full.LeafSpineCables, thin.LeafSpineCables);
    }

    [Fact]
    public void Three_tiers_of_64_ports_join_65536_accelerators()
    {
        Assert.Equal(65_536, FatTree.Of(1024, 8, Designs.Ndr).LargestAccelerators);
        Assert.True(FatTree.Of(8192, 8, Designs.Ndr).Fits);
        Assert.False(FatTree.Of(8193, 8, Designs.Ndr).Fits);
    }

    [Fact]
    public void Servers_by_rack_fill_their_leaves()
    {
        var tree = FatTree.Of(31, 8, Designs.Ndr, FabricTopology.ByRack);

        Assert.Equal(8, tree.LeafSwitches);
        Assert.Equal(3, FatTree.Of(11, 8, Designs.Ndr, FabricTopology.ByRack).LeafSwitches);
    }

    [Theory]
    [InlineData(0, 8, 1)]
    [InlineData(8, 0, 1)]
    [InlineData(8, 8, 0.5)]
    public void Impossible_clusters_are_refused(int nodes, int perNode, double oversubscription) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FatTree.Of(nodes, perNode, Designs.Ndr, oversubscription: oversubscription));

    private static FatTree Tree((int Nodes, int PerNode, int Design, int Topology, int Oversubscription) drawn) =>
        FatTree.Of(drawn.Nodes, drawn.PerNode, s_designs[drawn.Design], (FabricTopology)drawn.Topology, drawn.Oversubscription);
}
