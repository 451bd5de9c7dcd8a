using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Catalogue;

/// <summary>A server or a rack-scale system with accelerators, as it is sold.</summary>
public sealed record Server : IPart
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Id of its accelerator.</summary>
    [RefersTo("accelerators")]
    public required string Accelerator { get; init; }

    /// <summary>Accelerators in one.</summary>
    public required int Accelerators { get; init; }

    /// <summary>Its maker keeps it for itself: published costs count with it, nobody chooses it.</summary>
    public bool NotForSale { get; init; }

    /// <summary>Cooling kinds that it can live with, by id.</summary>
    [RefersTo("cooling")]
    public required ImmutableArray<string> Cooling { get; init; }

    /// <summary>Nameplate power of one, all of it.</summary>
    [Figure("server-maximum-power", "kW", 0.2, 500)]
    public required Input MaximumPower { get; init; }

    /// <summary>Average draw in training as a share of nameplate.</summary>
    [Figure("server-training-load", "1", 0.2, 1.2)]
    public Input? TrainingLoad { get; init; }

    /// <summary>Height in rack units; a rack-scale system takes the whole rack.</summary>
    [Figure("rack-units", "1", 1, 60)]
    public Input? RackUnits { get; init; }

    [Figure("server-weight", "kg", 5, 5_000)]
    public Input? Weight { get; init; }

    /// <summary>From order to delivery.</summary>
    [Figure("server-lead-time", "wk", 0, 200)]
    public Input? LeadTime { get; init; }

    [Figure("server-price", "USD", 500, 20_000_000)]
    public Input? Price { get; init; }
}
