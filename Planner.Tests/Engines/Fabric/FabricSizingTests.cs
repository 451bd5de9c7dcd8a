using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines.Fabric;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Engines.Fabric;

public sealed class FabricSizingTests
{
    [Fact]
    public void Power_is_that_of_switches_and_of_the_optics_in_them()
    {
        var tree = FatTree.Of(127, 8, Designs.Ndr);
        var size = FabricSizing.Size(tree, Designs.Ndr, CentralReading.Instance);

        Assert.Equal((48 * 750) + (1536 * 17), size.Bill.ItPowerNameplate.Value, 6);
        Assert.Equal(size.Bill.ItPowerNameplate, FabricSizing.Power<Real>(48, 750, 1536, 17));
    }

    [Fact]
    public void The_bill_holds_every_part_of_the_tree()
    {
        var tree = FatTree.Of(1024, 8, Designs.Ndr);
        var items = FabricSizing.Size(tree, Designs.Ndr, CentralReading.Instance).Bill.Items.ToDictionary(item => item.Label.Key, item => item.Count.Value);

        Assert.Equal(tree.Switches, items["leaf-switches"] + items["spine-switches"] + items["core-switches"]);
        Assert.Equal(tree.Cables, items["fabric-multimode-cables"]);
        Assert.Equal(tree.Transceivers, items["fabric-multimode-transceivers"]);
    }

    [Fact]
    public void Copper_to_the_leaves_takes_transceivers_and_their_power_out_of_the_bill()
    {
        var tree = FatTree.Of(128, 8, Designs.Ndr, FabricTopology.ByRack);
        var optics = CableReach.Choose(tree, Designs.Ndr, FabricTopology.ByRack, CableReachTests.Hall(32, 6));
        var (near, far) = (FabricSizing.Size(tree, Designs.Ndr, CentralReading.Instance, optics), FabricSizing.Size(tree, Designs.Ndr, CentralReading.Instance));
        var items = near.Bill.Items.ToDictionary(item => item.Label.Key, item => item.Count.Value);

        Assert.Equal(1024, items["fabric-copper-cables"]);
        Assert.Equal(1024, items["fabric-multimode-cables"]);
        Assert.Equal(1024, items["fabric-multimode-transceivers"]);
        Assert.Equal(512 * 17, far.Bill.ItPowerNameplate.Value - near.Bill.ItPowerNameplate.Value, 6);
    }

    [Fact]
    public void Adaptive_routing_leaves_the_whole_link_and_hashing_does_not()
    {
        var tree = FatTree.Of(128, 8, Designs.Ndr);

        Assert.Equal(50e9, FabricBandwidth.Of(tree, Designs.Ndr, CentralReading.Instance).Ring.Value, 0);
        Assert.InRange(FabricBandwidth.Of(FatTree.Of(128, 8, Designs.Roce), Designs.Roce, CentralReading.Instance).Ring.Value, 25e9, 45e9);
    }

    [Fact]
    public void The_tail_grows_with_links_and_falls_with_flows()
    {
        Assert.Equal(1, FabricBandwidth.Tail<Real>(1, 16).Value);
        Assert.True(FabricBandwidth.Tail<Real>(64, 16).Value > FabricBandwidth.Tail<Real>(32, 16).Value);
        Assert.True(FabricBandwidth.Tail<Real>(32, 64).Value < FabricBandwidth.Tail<Real>(32, 16).Value);
    }

    [Fact]
    public void Oversubscription_hurts_all_to_all_beyond_a_pod()
    {
        Assert.Equal(50, FabricBandwidth.AllToAll<Real>(50, 1024, 1024, 7).Value, 9);
        Assert.Equal(50 / (0.875 * 7), FabricBandwidth.AllToAll<Real>(50, 8192, 1024, 7).Value, 9);
        Assert.Equal(50, FabricBandwidth.AllToAll<Real>(50, 8192, 1024, 1).Value, 9);
    }

    [Fact]
    public void What_is_too_large_or_unknown_is_said()
    {
        var unknown = Designs.Ndr with { SwitchPower = null };
        var size = FabricSizing.Size(FatTree.Of(9000, 8, unknown), unknown, CentralReading.Instance);

        Assert.Equal(["fabric-too-large", "power-unknown"], size.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void A_fabric_is_the_same_in_all_readings() => AllReadings.Agree(new RoceFabric());

    private sealed record RoceFabric : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var size = FabricSizing.Size(FatTree.Of(3072, 8, Designs.Roce, oversubscription: 7), Designs.Roce, reading);
            return [size.Bill.ItPowerNameplate, size.Bandwidth.Ring, size.Bandwidth.AllToAll, size.Bandwidth.Tail, .. size.Bill.Items.Select(item => item.Count)];
        }
    }
}
