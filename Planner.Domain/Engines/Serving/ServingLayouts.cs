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
    // Models with few experts are served with each expert split.
    private const int MostSplitExperts = 16;
    private static readonly int[] s_tensors = [1, 2, 4, 8];
    private static readonly int[] s_pipelines = [1, 2, 4, 8, 16];

    /// <summary>
    /// The layout that makes most tokens under the job's load and limits, among those that fit; of equal ones that with the shortest time
    /// between tokens. Under a given load one that keeps the limits comes first, else the one that comes nearest to them. Where none fits, the widest.
    /// </summary>
    public static ServingLayout Choose(ServingJob job, ServingCluster cluster, ServingConstants constants)
    {
        var model = ServedModel.From(job.Shape);
        var steps = Candidates(model, cluster).Select(layout => ServingEstimates.Step(model, job, cluster, layout, constants, CentralReading.Instance)).ToList();
        return Best(SmallestBatch) ?? Best(1) ?? steps.Select(step => step.Replica.Layout).OrderByDescending(layout => layout.Accelerators).First();

        ServingLayout? Best(double requests) => steps.Where(step => step.Fitting.Value >= requests)
            .Select(step => (step.Replica.Layout, Load: UnderLoad(step), Excess: Excess(step)))
            .OrderBy(choice => choice.Excess)
            .ThenByDescending(choice => Math.Round(choice.Load.OutputTokensPerSecond.Value * choice.Layout.Replicas, 6))
            .ThenBy(choice => choice.Load.TimePerOutputToken.Value)
            .Select(choice => choice.Layout)
            .FirstOrDefault();
    }

    // How many times over its limits the load is, 1 within them. A full queue is held within them by its batch, unless even one request is late.
    private static double Excess(ServingStep<Real> step) => step.Replica.Job switch
    {
        { Targets: null } => 1,
        { Load.Kind: ServingLoadKind.Offline } job => ServingDecisions.BatchWithinLimits(step, job) == 0 ? LatencyLimits.Excess(step, job.Targets!, 1) : 1,
        { Targets: { } targets } => Math.Max(1, LatencyLimits.Excess(step, targets, UnderLoad(step).Batch.Value)),
    };

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
        return cluster.Tensor is not null && cluster.Chip.ScaleUpLink == "pcie" && model.IsLarge && s_pipelines.Contains(stages)
            ? [stages]
            : s_pipelines.Where(pipeline => tensor * pipeline <= Math.Max(cluster.Count, tensor));
    }

    // Sockets hold whole models and answer side by side: sums across them go through the processors' own memory.
    private static int LargestDomain(ServingCluster cluster) => cluster.Chip.ScaleUpLink == "upi" ? 1 : Math.Min(cluster.Count, LargestTensor);

    private static ServingLayout Layout(int tensor, int pipeline, bool expertParallel, ServingCluster cluster) =>
        new(tensor, pipeline, expertParallel, Math.Max(1, cluster.Count / (tensor * pipeline)));
}
