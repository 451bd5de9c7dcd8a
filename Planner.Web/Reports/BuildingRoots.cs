using System;
using System.Globalization;
using System.Linq;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Web.Reports;

/// <summary>Derivations of what stands in the hall: stages of the power chain, racks, cables, and the hall's limits.</summary>
internal static class BuildingRoots
{
    private const string Run = "run:";

    /// <summary>The figure's label and derivation; null when the hall has no such figure.</summary>
    /// <param name="run">The plan's run.</param>
    /// <param name="site">Its site.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="figure">Its place is the number of a stage or of a cable run, or a limit of the hall.</param>
    public static (Label Label, TermNode Root)? Find(ExplainedRun run, DecidedSite site, Plan<Term> plan, FigureAddress figure) => figure.Figure switch
    {
        "stage-rated" => Stage(run, site, plan, figure.Place) is { } stage ? (Labels.RatedPower, stage.Rated.Node) : null,
        "stage-loss" => Stage(run, site, plan, figure.Place) is { } stage ? (Labels.PowerLoss, stage.Loss.Node) : null,
        "rack-power" => (Labels.RackPower, (site.Facility.Racks.ServersPerRack * run.Reading.Read(site.Server.MaximumPower)).As(Labels.RackPower).Node),
        "servers-per-rack" => Decided(Labels.ServersPerRack, site.Facility.Racks.ServersPerRack),
        "server-power" when figure.Place == "rack" => (Labels.ServerPower, run.Reading.Read(site.Server.MaximumPower).Node),
        "racks" when figure.Place == "all" => Decided(Labels.Racks, site.Facility.Racks.Total),
        "floor-area" when figure.Place is null => Decided(Labels.FloorArea, FloorPlan.Area(site.Facility.Racks)),
        "fabric-cables" or "fabric-cable-length" or "fabric-transceivers" => Cable(site, figure),
        "hall-offered" or "hall-needed" or "hall-largest" => Limit(site, figure),
        _ => null,
    };

    private static PowerStage<Term>? Stage(ExplainedRun run, DecidedSite site, Plan<Term> plan, string? place)
    {
        var facility = SiteFigures<Term>.FacilityOf(plan, site, run.Reading);
        return place != "generators" ? Number(place) is { } number ? facility.Chain.ElementAtOrDefault(number) : null
            : site.Facility.Chain.FirstOrDefault(part => part.Kind == "generator") is { } generator
                ? PowerChain.Generators(generator, facility.PeakPower, site.Facility.Redundancy, run.Reading)
                : null;
    }

    private static (Label Label, TermNode Root)? Cable(DecidedSite site, FigureAddress figure) =>
        figure.Place is not { } place || !place.StartsWith(Run, StringComparison.Ordinal) || Number(place[Run.Length..]) is not { } number || site.Optics.Runs.ElementAtOrDefault(number) is not { } cables
            ? null
            : figure.Figure switch
            {
                "fabric-cables" => Decided(Labels.FabricCables, cables.Cables),
                "fabric-cable-length" => Decided(Labels.CableLength, cables.LongestMetres),
                _ => Decided(Labels.FabricTransceivers, cables.Transceivers),
            };

    private static (Label Label, TermNode Root)? Limit(DecidedSite site, FigureAddress figure) =>
        site.Hall?.Checks.FirstOrDefault(check => check.Limit == figure.Place) is not { } found ? null : figure.Figure switch
        {
            "hall-offered" => Decided(new Label(found.Limit, found.Unit), found.Offered),
            "hall-needed" => Decided(new Label(found.Limit, found.Unit), found.Needed),
            _ => Decided(Labels.HallLargest, (double)found.LargestServers * site.Server.Accelerators),
        };

    private static (Label Label, TermNode Root)? Decided(Label label, double value) => (label, ((Term)value).As(label).Node);

    private static int? Number(string? place) => int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
