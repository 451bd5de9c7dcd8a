using System;
using Planner.Domain.Engines.Kernels;

namespace Planner.Domain.Engines.Training;

/// <summary>The nearest change that makes a job feasible.</summary>
public static class LayoutRemedy
{
    private const int MostAccelerators = 1 << 17;

    /// <summary>Another layout on the same cluster, else more accelerators, else fewer; null when none of them helps.</summary>
    public static Finding? Nearest(TrainingJob job, Cluster cluster, EngineSection constants)
    {
        var open = job with { Layout = LayoutWish.Open, Recompute = Recompute.Auto };
        if (Found(open, cluster, constants) is { } here)
        {
            return Finding.Of(
                "fits-in-another-layout",
                LayoutRules.Count(here.Tensor),
                LayoutRules.Count(here.Pipeline),
                LayoutRules.Count(here.Data),
                LayoutRules.Count(here.MicroBatch));
        }

        for (var count = 2L * cluster.Count; count <= MostAccelerators; count *= 2)
        {
            if (Found(open, cluster with { Count = (int)count }, constants) is not null)
            {
                return Finding.Of("fits-on-more-accelerators", LayoutRules.Count(count));
            }
        }

        for (var count = LargestPower(cluster.Count); count >= 1; count /= 2)
        {
            if (Found(open, cluster with { Count = count }, constants) is not null)
            {
                return Finding.Of("fits-on-fewer-accelerators", LayoutRules.Count(count));
            }
        }

        return null;
    }

    private static ParallelLayout? Found(TrainingJob job, Cluster cluster, EngineSection constants)
    {
        var finding = LayoutSearch.Best(job, cluster, constants);
        return finding.Fits ? finding.Best[0].Layout : null;
    }

    private static int LargestPower(int count) => (int)Math.Min(MostAccelerators, 1L << (int)Math.Floor(Math.Log2(Math.Max(1, count - 1))));
}
