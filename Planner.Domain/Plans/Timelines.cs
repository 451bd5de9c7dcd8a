using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>The way from the decision to hardware in service.</summary>
/// <param name="Steps">In order.</param>
/// <param name="Ready">Seconds from the decision.</param>
internal sealed record Timeline<T>(ImmutableArray<PlanStep<T>> Steps, T Ready)
    where T : struct, IReal<T>;

/// <summary>How long each way of getting accelerators takes.</summary>
internal static class Timelines
{
    /// <summary>Delivery, building, connection, racks and burn-in of a site.</summary>
    public static Timeline<T> Own<T>(DecidedSite site, int servers, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var work = new SiteWork(site.Kind, site.Facility.Region, site.Facility.Chain, site.Server, servers, site.PeakPowerWatts);
        var path = SiteSchedule.Plan(work, reading);
        return new Timeline<T>([.. path.Steps.Select(step => new PlanStep<T>(step.Label, step.Start, step.Duration, step.Critical))], path.Ready);
    }

    /// <summary>Quota, contract and moving in.</summary>
    public static Timeline<T> Rent<T>(PlanAssumptions assumptions, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var contract = reading.Read(assumptions.ContractTime).As(Labels.ReadyTime);
        return new Timeline<T>([new(Labels.Contract, 0, contract, true)], contract);
    }

    /// <summary>An API can be called the same day.</summary>
    public static Timeline<T> Call<T>()
        where T : struct, IReal<T> => new([], 0);
}
