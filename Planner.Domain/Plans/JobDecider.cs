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
/// <param name="Interruption">Spot interruptions of one accelerator; null: none.</param>
internal sealed record TrainingCluster(Accelerator Chip, int Count, int PerNode, string? Fabric, double Sharing, Input? Interruption = null);

/// <summary>Lays out trainings and tunings, each once however many options do it. Several threads may ask.</summary>
internal sealed class JobDecider(Ground ground)
{
    private const int LongestMonths = 100_000;
    private readonly ConcurrentDictionary<string, Lazy<(DecidedJob? Job, Finding? Obstacle)>> _decided = new(StringComparer.Ordinal);

    /// <summary>A training or tuning on a cluster; when it does not run at all, why.</summary>
    public (DecidedJob? Job, Finding? Obstacle) Decide(OptionWork work, TrainingCluster cluster)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{work.IsTuning}/{work.Id}/{work.Question.Method}/{cluster.Chip.Id}/{cluster.Count}/{cluster.PerNode}/{cluster.Fabric}/{cluster.Sharing}/{cluster.Interruption?.Id}");
        var question = work.Question with
        {
            Accelerator = cluster.Chip.Id,
            Count = cluster.Count,
            PerNode = Math.Min(cluster.PerNode, cluster.Count),
            Fabric = cluster.Fabric,
        };
        return _decided.GetOrAdd(key, _ => new(() => LayOut(work with { Question = question }, cluster))).Value;
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

    private (DecidedJob? Job, Finding? Obstacle) LayOut(OptionWork asked, TrainingCluster cluster)
    {
        var filled = Share(TrainingAssumptions.Complete(asked.Question, ground.Catalogue), cluster.Sharing);
        var job = filled.Job with { Tokens = asked.Tokens };
        if (LayoutRules.Empty(job, filled.Cluster) is { } nothing)
        {
            return (null, nothing);
        }

        var layout = TrainingEngine.Decide(job, filled.Cluster, ground.Constants.Training);
        var estimate = TrainingEngine.Estimate(job, filled.Cluster, layout, RunConditions.From(ground.Catalogue).With(cluster.Interruption), ground.Constants.Training, CentralReading.Instance);
        var seconds = asked.StatedTime is { } stated ? stated.Central / cluster.Count : estimate.Run.Elapsed.Value;
        var months = seconds / Units.Month.Factor;
        var elapsed = double.IsFinite(months) ? Math.Min(months, LongestMonths) : LongestMonths;
        // A run that was measured did fit, whatever the engine says of its memory.
        return (
            new DecidedJob(asked.Id, asked.IsTuning, job, filled.Cluster, layout, elapsed) { StatedTime = asked.StatedTime, Interruption = cluster.Interruption },
            layout.Feasible || asked.StatedTime is not null ? null : layout.Reason);
    }
}
