using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>How long the steps towards a running cluster take where neither region nor part says so. Inputs with spreads, so that draws reach them.</summary>
public sealed record SiteTimes
{
    /// <summary>Planning, design and permits, before building begins.</summary>
    public required Input Design { get; init; }

    /// <summary>Shell and plant of a building of <see cref="BuildingPower"/>, where the region's time is unknown.</summary>
    public required Input Building { get; init; }

    /// <summary>Power of the building that published building times are for.</summary>
    public required Input BuildingPower { get; init; }

    /// <summary>Exponent by which building takes longer with power.</summary>
    public required Input BuildingScale { get; init; }

    /// <summary>Tests of the whole plant under load.</summary>
    public required Input Commissioning { get; init; }

    /// <summary>Wait for a connection of <see cref="ConnectionPower"/> and more, where the region's is unknown.</summary>
    public required Input GridConnection { get; init; }

    /// <summary>Power from which on a connection needs the high-voltage grid.</summary>
    public required Input ConnectionPower { get; init; }

    /// <summary>Exponent by which smaller connections come sooner.</summary>
    public required Input ConnectionScale { get; init; }

    /// <summary>Delivery of servers whose own lead time is unknown.</summary>
    public required Input Delivery { get; init; }

    /// <summary>Racking, cabling and first tests of 128 servers.</summary>
    public required Input Racking { get; init; }

    /// <summary>Exponent by which racking takes longer with servers: more crews work on more servers.</summary>
    public required Input RackingScale { get; init; }

    /// <summary>Time to take servers out over the time to rack them.</summary>
    public required Input TakeDown { get; init; }

    /// <summary>Full load until early failures are found.</summary>
    public required Input BurnIn { get; init; }

    /// <summary>The catalogue's figures; where it lacks one, a default that says so.</summary>
    public static SiteTimes From(CatalogueSnapshot catalogue)
    {
        Input Find(string id, double otherwise, Unit unit) => catalogue.Assumptions.TryGetValue(id, out var known)
            ? known.Figure
            : new Input($"assumed/{id}", new Label(id, unit), otherwise, unit, new Citation(null, null, Confidence.Assumed));

        return new SiteTimes
        {
            Design = Find("site-design-time", 4.5, Units.Month),
            Building = Find("site-building-time", 21, Units.Month),
            BuildingPower = Find("site-building-power", 45, Units.Megawatt),
            BuildingScale = Find("site-building-scale", 0.33, Units.One),
            Commissioning = Find("site-commissioning-time", 2, Units.Month),
            GridConnection = Find("grid-connection-time", 27, Units.Month),
            ConnectionPower = Find("grid-connection-power", 10, Units.Megawatt),
            ConnectionScale = Find("grid-connection-scale", 0.25, Units.One),
            Delivery = Find("accelerator-lead-time", 16, Units.Week),
            Racking = Find("site-racking-time", 1, Units.Month),
            RackingScale = Find("site-racking-scale", 0.35, Units.One),
            TakeDown = Find("site-take-down-share", 50, Units.Percent),
            BurnIn = Find("site-burn-in-time", 0.75, Units.Month),
        };
    }
}
