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
    private static readonly int[] s_tensors = [1, 2, 4, 8, 16, 32, 64];
    private static readonly int[] s_pipelines = [1, 2, 4, 8, 16];

    /// <summary>The layout with the highest throughput of a full queue among those that fit; where none fits, the widest.</summary>
    public static ServingLayout Choose(ServingJob job, ServingCluster cluster, ServingConstants constants)
    {
        var model = ServedModel.From(job.Shape);
        var candidates = Candidates(model, cluster).ToList();
        var fitting = candidates.Where(layout => Requests(model, job, cluster, layout, constants) >= 1).ToList();
        var ample = fitting.Where(layout => Requests(model, job, cluster, layout, constants) >= SmallestBatch).ToList();
        return Best(ample) ?? Best(fitting) ?? candidates.OrderByDescending(layout => layout.Accelerators).First();

        ServingLayout? Best(List<ServingLayout> among) =>
            among.MaxBy(layout => ServingEstimates.Saturated(model, job, cluster, layout, constants).OutputTokensPerSecond.Value * layout.Replicas);
    }

    /// <summary>Requests that memory holds on one replica.</summary>
    public static double Requests(ServedModel model, ServingJob job, ServingCluster cluster, ServingLayout layout, ServingConstants constants)
    {
        var work = new RequestLengths<Real>(job.InputTokens, job.OutputTokens);
        var memory = CentralReading.Instance.Read(cluster.Chip.Memory);
        return MemoryFit.Fit(model, job, cluster.Chip, layout, constants, work, memory).Requests.Value;
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

            if (tensor > 1 && model.Experts > LargestTensor)
            {
                yield return Layout(tensor, 1, expertParallel: true, cluster);
            }
        }
    }

    private static int LargestDomain(ServingCluster cluster) => Math.Min(cluster.Count, Math.Max(LargestTensor, 1));

    private static ServingLayout Layout(int tensor, int pipeline, bool expertParallel, ServingCluster cluster) =>
        new(tensor, pipeline, expertParallel, Math.Max(1, cluster.Count / (tensor * pipeline)));
}
