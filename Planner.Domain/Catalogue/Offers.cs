using Planner.Domain.Numbers;

namespace Planner.Domain.Catalogue;

/// <summary>How long one is bound to a cloud offer.</summary>
public enum RentTerm
{
    OnDemand,
    OneYear,
    ThreeYears,
    FiveYears,
    Spot,
}

/// <summary>An hour of accelerators at a cloud provider.</summary>
public sealed record CloudOffer : IPart
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Provider { get; init; }

    /// <summary>The provider's name for the instance.</summary>
    public required string Sku { get; init; }

    [RefersTo("accelerators")]
    public required string Accelerator { get; init; }

    /// <summary>Accelerators of one instance.</summary>
    public required int Accelerators { get; init; }

    /// <summary>The provider's name for the place.</summary>
    public required string Place { get; init; }

    public required RentTerm Term { get; init; }

    /// <summary>Price of one accelerator for an hour; null: not known here, which no offer of the seed data is.</summary>
    [Figure("accelerator-hour-rate", "USD/h", 0.01, 1_000, Always = true)]
    public required Input? Rate { get; init; }
}

/// <summary>Tokens of a model behind an API, or tuning by token.</summary>
public sealed record ApiOffer : IPart
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Provider { get; init; }

    /// <summary>The provider's name for the model.</summary>
    public required string Model { get; init; }

    [Figure("input-token-price", "USD/Mtok", 0, 10_000)]
    public Input? InputPrice { get; init; }

    [Figure("cached-input-token-price", "USD/Mtok", 0, 10_000)]
    public Input? CachedInputPrice { get; init; }

    [Figure("output-token-price", "USD/Mtok", 0, 10_000)]
    public Input? OutputPrice { get; init; }

    [Figure("tuning-token-price", "USD/Mtok", 0, 10_000)]
    public Input? TuningPrice { get; init; }

    /// <summary>Price of an hour in which a tuned model stands ready, asked or not; null: not published, or all is in the price of tokens.</summary>
    [Figure("hosting-rate", "USD/h", 0, 10_000)]
    public Input? HostingPrice { get; init; }

    /// <summary>The open model whose weights answer, where it is known.</summary>
    [RefersTo("language-models")]
    public string? OpenModel { get; init; }

    /// <summary>It turns text into vectors and answers no requests.</summary>
    public bool Embeds { get; init; }
}

/// <summary>A source that figures cite.</summary>
public sealed record Source : IPart
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Public address, when there is one.</summary>
    public string? Address { get; init; }

    /// <summary>Date it was published or read.</summary>
    public string? AsOf { get; init; }
}
