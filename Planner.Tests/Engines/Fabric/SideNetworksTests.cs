using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Engines.Fabric;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Fabric;

public sealed class SideNetworksTests
{
    // Two links a server, 48 servers to a pair of leaves, 16 uplinks a leaf.
    [Theory]
    [InlineData(8, 0, 0)]
    [InlineData(48, 2, 96)]
    [InlineData(127, 8, 254 + 96)]
    public void Requests_come_in_by_pairs_of_front_end_leaves(int nodes, int switches, int cables)
    {
        var networks = SideNetworks.Of(nodes, 48, serves: true);

        Assert.Equal((switches, cables), (networks.FrontEndSwitches, networks.FrontEndCables));
        Assert.Equal(0, SideNetworks.Of(nodes, 48).FrontEndSwitches);
    }

    [Fact]
    public void Storage_cables_have_ports_at_both_ends() => Prop.ForAll(Gen.Choose(9, 5_000).ToArbitrary(), nodes =>
    {
        var side = SideNetworks.Of(nodes, 48);
        return side.StorageCables + side.StorageDeviceCables <= side.StorageLeaves * 64
            && side.StorageCables - (2 * nodes) <= side.StorageSpines * 64;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_managed_port_has_a_switch() => Prop.ForAll(Gen.Choose(1, 5_000).ToArbitrary(), nodes =>
        SideNetworks.Of(nodes, 48).OutOfBandSwitches * 48 >= nodes).QuickCheckThrowOnFailure();

    [Fact]
    public void A_few_servers_need_one_switch_for_each_purpose()
    {
        var side = SideNetworks.Of(2, 1);

        Assert.Equal((1, 1, 1, 0), (side.StorageSwitches, side.InBandSwitches, side.OutOfBandSwitches, side.FabricManagers));
    }

    [Fact]
    public void Side_networks_are_the_same_in_all_readings() => AllReadings.Agree(new Side());

    private sealed record Side : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var bill = SideNetworks.Of(127, 48).ToBill(Designs.Ndr, Designs.Roce, null, reading);
            return [bill.ItPowerNameplate, .. bill.Items.Select(item => item.Count)];
        }
    }
}
