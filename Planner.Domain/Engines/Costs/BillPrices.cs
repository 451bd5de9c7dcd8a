using System.Collections.Generic;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Costs;

/// <summary>What the catalogue asks for the items of a bill, and under which name they stand among the costs.</summary>
public static class BillPrices
{
    /// <summary>The price of one base unit of an item: of a server, a switch, a byte of storage.</summary>
    public static Price<T> Of<T>(BillItem<T> item, CatalogueSnapshot catalogue, IReading<T> reading)
        where T : struct, IReal<T> => Price<T>.Of(Find(item.Kind, item.PartId, item.Label, catalogue), reading);

    /// <summary>The figure itself; null when no price is known or the kind of item is not bought by the piece.</summary>
    public static Input? Find(string kind, string? part, Label label, CatalogueSnapshot catalogue) => kind switch
    {
        "servers" => Part(catalogue.Servers, part)?.Price,
        "storage" => Part(catalogue.Storage, part)?.Price,
        "power" => Part(catalogue.Power, part)?.Price,
        "cooling" => Part(catalogue.Cooling, part)?.Price,
        "support" => Part(catalogue.Assumptions, part)?.Figure,
        "network" => Part(catalogue.Network, part) is { } design ? OfNetwork(label, design) : null,
        _ => null,
    };

    /// <summary>The line of costs that a kind of item belongs to.</summary>
    public static (Label Label, CostCategory Category) LineOf(string kind) => kind switch
    {
        "servers" => (Labels.ServerPurchase, CostCategory.Compute),
        "storage" => (Labels.StoragePurchase, CostCategory.StorageAndSoftware),
        "power" => (Labels.PowerChainPurchase, CostCategory.Site),
        "cooling" => (Labels.CoolingPurchase, CostCategory.Site),
        _ => (Labels.FabricPurchase, CostCategory.Compute),
    };

    /// <summary>What a design asks for one item of its network; null when it has no price for it.</summary>
    public static Input? OfNetwork(Label label, FabricDesign design) => label.Key switch
    {
        "fabric-copper-cables" => design.CablePrice,
        "fabric-multimode-cables" or "fabric-single-mode-cables" => design.FibrePrice,
        "fabric-single-mode-transceivers" => design.SingleModeTransceiverPrice,

        // No price was read of active copper, nor of coherent optics.
        "fabric-active-copper-cables" or "fabric-coherent-cables" or "fabric-coherent-transceivers" => null,
        "storage-network-cables" => design.FibrePrice ?? design.CablePrice,
        var key => key[(key.LastIndexOf('-') + 1)..] switch
        {
            "transceivers" => design.TransceiverPrice,
            "cables" => design.CablePrice,
            "adapters" => design.AdapterPrice,
            _ => design.SwitchPrice,
        },
    };

    private static TPart? Part<TPart>(IReadOnlyDictionary<string, TPart> parts, string? id)
        where TPart : class => id is not null && parts.TryGetValue(id, out var part) ? part : null;
}
