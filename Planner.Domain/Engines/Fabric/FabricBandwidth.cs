using System;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Fabric;

/// <summary>What one accelerator gets through the fabric.</summary>
/// <param name="Ring">One way, byte per second, in collectives that pass data from neighbour to neighbour: one flow of many leaves each pod.</param>
/// <param name="AllToAll">One way, byte per second, when everyone sends to everyone, as experts do.</param>
/// <param name="Tail">Time of the slowest flow over the mean; synchronous collectives wait for it.</param>
public sealed record FabricBandwidth<T>(T Ring, T AllToAll, T Tail)
    where T : struct, IReal<T>;

/// <summary>Bandwidth through a fat tree, from its oversubscription and from how packets find their path.</summary>
public static class FabricBandwidth
{
    /// <summary>Flows on one link when each pair of servers spreads its traffic over 16 queue pairs, as Meta does on RoCE.</summary>
    public static readonly Constant FlowsPerLink = new(16, Units.One, new Label("flows-per-link", Units.One, "meta-roce-2024"));

    /// <summary>The bandwidth that a tree of this design leaves to one accelerator.</summary>
    public static FabricBandwidth<T> Of<T>(FatTree tree, FabricDesign design, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var link = reading.Read(design.BandwidthPerAccelerator);
        var tail = design.AdaptiveRouting ? (T)1.0 : Tail(tree.LeafUplinks, T.Of(FlowsPerLink));
        return new FabricBandwidth<T>(
            (link / tail).As(Labels.RingBandwidth),
            AllToAll(link / tail, tree.Accelerators, tree.PodAccelerators, tree.Oversubscription),
            tail.As(Labels.FlowTail));
    }

    /// <summary>
    /// Bandwidth of one accelerator in an all-to-all: the share of its partners outside the pod passes the oversubscribed tier.
    /// </summary>
    public static T AllToAll<T>(T link, T accelerators, T podAccelerators, T oversubscription)
        where T : struct, IReal<T>
    {
        var outside = 1.0 - (podAccelerators / accelerators);
        return T.Min(link, link / T.Max(1.0, outside * oversubscription)).As(Labels.AllToAllBandwidth);
    }

    /// <summary>
    /// The busiest of several equal links over their mean when flows are spread by hash: the largest of <paramref name="links"/>
    /// Poisson counts of mean <paramref name="flowsPerLink"/>, by the normal approximation of extremes.
    /// </summary>
    public static T Tail<T>(int links, T flowsPerLink)
        where T : struct, IReal<T> => 1.0 + T.Sqrt(2.0 * T.Log(Math.Max(1, links)) / flowsPerLink);
}
