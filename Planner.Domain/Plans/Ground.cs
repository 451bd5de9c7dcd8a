using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>What the product knows of the world: read once at start, immutable.</summary>
public sealed record Ground(CatalogueSnapshot Catalogue, EngineConstants Constants)
{
    /// <summary>The negotiated prices that who asks may know.</summary>
    public PriceBook Prices { get; init; } = PriceBook.Empty;

    /// <summary>The serving engine's constants as it takes them.</summary>
    public ServingConstants Serving { get; } = ServingConstants.From(Constants);
}
