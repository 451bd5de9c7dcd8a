using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>What a person knows of the place of owned hardware beside its hall; what is null is chosen, or not counted and said.</summary>
public sealed record SiteTerms
{
    /// <summary>Id of a UPS of the catalogue's power chain; null: the usual one.</summary>
    public string? Ups { get; init; }

    /// <summary>Id of what stores the UPS's energy: lead-acid, lithium-ion or a flywheel; null: the usual one.</summary>
    public string? Battery { get; init; }

    /// <summary>Minutes that it carries the full load; null: what is usual for its kind.</summary>
    public double? BatteryMinutes { get; init; }

    /// <summary>Id of a second storage tier, for data and checkpoints that are kept; null: one tier holds all.</summary>
    public string? CapacityStorage { get; init; }

    /// <summary>Its usable capacity in petabytes; null: from data sets and archived checkpoints.</summary>
    public double? CapacityPetabytes { get; init; }

    /// <summary>Land is bought for a hall of one's own, and kept at its price; otherwise no land is counted.</summary>
    public bool BuysLand { get; init; }

    /// <summary>Land in square metres; null: from the power of the hall.</summary>
    public double? LandSquareMetres { get; init; }

    /// <summary>Price of a square metre of land, US dollars; null: the region's.</summary>
    [Figure("own-land-price", "1", 0, 100_000)]
    public Spread? LandUsdPerSquareMetre { get; init; }

    /// <summary>What the grid asks once for a connection, US dollars a kilowatt of facility power; null: not counted, for no price is published.</summary>
    [Figure("connection-price", "1", 0, 20_000)]
    public Spread? ConnectionUsdPerKilowatt { get; init; }

    /// <summary>Electricity at prices by the hour of the day; null: at the region's tariff.</summary>
    public TimeOfUseTerms? TimeOfUse { get; init; }
}

/// <summary>A tariff by time of use as a contract states it; hours that are neither peak nor off-peak have the middle price.</summary>
public sealed record TimeOfUseTerms
{
    /// <summary>Hours of a day at the peak price, 0 to 24.</summary>
    public double PeakHours { get; init; } = 6;

    /// <summary>Hours of a day at the off-peak price, 0 to 24; with those of the peak 24 at most.</summary>
    public double OffPeakHours { get; init; } = 10;

    [Figure("peak-price", "1", 0, 5)]
    public required Spread PeakUsdPerKilowattHour { get; init; }

    [Figure("middle-price", "1", 0.0001, 5)]
    public required Spread MiddleUsdPerKilowattHour { get; init; }

    [Figure("off-peak-price", "1", 0, 5)]
    public required Spread OffPeakUsdPerKilowattHour { get; init; }

    /// <summary>Share of the peak hours' energy that batch work moves to off-peak hours, 0 to 1.</summary>
    public double MovedShare { get; init; }
}
