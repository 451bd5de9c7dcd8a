using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies.Ladder;

/// <summary>How many accelerators a rung takes when no option says: the fewest, doubled from one server, that hold the work and end it in time.</summary>
internal sealed class LadderSizing(Scenario scenario, CatalogueSnapshot catalogue, JobDecider jobs)
{
    // A quarter: shorter than the life of a model, longer than a queue for accelerators.
    private const double TargetMonths = 3;
    private const int Most = 131_072;

    /// <summary>Rungs that want the same machines: 0 serve, 1 tune, 2 train.</summary>
    public static int FamilyOf(Approach approach) => approach switch
    {
        Approach.Prompt or Approach.Retrieval => 0,
        Approach.Pretraining => 2,
        _ => 1,
    };

    /// <summary>The count for an approach; null for those that only serve.</summary>
    /// <param name="approach">The rung.</param>
    /// <param name="chip">The accelerator.</param>
    /// <param name="perServer">Of a server.</param>
    /// <param name="fabric">Id of the fabric design; null: the chip's usual.</param>
    /// <param name="stated">What an option that does the like states; 0: none does.</param>
    public int? Accelerators(Approach approach, Accelerator chip, int perServer, string? fabric, int stated)
    {
        var works = OptionWorks.Of(scenario, catalogue, new Option { Id = "", Kind = OptionKind.Rent, Approach = approach });
        if (works.IsEmpty)
        {
            return FamilyOf(approach) == 0 ? null : perServer;
        }

        var fewest = stated > 0 ? stated : perServer;
        int? fits = null;
        for (var count = fewest; count <= Math.Max(Most, fewest); count *= 2)
        {
            var months = Months(works, new TrainingCluster(chip, count, Math.Min(perServer, count), fabric, 1));
            fits = months is null ? fits : count;
            if (months <= InTime(works))
            {
                return count;
            }
        }

        return fits ?? fewest;
    }

    private double InTime(ImmutableArray<OptionWork> works) => works.Select(work => (double)(work.Repeat ?? int.MaxValue))
        .Append(scenario.Terms.HorizonMonths / 2.0).Append(ToDeadline()).Append(TargetMonths).Min();

    private double ToDeadline() => scenario.Application.Constraints.Deadline is { } deadline
        ? Math.Max(0.5, Units.Day.ToBase(deadline.DayNumber - scenario.Terms.DecisionDate.DayNumber) / Units.Month.Factor / 2)
        : double.PositiveInfinity;

    // Months of one run of all works, one after the other; null when one does not fit.
    private double? Months(ImmutableArray<OptionWork> works, TrainingCluster cluster)
    {
        var decided = works.Select(work => jobs.Decide(work, cluster)).ToArray();
        return decided.All(one => one is { Job: not null, Obstacle: null }) ? decided.Sum(one => one.Job!.ElapsedMonths) : null;
    }
}
