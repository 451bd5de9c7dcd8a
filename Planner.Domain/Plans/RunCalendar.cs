using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>Runs of one cluster, one after the other.</summary>
/// <param name="Runs">Each job with the first months of its runs.</param>
/// <param name="FirstModel">End of the first run, months from the decision; null when there is none within the horizon.</param>
/// <param name="Missed">How many runs of each job are due and do not end within the horizon.</param>
internal sealed record RunCalendar(ImmutableArray<DecidedRuns> Runs, double? FirstModel, ImmutableArray<int> Missed)
{
    /// <summary>All runs that find no place.</summary>
    public int Unmet => Missed.Sum();

    /// <summary>
    /// Every option owes the same runs: those that are due from the month in which the first option could begin, and then as often as the work says.
    /// A late option catches up as soon as it is ready; a run that would end after the horizon is not begun and counts as unmet.
    /// </summary>
    /// <param name="jobs">Jobs with their repetition in months; null: once.</param>
    /// <param name="ready">Months from the decision to hardware in service.</param>
    /// <param name="due">Month in which the first option can begin.</param>
    /// <param name="horizon">Months.</param>
    public static RunCalendar Lay(ImmutableArray<(DecidedJob Job, int? Repeat)> jobs, double ready, double due, int horizon)
    {
        var starts = jobs.Select(_ => new List<int>()).ToArray();
        double free = ready;
        double? firstModel = null;
        var missed = new int[jobs.Length];
        foreach (var (place, dueMonth) in Due(jobs, due, horizon))
        {
            var job = jobs[place].Job;
            var start = Math.Max(dueMonth, free);
            if (start + job.ElapsedMonths > horizon)
            {
                missed[place]++;
                continue;
            }

            starts[place].Add((int)start);
            free = start + job.ElapsedMonths;
            firstModel ??= free;
        }

        return new RunCalendar([.. jobs.Select((job, place) => new DecidedRuns(job.Job, [.. starts[place]]) { Missed = missed[place] })], firstModel, [.. missed]);
    }

    /// <summary>What is said about runs that find no place.</summary>
    public static Finding UnmetFinding(int runs) => Finding.Of("runs-unmet", FindingArgument.Of(runs, Units.One));

    private static IEnumerable<(int Place, double Month)> Due(ImmutableArray<(DecidedJob Job, int? Repeat)> jobs, double due, int horizon)
    {
        var all = new List<(int Place, double Month)>();
        for (var place = 0; place < jobs.Length; place++)
        {
            for (var month = due; month < horizon; month += jobs[place].Repeat ?? int.MaxValue)
            {
                all.Add((place, month));
            }
        }

        return all.OrderBy(one => one.Month).ThenBy(one => one.Place);
    }
}
