using System;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>Chooses how accelerators are divided among replicas: plain arithmetic on central values.</summary>
public static class ServingLayouts
{
    private const double SmallestBatch = 4;
    private const int LargestTensor = 8;

    // Models with few experts are served with each expert split; sending tokens to experts needs a link that is not PCIe.
    private const int MostSplitExperts = 16;
    private static readonly int[] s_tensors = [1, 2, 4, 8, 16, 32, 64];
    private static readonly int[] s_pipelines = [1, 2, 4, 8, 16];

    /// <summary>The layout with the highest throughput of a full queue among those that fit; where none fits, the widest.</summary>
    public static ServingLayout Choose(ServingJob job, ServingCluster cluster, ServingConstants constants)
    {
        var model = ServedModel.From(job.Shape);
        var steps = Candidates(model, cluster).Select(layout => ServingEstimates.Step(model, job, cluster, layout, constants, CentralReading.Instance)).ToList();
        return Best(SmallestBatch) ?? Best(1) ?? steps.Select(step => step.Replica.Layout).OrderByDescending(layout => layout.Accelerators).First();

        ServingLayout? Best(double requests) => steps.Where(step => step.MostRequests.Value >= requests)
            .MaxBy(step => InFlight.Saturated(step).OutputTokensPerSecond.Value * step.Replica.Layout.Replicas)?.Replica.Layout;
    }

    private static IEnumerable<ServingLayout> Candidates(ServedModel model, ServingCluster cluster)
    {
        int[] tensors = cluster.Tensor is { } given ? [given] : s_tensors;
        foreach (var tensor in tensors.Where(tensor => tensor <= Math.Max(LargestDomain(cluster), cluster.Tensor ?? 0)))
        {
            foreach (var pipeline in s_pipelines.Where(pipeline => tensor * pipeline <= Math.Max(cluster.Count, tensor)))
            {
                yield return Layout(tensor, pipeline, expertParallel: false, cluster);
            }

            if (tensor > 1 && model.Experts > MostSplitExperts && cluster.Chip.ScaleUpLink != "pcie")
            {
                yield return Layout(tensor, 1, expertParallel: true, cluster);
            }
        }
    }

    private static int LargestDomain(ServingCluster cluster) => Math.Min(cluster.Count, Math.Max(LargestTensor, 1));

    private static ServingLayout Layout(int tensor, int pipeline, bool expertParallel, ServingCluster cluster) =>
        new(tensor, pipeline, expertParallel, Math.Max(1, cluster.Count / (tensor * pipeline)));
}
