using Planner.Domain.Catalogue;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Engines.Fabric;

/// <summary>What a cable is made of, by how far it must reach.</summary>
public enum CableKind
{
    /// <summary>To 3 m, without a transceiver.</summary>
    PassiveCopper,

    /// <summary>To 5 m, its ends built in.</summary>
    ActiveCopper,

    /// <summary>To 50 m.</summary>
    Multimode,

    /// <summary>To 500 m.</summary>
    SingleMode,

    /// <summary>Between buildings.</summary>
    Coherent,
}

/// <summary>Cables of a fabric by kind.</summary>
public sealed record Optics
{
    public required CableKind NodeLeaf { get; init; }

    public required CableKind LeafSpine { get; init; }

    public required CableKind SpineCore { get; init; }

    /// <summary>Transceivers that copper to the leaves makes needless.</summary>
    public required int TransceiversSaved { get; init; }

    /// <summary>Cables of a kind.</summary>
    public int Count(CableKind kind, FatTree tree) =>
        (NodeLeaf == kind ? tree.NodeLeafCables : 0) + (LeafSpine == kind ? tree.LeafSpineCables : 0) + (SpineCore == kind ? tree.SpineCoreCables : 0);
}

/// <summary>Chooses cables by the reach that the places of switches ask for (NVIDIA LinkX: copper 3 and 5 m, multimode 50 m, single mode 500 m).</summary>
public static class CableReach
{
    // A leaf in the rack or beside it: two rack heights and a step aside. Leaves of a block: half a row of nine racks more.
    private const double MetresInRack = 2.5;
    private const double MetresInRow = 7;
    private const double MetresUpAndDown = 6;

    /// <summary>The cables of a tree whose hall is so long.</summary>
    public static Optics Choose(FatTree tree, FabricDesign design, FabricTopology topology, double hallMetres)
    {
        var nodeLeaf = KindFor(topology == FabricTopology.ByRack ? MetresInRack : MetresInRow);
        var copper = nodeLeaf is CableKind.PassiveCopper or CableKind.ActiveCopper;
        return new Optics
        {
            NodeLeaf = nodeLeaf,
            LeafSpine = KindFor((hallMetres / 2) + MetresUpAndDown),
            SpineCore = KindFor(hallMetres + MetresUpAndDown),
            TransceiversSaved = copper ? tree.NodeTransceivers + Ceiling(tree.NodeLeafCables, design.SwitchPortsPerTransceiver) : 0,
        };
    }

    /// <summary>The cheapest kind that reaches so far.</summary>
    public static CableKind KindFor(double metres) => metres switch
    {
        <= 3 => CableKind.PassiveCopper,
        <= 5 => CableKind.ActiveCopper,
        <= 50 => CableKind.Multimode,
        <= 500 => CableKind.SingleMode,
        _ => CableKind.Coherent,
    };

    private static int Ceiling(int count, int per) => (count + per - 1) / per;
}
