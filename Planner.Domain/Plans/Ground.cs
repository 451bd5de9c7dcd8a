using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;

namespace Planner.Domain.Plans;

/// <summary>What the product knows of the world: read once at start, immutable.</summary>
public sealed record Ground
{
    public required CatalogueSnapshot Catalogue { get; init; }

    /// <summary>Fitted constants of the physical engines.</summary>
    public required EngineConstants Constants { get; init; }
}
