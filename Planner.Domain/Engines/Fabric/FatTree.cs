using System;
using Planner.Domain.Catalogue;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Engines.Fabric;

/// <summary>By which rule a tree is counted.</summary>
public enum FabricRule
{
    /// <summary>Servers of up to 16 accelerators: NVIDIA's DGX SuperPOD H100, B200 and B300.</summary>
    Servers,

    /// <summary>Rack-scale systems in units of eight racks whose rails meet in cores: NVIDIA's DGX SuperPOD GB200, two units and more.</summary>
    RackGroups,

    /// <summary>Trays of rack-scale systems as if they were servers of four: a rule of this product, for which no counts are published.</summary>
    Trays,
}

/// <summary>
/// A fat tree of equal switches, counted. Published counts of NVIDIA's DGX SuperPOD reference architectures (H100, B200, B300)
/// come out of three rules: a leaf gives half its ports to servers; every leaf has equally many links to every spine;
/// above two tiers there are as many spines as leaves.
/// </summary>
public sealed record FatTree
{
    public required int Nodes { get; init; }

    public required int AcceleratorsPerNode { get; init; }

    public FabricRule Rule { get; init; }

    /// <summary>Published counts come out of the rule; otherwise nobody has published any to hold it against.</summary>
    public bool IsPublishedRule => RuleSource is not null;

    /// <summary>Id of the source in which the rule's counts are published; null: the rule is this product's own.</summary>
    public string? RuleSource => Rule switch
    {
        FabricRule.Servers => "nvidia-superpod-h100",
        FabricRule.RackGroups => "nvidia-superpod-gb200",
        _ => null,
    };

    /// <summary>Tiers of switches, 1 to 3.</summary>
    public required int Tiers { get; init; }

    public required int LeafSwitches { get; init; }

    public required int SpineSwitches { get; init; }

    public required int CoreSwitches { get; init; }

    /// <summary>Cables from servers, and from the fabric manager, to leaves.</summary>
    public required int NodeLeafCables { get; init; }

    public required int LeafSpineCables { get; init; }

    public required int SpineCoreCables { get; init; }

    public required int SwitchTransceivers { get; init; }

    public required int NodeTransceivers { get; init; }

    /// <summary>Bandwidth into the uppermost tier over bandwidth out of it.</summary>
    public required double Oversubscription { get; init; }

    /// <summary>Links from one leaf upwards.</summary>
    public required int LeafUplinks { get; init; }

    /// <summary>Accelerators that reach each other without crossing the oversubscribed tier.</summary>
    public required int PodAccelerators { get; init; }

    /// <summary>Largest number of accelerators that a tree of these switches joins in three tiers.</summary>
    public required long LargestAccelerators { get; init; }

    public int Accelerators => Nodes * AcceleratorsPerNode;

    public int Switches => LeafSwitches + SpineSwitches + CoreSwitches;

    public int Cables => NodeLeafCables + LeafSpineCables + SpineCoreCables;

    public int Transceivers => SwitchTransceivers + NodeTransceivers;

    public bool Fits => Accelerators <= LargestAccelerators;

    /// <summary>Counts the tree of a cluster.</summary>
    /// <param name="nodes">Servers, at least 1.</param>
    /// <param name="acceleratorsPerNode">Accelerators of a server, each with one link; at least 1.</param>
    /// <param name="design">Its switch.</param>
    /// <param name="topology">How servers meet the leaves.</param>
    /// <param name="oversubscription">1 for full bisection; 7 is Meta's 7:1 between pods.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count below 1 or an oversubscription below 1.</exception>
    public static FatTree Of(
        int nodes,
        int acceleratorsPerNode,
        FabricDesign design,
        FabricTopology topology = FabricTopology.RailOptimised,
        double oversubscription = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(acceleratorsPerNode, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(oversubscription, 1);
        return new FatTreeCount(nodes, acceleratorsPerNode, design, topology, oversubscription).Count();
    }
}
