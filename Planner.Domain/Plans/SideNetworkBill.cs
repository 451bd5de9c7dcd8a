using System.Collections.Generic;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Fabric;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>Storage and management networks of a site, with the parts that the catalogue has for them.</summary>
internal static class SideNetworkBill
{
    private const string InfinibandStorage = "infiniband-ndr-400";
    private const string EthernetStorage = "roce-400";

    // Rules count servers of eight accelerators; a rack-scale system counts as several.
    private const int AcceleratorsOfServer = 8;

    public static Bill<T> Of<T>(DecidedSite site, int servers, bool serves, CatalogueSnapshot catalogue, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var nodes = ((servers * site.Server.Accelerators) + AcceleratorsOfServer - 1) / AcceleratorsOfServer;
        var storage = site.Fabric.Protocol == "infiniband" ? InfinibandStorage : EthernetStorage;
        return SideNetworks.Of(nodes, site.Tree.Switches, serves).ToBill(
            catalogue.Network.GetValueOrDefault(storage, site.Fabric),
            catalogue.Network.GetValueOrDefault("in-band-100"),
            catalogue.Network.GetValueOrDefault("out-of-band-1"),
            reading);
    }
}
