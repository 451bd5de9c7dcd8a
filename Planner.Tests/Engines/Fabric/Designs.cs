using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Tests.Engines.Fabric;

/// <summary>Fabric designs with round figures, so that tests of the rules stand apart from the catalogue.</summary>
internal static class Designs
{
    public static FabricDesign Ndr { get; } = Design("infiniband-ndr-400", "infiniband", 64, 50) with
    {
        ManagerLinks = 4,
        SwitchPortsPerTransceiver = 2,
        NodePortsPerTransceiver = 2,
        AdaptiveRouting = true,
    };

    public static FabricDesign Xdr { get; } = Design("infiniband-xdr-800", "infiniband", 144, 100) with
    {
        SwitchPortsPerTransceiver = 2,
        AdaptiveRouting = true,
    };

    public static FabricDesign SpectrumX { get; } = Design("roce-spectrum-x-800", "roce", 64, 100) with
    {
        Planes = 2,
        AdaptiveRouting = true,
    };

    public static FabricDesign Roce { get; } = Design("roce-400", "roce", 64, 50);

    private static FabricDesign Design(string id, string protocol, int ports, double gigabytes) => new()
    {
        Id = id,
        Name = id,
        Protocol = protocol,
        SwitchPorts = ports,
        BandwidthPerAccelerator = Figures.Of("fabric-bandwidth", gigabytes, Units.GigabytePerSecond),
        SwitchPower = Figures.Of("switch-power", 750, Units.Watt),
        TransceiverPower = Figures.Of("transceiver-power", 17, Units.Watt),
        SwitchPrice = Figures.Of("switch-price", 35_000, Units.Usd),
        TransceiverPrice = Figures.Of("transceiver-price", 1_300, Units.Usd),
        CablePrice = Figures.Of("cable-price", 100, Units.Usd),
    };
}
