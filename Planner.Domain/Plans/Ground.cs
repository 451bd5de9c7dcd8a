using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>What the product knows of the world: read once at start, immutable.</summary>
public sealed record Ground(CatalogueSnapshot Catalogue, EngineConstants Constants)
{
    /// <summary>The serving engine's constants as it takes them.</summary>
    public ServingConstants Serving { get; } = new(
        Constants.Version,
        Constants.Serving.Constants.Select(one => KeyValuePair.Create(one.Key, new Constant(one.Value.Value, one.Value.Unit, one.Value.Input.Label))));
}
