using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Tests.Engines.Facility;

/// <summary>A site with round figures, so that tests of the formulas stand apart from the catalogue.</summary>
internal static class Sites
{
    public static Server Server { get; } = new()
    {
        Id = "eight-way",
        Name = "Eight-way",
        Accelerator = "chip",
        Accelerators = 8,
        Cooling = ["air", "liquid"],
        MaximumPower = Figures.Of("server-maximum-power", 10.2, Units.Kilowatt),
        RackUnits = Figures.Of("rack-units", 8, Units.One),
        Weight = Figures.Of("server-weight", 130, Units.Kilogram),
    };

    /// <summary>Watts of one without work.</summary>
    public static T Idle<T>()
        where T : struct, IReal<T> => T.Of(new Constant(2040, Units.Watt, Labels.IdlePhase));

    public static CoolingKind Air { get; } = new()
    {
        Id = "air",
        Name = "Air",
        MaximumRackPower = Figures.Of("rack-density-limit", 40, Units.Kilowatt),
        Overhead = Figures.Of("cooling-overhead", 40, Units.Percent),
        FanShare = Figures.Of("cooling-fan-share", 18, Units.Percent),
        ChillerShare = Figures.Of("cooling-chiller-share", 31, Units.Percent),
        FreeCoolingLimit = Figures.Of("free-cooling-limit", 8, Units.Celsius),
        WaterUse = Figures.Of("water-use", 1.8, Units.LitrePerKilowattHour),
    };

    public static CoolingKind Liquid { get; } = new()
    {
        Id = "liquid",
        Name = "Liquid",
        MaximumRackPower = Figures.Of("rack-density-limit", 140, Units.Kilowatt),
        Overhead = Figures.Of("cooling-overhead", 10, Units.Percent),
        FanShare = Figures.Of("cooling-fan-share", 9, Units.Percent),
        ChillerShare = Figures.Of("cooling-chiller-share", 12, Units.Percent),
        FreeCoolingLimit = Figures.Of("free-cooling-limit", 20, Units.Celsius),
        WaterUse = Figures.Of("water-use", 0.2, Units.LitrePerKilowattHour),
        HeatReuseShare = Figures.Of("heat-reuse-share", 70, Units.Percent),
        DryCoolers = true,
    };

    public static ImmutableArray<PowerPart> Chain { get; } =
    [
        Part("transformer", 98.8, 99.2, 98.9, 50),
        Part("ups", 94.5, 96.5, 96.5, null),
        Part("distribution", 99.5, 99.3, 99, 47),
        Part("generator", null, null, null, 34),
    ];

    public static PowerPart Flywheel { get; } = new()
    {
        Id = "flywheel",
        Name = "Flywheel",
        Kind = "battery",
        RunTime = Figures.Of("battery-run-time", 0.5, Units.Minute),
        StandbyLoss = Figures.Of("standby-loss", 0.5, Units.Percent),
    };

    /// <summary>Warm summers, cold winters: wet-bulb means from 0 to 22 °C.</summary>
    public static Region Region { get; } = RegionOf("valley", 0, 1, 5, 9, 14, 18, 21, 22, 17, 11, 6, 2);

    public static SiteTimes Times { get; } = new()
    {
        Design = Months("design", 4),
        Building = Months("building", 21),
        BuildingPower = Figures.Of("building-power", 2, Units.Megawatt),
        BuildingScale = Figures.Of("building-scale", 0.33, Units.One),
        Commissioning = Months("commissioning", 2),
        GridConnection = Months("grid", 27),
        ConnectionPower = Figures.Of("connection-power", 10, Units.Megawatt),
        ConnectionScale = Figures.Of("connection-scale", 0.25, Units.One),
        Delivery = Months("delivery", 4),
        Racking = Months("racking", 1),
        TakeDown = Figures.Of("take-down", 50, Units.Percent),
        RackingScale = Figures.Of("racking-scale", 0.35, Units.One),
        BurnIn = Months("burn-in", 0.75),
    };

    public static FacilityKind NewBuilding { get; } = new()
    {
        Id = "new-build",
        Name = "New building",
        BuildTime = Figures.Of("build-time", 21, Units.Month),
        OwnConnection = true,
    };

    public static FacilityKind Colocation { get; } = new()
    {
        Id = "colocation",
        Name = "Colocation",
        BuildTime = Figures.Of("build-time", 3, Units.Month),
    };

    public static Region RegionOf(string id, params double[] wetBulbs) => new()
    {
        Id = id,
        Name = id,
        Country = "XX",
        CarbonIntensity = Figures.Of("carbon-intensity", 400, Units.GramPerKilowattHour),
        MonthWetBulbs = [.. wetBulbs.Select((value, month) => Figures.Of("month-wet-bulb", value, Units.Celsius) with { Id = $"{id}/{month}" })],
    };

    public static FacilityDesign Design(CoolingKind? cooling = null, Redundancy redundancy = Redundancy.NPlusOne, int servers = 128, Region? region = null) => new()
    {
        Region = region ?? Region,
        Cooling = cooling ?? Air,
        Chain = Chain,
        Redundancy = redundancy,
        Racks = RackPacking.Pack(Server, servers, cooling ?? Air),
    };

    private static Input Months(string key, double months) => Figures.Of(key, months, Units.Month);

    private static PowerPart Part(string kind, double? quarter, double? half, double? full, double? weeks) => new()
    {
        Id = kind,
        Name = kind,
        Kind = kind,
        EfficiencyAtQuarterLoad = quarter is { } a ? Figures.Of("efficiency-at-quarter-load", a, Units.Percent) with { Id = kind + "/a" } : null,
        EfficiencyAtHalfLoad = half is { } b ? Figures.Of("efficiency-at-half-load", b, Units.Percent) with { Id = kind + "/b" } : null,
        EfficiencyAtFullLoad = full is { } c ? Figures.Of("efficiency-at-full-load", c, Units.Percent) with { Id = kind + "/c" } : null,
        LeadTime = weeks is { } d ? Figures.Of("lead-time", d, Units.Week) with { Id = kind + "/d" } : null,
    };
}
