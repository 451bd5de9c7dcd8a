using Planner.Domain.Engines.Fabric;
using Planner.Domain.Engines.Facility;
using Planner.Tests.Engines.Fabric;
using Planner.Tests.Engines.Facility;
using Xunit;

namespace Planner.Tests.Published;

/// <summary>Tables 7 and 8 of RA-11333-001 V11: the bill of quantities of four scalable units, 127 DGX H100, item for item.</summary>
public sealed class SuperPodBillTests
{
    private static readonly FatTree s_compute = FatTree.Of(127, 8, Designs.Ndr);
    private static readonly SideNetworks s_side = SideNetworks.Of(127, s_compute.Switches);
    private static readonly RackPlan s_racks = RackPacking.Pack(Sites.Server, 127, Sites.Air);

    [Fact]
    public void Racks_and_power_units()
    {
        Assert.Equal(38, s_racks.Total);
        Assert.Equal(96, SideNetworks.PowerUnits(s_racks.ServerRacks, 0));
        Assert.Equal(12, SideNetworks.PowerUnits(0, s_racks.NetworkRacks));
        Assert.Equal(s_racks.NetworkRacks, s_side.NetworkRacks);
    }

    [Fact]
    public void Fabric_managers_and_management_servers() => Assert.Equal((4, 5), (s_side.FabricManagers, s_side.ManagementServers));

    [Fact]
    public void Switches() => Assert.Equal(
        (48, 16, 8, 8),
        (s_compute.Switches, s_side.StorageSwitches, s_side.InBandSwitches, s_side.OutOfBandSwitches));

    [Fact]
    public void Compute_cables_and_transceivers() => Assert.Equal(
        (2040, 1536, 508),
        (s_compute.Cables - Designs.Ndr.ManagerLinks, s_compute.SwitchTransceivers, s_compute.NodeTransceivers));

    [Fact]
    public void Storage_cables_and_transceivers() => Assert.Equal(
        (494, 48, 369, 254),
        (s_side.StorageCables, s_side.StorageDeviceCables, s_side.StorageSwitchTransceivers, s_side.StorageNodeTransceivers));

    [Fact]
    public void Management_cables() => Assert.Equal((254, 127), (s_side.InBandCables, s_side.OutOfBandCables));
}
