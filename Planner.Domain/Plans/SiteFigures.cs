using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Fabric;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Storage;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>Figures of the data centre of one planned option, in any reading.</summary>
public sealed record SiteFigures<T>
    where T : struct, IReal<T>
{
    /// <summary>Power, water and PUE by month.</summary>
    public required FacilitySize<T> Facility { get; init; }

    /// <summary>Carbon by month; empty where the region's intensity is unknown.</summary>
    public required ImmutableArray<CarbonMonth<T>> Carbon { get; init; }

    /// <summary>The hours of the tariff; null where there is one price.</summary>
    public required TimeOfUse<T>? Tariff { get; init; }

    /// <summary>What servers draw in each phase of the work.</summary>
    public required ImmutableArray<PhasePower<T>> Phases { get; init; }

    /// <summary>What the meter reads by month in the hours of the tariff; empty where there is one price.</summary>
    public required ImmutableArray<MeterMonth<T>> Meter { get; init; }

    public required FabricBandwidth<T> Bandwidth { get; init; }

    /// <summary>The storage of the bill, with the bandwidth that its tier gives.</summary>
    public required StorageSize<T> Storage { get; init; }

    /// <summary>The largest checkpoint of all runs, byte; 0 where none is trained.</summary>
    public required T Checkpoint { get; init; }

    public required StaffCount<T> Staff { get; init; }

    /// <summary>The figures of a plan with hardware of its own.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="site">Its site.</param>
    /// <param name="catalogue">With the scenario's own figures.</param>
    /// <param name="reading">The reading that the plan was evaluated in.</param>
    public static SiteFigures<T> Of(Plan<T> plan, DecidedSite site, CatalogueSnapshot catalogue, IReading<T> reading)
    {
        var facility = FacilityOf(plan, site, reading);
        var assumptions = new PlanAssumptions(catalogue);
        var tariff = SiteLines.TariffOf(plan.Decisions, reading);
        var checkpoint = CheckpointOf(plan, reading.Read(assumptions.CheckpointBytesPerParameter));
        return new SiteFigures<T>
        {
            Facility = facility,
            Carbon = CarbonOf(plan, site, facility, catalogue, reading),
            Tariff = tariff,
            Meter = tariff is null ? [] : Metering.Months(facility, tariff, SiteLines.Moved<T>(plan.Decisions)),
            Phases = ItPower.Phases(site.Server, plan.Decisions.Servers, plan.ServerDraw!, reading),
            Bandwidth = FabricBandwidth.Of(site.Tree, site.Fabric, reading),
            Storage = StorageSizing.Size(new StorageDemand<T>(HeldOf(plan), checkpoint, 0, 0, 0), site.Storage, reading),
            Checkpoint = checkpoint,
            Staff = new StaffCount<T>(
                site.Colocated ? 0 : Staffing.SiteCrew(plan.Bill.ItPowerNameplate, reading.Read(assumptions.SmallestSiteStaff), reading.Read(assumptions.HyperscaleStaff)),
                Staffing.Operators<T>(plan.Decisions.Accelerators, reading.Read(assumptions.OperatorsPerThousand))),
        };
    }

    /// <summary>Power, water and PUE by month; a person's own PUE counts on every month, as it does in the costs.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="site">Its site.</param>
    /// <param name="reading">The reading that the plan was evaluated in.</param>
    public static FacilitySize<T> FacilityOf(Plan<T> plan, DecidedSite site, IReading<T> reading)
    {
        var computed = FacilitySizing.Size(plan.Bill, site.Facility, reading);
        return plan.Figures.FirstOrDefault(figure => figure.Label == Labels.ComputedPue) is { } pue
            ? OwnPue.Corrected(computed, plan.Figures.First(figure => figure.Label == Labels.Pue).Value / pue.Value)
            : computed;
    }

    // Of the run that writes most: a count that is decided, so that the largest can be picked.
    private static T CheckpointOf(Plan<T> plan, T bytesPerParameter) => plan.Decisions.Runs.Select(runs => runs.Job.Job.TrainedParameters).DefaultIfEmpty(0).Max() is > 0 and var most
        ? Checkpoints.Size(most, bytesPerParameter)
        : 0;

    private static T HeldOf(Plan<T> plan)
    {
        T held = 0;
        foreach (var item in plan.Bill.Items.Where(item => item.Label == Labels.StorageCapacity))
        {
            held += item.Count;
        }

        return held * T.Of(StorageSizing.FillShare);
    }

    private static ImmutableArray<CarbonMonth<T>> CarbonOf(Plan<T> plan, DecidedSite site, FacilitySize<T> facility, CatalogueSnapshot catalogue, IReading<T> reading) =>
        site.Facility.Region.CarbonIntensity is { } intensity
            ? Engines.Facility.Carbon.Months(
                facility,
                reading.Read(intensity),
                plan.Decisions.Option.CleanPowerShare ?? 0,
                Engines.Facility.Carbon.Embodied<T>(
                    plan.Decisions.Servers,
                    Figure(catalogue, "embodied-carbon-server", 0, reading),
                    plan.Decisions.Accelerators,
                    Figure(catalogue, "embodied-carbon-accelerator", 0, reading)),
                Figure(catalogue, "server-life", Units.Year.ToBase(5), reading))
            : [];

    private static T Figure(CatalogueSnapshot catalogue, string id, double otherwise, IReading<T> reading) =>
        catalogue.Assumptions.TryGetValue(id, out var assumption) ? reading.Read(assumption.Figure) : otherwise;
}
