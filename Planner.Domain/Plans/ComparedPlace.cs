using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>The same site in another place: what its climate, its grid and its builders make of it.</summary>
/// <param name="Region">The place.</param>
/// <param name="Planned">Where the plan has it.</param>
/// <param name="Pue">Of a year.</param>
/// <param name="Wue">Of a year, cubic metre per joule.</param>
/// <param name="EnergyPerYear">Joule.</param>
/// <param name="EnergyCostPerYear">At the region's tariff, where it is planned at that of the plan, US dollars; null where it is unknown.</param>
/// <param name="CarbonPerYear">Of the region's grid, kilogram; null where its intensity is unknown.</param>
/// <param name="Ready">Seconds from the decision to hardware in service.</param>
/// <param name="Waits">The longest step on the way, which decides the date.</param>
public sealed record ComparedPlace(
    Region Region, bool Planned, double Pue, double Wue, double EnergyPerYear, double? EnergyCostPerYear, double? CarbonPerYear, double Ready, Label Waits)
{
    private static readonly ImmutableArray<string> s_places = ["tokyo", "frankfurt", "seoul", "virginia", "stockholm"];

    /// <summary>The planned place and five of three continents, soonest first, on the central values; none without hardware of one's own.</summary>
    public static ImmutableArray<ComparedPlace> Compare(Plan<Real> plan, CatalogueSnapshot catalogue)
    {
        if (plan.Decisions.Site is not { } site)
        {
            return [];
        }

        var own = site.Facility.Region;
        var places = s_places.Where(id => id != own.Id && catalogue.Regions.ContainsKey(id)).Select(id => catalogue.Regions[id]).Prepend(own);
        return [.. places.Select(region => In(plan, site, region, region.Id == own.Id)).OrderBy(place => place.Ready)];
    }

    private static ComparedPlace In(Plan<Real> plan, DecidedSite site, Region region, bool planned)
    {
        var figures = PlaceFigures<Real>.Of(plan, site, region, CentralReading.Instance);
        return new ComparedPlace(
            region, planned, figures.Pue.Value, figures.Wue.Value, figures.EnergyPerYear.Value, figures.EnergyCostPerYear?.Value, figures.CarbonPerYear?.Value, figures.Ready.Value, Longest(figures.Steps));
    }

    private static Label Longest(IEnumerable<SiteStep<Real>> steps) => steps.Where(step => step.Critical).MaxBy(step => step.Duration.Value)!.Label;
}
