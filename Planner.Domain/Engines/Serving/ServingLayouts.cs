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

    /// <summary>
    /// The layout that makes most tokens under the job's load and limits, among those that fit; of equal ones that with the shortest time
    /// between tokens. Where none fits, the widest.
    /// </summary>
    public static ServingLayout Choose(ServingJob job, ServingCluster cluster, ServingConstants constants)
    {
        var model = ServedModel.From(job.Shape);
        var steps = Candidates(model, cluster).Select(layout => ServingEstimates.Step(model, job, cluster, layout, constants, CentralReading.Instance)).ToList();
        return Best(SmallestBatch) ?? Best(1) ?? steps.Select(step => step.Replica.Layout).OrderByDescending(layout => layout.Accelerators).First();

        ServingLayout? Best(double requests) => steps.Where(step => step.Fitting.Value >= requests)
            .Select(step => (step.Replica.Layout, Load: UnderLoad(step)))
            .OrderByDescending(choice => Math.Round(choice.Load.OutputTokensPerSecond.Value * choice.Layout.Replicas, 6))
            .ThenBy(choice => choice.Load.TimePerOutputToken.Value)
            .Select(choice => choice.Layout)
            .FirstOrDefault();
    }

    private static ReplicaLoad<Real> UnderLoad(ServingStep<Real> step)
    {
        var replica = step.Replica;
        return ServingEstimates.LoadOf(step, ServingDecisions.BatchWithinLimits(step, replica.Job, EngineSpeed.Of(replica.Job, replica.Chip, replica.Constants)));
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
