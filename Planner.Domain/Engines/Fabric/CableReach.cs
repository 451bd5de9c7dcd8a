using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Engines.Fabric;

/// <summary>Where a rack stands on the floor, metre.</summary>
public readonly record struct RackPlace(double X, double Y)
{
    /// <summary>Along trays, which run along and across rows.</summary>
    public double To(RackPlace other) => Math.Abs(X - other.X) + Math.Abs(Y - other.Y);
}

/// <summary>Where the racks of a hall stand, in the order in which they are filled.</summary>
/// <param name="Servers">Of servers.</param>
/// <param name="Network">Of switches: one for each block of servers, those of spines and management last.</param>
public sealed record FabricPlaces(ImmutableArray<RackPlace> Servers, ImmutableArray<RackPlace> Network);

/// <summary>Chooses each cable by the reach that the places of its ends ask for (NVIDIA LinkX: copper 3 and 5 m, multimode 50 m, single mode 500 m).</summary>
public static class CableReach
{
    /// <summary>Reach of copper without electronics, metre.</summary>
    public const double PassiveCopperMetres = 3;

    /// <summary>Reach of copper with drivers in its plugs, metre.</summary>
    public const double ActiveCopperMetres = 5;

    /// <summary>Reach of multimode fibre, metre.</summary>
    public const double MultimodeMetres = 50;

    /// <summary>Reach of single-mode fibre without coherent optics, metre.</summary>
    public const double SingleModeMetres = 500;

    // A leaf in the rack: two rack heights and a step aside. To another rack a cable goes up to the tray, down again, and has slack.
    private const double MetresInRack = 2.5;
    private const double MetresUpAndDown = 6;
    private const int RacksOfSpines = 2;

    /// <summary>
    /// The cables of a tree in a hall. A leaf stands in the network rack of its servers' block (or, by rack, with them); spines of two tiers in the last network
    /// racks, of three tiers with the leaves of their pod; cores in the last racks. A tier's cables spread evenly over its pairs of racks.
    /// </summary>
    public static Optics Choose(FatTree tree, FabricDesign design, FabricTopology topology, FabricPlaces places)
    {
        var leaves = LeafRacks(places);
        var last = places.Network[leaves.Length..] is { IsEmpty: false } own ? own : places.Network;
        var upper = UpperTransceivers(tree, design);
        return new Optics(
        [
            .. Split(CableTier.NodeLeaf, tree.NodeLeafCables, ToLeaves(places.Servers, leaves, topology), tree.SwitchTransceivers - upper.LeafSpine - upper.SpineCore, tree.NodeTransceivers),
            .. Split(CableTier.LeafSpine, tree.LeafSpineCables, tree.Tiers == 3 ? WithinPods(leaves, tree) : Between(leaves, last), upper.LeafSpine, 0),
            .. Split(CableTier.SpineCore, tree.SpineCoreCables, Between(leaves, last), upper.SpineCore, 0),
        ]);
    }

    /// <summary>A tree whose hall nobody knows: every cable is multimode fibre.</summary>
    public static Optics Anywhere(FatTree tree, FabricDesign design)
    {
        var upper = UpperTransceivers(tree, design);
        return new Optics([.. new CableRun[]
        {
            new(CableTier.NodeLeaf, CableKind.Multimode, tree.NodeLeafCables, 0, tree.SwitchTransceivers - upper.LeafSpine - upper.SpineCore, tree.NodeTransceivers),
            new(CableTier.LeafSpine, CableKind.Multimode, tree.LeafSpineCables, 0, upper.LeafSpine, 0),
            new(CableTier.SpineCore, CableKind.Multimode, tree.SpineCoreCables, 0, upper.SpineCore, 0),
        }.Where(run => run.Cables > 0)]);
    }

    /// <summary>The cheapest kind that reaches so far.</summary>
    public static CableKind KindFor(double metres) => metres switch
    {
        <= PassiveCopperMetres => CableKind.PassiveCopper,
        <= ActiveCopperMetres => CableKind.ActiveCopper,
        <= MultimodeMetres => CableKind.Multimode,
        <= SingleModeMetres => CableKind.SingleMode,
        _ => CableKind.Coherent,
    };

    private static ImmutableArray<RackPlace> LeafRacks(FabricPlaces places) => places.Network[..Math.Max(1, places.Network.Length - RacksOfSpines)];

    private static (int LeafSpine, int SpineCore) UpperTransceivers(FatTree tree, FabricDesign design)
    {
        var all = Ceiling(2 * (tree.LeafSpineCables + tree.SpineCoreCables), design.SwitchPortsPerTransceiver);
        var lower = Ceiling(2 * tree.LeafSpineCables, design.SwitchPortsPerTransceiver);
        return (lower, all - lower);
    }

    private static IEnumerable<double> ToLeaves(ImmutableArray<RackPlace> servers, ImmutableArray<RackPlace> leaves, FabricTopology topology) =>
        servers.Select((rack, place) => topology == FabricTopology.ByRack ? MetresInRack : Metres(rack, leaves[(int)((long)place * leaves.Length / servers.Length)]));

    private static IEnumerable<double> Between(ImmutableArray<RackPlace> from, ImmutableArray<RackPlace> to) => from.SelectMany(rack => to.Select(other => Metres(rack, other)));

    private static IEnumerable<double> WithinPods(ImmutableArray<RackPlace> leaves, FatTree tree)
    {
        var racks = Math.Max(1, (int)Math.Ceiling((double)leaves.Length * tree.PodAccelerators / tree.Accelerators));
        return leaves.Chunk(racks).SelectMany(pod => Between([.. pod], [.. pod]));
    }

    private static double Metres(RackPlace from, RackPlace to) => from.To(to) + MetresUpAndDown;

    /// <summary>A tier's cables by kind; counts close to those of the tier.</summary>
    private static IEnumerable<CableRun> Split(CableTier tier, int cables, IEnumerable<double> lengths, int switchTransceivers, int nodeTransceivers)
    {
        if (cables == 0)
        {
            yield break;
        }

        var kinds = lengths.GroupBy(KindFor).OrderBy(kind => kind.Key).Select(kind => (kind.Key, Pairs: kind.Count(), Longest: kind.Max())).ToList();
        var (all, before) = (kinds.Sum(kind => (long)kind.Pairs), 0L);
        foreach (var (kind, pairs, longest) in kinds)
        {
            var after = before + pairs;
            int Part(int whole) => (int)((whole * after / all) - (whole * before / all));
            var lit = kind is not (CableKind.PassiveCopper or CableKind.ActiveCopper);
            yield return new CableRun(tier, kind, Part(cables), longest, lit ? Part(switchTransceivers) : 0, lit ? Part(nodeTransceivers) : 0);
            before = after;
        }
    }

    private static int Ceiling(int count, int per) => (count + per - 1) / per;
}
