using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Web.Reports;

/// <summary>The catalogue's figures of one label.</summary>
/// <param name="Count">How many.</param>
/// <param name="Least">Base units.</param>
/// <param name="Most">Base units.</param>
/// <param name="Sources">Where they come from, the source of most of them first.</param>
public sealed record InputFigures(int Count, double Least, double Most, ImmutableArray<InputSource> Sources)
{
    /// <summary>By key of the label.</summary>
    public static FrozenDictionary<string, InputFigures> Of(CatalogueSnapshot catalogue) =>
        catalogue.Figures.Values.GroupBy(input => input.Label.Key).ToFrozenDictionary(group => group.Key, group => Of([.. group], catalogue));

    private static InputFigures Of(List<Input> figures, CatalogueSnapshot catalogue) => new(
        figures.Count,
        figures.Min(figure => figure.Central),
        figures.Max(figure => figure.Central),
        [
            .. figures.Where(figure => figure.Citation.Source is { } key && catalogue.Sources.ContainsKey(key))
                .GroupBy(figure => figure.Citation.Source!)
                .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new InputSource(catalogue.Sources[group.Key], group.Select(figure => figure.Citation.AsOf).Max(StringComparer.Ordinal), group.Count())),
        ]);
}

/// <summary>A source of figures.</summary>
/// <param name="Source">Which.</param>
/// <param name="AsOf">Date of its newest figure.</param>
/// <param name="Count">How many figures are from it.</param>
public sealed record InputSource(Source Source, string? AsOf, int Count);
