using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>What a provider quoted for accelerators by the hour: a neocloud, a negotiated rate, an offer that the catalogue does not have.</summary>
public sealed record RentQuote
{
    /// <summary>Id of the accelerator.</summary>
    public required string Accelerator { get; init; }

    /// <summary>Accelerators of one instance; null: those of one server of the chip.</summary>
    public int? AcceleratorsPerInstance { get; init; }

    /// <summary>
    /// Price of one accelerator for an hour, in US dollars or in <see cref="Currency"/>. Null: a price of the price book that the option names, else unknown.
    /// </summary>
    public Spread? PricePerAcceleratorHour { get; init; }

    /// <summary>The price was published: everybody who sees the scenario may see it. Else it leaves the house in no link, file or answer, unless its owner says so.</summary>
    public bool Open { get; init; }

    /// <summary>ISO 4217 code of the price; null: US dollars.</summary>
    public string? Currency { get; init; }

    public RentTerm Term { get; init; } = RentTerm.OnDemand;

    public string? Provider { get; init; }
}
