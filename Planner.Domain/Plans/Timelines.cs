using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>The way from the decision to hardware in service.</summary>
/// <param name="Steps">In order.</param>
/// <param name="Ready">Seconds from the decision.</param>
/// <param name="Complete">Seconds to the whole cluster: trainings begin here. Later than ready where the cluster grows.</param>
internal sealed record Timeline<T>(ImmutableArray<PlanStep<T>> Steps, T Ready, T Complete)
    where T : struct, IReal<T>;

/// <summary>How long each way of getting accelerators takes.</summary>
internal static class Timelines
{
    /// <summary>Delivery, building, connection, racks and burn-in of a site.</summary>
    public static Timeline<T> Own<T>(DecidedSite site, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var first = site.StatedMonths is { } stated ? Stated<T>(stated) : Built(site, reading);
        if (site.Stages.Length == 1)
        {
            return first;
        }

        var growth = T.Of(new Constant(site.Stages[^1].Month, Units.Month, Labels.LastStageStep));
        return new Timeline<T>([.. first.Steps, new PlanStep<T>(Labels.LastStageStep, first.Ready, growth, true)], first.Ready, first.Ready + growth);
    }

    private static Timeline<T> Built<T>(DecidedSite site, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var path = SiteSchedule.Plan(WorkOf(site), reading);
        return new Timeline<T>([.. path.Steps.Select(step => new PlanStep<T>(step.Label, step.Start, step.Duration, step.Critical))], path.Ready, path.Ready);
    }

    /// <summary>What decides how long a site takes.</summary>
    public static SiteWork WorkOf(DecidedSite site) =>
        new(site.Kind, site.Facility.Region, site.Facility.Chain, site.Server, site.Stages[0].Servers, site.PeakPowerWatts, site.Times);

    /// <summary>Quota, contract and moving in.</summary>
    public static Timeline<T> Rent<T>(Scenarios.Option option, PlanAssumptions assumptions, IReading<T> reading)
        where T : struct, IReal<T>
    {
        if (option.MonthsToService is { } stated)
        {
            return Stated<T>(stated);
        }

        var contract = reading.Read(assumptions.ContractTime).As(Labels.ReadyTime);
        return new Timeline<T>([new(Labels.Contract, 0, contract, true)], contract, contract);
    }

    private static Timeline<T> Stated<T>(double months)
        where T : struct, IReal<T>
    {
        var wait = T.Of(new Constant(months, Units.Month, Labels.ReadyTime));
        return months == 0 ? new Timeline<T>([], wait, wait) : new Timeline<T>([new(Labels.ReadyTime, 0, wait, true)], wait, wait);
    }

    /// <summary>An API can be called the same day.</summary>
    public static Timeline<T> Call<T>()
        where T : struct, IReal<T> => new([], 0, 0);
}
