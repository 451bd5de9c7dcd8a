using System;
using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Web.Reports;

/// <summary>Derivations of a data centre in depth: what servers draw by phase, what each month takes.</summary>
internal static class SiteRoots
{
    private const string Phase = "phase-";
    private const string Month = "month-";

    /// <summary>The figure's label and derivation; null when the site's sheet has no such figure.</summary>
    /// <param name="run">The plan's run.</param>
    /// <param name="plan">A plan with hardware of its own.</param>
    /// <param name="figure">Its place is a month of the year, 1 to 12, or which figure of a phase.</param>
    public static (Label Label, TermNode Root)? Find(ExplainedRun run, Plan<Term> plan, FigureAddress figure)
    {
        if (plan.Decisions.Site is not { } site)
        {
            return null;
        }

        if (figure.Place is { } id && run.Ground.Catalogue.Regions.TryGetValue(id, out var region))
        {
            return OfPlace(PlaceFigures<Term>.Of(plan, site, region, run.Reading), figure.Figure);
        }

        SiteFigures<Term> Figures() => SiteFigures<Term>.Of(plan, site, run.Ground.Catalogue, run.Reading);
        return figure.Figure.StartsWith(Phase, StringComparison.Ordinal) ? OfPhase(Figures(), figure)
            : figure.Figure.StartsWith(Month, StringComparison.Ordinal) && int.TryParse(figure.Place, NumberStyles.None, CultureInfo.InvariantCulture, out var month) ? OfMonth(Figures(), figure.Figure[Month.Length..], month)
            : BuildingRoots.Find(run, site, plan, figure) ?? RackCount(site, figure.Figure) ?? OfStorage(figure, Figures);
    }

    private static (Label Label, TermNode Root)? OfPhase(SiteFigures<Term> figures, FigureAddress figure) =>
        figures.Phases.FirstOrDefault(phase => phase.Phase.Key == figure.Figure || Phase + phase.Phase.Key == figure.Figure) is not { } found ? null : figure.Place switch
        {
            "server" => (Labels.ServerPower, found.PerServer.Node),
            "nameplate" => (Labels.NameplateShare, found.OfNameplate.Node),
            _ => (Labels.ItPowerMean, found.All.Node),
        };

    private static (Label Label, TermNode Root)? OfMonth(SiteFigures<Term> figures, string key, int number)
    {
        var month = figures.Facility.Months.FirstOrDefault(one => one.Month == number);
        var carbon = figures.Carbon.FirstOrDefault(one => one.Month == number);
        var meter = figures.Meter.FirstOrDefault(one => one.Month == number);
        return key switch
        {
            "pue" => Of(Labels.Pue, month?.Pue),
            "free-cooling" => Of(Labels.FreeCoolingShare, month?.FreeCoolingShare),
            "energy" => Of(Labels.SiteEnergyPerMonth, month?.Energy),
            "water" => Of(Labels.SiteWaterPerMonth, month?.Water),
            "wue" => Of(Labels.Wue, month?.Wue),
            "carbon" => Of(Labels.SiteCarbonPerMonth, carbon?.LocationBased),
            "carbon-market" => Of(Labels.SiteCarbonContracted, carbon?.MarketBased),
            "carbon-embodied" => Of(Labels.EmbodiedCarbon, carbon?.Embodied),
            "meter-peak" => Of(Labels.SiteEnergyPerMonth, meter?.PeakEnergy),
            "meter-middle" => Of(Labels.SiteEnergyPerMonth, meter?.MiddleEnergy),
            "meter-off-peak" => Of(Labels.SiteEnergyPerMonth, meter?.OffPeakEnergy),
            "meter-demand" => Of(Labels.FacilityPowerPeak, meter?.Demand),
            _ => null,
        };
    }

    private static (Label Label, TermNode Root)? OfPlace(PlaceFigures<Term> figures, string key) => key switch
    {
        _ when key == Labels.Pue.Key => Of(Labels.Pue, figures.Pue),
        _ when key == Labels.Wue.Key => Of(Labels.Wue, figures.Wue),
        _ when key == Labels.EnergyCostPerYear.Key => Of(Labels.EnergyCostPerYear, figures.EnergyCostPerYear),
        "energy-price" => Of(Labels.EnergyPrice, figures.EnergyCostPerYear / figures.EnergyPerYear),
        _ when key == Labels.CarbonPerYear.Key => Of(Labels.CarbonPerYear, figures.CarbonPerYear),
        _ when key == Labels.ReadyTime.Key => Of(Labels.ReadyTime, figures.Ready),
        _ => null,
    };

    // Counts of racks are decided: they have a name and no formula.
    private static (Label Label, TermNode Root)? RackCount(DecidedSite site, string key)
    {
        var racks = site.Facility.Racks;
        (Label Label, Term Count)[] counts = [(Labels.ServerRack, racks.ServerRacks), (Labels.NetworkRack, racks.NetworkRacks), (Labels.StorageRack, racks.StorageRacks)];
        return counts.Where(one => one.Label.Key == key).Select(one => ((Label, TermNode)?)(one.Label, one.Count.As(one.Label).Node)).FirstOrDefault();
    }

    private static (Label Label, TermNode Root)? OfStorage(FigureAddress figure, Func<SiteFigures<Term>> figures) => figure.Place != "site" ? null : figure.Figure switch
    {
        _ when figure.Figure == Labels.RingBandwidth.Key => Of(Labels.RingBandwidth, figures().Bandwidth.Ring),
        _ when figure.Figure == Labels.AllToAllBandwidth.Key => Of(Labels.AllToAllBandwidth, figures().Bandwidth.AllToAll),
        _ when figure.Figure == Labels.FlowTail.Key => Of(Labels.FlowTail, figures().Bandwidth.Tail),
        _ when figure.Figure == Labels.StorageCapacity.Key => Of(Labels.StorageCapacity, figures().Storage.Capacity),
        _ when figure.Figure == Labels.StorageReadBandwidth.Key => Of(Labels.StorageReadBandwidth, figures().Storage.ReadBandwidth),
        _ when figure.Figure == Labels.StorageWriteBandwidth.Key => Of(Labels.StorageWriteBandwidth, figures().Storage.WriteBandwidth),
        _ when figure.Figure == Labels.CheckpointSize.Key => Of(Labels.CheckpointSize, figures().Checkpoint),
        _ when figure.Figure == Labels.CheckpointReadTime.Key => Of(Labels.CheckpointReadTime, figures().Storage.CheckpointReadTime),
        _ when figure.Figure == Labels.CheckpointWriteTime.Key => Of(Labels.CheckpointWriteTime, figures().Storage.CheckpointWriteTime),
        _ => null,
    };

    private static (Label Label, TermNode Root)? Of(Label label, Term? value) => value is { } found ? (label, found.Node) : null;
}
