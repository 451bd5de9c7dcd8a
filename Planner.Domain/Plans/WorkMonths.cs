using System;
using System.Linq;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>What an option does month by month, in accelerator-seconds, and where it is done.</summary>
internal sealed record WorkMonths<T>
    where T : struct, IReal<T>
{
    /// <summary>Trainings and tunings.</summary>
    public required T[] Runs { get; init; }

    /// <summary>Experiments on accelerators of the option's own.</summary>
    public required T[] Experiments { get; init; }

    /// <summary>Experiments for which they do not suffice, rented on demand.</summary>
    public required T[] Overflow { get; init; }

    /// <summary>Fleets that answer requests.</summary>
    public required T[] Serving { get; init; }

    /// <summary>Experiments and requests that are due before the option is ready, on rented accelerators.</summary>
    public required T[] Bridge { get; init; }

    /// <summary>First month in which the option answers requests.</summary>
    public required int ServingFrom { get; init; }

    /// <summary>All of it on accelerators of the option's own.</summary>
    public T Own => AcceleratorTime.Sum(Runs) + AcceleratorTime.Sum(Experiments) + AcceleratorTime.Sum(Serving);

    /// <summary>All of it.</summary>
    public T All => Own + AcceleratorTime.Sum(Overflow) + AcceleratorTime.Sum(Bridge);
}

/// <summary>Lays an option's work over the months.</summary>
internal static class WorkPlacement
{
    private const int MonthsOfYear = 12;

    public static WorkMonths<T> Place<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T>
    {
        var horizon = evaluation.Horizon;
        var work = new WorkMonths<T>
        {
            Runs = AcceleratorTime.Empty<T>(horizon),
            Experiments = AcceleratorTime.Empty<T>(horizon),
            Overflow = AcceleratorTime.Empty<T>(horizon),
            Serving = AcceleratorTime.Empty<T>(horizon),
            Bridge = AcceleratorTime.Empty<T>(horizon),
            ServingFrom = ServingMonth(evaluation, option),
        };
        PlaceRuns(evaluation, option, work);
        foreach (var fleet in option.Fleets)
        {
            PlaceFleet(evaluation, option, fleet, work);
        }

        PlaceExperiments(evaluation, option, work);
        return work;
    }

    /// <summary>Requests are answered from the first model on, or, when the model served is not of the option's making, from the first day of service.</summary>
    public static int ServingMonth<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T> => ServingMonth(evaluation.Scenario, option);

    public static int ServingMonth(Scenarios.Scenario scenario, OptionDecisions option) =>
        option.Api is null && scenario.Application.Serve.Any(work => work.Model is null) ? option.FirstModelMonth : option.ReadyMonth;

    /// <summary>Elapsed time of a run in an option, with the person's own utilisation and goodput where they are set.</summary>
    public static T Elapsed<T>(Evaluation<T> evaluation, OptionDecisions option, DecidedJob job)
        where T : struct, IReal<T>
    {
        var estimate = evaluation.Estimate(job);
        var elapsed = estimate.Run.Elapsed;
        elapsed = evaluation.Own(Labels.ModelFlopsUtilisation.Key, option.Option.Id) is { } utilisation ? elapsed * estimate.ModelFlopsUtilisation / utilisation : elapsed;
        return evaluation.Own(Labels.Goodput.Key, option.Option.Id) is { } goodput ? elapsed * estimate.Run.Goodput / goodput : elapsed;
    }

    private static void PlaceRuns<T>(Evaluation<T> evaluation, OptionDecisions option, WorkMonths<T> work)
        where T : struct, IReal<T>
    {
        foreach (var runs in option.Runs)
        {
            var time = AcceleratorTime.OfRun(Elapsed(evaluation, option, runs.Job), (T)option.TrainingAccelerators);
            foreach (var start in runs.Starts)
            {
                AcceleratorTime.Spread(time, start, Math.Min(runs.Job.Months, evaluation.Horizon - start), work.Runs);
            }
        }
    }

    private static void PlaceExperiments<T>(Evaluation<T> evaluation, OptionDecisions option, WorkMonths<T> work)
        where T : struct, IReal<T>
    {
        if (evaluation.Experiments is not { } onReference)
        {
            return;
        }

        var need = OnChipsOf(evaluation, option, onReference);
        var start = Math.Max(option.ReadyMonth, evaluation.Decisions.Need.ExperimentsFrom);
        var service = evaluation.Horizon - start;
        var before = option.ReadyMonth - evaluation.Decisions.Need.ExperimentsFrom;
        if (before > 0)
        {
            AcceleratorTime.Spread(need * before, evaluation.Decisions.Need.ExperimentsFrom, before, work.Bridge);
        }

        if (service > 0)
        {
            var taken = option.Option.Kind == Scenarios.OptionKind.Hybrid ? AcceleratorTime.Sum(work.Runs) + AcceleratorTime.Sum(work.Serving) : AcceleratorTime.Sum(work.Runs);
            var beyond = PaysUsedHours(option) ? 0 : AcceleratorTime.Beyond(need, AcceleratorTime.Capacity<T>(option.TrainingAccelerators) - (taken / service));
            AcceleratorTime.Spread((need - beyond) * service, start, service, work.Experiments);
            AcceleratorTime.Spread(beyond * service, start, service, work.Overflow);
        }
    }

    /// <summary>The option rents by the hour, so that it never has too few.</summary>
    private static bool PaysUsedHours(OptionDecisions option) => option.Site is null && option.Commitment is null;

    private static T OnChipsOf<T>(Evaluation<T> evaluation, OptionDecisions option, T time)
        where T : struct, IReal<T>
    {
        var reference = evaluation.Decisions.Options.First(one => one.Option.Id == evaluation.Decisions.Need.ReferenceOption).Accelerator!;
        var own = option.Accelerator ?? reference;
        var chips = evaluation.Ground.Catalogue.Accelerators;
        return own == reference
            ? time
            : AcceleratorTime.OnOtherChips(time, evaluation.Reading.Read(chips[reference].Bf16Rate), evaluation.Reading.Read(chips[own].Bf16Rate));
    }

    // A hybrid owns its base and rents, hour by hour, what a fleet needs beyond it.
    private static void PlaceFleet<T>(Evaluation<T> evaluation, OptionDecisions option, DecidedFleet fleet, WorkMonths<T> work)
        where T : struct, IReal<T>
    {
        var most = option.Option.Kind == Scenarios.OptionKind.Hybrid ? option.Accelerators : int.MaxValue;
        var need = evaluation.Decisions.Need.ServingFrom;
        for (var month = need; month < evaluation.Horizon; month++)
        {
            var running = fleet.Fleet.Running[(month - need) / MonthsOfYear];
            var hours = running.Select(replicas => replicas * fleet.Fleet.AcceleratorsPerReplica).ToArray();
            if (month < work.ServingFrom)
            {
                work.Bridge[month] += AcceleratorTime.Capacity<T>(hours.Average());
                continue;
            }

            work.Serving[month] += AcceleratorTime.Capacity<T>(hours.Average(needed => Math.Min(needed, most)));
            work.Overflow[month] += AcceleratorTime.Capacity<T>(hours.Average(needed => Math.Max(0, needed - most)));
        }
    }
}
