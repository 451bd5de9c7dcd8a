using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Fabric;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Engines.Storage;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>The data centre of one planned option, as its page and its drawings show it, on the central values.</summary>
public sealed record SiteSheet
{
    public required DecidedSite Site { get; init; }

    /// <summary>Power, water and PUE by month.</summary>
    public required FacilitySize<Real> Facility { get; init; }

    /// <summary>Carbon by month; empty where the region's intensity is unknown.</summary>
    public required ImmutableArray<CarbonMonth<Real>> Carbon { get; init; }

    /// <summary>The region's tariff by time of use; null where there is one price.</summary>
    public required TimeOfUse<Real>? Tariff { get; init; }

    /// <summary>What servers draw in each phase of the work.</summary>
    public required ImmutableArray<PhasePower<Real>> Phases { get; init; }

    /// <summary>What the meter reads by month in the hours of the region's tariff; empty where there is one price.</summary>
    public required ImmutableArray<MeterMonth<Real>> Meter { get; init; }

    public required FabricBandwidth<Real> Bandwidth { get; init; }

    /// <summary>The storage of the bill, with the bandwidth that its tier gives.</summary>
    public required StorageSize<Real> Storage { get; init; }

    /// <summary>One checkpoint of the largest model that is trained, byte; 0 where none is.</summary>
    public required double CheckpointBytes { get; init; }

    public required StaffCount<Real> Staff { get; init; }

    public required Drawing Floor { get; init; }

    public required Drawing Rack { get; init; }

    public required Drawing PowerChain { get; init; }

    public required Drawing Path { get; init; }

    /// <summary>The sheet of a plan; null when it has no hardware of its own.</summary>
    public static SiteSheet? Of(Plan<Real> plan, CatalogueSnapshot catalogue) =>
        plan.Decisions.Site is { } site ? Of(plan, site, catalogue) : null;

    private static SiteSheet Of(Plan<Real> plan, DecidedSite site, CatalogueSnapshot catalogue)
    {
        var facility = FacilitySizing.Size(plan.Bill, site.Facility, CentralReading.Instance);
        var assumptions = new PlanAssumptions(catalogue);
        var tariff = SiteLines.TariffOf(plan.Decisions);
        var floor = FloorPlan.Draw(site.Facility.Racks);
        return new SiteSheet
        {
            Site = site,
            Facility = facility,
            Carbon = CarbonOf(plan, site, facility, catalogue),
            Tariff = tariff,
            Meter = tariff is null ? [] : Metering.Months<Real>(facility, tariff, plan.Decisions.Option.Site?.TimeOfUse?.MovedShare ?? 0),
            Phases = ItPower.Phases(site.Server, plan.Decisions.Servers, CentralReading.Instance),
            Bandwidth = FabricBandwidth.Of(site.Tree, site.Fabric, CentralReading.Instance),
            Storage = StorageOf(plan, site),
            CheckpointBytes = CheckpointOf(plan),
            Staff = new StaffCount<Real>(
                site.Colocated ? 0 : Staffing.SiteCrew(plan.Bill.ItPowerNameplate, assumptions.SmallestSiteStaff.Central, assumptions.HyperscaleStaff.Central),
                Staffing.Operators<Real>(plan.Decisions.Accelerators, assumptions.OperatorsPerThousand.Central)),
            Floor = floor,
            Rack = RackElevation.Draw(site.Server, site.Facility.Racks),
            PowerChain = OneLine.Draw(facility, site.Facility.Redundancy),
            Path = Gantt.Draw([.. plan.Dates.Steps.Select(step => new SiteStep<Real>(step.Label, step.Start, step.Duration, step.Critical))], plan.Dates.FirstToken?.Value),
        };
    }

    private static double CheckpointOf(Plan<Real> plan) =>
        plan.Decisions.Runs.Select(runs => StorageSizing.CheckpointSize<Real>(runs.Job.Job.Model.Parameters).Value).DefaultIfEmpty(0).Max();

    private static StorageSize<Real> StorageOf(Plan<Real> plan, DecidedSite site)
    {
        var held = plan.Bill.Items.Where(item => item.Label == Labels.StorageCapacity).Sum(item => item.Count.Value) * StorageSizing.FillShare.Base;
        return StorageSizing.Size(new StorageDemand<Real>(held, CheckpointOf(plan), 0, 0, 0), site.Storage, CentralReading.Instance);
    }

    private static ImmutableArray<CarbonMonth<Real>> CarbonOf(Plan<Real> plan, DecidedSite site, FacilitySize<Real> facility, CatalogueSnapshot catalogue) =>
        site.Facility.Region.CarbonIntensity is { } intensity
            ? Engines.Facility.Carbon.Months<Real>(
                facility,
                intensity.Central,
                plan.Decisions.Option.CleanPowerShare ?? 0,
                EmbodiedOf(plan, catalogue),
                Figure(catalogue, "server-life", Units.Year.ToBase(5)))
            : [];

    private static Real EmbodiedOf(Plan<Real> plan, CatalogueSnapshot catalogue) => Engines.Facility.Carbon.Embodied<Real>(
        plan.Decisions.Servers,
        Figure(catalogue, "embodied-carbon-server", 0),
        plan.Decisions.Accelerators,
        Figure(catalogue, "embodied-carbon-accelerator", 0));

    private static double Figure(CatalogueSnapshot catalogue, string id, double otherwise) =>
        catalogue.Assumptions.TryGetValue(id, out var assumption) ? assumption.Figure.Central : otherwise;
}
