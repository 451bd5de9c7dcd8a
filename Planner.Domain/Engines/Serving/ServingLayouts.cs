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
    private const double LargeModel = 30e9;

    // Models with few experts are served with each expert split.
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
        return Nearest() ?? Best(SmallestBatch) ?? Best(1) ?? steps.Select(step => step.Replica.Layout).OrderByDescending(layout => layout.Accelerators).First();

        // Where no layout keeps the limits with even one request, the one that comes nearest to them.
        ServingLayout? Nearest()
        {
            var fitting = job.Targets is null ? [] : steps.Where(step => step.Fitting.Value >= 1).ToList();
            return fitting.Count > 0 && fitting.All(step => ServingDecisions.BatchWithinLimits(step, job) == 0)
                ? fitting.OrderBy(step => LatencyLimits.Excess(step, job.Targets!)).First().Replica.Layout
                : null;
        }

        ServingLayout? Best(double requests) => steps.Where(step => step.Fitting.Value >= requests)
            .Select(step => (step.Replica.Layout, Load: UnderLoad(step)))
            .OrderByDescending(choice => Math.Round(choice.Load.OutputTokensPerSecond.Value * choice.Layout.Replicas, 6))
            .ThenBy(choice => choice.Load.TimePerOutputToken.Value)
            .Select(choice => choice.Layout)
            .FirstOrDefault();
    }

    private static ReplicaLoad<Real> UnderLoad(ServingStep<Real> step) =>
        ServingEstimates.LoadOf(step, ServingDecisions.BatchWithinLimits(step, step.Replica.Job));

    private static IEnumerable<ServingLayout> Candidates(ServedModel model, ServingCluster cluster)
    {
        int[] tensors = cluster.Tensor is { } given ? [given] : s_tensors;
        foreach (var tensor in tensors.Where(tensor => tensor <= Math.Max(LargestDomain(cluster), cluster.Tensor ?? 0)))
        {
            foreach (var pipeline in Pipelines(model, cluster, tensor))
            {
                yield return Layout(tensor, pipeline, expertParallel: false, cluster);
            }

            if (tensor > 1 && model.Experts > MostSplitExperts)
            {
                yield return Layout(tensor, 1, expertParallel: true, cluster);
            }
        }
    }

    // Whoever states how many cards without a switch between them share each layer of a large model has cut its layers over the other cards:
    // that is what such servers are bought for. All else is a matter of what makes most tokens.
    private static IEnumerable<int> Pipelines(ServedModel model, ServingCluster cluster, int tensor)
    {
        var stages = cluster.Count / tensor;
        return cluster.Tensor is not null && cluster.Chip.ScaleUpLink == "pcie" && model.LayerParameters >= LargeModel && s_pipelines.Contains(stages)
            ? [stages]
            : s_pipelines.Where(pipeline => tensor * pipeline <= Math.Max(cluster.Count, tensor));
    }

    private static int LargestDomain(ServingCluster cluster) => Math.Min(cluster.Count, Math.Max(LargestTensor, 1));

    private static ServingLayout Layout(int tensor, int pipeline, bool expertParallel, ServingCluster cluster) =>
        new(tensor, pipeline, expertParallel, Math.Max(1, cluster.Count / (tensor * pipeline)));
}
