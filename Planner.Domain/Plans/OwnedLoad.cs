using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>What hardware of one's own draws: servers by what they do, and what stands beside them.</summary>
/// <param name="Servers">All servers, with the mean of what they train and idle.</param>
/// <param name="Others">Network and storage.</param>
/// <param name="Serving">What fleets draw above idle in the mean of the service, watt.</param>
/// <param name="Steps">The same by month of service.</param>
/// <param name="Training">IT power while all accelerators train, watt.</param>
/// <param name="Draw">Of one server.</param>
internal sealed record OwnedLoad<T>(Bill<T> Servers, Bill<T> Others, T Serving, ImmutableArray<LoadStep<T>> Steps, T Training, ServerDraw<T> Draw)
    where T : struct, IReal<T>
{
    private const int MonthsOfYear = 12;

    /// <summary>Everything in the racks, at its mean.</summary>
    public Bill<T> All { get; } = Bill<T>.Together(Servers with { ItPowerMean = Servers.ItPowerMean + Serving }, Others);

    public FacilitySize<T> Facility(FacilityDesign design, IReading<T> reading) =>
        FacilitySizing.Size(All with { ItPowerNameplate = All.ItPowerNameplate.As(Labels.ItPowerNameplate), ItPowerMean = All.ItPowerMean.As(Labels.ItPowerMean) }, design, reading);

    /// <summary>The same as servers come and go and requests grow; one load for all of the service is its mean.</summary>
    public ImmutableArray<RampFacility<T>> ByMonth(FacilitySize<T> mean, FacilityDesign design, IReading<T> reading) =>
        Steps.Length == 1 ? [new(Steps[0].Month, mean.Months)] : StagedRamp.Facilities(Steps, Servers, Others, design, reading);

    public static OwnedLoad<T> Of(Evaluation<T> evaluation, OptionDecisions option, DecidedSite site, WorkMonths<T> work, Bill<T> others)
    {
        var reading = evaluation.Reading;
        var draw = DrawOf(evaluation, option, site);
        var servers = ItPower.Servers(site.Server, option.Servers, WorkloadPhases<T>.Of(TrainingShare(evaluation, option, work)), draw.Idle, reading);
        if (evaluation.Own(Labels.ItPowerMean.Key, option.Option.Id) is { } own)
        {
            // A stated mean is that of everything: the servers take what the rest leaves of it, and the rest no more than all of it.
            return new(servers with { ItPowerMean = T.Max(0, own - others.ItPowerMean) }, others with { ItPowerMean = T.Min(own, others.ItPowerMean) }, 0, StepsOf(evaluation, option, site, null), own, draw);
        }

        var training = (ItPower.Training(site.Server, option.Servers, reading).ItPowerMean + others.ItPowerMean).As(Labels.ItPowerMean);
        return new(servers, others, MeanServing(evaluation, option, work), StepsOf(evaluation, option, site, work), training, draw);
    }

    /// <summary>Share of the hours of all accelerators in the servers, idle ones included, from service to the end of the horizon, in which they train: what fleets leave them at most.</summary>
    private static T TrainingShare(Evaluation<T> evaluation, OptionDecisions option, WorkMonths<T> work)
    {
        var months = evaluation.Horizon - option.ReadyMonth;
        if (months <= 0)
        {
            return 0;
        }

        var capacity = AcceleratorTime.Capacity<T>(Math.Max(option.Accelerators, option.Servers * option.Site!.Server.Accelerators)) * StagedRamp.WholeMonths(months, option.Site.Stages);
        var left = option.Fleets.IsEmpty ? 1 : 1 - T.Min(1, AcceleratorTime.Sum(work.Serving) / capacity);
        return T.Min(left, (AcceleratorTime.Sum(work.Runs) + AcceleratorTime.Sum(work.Experiments)) / capacity).As(Labels.UsedShare);
    }

    private static T MeanServing(Evaluation<T> evaluation, OptionDecisions option, WorkMonths<T> work)
    {
        var months = evaluation.Horizon - option.ReadyMonth;
        return option.Fleets.IsEmpty || months <= 0 ? 0 : (AcceleratorTime.Sum(work.ServingDraw) / StagedRamp.WholeMonths(months, option.Site!.Stages)).As(Labels.ServingDraw);
    }

    /// <summary>Months of service in which servers come or go, and in which fleets begin or another year of requests does.</summary>
    private static ImmutableArray<LoadStep<T>> StepsOf(Evaluation<T> evaluation, OptionDecisions option, DecidedSite site, WorkMonths<T>? work)
    {
        var service = evaluation.Horizon - option.ReadyMonth;
        var served = work is null || option.Fleets.IsEmpty ? [] : Enumerable.Range(0, Math.Max(0, service))
            .Where(month => month == work.ServingFrom - option.ReadyMonth || (option.ReadyMonth + month - evaluation.Decisions.Need.ServingFrom) % MonthsOfYear == 0);
        T Serving(int month) => work is null || option.Fleets.IsEmpty || month >= service ? 0 : work.ServingDraw[option.ReadyMonth + month];
        return [.. site.Stages.Select(stage => stage.Month).Concat(served).Distinct().Order().Select(month => new LoadStep<T>(month, StagedRamp.ShareIn(month, site.Stages), Serving(month)))];
    }

    private static ServerDraw<T> DrawOf(Evaluation<T> evaluation, OptionDecisions option, DecidedSite site)
    {
        var (constants, reading) = (evaluation.Ground.Serving, evaluation.Reading);
        var chip = evaluation.Ground.Catalogue.Accelerators[site.Server.Accelerator];
        var idle = ServingPower.Idle(new ServingCluster(chip, site.Server.Accelerators) { Server = site.Server }, constants, reading);
        T? serving = null;
        foreach (var fleet in option.Fleets)
        {
            var power = Fleets.PowerOf(fleet.Fleet, fleet.Job, site.Server, constants, reading).At(1) / fleet.Fleet.AcceleratorsPerReplica * site.Server.Accelerators;
            serving = serving is { } other ? T.Max(other, power) : power;
        }

        return new(idle, serving?.As(Labels.ServingPhase));
    }
}
