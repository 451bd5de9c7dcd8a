using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Engines.Storage;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>Costs of accelerators that are somebody else's.</summary>
internal static class RentedCosts
{
    /// <summary>What any option must rent beside its own: experiments beyond its hours, and work that is due before it is ready.</summary>
    public static ImmutableArray<CostLine<T>> Elsewhere<T>(Evaluation<T> evaluation, OptionDecisions option, WorkMonths<T> work)
        where T : struct, IReal<T>
    {
        var rate = Price<T>.Of(option.Overflow?.Rate, evaluation.Reading);
        var lines = ImmutableArray.CreateBuilder<CostLine<T>>();
        var start = evaluation.Decisions.Need.ExperimentsFrom;
        if (option.MayOverflow && (option.Site is not null || option.Commitment is not null))
        {
            var label = option.Option.Kind == Scenarios.OptionKind.Hybrid || evaluation.Experiments is null ? Labels.CloudHours : Labels.ExperimentHours;
            var first = option.Fleets.IsEmpty ? start : System.Math.Min(start, work.ServingFrom);
            lines.Add(CloudCosts.PayUsed(label, AcceleratorTime.From(work.Overflow, first), rate, first));
        }

        var from = System.Math.Min(start, evaluation.Decisions.Need.ServingFrom);
        var until = System.Math.Min(System.Math.Max(option.ReadyMonth, work.ServingFrom), evaluation.Horizon);
        var waits = evaluation.Experiments is not null && option.ReadyMonth > start;
        var unanswered = !option.Fleets.IsEmpty && work.ServingFrom > evaluation.Decisions.Need.ServingFrom;
        if (until > from && (waits || unanswered))
        {
            lines.Add(CloudCosts.PayUsed(Labels.BridgeHours, new Series<T>([.. work.Bridge[from..until]]), rate, from));
        }

        lines.AddRange(Missed(evaluation, option, rate));
        return lines.ToImmutable();
    }

    // Work that is owed and left undone is worth what renting for it would cost: who comes too late for it does not look cheaper.
    private static IEnumerable<CostLine<T>> Missed<T>(Evaluation<T> evaluation, OptionDecisions option, Price<T> rate)
        where T : struct, IReal<T> => option.Runs.Where(runs => runs.Missed > 0).Select(runs =>
        {
            var time = AcceleratorTime.OfRun(WorkPlacement.Elapsed(evaluation, option, runs.Job), (T)option.TrainingAccelerators) * runs.Missed;
            return CloudCosts.PayUsed(Labels.UnmetRunHours, new Series<T>(time, 1), rate, evaluation.Horizon - 1) with { IsCash = false };
        });

    /// <summary>Hours of a cluster on demand or under contract, its storage and the people who run it.</summary>
    public static IEnumerable<CostLine<T>> Lines<T>(Evaluation<T> evaluation, OptionDecisions option, WorkMonths<T> work)
        where T : struct, IReal<T>
    {
        var ready = option.ReadyMonth;
        var service = evaluation.Horizon - ready;
        if (service <= 0)
        {
            yield break;
        }

        var bill = ContractLines.Hours(evaluation, option, work).Add(Store(evaluation, option, ready, service));
        foreach (var line in ContractLines.WithExtras(evaluation, option, bill))
        {
            yield return line;
        }

        yield return Operate(evaluation, option, work, ready, service);
    }

    private static CostLine<T> Store<T>(Evaluation<T> evaluation, OptionDecisions option, int ready, int service)
        where T : struct, IReal<T>
    {
        var demand = OwnedPlan.Demand(evaluation, option);
        var bytes = option.Option.StoragePetabytes is null
            ? StorageSizing.HeldBytes(demand.DataBytes, demand.CheckpointBytes, demand.CheckpointsKept)
            : StorageSizing.HeldCapacity(demand.DataBytes, demand.CheckpointBytes, demand.CheckpointsKept);
        var rate = Price<T>.Of(evaluation.Assumptions.CloudStorageRate, evaluation.Reading);
        return CostLine<T>.Monthly(Labels.CloudStorage, CostCategory.StorageAndSoftware, ready, service, bytes * T.Of(Durations.Month), rate.Value, Units.TerabyteMonth) with
        {
            PriceKnown = rate.Known,
        };
    }

    // Engineers look after what runs: under a contract all of it all the time, on demand what is used in each month, and nobody in a month without work.
    private static CostLine<T> Operate<T>(Evaluation<T> evaluation, OptionDecisions option, WorkMonths<T> work, int ready, int service)
        where T : struct, IReal<T>
    {
        var reading = evaluation.Reading;
        var salary = Price<T>.Of(evaluation.Assumptions.EngineerSalary, reading);
        var loading = reading.Read(evaluation.Assumptions.LoadedSalaryFactor);
        var each = reading.Read(evaluation.Assumptions.OperatorsPerThousand);
        if (option.Commitment is not null)
        {
            return RunningCosts.Employ(Staffing.Operators(option.Accelerators, each), salary, loading, ready, service) with { Of = Labels.OperationsStaff };
        }

        var used = ContractLines.Used(work, ready);
        var people = Enumerable.Range(0, service).Select(month => Engaged(used[month], each));
        return RunningCosts.Employ(new Series<T>([.. people]), salary, loading, ready) with { Of = Labels.OperationsStaff };
    }

    // A run of days takes an engineer for those days; a fleet that never rests takes one all month.
    private static T Engaged<T>(T used, T perThousand)
        where T : struct, IReal<T>
    {
        var accelerators = used / T.Of(Durations.Month);
        return T.Min(Staffing.Operators(accelerators, perThousand), accelerators);
    }
}
