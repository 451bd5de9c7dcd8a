using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Facility;
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

    /// <summary>Watts that fleets on accelerators of the option's own draw above idle, in the mean of each month; 0 where somebody else pays the electricity.</summary>
    public required T[] ServingDraw { get; init; }

    /// <summary>Experiments and requests that are due before the option is ready, on rented accelerators.</summary>
    public required T[] Bridge { get; init; }

    /// <summary>First month in which the option answers requests.</summary>
    public required int ServingFrom { get; init; }

    /// <summary>All of it, month by month.</summary>
    public ImmutableArray<T> ByMonth => [.. Runs.Select((runs, month) => runs + Experiments[month] + Overflow[month] + Serving[month] + Bridge[month])];

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
            ServingDraw = AcceleratorTime.Empty<T>(horizon),
            Bridge = AcceleratorTime.Empty<T>(horizon),
            ServingFrom = ServingMonth(evaluation, option),
        };
        PlaceRuns(evaluation, option, work);
        foreach (var fleet in option.Fleets)
        {
            PlaceFleet(evaluation, option, fleet, work);
        }

        Retrieval.Place(evaluation, option, work.Runs);
        PlaceExperiments(evaluation, option, work);
        return work;
    }

    /// <summary>Requests are answered from the first model on, or, when the model served is not of the option's making, from the first day of service.</summary>
    public static int ServingMonth<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T> => ServingMonth(evaluation.Scenario, option);

    public static int ServingMonth(Scenarios.Scenario scenario, OptionDecisions option) =>
        ServesOwnModel(scenario, option) ? option.FirstModelMonth : option.ReadyMonth;

    /// <summary>What is served must first be trained or tuned by the option.</summary>
    public static bool ServesOwnModel(Scenarios.Scenario scenario, OptionDecisions option) =>
        option.Api is null && scenario.Application.Serve.Any(work => work.Model is null);

    /// <summary>Elapsed time of a run in an option, with the person's own utilisation and goodput where they are set.</summary>
    public static T Elapsed<T>(Evaluation<T> evaluation, OptionDecisions option, DecidedJob job)
        where T : struct, IReal<T>
    {
        if (job.StatedTime is { } stated)
        {
            return AcceleratorTime.Elapsed<T>(evaluation.Reading.Read(stated), option.TrainingAccelerators);
        }

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
        var first = evaluation.Decisions.Need.ExperimentsFrom;
        var start = Math.Max(option.ReadyMonth, first);
        var service = evaluation.Horizon - start;
        var taken = option.Option.Kind == Scenarios.OptionKind.Hybrid ? AcceleratorTime.Sum(work.Runs) + AcceleratorTime.Sum(work.Serving) : AcceleratorTime.Sum(work.Runs);
        T? free = PaysUsedHours(option) || service <= 0 ? null : AcceleratorTime.Capacity<T>(Present(option, service)) - (taken / service);
        if (evaluation.Scenario.Application.UseByMonth.IsEmpty)
        {
            PlaceEvenly(need, free, (first, start, service), work);
            return;
        }

        var weights = UseProfile.Weights(evaluation.Scenario.Application.UseByMonth, evaluation.Horizon - first);
        for (var month = first; month < evaluation.Horizon; month++)
        {
            var wanted = need * weights[month - first];
            var beyond = month < start || free is not { } own ? 0 : AcceleratorTime.Beyond(wanted, own);
            var kept = wanted - beyond;
            (month < start ? work.Bridge : work.Experiments)[month] += kept;
            work.Overflow[month] += beyond;
        }
    }

    // A cluster that grows has in the mean of its service fewer accelerators than in the end.
    private static double Present(OptionDecisions option, int service) => option.Site is { Stages.Length: > 1 } site
        ? option.TrainingAccelerators * StagedRamp.WholeMonths(service, site.Stages) / service
        : option.TrainingAccelerators;

    private static void PlaceEvenly<T>(T need, T? free, (int First, int Start, int Service) months, WorkMonths<T> work)
        where T : struct, IReal<T>
    {
        var (first, start, service) = months;
        if (start > first)
        {
            AcceleratorTime.Spread(need * (start - first), first, start - first, work.Bridge);
        }

        if (service > 0)
        {
            var beyond = free is { } own ? AcceleratorTime.Beyond(need, own) : 0;
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

    /// <summary>The most that a fleet has of the option's own in a month; null: as many as it needs.</summary>
    private static int? MostInService(OptionDecisions option, int month) =>
        option.Site is { Stages.Length: > 1 } site ? StagedRamp.ServersIn(Math.Max(0, month - option.ReadyMonth), site.Stages) * site.Server.Accelerators
        : option.Option.Kind == Scenarios.OptionKind.Hybrid ? option.Accelerators
        : null;

    // Demand is drawn, and the fleet was decided before: rented fleets follow it, owned ones rent what they lack; a hybrid owns its base and rents the peaks, hour by hour.
    private static void PlaceFleet<T>(Evaluation<T> evaluation, OptionDecisions option, DecidedFleet fleet, WorkMonths<T> work)
        where T : struct, IReal<T>
    {
        var need = evaluation.Decisions.Need.ServingFrom;
        var capacity = Capacity(evaluation, fleet);
        var requests = evaluation.Reading.Read(ScenarioInputs.Requests(evaluation.Scenario, fleet.Place));
        var growth = 1 + evaluation.Reading.Read(ScenarioInputs.Growth(evaluation.Scenario, fleet.Place));
        var grows = option.Site is { Stages.Length: > 1 };
        ReplicaPower<T>? draw = option.Site is { } site ? Fleets.PowerOf(fleet.Fleet, fleet.Job, site.Server, evaluation.Ground.Serving, evaluation.Reading) : null;
        for (var first = need; first < evaluation.Horizon; first += MonthsOfYear)
        {
            var load = FleetHours.Load(fleet.Fleet, fleet.Shape, (first - need) / MonthsOfYear, requests, capacity, MostInService(option, first), draw);
            for (var month = first; month < Math.Min(first + MonthsOfYear, evaluation.Horizon); month++)
            {
                // A year is the same in all its months, unless the cluster grows within it.
                load = grows ? FleetHours.Load(fleet.Fleet, fleet.Shape, (first - need) / MonthsOfYear, requests, capacity, MostInService(option, month), draw) : load;
                Add(work, month, AcceleratorTime.Capacity(load.Own), AcceleratorTime.Capacity(load.Beyond));
                if (draw is { } power && month >= work.ServingFrom)
                {
                    work.ServingDraw[month] += (load.Busy / fleet.Fleet.AcceleratorsPerReplica * power.Span).As(Labels.ServingDraw);
                }
            }

            requests *= growth;
        }
    }

    private static void Add<T>(WorkMonths<T> work, int month, T own, T beyond)
        where T : struct, IReal<T>
    {
        if (month < work.ServingFrom)
        {
            work.Bridge[month] += own + beyond;
            return;
        }

        work.Serving[month] += own;
        work.Overflow[month] += beyond;
    }

    /// <summary>Requests a second that a replica of the fleet answers, at the lengths that come.</summary>
    public static T Capacity<T>(Evaluation<T> evaluation, DecidedFleet fleet)
        where T : struct, IReal<T>
    {
        var planned = T.Of(new Constant(fleet.Fleet.RequestsPerReplica, Units.PerSecond, Labels.ReplicaCapacity));
        var input = evaluation.Reading.Read(ScenarioInputs.InputTokens(evaluation.Scenario, fleet.Place));
        var output = evaluation.Reading.Read(ScenarioInputs.OutputTokens(evaluation.Scenario, fleet.Place));
        return FleetHours.Capacity(planned, input / fleet.Job.InputTokens, output / fleet.Job.OutputTokens, fleet.Fleet.Reaction).As(Labels.ReplicaCapacity);
    }
}
