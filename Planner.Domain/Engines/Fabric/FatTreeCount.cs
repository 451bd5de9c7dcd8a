using System;
using System.Linq;
using Planner.Domain.Catalogue;

namespace Planner.Domain.Engines.Fabric;

/// <summary>The counting of a <see cref="FatTree"/>. Links are counted at the speed of one plane, cables at the speed of a server's link.</summary>
internal sealed class FatTreeCount(int nodes, int rails, FabricDesign design, FabricTopology topology, double oversubscription)
{
    private readonly int _ports = design.SwitchPorts * design.Planes;
    private readonly int _accelerators = checked(nodes * rails);

    private int Down => _ports / 2;

    private long TwoTierLimit => (long)_ports * Down;

    private long ThreeTierLimit => (long)_ports * Down * Down;

    public FatTree Count() => topology == FabricTopology.RailOnly ? CountRailOnly() : CountJoined();

    private FatTree CountJoined()
    {
        if (_accelerators <= _ports)
        {
            return Tree(1, design.Planes, 0, 0, 0, 0, 0);
        }

        var leaves = topology == FabricTopology.RailOptimised ? rails * Ceiling(nodes, Down) : Ceiling(_accelerators, Down);
        return (long)leaves * Down <= TwoTierLimit ? CountTwoTiers(leaves, 1) : CountThreeTiers(leaves);
    }

    private FatTree CountRailOnly()
    {
        if (nodes <= _ports)
        {
            return Tree(1, rails * design.Planes, 0, 0, 0, 0, 0);
        }

        var leaves = Ceiling(nodes, Down);
        return (long)leaves * Down <= TwoTierLimit ? CountTwoTiers(leaves, rails) : CountThreeTiers(leaves * rails);
    }

    /// <summary>Two tiers, <paramref name="copies"/> times over (rails that never meet).</summary>
    private FatTree CountTwoTiers(int leaves, int copies)
    {
        var up = Math.Max(1, (int)(Down / oversubscription));
        var spines = EvenSpines(up, Ceiling(leaves * up, _ports));
        // Each plane has its own links; as many planes as there are share one cable.
        var cables = leaves * up * copies;
        var switches = design.Planes * copies;
        return Tree(2, leaves * switches, spines * switches, 0, cables, 0, up);
    }

    private FatTree CountThreeTiers(int leaves)
    {
        var upper = (int)Math.Ceiling(leaves * Down / oversubscription);
        var cores = Ceiling(upper, _ports);
        var planes = design.Planes;
        return Tree(3, leaves * planes, leaves * planes, cores * planes, leaves * Down, upper, Down);
    }

    /// <summary>Least number of spines, from <paramref name="least"/> on, over which a leaf's uplinks divide evenly.</summary>
    private static int EvenSpines(int uplinks, int least) =>
        Enumerable.Range(least, Math.Max(1, uplinks - least + 1)).First(spines => uplinks % spines == 0 || spines >= uplinks);

    private FatTree Tree(int tiers, int leaves, int spines, int cores, int leafSpine, int spineCore, int up)
    {
        var full = leaves * (tiers == 1 ? _ports : Down) / design.Planes;
        var nodeLeaf = _accelerators + (full - _accelerators >= design.ManagerLinks ? design.ManagerLinks : 0);
        var upperEnds = (2 * leafSpine) + (2 * spineCore);
        return new FatTree
        {
            Nodes = nodes,
            AcceleratorsPerNode = rails,
            Tiers = tiers,
            LeafSwitches = leaves,
            SpineSwitches = spines,
            CoreSwitches = cores,
            NodeLeafCables = nodeLeaf,
            LeafSpineCables = leafSpine,
            SpineCoreCables = spineCore,
            SwitchTransceivers = Ceiling(tiers == 1 ? nodeLeaf : full, design.SwitchPortsPerTransceiver) + Ceiling(upperEnds, design.SwitchPortsPerTransceiver),
            NodeTransceivers = nodes * Ceiling(rails, design.NodePortsPerTransceiver),
            Oversubscription = tiers == 1 ? 1 : oversubscription,
            LeafUplinks = up,
            PodAccelerators = PodSize(tiers),
            LargestAccelerators = topology == FabricTopology.RailOnly ? ThreeTierLimit * rails : ThreeTierLimit,
        };
    }

    private int PodSize(int tiers) => tiers switch
    {
        1 => _accelerators,
        2 => Math.Min(_accelerators, topology == FabricTopology.RailOptimised ? Down * rails : Down),
        _ => (int)Math.Min(_accelerators, (long)Down * Down),
    };

    private static int Ceiling(int count, int per) => (count + per - 1) / per;
}
