using System;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Catalogue;

/// <summary>A network between servers that one can order: link speed, protocol, switch, optics.</summary>
public sealed record FabricDesign : IPart
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary><c>infiniband</c>, <c>roce</c>, <c>ici</c>, <c>efa</c> or <c>ethernet</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>Ports of the switch at the speed of a server's link.</summary>
    public required int SwitchPorts { get; init; }

    /// <summary>Independent networks that share a server's link: 2 where an 800 Gb/s link runs as two of 400 Gb/s, each switch then having twice the ports.</summary>
    public int Planes { get; init; } = 1;

    /// <summary>Leaf ports that the fabric manager takes, where some are free.</summary>
    public int ManagerLinks { get; init; }

    /// <summary>Ports that one transceiver of a switch serves.</summary>
    public int SwitchPortsPerTransceiver { get; init; } = 1;

    /// <summary>Ports that one transceiver of a server serves.</summary>
    public int NodePortsPerTransceiver { get; init; } = 1;

    /// <summary>Each packet takes the least loaded path; otherwise a flow keeps one path, and flows collide.</summary>
    public bool AdaptiveRouting { get; init; }

    /// <summary>Nobody can choose it as a compute fabric: a cloud's own network, or one for management.</summary>
    public bool NotForSale { get; init; }

    /// <summary>Bandwidth of one accelerator into the fabric, one way.</summary>
    [Figure("fabric-bandwidth", "GB/s", 0.1, 1_000)]
    public required Input BandwidthPerAccelerator { get; init; }

    [Figure("switch-price", "USD", 500, 1_000_000)]
    public Input? SwitchPrice { get; init; }

    [Figure("switch-power", "W", 50, 20_000)]
    public Input? SwitchPower { get; init; }

    [Figure("transceiver-price", "USD", 10, 20_000)]
    public Input? TransceiverPrice { get; init; }

    /// <summary>Of a transceiver for 50 to 500 m; <see cref="TransceiverPrice"/> is that of one for up to 50 m.</summary>
    [Figure("single-mode-transceiver-price", "USD", 10, 50_000)]
    public Input? SingleModeTransceiverPrice { get; init; }

    [Figure("transceiver-power", "W", 0.1, 100)]
    public Input? TransceiverPower { get; init; }

    /// <summary>Of a copper cable, or of one whose ends are built in.</summary>
    [Figure("cable-price", "USD", 5, 20_000)]
    public Input? CablePrice { get; init; }

    /// <summary>Of a fibre cable between two transceivers.</summary>
    [Figure("fibre-price", "USD", 5, 20_000)]
    public Input? FibrePrice { get; init; }

    [Figure("adapter-price", "USD", 50, 20_000)]
    public Input? AdapterPrice { get; init; }

    [Figure("fabric-licence", "USD/yr", 0, 10_000)]
    public Input? LicencePerPort { get; init; }
}

/// <summary>Storage that one can order.</summary>
public sealed record StorageTier : IPart
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    [Figure("storage-price", "USD/TB", 1, 10_000)]
    public Input? Price { get; init; }

    /// <summary>Aggregate read bandwidth that one petabyte brings.</summary>
    [Figure("storage-read-bandwidth", "GB/s", 0.1, 10_000)]
    public Input? ReadBandwidthPerPetabyte { get; init; }

    [Figure("storage-write-bandwidth", "GB/s", 0.1, 10_000)]
    public Input? WriteBandwidthPerPetabyte { get; init; }

    [Figure("storage-power", "W", 1, 100_000)]
    public Input? PowerPerPetabyte { get; init; }
}

/// <summary>A part of the power chain: transformer, UPS, distribution, generator.</summary>
public sealed record PowerPart : IPart
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary><c>substation</c>, <c>transformer</c>, <c>ups</c>, <c>battery</c>, <c>distribution</c> or <c>generator</c>.</summary>
    public required string Kind { get; init; }

    [Figure("efficiency-at-quarter-load", "%", 50, 100)]
    public Input? EfficiencyAtQuarterLoad { get; init; }

    [Figure("efficiency-at-half-load", "%", 10, 100)]
    public Input? EfficiencyAtHalfLoad { get; init; }

    [Figure("efficiency-at-full-load", "%", 10, 100)]
    public Input? EfficiencyAtFullLoad { get; init; }

    /// <summary>Of what stores a UPS's energy: how long it usually carries the full load.</summary>
    [Figure("battery-run-time", "min", 0.05, 240)]
    public Input? RunTime { get; init; }

    /// <summary>Power that it takes at all times over what the UPS is rated for; a battery's is part of the UPS's own losses.</summary>
    [Figure("standby-loss", "%", 0, 10)]
    public Input? StandbyLoss { get; init; }

    /// <summary>Years until it is replaced.</summary>
    [Figure("battery-life", "yr", 0.5, 40)]
    public Input? Life { get; init; }

    [Figure("power-part-price", "USD/kW", 1, 10_000)]
    public Input? Price { get; init; }

    [Figure("lead-time", "wk", 0, 400)]
    public Input? LeadTime { get; init; }
}

