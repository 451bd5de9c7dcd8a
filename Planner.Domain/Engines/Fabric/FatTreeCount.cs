using System;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Engines.Fabric;

/// <summary>The counting of a <see cref="FatTree"/>. Links are counted at the speed of one plane, cables at the speed of a server's link.</summary>
internal sealed record FatTreeCount(int Nodes, int AcceleratorsPerNode, FabricDesign Design, FabricTopology Topology, double Oversubscription)
{
    // A rack-scale system (GB200 NVL72) is a stack of trays with four accelerators each: rails are the places in a tray, not in the rack.
    private const int MostOfOneServer = 16;
    private const int AcceleratorsOfTray = 4;
    private const int RacksOfUnit = 8;

    private int Ports => Design.SwitchPorts * Design.Planes;

    private int Accelerators => checked(Nodes * AcceleratorsPerNode);

    /// <summary>Accelerators of a server, or of a tray: so many rails there are.</summary>
    private int Rails => AcceleratorsPerNode > MostOfOneServer && AcceleratorsPerNode % AcceleratorsOfTray == 0 ? AcceleratorsOfTray : AcceleratorsPerNode;

    /// <summary>Servers, or trays of rack-scale systems.</summary>
    private int Trays => Accelerators / Rails;

    private int Down => Ports / 2;

    private long TwoTierLimit => (long)Ports * Down;

    private long ThreeTierLimit => (long)Ports * Down * Down;

    /// <summary>Leaf ports that whole racks use where a rail of each rack ends on a leaf: 18 of a GB200 NVL72 rack, or 72 of four racks.</summary>
    private int DownOfRacks => Math.Max(1, Down / TraysOfRack) * TraysOfRack;

    private int TraysOfRack => AcceleratorsPerNode / Rails;

    /// <summary>More than one scalable unit of racks whose rails leave ports of their leaves free.</summary>
    private bool IsGrouped => Topology == FabricTopology.RailOptimised && Rails < AcceleratorsPerNode && TraysOfRack <= Down && DownOfRacks < Down && Nodes > RacksOfUnit;

    public FatTree Count() => Topology == FabricTopology.RailOnly ? CountRailOnly() : IsGrouped ? CountGroups() : CountJoined();

    /// <summary>
    /// NVIDIA's DGX SuperPOD GB200: a rail of a unit of eight racks is a group of leaves and spines, and groups meet in cores. 1,152 accelerators have
    /// 64 leaves, 48 spines and 18 cores; 9,216 have 512, 384 and 144 (RA-11338-001). Whole units are cabled.
    /// </summary>
    private FatTree CountGroups()
    {
        var groups = Rails * Ceiling(Nodes, RacksOfUnit);
        var leavesOfGroup = Ceiling(RacksOfUnit * TraysOfRack, DownOfRacks);
        var spinesOfGroup = EvenSpines(DownOfRacks, Ceiling(leavesOfGroup * DownOfRacks, Down));
        var (leaves, planes) = (groups * leavesOfGroup, Design.Planes);
        var upper = (int)Math.Ceiling(leaves * DownOfRacks / Oversubscription);
        return Tree(3, leaves * planes, groups * spinesOfGroup * planes, Ceiling(upper, Ports) * planes, leaves * DownOfRacks, upper, DownOfRacks, DownOfRacks) with
        {
            Rule = FabricRule.RackGroups,
            PodAccelerators = Math.Min(Accelerators, RacksOfUnit * AcceleratorsPerNode),
        };
    }

    private FatTree CountJoined()
    {
        if (Accelerators <= Ports)
        {
            return Tree(1, Design.Planes, 0, 0, 0, 0, 0);
        }

        var leaves = Topology == FabricTopology.RailOptimised ? Rails * Ceiling(Trays, Down) : Ceiling(Accelerators, Down);
        return (long)leaves * Down <= TwoTierLimit ? CountTwoTiers(leaves, 1) : CountThreeTiers(leaves);
    }

    private FatTree CountRailOnly()
    {
        if (Trays <= Ports)
        {
            return Tree(1, Rails * Design.Planes, 0, 0, 0, 0, 0);
        }

        var leaves = Ceiling(Trays, Down);
        return (long)leaves * Down <= TwoTierLimit ? CountTwoTiers(leaves, Rails) : CountThreeTiers(leaves * Rails);
    }

    /// <summary>Two tiers, <paramref name="copies"/> times over (rails that never meet).</summary>
    private FatTree CountTwoTiers(int leaves, int copies)
    {
        var up = Math.Max(1, (int)(Down / Oversubscription));
        var spines = EvenSpines(up, Ceiling(leaves * up, Ports));
        // Each plane has its own links; as many planes as there are share one cable.
        var cables = leaves * up * copies;
        var switches = Design.Planes * copies;
        return Tree(2, leaves * switches, spines * switches, 0, cables, 0, up);
    }

    private FatTree CountThreeTiers(int leaves)
    {
        var upper = (int)Math.Ceiling(leaves * Down / Oversubscription);
        var cores = Ceiling(upper, Ports);
        var planes = Design.Planes;
        return Tree(3, leaves * planes, leaves * planes, cores * planes, leaves * Down, upper, Down);
    }

    /// <summary>Least number of spines, from <paramref name="least"/> on, over which a leaf's uplinks divide evenly.</summary>
    private static int EvenSpines(int uplinks, int least) =>
        Enumerable.Range(least, Math.Max(1, uplinks - least + 1)).First(spines => uplinks % spines == 0 || spines >= uplinks);

    private FatTree Tree(int tiers, int leaves, int spines, int cores, int leafSpine, int spineCore, int up, int? down = null)
    {
        var full = leaves * (tiers == 1 ? Ports : down ?? Down) / Design.Planes;
        var nodeLeaf = Accelerators + (full - Accelerators >= Design.ManagerLinks ? Design.ManagerLinks : 0);
        var upperEnds = (2 * leafSpine) + (2 * spineCore);
        return new FatTree
        {
            Nodes = Nodes,
            AcceleratorsPerNode = AcceleratorsPerNode,
            Tiers = tiers,
            Rule = Rails < AcceleratorsPerNode ? FabricRule.Trays : FabricRule.Servers,
            LeafSwitches = leaves,
            SpineSwitches = spines,
            CoreSwitches = cores,
            NodeLeafCables = nodeLeaf,
            LeafSpineCables = leafSpine,
            SpineCoreCables = spineCore,
            SwitchTransceivers = Ceiling(tiers == 1 ? nodeLeaf : full, Design.SwitchPortsPerTransceiver) + Ceiling(upperEnds, Design.SwitchPortsPerTransceiver),
            NodeTransceivers = Trays * Ceiling(Rails, Design.NodePortsPerTransceiver),
            Oversubscription = tiers == 1 ? 1 : Oversubscription,
            LeafUplinks = up,
            PodAccelerators = PodSize(tiers),
            LargestAccelerators = Topology == FabricTopology.RailOnly ? ThreeTierLimit * Rails : ThreeTierLimit,
        };
    }

    private int PodSize(int tiers) => tiers switch
    {
        1 => Accelerators,
        2 => Math.Min(Accelerators, Topology == FabricTopology.RailOptimised ? Down * Rails : Down),
        _ => (int)Math.Min(Accelerators, (long)Down * Down),
    };

    private static int Ceiling(int count, int per) => (count + per - 1) / per;
}
