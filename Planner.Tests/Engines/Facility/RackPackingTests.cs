using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Facility;

public sealed class RackPackingTests
{
    [Fact]
    public void Four_servers_of_ten_kilowatts_share_a_rack_of_forty()
    {
        var plan = RackPacking.Pack(Sites.Server, 127, Sites.Air);

        Assert.Equal((4, 32, 6, 38), (plan.ServersPerRack, plan.ServerRacks, plan.NetworkRacks, plan.Total));
    }

    [Fact]
    public void Height_limits_what_power_would_allow() =>
        Assert.Equal(5, RackPacking.Pack(Sites.Server, 10, Sites.Liquid).ServersPerRack);

    [Fact]
    public void A_rack_scale_system_takes_its_whole_rack()
    {
        var system = Sites.Server with { Accelerators = 72, MaximumPower = Figures.Of("server-maximum-power", 120, Units.Kilowatt), RackUnits = Figures.Of("rack-units", 48, Units.One) };

        Assert.Equal((1, 8), (RackPacking.Pack(system, 8, Sites.Liquid).ServersPerRack, RackPacking.Pack(system, 8, Sites.Liquid).ServerRacks));
    }

    [Fact]
    public void A_server_too_hot_for_its_cooling_says_so()
    {
        var weak = Sites.Air with { MaximumRackPower = Figures.Of("rack-density-limit", 8, Units.Kilowatt) };
        var plan = RackPacking.Pack(Sites.Server, 10, weak);

        Assert.False(plan.Fits);
        Assert.Contains(plan.Findings, finding => finding.Code == "rack-too-hot");
    }

    [Fact]
    public void A_weak_floor_carries_fewer_servers_in_a_rack() =>
        Assert.Equal(2, RackPacking.Pack(Sites.Server, 10, Sites.Air, mostRackKilograms: 500).ServersPerRack);

    [Fact]
    public void Storage_takes_racks_of_its_own() =>
        Assert.Equal(3, RackPacking.Pack(Sites.Server, 10, Sites.Air, storagePetabytes: 10).StorageRacks);
}
