using System.Collections.Immutable;
using System.Linq;

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

/// <summary>Which switches a cable joins.</summary>
public enum CableTier
{
    NodeLeaf,
    LeafSpine,
    SpineCore,
}

/// <summary>Cables of one tier and one kind.</summary>
/// <param name="Tier">What they join.</param>
/// <param name="Kind">What they are made of.</param>
/// <param name="Cables">How many.</param>
/// <param name="LongestMetres">The longest of them.</param>
/// <param name="SwitchTransceivers">Transceivers in switches; none on copper.</param>
/// <param name="NodeTransceivers">Transceivers in servers; none on copper.</param>
public sealed record CableRun(CableTier Tier, CableKind Kind, int Cables, double LongestMetres, int SwitchTransceivers, int NodeTransceivers)
{
    public int Transceivers => SwitchTransceivers + NodeTransceivers;
}

/// <summary>Cables and transceivers of a fabric by tier and reach; all of them together are those of its tree, less the transceivers that copper makes needless.</summary>
public sealed record Optics(ImmutableArray<CableRun> Runs)
{
    /// <summary>Transceivers in switches, which draw on the fabric's power.</summary>
    public int SwitchTransceivers => Runs.Sum(run => run.SwitchTransceivers);

    /// <summary>Cables of a kind.</summary>
    public int Count(CableKind kind) => Runs.Where(run => run.Kind == kind).Sum(run => run.Cables);

    /// <summary>Transceivers that light cables of a kind.</summary>
    public int Transceivers(CableKind kind) => Runs.Where(run => run.Kind == kind).Sum(run => run.Transceivers);
}
