using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Fabric;
using Planner.Tests.Engines.Fabric;
using Xunit;

namespace Planner.Tests.Published;

/// <summary>Counts of NVIDIA's DGX SuperPOD reference architectures: H100 (RA-11333-001 V11), B200, B300 Spectrum-X, B300 XDR.</summary>
public sealed class SuperPodFabricTests
{
    [Theory]
    [InlineData(31, 8, 4, 0, 252, 256, 0)]
    [InlineData(64, 16, 8, 0, 512, 512, 0)]
    [InlineData(63, 16, 8, 0, 508, 512, 0)]
    [InlineData(95, 24, 16, 0, 764, 768, 0)]
    [InlineData(127, 32, 16, 0, 1020, 1024, 0)]
    [InlineData(128, 32, 16, 0, 1024, 1024, 0)]
    [InlineData(256, 64, 32, 0, 2048, 2048, 0)]
    [InlineData(512, 128, 128, 64, 4096, 4096, 4096)]
    [InlineData(1024, 256, 256, 128, 8192, 8192, 8192)]
    [InlineData(2048, 512, 512, 256, 16384, 16384, 16384)]
    public void H100_and_b200_on_ndr_have_the_published_counts(int nodes, int leaf, int spine, int core, int nodeLeaf, int leafSpine, int spineCore) =>
        AssertCounts(Designs.Ndr, nodes, leaf, spine, core, nodeLeaf, leafSpine, spineCore);

    [Theory]
    [InlineData(64, 16, 8, 0, 512, 512, 0)]
    [InlineData(128, 32, 16, 0, 1024, 1024, 0)]
    [InlineData(256, 64, 32, 0, 2048, 2048, 0)]
    [InlineData(512, 128, 64, 0, 4096, 4096, 0)]
    [InlineData(1024, 256, 128, 0, 8192, 8192, 0)]
    public void B300_on_spectrum_x_has_the_published_counts(int nodes, int leaf, int spine, int core, int nodeLeaf, int leafSpine, int spineCore) =>
        AssertCounts(Designs.SpectrumX, nodes, leaf, spine, core, nodeLeaf, leafSpine, spineCore);

    // The last published row names 9,216 accelerators for 1,296 servers of eight: a slip of the source; its cables are for 10,368.
    [Theory]
    [InlineData(72, 8, 4, 0, 576, 576, 0)]
    [InlineData(144, 16, 8, 0, 1152, 1152, 0)]
    [InlineData(288, 32, 18, 0, 2304, 2304, 0)]
    [InlineData(576, 64, 36, 0, 4608, 4608, 0)]
    [InlineData(1296, 144, 72, 0, 10368, 10368, 0)]
    public void B300_on_xdr_has_the_published_counts(int nodes, int leaf, int spine, int core, int nodeLeaf, int leafSpine, int spineCore) =>
        AssertCounts(Designs.Xdr, nodes, leaf, spine, core, nodeLeaf, leafSpine, spineCore);

    // A smaller or odd cluster keeps the fabric of its full scalable units, "and leaves the portion of the fabric unused" (all four documents).
    [Theory]
    [InlineData(9, 8, 4, 76, 256)]
    [InlineData(20, 8, 4, 164, 256)]
    [InlineData(33, 16, 8, 268, 512)]
    [InlineData(100, 32, 16, 804, 1024)]
    public void Odd_counts_keep_the_fabric_of_full_units(int nodes, int leaf, int spine, int nodeLeaf, int leafSpine) =>
        AssertCounts(Designs.Ndr, nodes, leaf, spine, 0, nodeLeaf, leafSpine, 0);

    [Theory]
    [InlineData(4, 36)]
    [InlineData(7, 60)]
    [InlineData(8, 64)]
    public void Up_to_eight_servers_share_one_switch(int nodes, int nodeLeaf) => AssertCounts(Designs.Ndr, nodes, 1, 0, 0, nodeLeaf, 0, 0);

    // RA-11338-001: scalable units of 8 racks, from two units on with cores; the last column is what whole units have.
    [Theory]
    [InlineData(16, 64, 48, 18, 1152)]
    [InlineData(32, 128, 96, 36, 2304)]
    [InlineData(64, 256, 192, 72, 4608)]
    [InlineData(128, 512, 384, 144, 9216)]
    [InlineData(13, 64, 48, 18, 1152)]
    public void Gb200_racks_have_the_published_counts(int racks, int leaf, int spine, int core, int cables)
    {
        var tree = FatTree.Of(racks, 72, Designs.Ndr);

        Assert.Equal((leaf, spine, core, cables, cables), (tree.LeafSwitches, tree.SpineSwitches, tree.CoreSwitches, tree.LeafSpineCables, tree.SpineCoreCables));
        Assert.InRange(tree.NodeLeafCables - (racks * 72), 0, Designs.Ndr.ManagerLinks);
        Assert.True(tree.IsPublishedRule);
    }

    // A GB200 rack has 18 trays of four accelerators: four rails, whose leaves take 32 trays each. The table of switches begins at two units.
    [Fact]
    public void One_unit_of_racks_is_counted_by_its_trays_and_says_that_nobody_published_it()
    {
        var racks = FatTree.Of(8, 72, Designs.Ndr);
        var trays = FatTree.Of(144, 4, Designs.Ndr);

        Assert.Equal((20, 16, 576 + Designs.Ndr.ManagerLinks, 640), (racks.LeafSwitches, racks.SpineSwitches, racks.NodeLeafCables, racks.LeafSpineCables));
        Assert.Equal((trays.Switches, trays.Cables, trays.Transceivers), (racks.Switches, racks.Cables, racks.Transceivers));
        Assert.Equal((576, FabricRule.Trays, false), (racks.Accelerators, racks.Rule, racks.IsPublishedRule));
    }

    // On 144 ports four racks fill the lower half of a leaf: nothing is left free, and two tiers reach 10,368 accelerators.
    [Fact]
    public void Racks_on_wide_switches_need_no_groups()
    {
        var tree = FatTree.Of(16, 72, Designs.Xdr);

        Assert.Equal((2, 16, 8), (tree.Tiers, tree.LeafSwitches, tree.SpineSwitches));
    }

    [Fact]
    public void Transceivers_of_the_127_server_cluster_are_the_published_ones()
    {
        var tree = FatTree.Of(127, 8, Designs.Ndr);

        Assert.Equal(1536, tree.SwitchTransceivers);
        Assert.Equal(508, tree.NodeTransceivers);
        Assert.Equal(2040, tree.NodeLeafCables - Designs.Ndr.ManagerLinks + tree.LeafSpineCables);
    }

    [Fact]
    public void Half_the_uplinks_of_1024_accelerators_need_8_spines_for_16()
    {
        Assert.Equal(16, FatTree.Of(128, 8, Designs.Ndr).SpineSwitches);
        Assert.Equal(8, FatTree.Of(128, 8, Designs.Ndr, oversubscription: 2).SpineSwitches);
    }

    private static void AssertCounts(FabricDesign design, int nodes, int leaf, int spine, int core, int nodeLeaf, int leafSpine, int spineCore)
    {
        var tree = FatTree.Of(nodes, 8, design);

        Assert.Equal(
            (leaf, spine, core, nodeLeaf, leafSpine, spineCore),
            (tree.LeafSwitches, tree.SpineSwitches, tree.CoreSwitches, tree.NodeLeafCables, tree.LeafSpineCables, tree.SpineCoreCables));
    }
}
