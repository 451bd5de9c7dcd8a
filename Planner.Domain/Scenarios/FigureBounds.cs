using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>The bounds and labels that <see cref="FigureAttribute"/>s declare, in base units.</summary>
public static class FigureBounds
{
    private static readonly FrozenDictionary<string, FigureAttribute> s_byLabel = typeof(FigureAttribute).Assembly.GetTypes()
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        .Select(property => property.GetCustomAttribute<FigureAttribute>())
        .OfType<FigureAttribute>()
        .Concat(Assumption.Bounds.Values)
        .GroupBy(figure => figure.Label, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>The declaration of the figure with this label key, or null for a figure without bounds.</summary>
    public static FigureAttribute? Find(string label) => s_byLabel.GetValueOrDefault(label);

    /// <summary>The label that an attribute declares.</summary>
    public static Label LabelOf(FigureAttribute figure) => new(figure.Label, Units.BySymbol[figure.Unit]);

    /// <summary>Least and greatest possible value, in base units.</summary>
    public static (double Minimum, double Maximum) Of(FigureAttribute figure)
    {
        var unit = Units.BySymbol[figure.Unit];
        return (unit.ToBase(figure.Minimum), unit.ToBase(figure.Maximum));
    }

    /// <summary>
    /// Between what an input can lie whatever the doubt about it, in base units: what its figure declares; without a declaration what is not negative stays so.
    /// Infinite where nothing is known, and on the side where the range itself reaches beyond what is declared.
    /// </summary>
    public static (double Minimum, double Maximum) Possible(Input input)
    {
        var (low, high) = (input.Unit.ToBase(input.Value.Low), input.Unit.ToBase(input.Value.High));
        var declared = Find(input.Label.Key) ?? OverrideTarget.BoundsOf(input.Label.Key);
        var (minimum, maximum) = declared is null ? (0, double.PositiveInfinity) : Of(declared);
        return (low >= minimum ? minimum : low >= 0 ? 0 : double.NegativeInfinity, high <= maximum ? maximum : double.PositiveInfinity);
    }
}
