using System;
using System.Collections.Frozen;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>What an override replaces: an input of the catalogue, or a computed figure of one option.</summary>
/// <param name="Label">Name and unit of the figure.</param>
/// <param name="OptionId">Null for an input, which all options share.</param>
public sealed record OverrideTarget(Label Label, string? OptionId)
{
    /// <summary>Computed figures that a person may set: utilisation, goodput, PUE and lead times are results, but one may know better.</summary>
    private static readonly FrozenDictionary<string, Label> s_computed = new[]
    {
        new Label("pue", Units.One), new Label("goodput", Units.Percent), new Label("model-flops-utilisation", Units.Percent),
    }.ToFrozenDictionary(label => label.Key, StringComparer.Ordinal);

    /// <summary>The unit that the override's value is in; null when the symbol is unknown or measures something else.</summary>
    public Unit? UnitOf(Override one)
    {
        if (one.Unit is null)
        {
            return Label.Unit;
        }

        return Units.BySymbol.TryGetValue(one.Unit, out var unit) && unit.Dimension == Label.Unit.Dimension ? unit : null;
    }

    /// <summary>The target of a figure's path or of <c>key@option</c>; null when there is none.</summary>
    public static OverrideTarget? Find(string figure, Scenario scenario, CatalogueSnapshot catalogue)
    {
        if (catalogue.Figures.TryGetValue(figure, out var input))
        {
            return new OverrideTarget(input.Label, null);
        }

        var at = figure.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && s_computed.TryGetValue(figure[..at], out var label) && scenario.Options.Any(option => option.Id == figure[(at + 1)..])
            ? new OverrideTarget(label, figure[(at + 1)..])
            : null;
    }
}
