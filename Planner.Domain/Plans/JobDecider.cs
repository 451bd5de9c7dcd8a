using System;
using System.Collections.Concurrent;
using System.Globalization;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>Accelerators that train: owned or rented makes no difference to the work.</summary>
/// <param name="Chip">The accelerator.</param>
/// <param name="Count">How many.</param>
/// <param name="PerNode">Of one server.</param>
/// <param name="Fabric">Id of the fabric design; null: the chip's usual.</param>
/// <param name="Sharing">Link bandwidth over what an all-to-all gets of it; rings of other models keep the whole link.</param>
internal sealed record TrainingCluster(Accelerator Chip, int Count, int PerNode, string? Fabric, double Sharing);

/// <summary>Lays out trainings and tunings, each once however many options do it. Several threads may ask.</summary>
internal sealed class JobDecider(Ground ground)
{
    private const int LongestMonths = 100_000;
    private readonly ConcurrentDictionary<string, Lazy<(DecidedJob? Job, Finding? Obstacle)>> _decided = new(StringComparer.Ordinal);

    /// <summary>A training or tuning on a cluster; when it does not run at all, why.</summary>
    public (DecidedJob? Job, Finding? Obstacle) Decide(OptionWork work, TrainingCluster cluster)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{work.IsTuning}/{work.Id}/{work.Question.Method}/{cluster.Chip.Id}/{cluster.Count}/{cluster.PerNode}/{cluster.Fabric}/{cluster.Sharing}");
        var question = work.Question with
        {
            Accelerator = cluster.Chip.Id,
            Count = cluster.Count,
            PerNode = Math.Min(cluster.PerNode, cluster.Count),
            Fabric = cluster.Fabric,
        };
        return _decided.GetOrAdd(key, _ => new(() => Decide(work.Id, work.IsTuning, question, work.Tokens, cluster.Sharing))).Value;
    }

    // Experts talk all to all, through the shared tier; other models pass data from neighbour to neighbour.
    private static FilledQuestion Share(FilledQuestion filled, double sharing)
    {
        if (sharing <= 1 || filled.Job.Model.Experts <= 1)
        {
            return filled;
        }

        var ratio = new Input("decided/fabric-oversubscription", Labels.FabricOversubscription, sharing, Units.One, Citation.Yours);
        return filled with { Cluster = filled.Cluster with { Fabric = filled.Cluster.Fabric with { Oversubscription = ratio } } };
    }

    private (DecidedJob? Job, Finding? Obstacle) Decide(string workId, bool isTuning, TrainingQuestion question, Input tokens, double sharing)
    {
        var filled = Share(TrainingAssumptions.Complete(question, ground.Catalogue), sharing);
        var job = filled.Job with { Tokens = tokens };
        if (LayoutRules.Empty(job, filled.Cluster) is { } nothing)
        {
            return (null, nothing);
        }

        var layout = TrainingEngine.Decide(job, filled.Cluster, ground.Constants.Training);
        var estimate = TrainingEngine.Estimate(job, filled.Cluster, layout, RunConditions.From(ground.Catalogue), ground.Constants.Training, CentralReading.Instance);
        var months = estimate.Run.Elapsed.Value / Units.Month.Factor;
        var elapsed = double.IsFinite(months) ? Math.Min(months, LongestMonths) : LongestMonths;
        return (new DecidedJob(workId, isTuning, job, filled.Cluster, layout, elapsed), layout.Feasible ? null : layout.Reason);
    }
}
