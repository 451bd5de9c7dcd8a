namespace Planner.Domain.Scenarios;

/// <summary>How accelerators meet at leaf switches.</summary>
public enum FabricTopology
{
    /// <summary>The first accelerator of every server of a block shares a leaf, the second another, and so on; leaves meet in spines.</summary>
    RailOptimised,

    /// <summary>Rails never meet: traffic between them goes through the servers.</summary>
    RailOnly,

    /// <summary>All accelerators of a server share a leaf near it.</summary>
    ByRack,
}

/// <summary>What an existing hall offers; null where it sets no limit.</summary>
public sealed record HallLimits
{
    /// <summary>Power of the connection, watt.</summary>
    public double? PowerWatts { get; init; }

    /// <summary>Heat that its cooling removes, watt.</summary>
    public double? CoolingWatts { get; init; }

    /// <summary>White space, square metre.</summary>
    public double? FloorSquareMetres { get; init; }

    /// <summary>Load that the floor carries, kilogram per square metre of rack footprint.</summary>
    public double? FloorKilogramsPerSquareMetre { get; init; }

    public int? RackPositions { get; init; }
}

/// <summary>More accelerators some months after the first.</summary>
public sealed record RampStep
{
    /// <summary>Months after the first delivery.</summary>
    public required int MonthsLater { get; init; }

    /// <summary>Accelerators that come then.</summary>
    public required int Accelerators { get; init; }
}
