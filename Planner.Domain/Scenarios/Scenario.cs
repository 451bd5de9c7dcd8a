using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>One planning question: what must be trained, tuned and served (A), which options are compared (B), on which terms (C).</summary>
public sealed record Scenario
{
    /// <summary>Version of this shape; older files are brought up to it when read.</summary>
    public int SchemaVersion { get; init; } = 1;

    public required string Name { get; init; }

    /// <summary>The catalogue that the scenario was last computed with.</summary>
    public string? CatalogueVersion { get; init; }

    public required Application Application { get; init; }

    public ImmutableArray<Option> Options { get; init; } = [];

    public required Terms Terms { get; init; }

    /// <summary>A person's own values in place of the catalogue's or the engines'.</summary>
    public ImmutableArray<Override> Overrides { get; init; } = [];
}

/// <summary>A value that a person sets in place of an input of the catalogue or of a computed figure.</summary>
public sealed record Override
{
    /// <summary>
    /// Path of an input (<c>servers/dgx-h100/price</c>), or the label key of a computed figure or of a cost line with the option's id
    /// (<c>pue@build</c>, <c>people@build</c>). A cost line is stated in US dollars for all of it, or by time (<c>USD/h</c>, <c>USD/mo</c>, <c>USD/yr</c>).
    /// </summary>
    public required string Figure { get; init; }

    /// <summary>In <see cref="Unit"/>.</summary>
    public required Spread Value { get; init; }

    /// <summary>Symbol of the unit; null takes the unit of the figure's label.</summary>
    public string? Unit { get; init; }

    /// <summary>ISO 4217 code when the value is money in another currency than the unit's US dollars.</summary>
    public string? Currency { get; init; }

    public string? Reason { get; init; }
}
