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
        var design = Designs.Ndr with { ManagerLinks = 0 };
        var tree = FatTree.Of(12_288, 8, design, FabricTopology.ByRack);
        var optics = CableReach.Choose(tree, design, FabricTopology.ByRack, Hall(3072, 386));

        Assert.Equal(98_304, tree.Transceivers - Enum.GetValues<CableKind>().Sum(optics.Transceivers));
        Assert.Equal(98_304, optics.Count(CableKind.PassiveCopper));
    }

    [Theory]
    [InlineData(8, 2, 1)]
    [InlineData(127, 32, 6)]
    [InlineData(1024, 256, 34)]
    [InlineData(3072, 768, 98)]
    public void Every_cable_and_every_transceiver_has_a_kind(int nodes, int servers, int network)
    {
        var tree = FatTree.Of(nodes, 8, Designs.Ndr);
        var optics = CableReach.Choose(tree, Designs.Ndr, FabricTopology.RailOptimised, Hall(servers, network));

        Assert.Equal(tree.Cables, Enum.GetValues<CableKind>().Sum(optics.Count));
        Assert.Equal(tree.Transceivers, optics.Runs.Sum(run => run.Transceivers));
        Assert.Equal(tree.SwitchTransceivers, optics.SwitchTransceivers);
        Assert.Equal(0, optics.Count(CableKind.PassiveCopper));
        Assert.All(optics.Runs, run => Assert.Equal(run.Kind, CableReach.KindFor(run.LongestMetres)));
    }

    [Fact]
    public void A_longer_hall_asks_for_more_single_mode()
    {
        var tree = FatTree.Of(1024, 8, Designs.Ndr);
        int SingleMode(double pitch) => CableReach.Choose(tree, Designs.Ndr, FabricTopology.RailOptimised, Hall(256, 34, pitch)).Count(CableKind.SingleMode);

        Assert.Equal(0, SingleMode(0.1));
        Assert.True(SingleMode(0.6) < SingleMode(1.2));
    }

    [Fact]
    public void Where_nobody_knows_the_hall_all_is_multimode()
    {
        var tree = FatTree.Of(127, 8, Designs.Ndr);
        var optics = CableReach.Anywhere(tree, Designs.Ndr);

        Assert.Equal((tree.Cables, tree.Transceivers), (optics.Count(CableKind.Multimode), optics.Transceivers(CableKind.Multimode)));
    }

    [Theory]
    [InlineData(2, CableKind.PassiveCopper)]
    [InlineData(4, CableKind.ActiveCopper)]
    [InlineData(50, CableKind.Multimode)]
    [InlineData(51, CableKind.SingleMode)]
    [InlineData(900, CableKind.Coherent)]
    public void Reach_decides_the_kind(double metres, CableKind kind) => Assert.Equal(kind, CableReach.KindFor(metres));

    [Fact]
    public void Trays_run_along_and_across_rows() => Assert.Equal(7, new RackPlace(1, 1).To(new RackPlace(5, 4)));

    /// <summary>One row: each block of server racks with its network rack behind it, spines last.</summary>
    internal static FabricPlaces Hall(int servers, int network, double pitch = 0.6)
    {
        var blocks = Math.Max(1, network - 2);
        var perBlock = Math.Max(1, servers / blocks);
        return new FabricPlaces(
            [.. Enumerable.Range(0, servers).Select(place => new RackPlace((place + (place / perBlock)) * pitch, 0))],
            [.. Enumerable.Range(0, network).Select(place => new RackPlace((Math.Min(place + 1, blocks) * (perBlock + 1)) * pitch, 0))]);
    }
}