/// <summary>A way to take heat out of racks.</summary>
public sealed record CoolingKind : IPart
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Densest rack that it serves.</summary>
    [Figure("rack-density-limit", "kW", 1, 1_000)]
    public required Input MaximumRackPower { get; init; }

    /// <summary>Power of cooling and fans in a year over IT power, in a temperate climate (PUE less 1 and less the power chain's losses).</summary>
    [Figure("cooling-overhead", "%", 0, 150)]
    public required Input Overhead { get; init; }

    /// <summary>Rise of the overhead for each degree of mean yearly wet-bulb temperature above 10 °C, as a share of IT power.</summary>
    [Figure("cooling-climate-slope", "%", 0, 10)]
    public Input? ClimateSlope { get; init; }

    [Figure("water-use", "L/kWh", 0, 10)]
    public Input? WaterUse { get; init; }

    /// <summary>Power of fans and pumps over heat removed, all year.</summary>
    [Figure("cooling-fan-share", "%", 0, 100)]
    public Input? FanShare { get; init; }

    /// <summary>Power of compressors over heat removed in hours without free cooling.</summary>
    [Figure("cooling-chiller-share", "%", 0, 100)]
    public Input? ChillerShare { get; init; }

    /// <summary>Wet-bulb temperature up to which the outside alone takes the heat.</summary>
    [Figure("free-cooling-limit", "degC", -20, 60)]
    public Input? FreeCoolingLimit { get; init; }

    /// <summary>Water is evaporated only in hours without free cooling; otherwise towers evaporate all year.</summary>
    public bool DryCoolers { get; init; }

    /// <summary>Share of the heat that leaves in water warm enough to heat buildings.</summary>
    [Figure("heat-reuse-share", "%", 0, 100)]
    public Input? HeatReuseShare { get; init; }

    [Figure("cooling-price", "USD/kW", 0, 20_000)]
    public Input? Price { get; init; }

    [Figure("lead-time", "wk", 0, 400)]
    public Input? LeadTime { get; init; }
}

/// <summary>What a building and a hall cost and how long they take, apart from region.</summary>
public sealed record FacilityKind : IPart
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    [Figure("build-cost", "USD/kW", 100, 100_000)]
    public Input? BuildCost { get; init; }

    [Figure("build-time", "mo", 0, 120)]
    public Input? BuildTime { get; init; }

    [Figure("facility-upkeep", "USD/kW-yr", 0, 5_000)]
    public Input? Upkeep { get; init; }

    /// <summary>Needs a grid connection, transformers and generators of its own.</summary>
    public bool OwnConnection { get; init; }
}

/// <summary>A place: climate, tariff, carbon, colocation and building prices.</summary>
public sealed record Region : IPart
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>ISO 3166 code of the country.</summary>
    public required string Country { get; init; }

    [Figure("electricity-tariff", "USD/kWh", 0.005, 1)]
    public Input? Tariff { get; init; }

    /// <summary>The tariff is all a customer pays over the energy taken, so that the demand charge must not be added to it.</summary>
    public bool TariffIncludesDemand { get; init; }

    [Figure("demand-charge", "USD/kW-mo", 0, 100)]
    public Input? DemandCharge { get; init; }

    /// <summary>Peak over mid-load energy charge, where the tariff goes by time of use.</summary>
    [Figure("tariff-peak-ratio", "1", 0.5, 10)]
    public Input? PeakTariffRatio { get; init; }

    /// <summary>Off-peak over mid-load energy charge, where the tariff goes by time of use.</summary>
    [Figure("tariff-off-peak-ratio", "1", 0.05, 2)]
    public Input? OffPeakTariffRatio { get; init; }

    /// <summary>Of land on which a data centre may stand.</summary>
    [Figure("land-price", "USD/m2", 0.1, 100_000)]
    public Input? LandPrice { get; init; }

    [Figure("carbon-intensity", "g/kWh", 0, 1_500)]
    public Input? CarbonIntensity { get; init; }

    [Figure("colocation-rate", "USD/kW-mo", 10, 2_000)]
    public Input? ColocationRate { get; init; }

    /// <summary>From request to power for 10 MW and more.</summary>
    [Figure("grid-connection-time", "mo", 0, 180)]
    public Input? GridConnectionTime { get; init; }

    /// <summary>From permit to finished shell.</summary>
    [Figure("region-build-time", "mo", 0, 120)]
    public Input? BuildTime { get; init; }

    [Figure("region-build-cost", "USD/kW", 100, 100_000)]
    public Input? BuildCost { get; init; }

    /// <summary>Mean dry-bulb temperature of each month, January first.</summary>
    [Figure("month-temperature", "degC", -60, 60)]
    public ImmutableArray<Input> MonthTemperatures { get; init; } = [];

    /// <summary>Mean wet-bulb temperature of each month, January first.</summary>
    [Figure("month-wet-bulb", "degC", -60, 40)]
    public ImmutableArray<Input> MonthWetBulbs { get; init; } = [];

    [Figure("corporate-tax", "%", 0, 60)]
    public Input? CorporateTax { get; init; }

    [Figure("technician-salary", "USD/yr", 1_000, 1_000_000)]
    public Input? TechnicianSalary { get; init; }

    [Figure("engineer-salary", "USD/yr", 1_000, 1_000_000)]
    public Input? EngineerSalary { get; init; }
}

/// <summary>Figures that belong to no part: staffing ratios, maintenance, depreciation, resale, reliability.</summary>
public sealed record Assumption : IPart
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The figure; its label is the assumption's own id.</summary>
    public required Input Figure { get; init; }

    /// <summary>
    /// What some of them can be at all, by id; any other that is not negative will do. Correlations are of one common score with each input's own: from 0 to 1 every
    /// such matrix is positive definite or at its edge, beyond there is none.
    /// </summary>
    public static FrozenDictionary<string, FigureAttribute> Bounds { get; } = new FigureAttribute[]
    {
        new("hardware-rental-price-correlation", "1", 0, 1), new("residual-value-correlation", "1", 0, 1), new("electricity-price-correlation", "1", 0, 1), new("token-price-correlation", "1", 0, 1),
    }.ToFrozenDictionary(figure => figure.Label, StringComparer.Ordinal);
}
