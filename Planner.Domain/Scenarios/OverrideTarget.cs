using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>What an override replaces: an input of the catalogue, or a computed figure of one option.</summary>
/// <param name="Label">Name and unit of the figure.</param>
/// <param name="OptionId">Null for an input, which all options share.</param>
/// <param name="Bounds">What is physically possible.</param>
public sealed record OverrideTarget(Label Label, string? OptionId, FigureAttribute Bounds)
{
    /// <summary>The figure is a cost line, which may be stated as a whole or by time.</summary>
    public bool IsCostLine { get; init; }

    private const double Most = 1e15;

    /// <summary>Computed figures that a person may set: utilisation, goodput and PUE are results, but one may know better. Utilisation is over the 16-bit peak, which narrower formats exceed.</summary>
    private static readonly FrozenDictionary<string, FigureAttribute> s_computed = new FigureAttribute[]
    {
        new("pue", "1", 1, 10), new("goodput", "%", 0.1, 100), new("model-flops-utilisation", "%", 0.01, 400), new("it-power-mean", "kW", 0, 1e8),
    }.ToFrozenDictionary(figure => figure.Label, StringComparer.Ordinal);

    /// <summary>What a computed figure that may be overridden can be; null for any other key.</summary>
    public static FigureAttribute? BoundsOf(string key) => s_computed.GetValueOrDefault(key);

    /// <summary>The unit that the override's value is in; null when the symbol is unknown or measures something else.</summary>
    public Unit? UnitOf(Override one)
    {
        if (one.Unit is null)
        {
            return Label.Unit;
        }

        return Units.BySymbol.TryGetValue(one.Unit, out var unit) && (unit.Dimension == Label.Unit.Dimension || (IsCostLine && unit.Dimension == Units.UsdPerMonth.Dimension)) ? unit : null;
    }

    /// <summary>The target of a figure's path or of <c>key@option</c>; null when there is none.</summary>
    public static OverrideTarget? Find(string figure, Scenario scenario, CatalogueSnapshot catalogue)
    {
        if (catalogue.Figures.TryGetValue(figure, out var input))
        {
            // Most assumptions declare no bounds: any that is not negative will do, as in the seed data.
            return new OverrideTarget(input.Label, null, FigureBounds.Find(input.Label.Key) ?? new FigureAttribute(input.Label.Key, input.Label.Unit.Symbol, 0, Most));
        }

        var at = figure.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && scenario.Options.Any(option => option.Id == figure[(at + 1)..]) ? OfOption(figure[..at], figure[(at + 1)..]) : null;
    }

    private static OverrideTarget? OfOption(string key, string option)
    {
        if (s_computed.TryGetValue(key, out var bounds))
        {
            return new OverrideTarget(FigureBounds.LabelOf(bounds), option, bounds);
        }

        return Labels.CostLines.FirstOrDefault(label => label.Key == key) is { } line
            ? new OverrideTarget(line, option, new FigureAttribute(line.Key, line.Unit.Symbol, 0, Most)) { IsCostLine = true }
            : null;
    }
}
