using System;
using System.Linq;
using Planner.Domain.Engines.Fabric;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Engines.Fabric;

public sealed class CableReachTests
{
    // SemiAnalysis, 100,000 H100 clusters: leaves in the middle of the rack replace 98,304 transceivers of 98,304 GPUs by copper.
    [Fact]
    public void Leaves_near_the_servers_save_98304_transceivers_of_98304_accelerators()
    {
        var tree = FatTree.Of(12_288, 8, Designs.Ndr with { ManagerLinks = 0 }, FabricTopology.ByRack);

        Assert.Equal(98_304, CableReach.Choose(tree, Designs.Ndr, FabricTopology.ByRack, 200).TransceiversSaved);
    }

    [Fact]
    public void Every_cable_has_a_kind()
    {
        var tree = FatTree.Of(1024, 8, Designs.Ndr);
        var optics = CableReach.Choose(tree, Designs.Ndr, FabricTopology.RailOptimised, 60);

        Assert.Equal(tree.Cables, Enum.GetValues<CableKind>().Sum(kind => optics.Count(kind, tree)));
        Assert.Equal((CableKind.Multimode, CableKind.Multimode, CableKind.SingleMode), (optics.NodeLeaf, optics.LeafSpine, optics.SpineCore));
        Assert.Equal(0, optics.TransceiversSaved);
    }

    [Theory]
    [InlineData(2, CableKind.PassiveCopper)]
    [InlineData(4, CableKind.ActiveCopper)]
    [InlineData(50, CableKind.Multimode)]
    [InlineData(51, CableKind.SingleMode)]
    [InlineData(900, CableKind.Coherent)]
    public void Reach_decides_the_kind(double metres, CableKind kind) => Assert.Equal(kind, CableReach.KindFor(metres));
}
