using System;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Kernels;

/// <summary>What one byte costs on the link that a group of ranks shares.</summary>
public static class Links
{
    /// <summary>
    /// Time of one byte in a ring over <paramref name="span"/> neighbouring accelerators. Within the scale-up domain it is that link; a ring over
    /// several nodes crosses each border once, through all adapters of the node that its sibling rings leave to it.
    /// </summary>
    /// <param name="pace">The chip.</param>
    /// <param name="span">Accelerators from the ring's first to its last.</param>
    /// <param name="stride">Sibling rings that share the node's adapters.</param>
    public static T Ring<T>(in ChipPace<T> pace, int span, int stride = 1)
        where T : struct, IReal<T> =>
        span <= pace.Domain ? pace.ScaleUpByte : T.Max(pace.ScaleUpByte, pace.ScaleOutByte / Math.Max(1, pace.Domain / stride));

    /// <summary>Time of one byte in a data-parallel ring of <paramref name="ranks"/> members, <paramref name="stride"/> accelerators apart.</summary>
    public static T DataRing<T>(in ChipPace<T> pace, int accelerators, int stride, double ranks)
        where T : struct, IReal<T> =>
        accelerators <= pace.Domain
            ? pace.ScaleUpByte
            : T.Max(pace.ScaleUpByte, pace.ScaleOutByte / Math.Max(1, Math.Min(pace.Domain / (double)stride, ranks)));
}
