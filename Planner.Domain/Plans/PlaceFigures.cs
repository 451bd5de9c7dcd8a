using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>A planned site in another place, in any reading.</summary>
/// <param name="Pue">Of a year.</param>
/// <param name="Wue">Of a year, cubic metre per joule.</param>
/// <param name="EnergyPerYear">Joule.</param>
/// <param name="EnergyCostPerYear">At the region's tariff, where it is planned at that of the plan, US dollars; null where it is unknown.</param>
/// <param name="CarbonPerYear">Of the region's grid, kilogram; null where its intensity is unknown.</param>
/// <param name="Ready">Seconds from the decision to hardware in service.</param>
/// <param name="Steps">The way there.</param>
public sealed record PlaceFigures<T>(T Pue, T Wue, T EnergyPerYear, T? EnergyCostPerYear, T? CarbonPerYear, T Ready, ImmutableArray<SiteStep<T>> Steps)
    where T : struct, IReal<T>
{
    /// <summary>The site of a plan in a region.</summary>
    public static PlaceFigures<T> Of(Plan<T> plan, DecidedSite site, Region region, IReading<T> reading)
    {
        var size = FacilitySizing.Size(plan.Bill, site.Facility with { Region = region }, reading);
        var path = SiteSchedule.Plan(Timelines.WorkOf(site) with { Region = region }, reading);
        T energy = 0;
        foreach (var month in size.Months)
        {
            energy += month.Energy;
        }

        energy = energy.As(Labels.EnergyPerYear);
        var tariff = region.Id == site.Facility.Region.Id ? SiteLines.Tariff(plan.Decisions, reading) : Price<T>.Of(region.Tariff, reading);
        return new(
            size.Pue,
            size.Wue,
            energy,
            tariff.Known ? (energy * tariff.Value).As(Labels.EnergyCostPerYear) : null,
            region.CarbonIntensity is { } intensity ? (energy * reading.Read(intensity)).As(Labels.CarbonPerYear) : null,
            path.Ready,
            [.. path.Steps]);
    }
}
