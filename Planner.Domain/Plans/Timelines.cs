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
        var path = SiteSchedule.Plan(WorkOf(site), reading);
        var steps = path.Steps.Select(step => new PlanStep<T>(step.Label, step.Start, step.Duration, step.Critical));
        if (site.Stages.Length == 1)
        {
            return new Timeline<T>([.. steps], path.Ready, path.Ready);
        }

        var growth = T.Of(new Constant(site.Stages[^1].Month, Units.Month, Labels.LastStageStep));
        return new Timeline<T>([.. steps, new PlanStep<T>(Labels.LastStageStep, path.Ready, growth, true)], path.Ready, path.Ready + growth);
    }

    /// <summary>What decides how long a site takes.</summary>
    public static SiteWork WorkOf(DecidedSite site) =>
        new(site.Kind, site.Facility.Region, site.Facility.Chain, site.Server, site.Stages[0].Servers, site.PeakPowerWatts, site.Times);

    /// <summary>Quota, contract and moving in.</summary>
    public static Timeline<T> Rent<T>(PlanAssumptions assumptions, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var contract = reading.Read(assumptions.ContractTime).As(Labels.ReadyTime);
        return new Timeline<T>([new(Labels.Contract, 0, contract, true)], contract, contract);
    }

    /// <summary>An API can be called the same day.</summary>
    public static Timeline<T> Call<T>()
        where T : struct, IReal<T> => new([], 0, 0);
}
