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

    /// <summary>What is computed of it.</summary>
    public required SiteFigures<Real> Figures { get; init; }

    /// <summary>Generators at peak load while the grid is away; null where the chain has none.</summary>
    public required PowerStage<Real>? Generators { get; init; }

    /// <inheritdoc cref="SiteFigures{T}.Facility"/>
    public FacilitySize<Real> Facility => Figures.Facility;

    /// <inheritdoc cref="SiteFigures{T}.Carbon"/>
    public ImmutableArray<CarbonMonth<Real>> Carbon => Figures.Carbon;

    /// <inheritdoc cref="SiteFigures{T}.Tariff"/>
    public TimeOfUse<Real>? Tariff => Figures.Tariff;

    /// <inheritdoc cref="SiteFigures{T}.Phases"/>
    public ImmutableArray<PhasePower<Real>> Phases => Figures.Phases;

    /// <inheritdoc cref="SiteFigures{T}.Meter"/>
    public ImmutableArray<MeterMonth<Real>> Meter => Figures.Meter;

    public FabricBandwidth<Real> Bandwidth => Figures.Bandwidth;

    /// <inheritdoc cref="SiteFigures{T}.Storage"/>
    public StorageSize<Real> Storage => Figures.Storage;

    /// <inheritdoc cref="SiteFigures{T}.Checkpoint"/>
    public double CheckpointBytes => Figures.Checkpoint.Value;

    public StaffCount<Real> Staff => Figures.Staff;

    public required Drawing Floor { get; init; }

    public required Drawing Rack { get; init; }

    public required Drawing PowerChain { get; init; }

    public required Drawing Path { get; init; }

    /// <summary>The sheet of a plan; null when it has no hardware of its own.</summary>
    public static SiteSheet? Of(Plan<Real> plan, CatalogueSnapshot catalogue) =>
        plan.Decisions.Site is { } site ? Of(plan, site, catalogue) : null;

    private static SiteSheet Of(Plan<Real> plan, DecidedSite site, CatalogueSnapshot catalogue)
    {
        var figures = SiteFigures<Real>.Of(plan, site, catalogue, CentralReading.Instance);
        var floor = FloorPlan.Draw(site.Facility.Racks);
        return new SiteSheet
        {
            Site = site,
            Figures = figures,
            Generators = site.Facility.Chain.FirstOrDefault(part => part.Kind == "generator") is { } generator
                ? Engines.Facility.PowerChain.Generators(generator, figures.Facility.PeakPower, site.Facility.Redundancy, CentralReading.Instance)
                : null,
            Floor = floor,
            Rack = RackElevation.Draw(site.Server, site.Facility.Racks),
            PowerChain = OneLine.Draw(figures.Facility, site.Facility.Redundancy),
            Path = Gantt.Draw([.. plan.Dates.Steps.Select(step => new SiteStep<Real>(step.Label, step.Start, step.Duration, step.Critical))], plan.Dates.FirstToken?.Value),
        };
    }
}
