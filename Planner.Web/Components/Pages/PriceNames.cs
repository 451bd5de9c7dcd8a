using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Planner.Web.Components.Results;
using Planner.Web.Display;

namespace Planner.Web.Components.Pages;

/// <summary>Names and amounts of negotiated prices in the reader's language.</summary>
public static class PriceNames
{
    /// <summary>What a price replaces: the figure and its part.</summary>
    public static string Of(string path, CatalogueSnapshot catalogue, Wording words)
    {
        var part = path.Split('/') is [var kind, var id, ..] ? Part(kind, id, catalogue) : path;
        return words.Text("figure-of", Figure(path, catalogue, words), part);
    }

    /// <summary>The figure alone: price, hourly rate.</summary>
    public static string Figure(string path, CatalogueSnapshot catalogue, Wording words) =>
        NegotiableFigure.Find(path, catalogue) is { } figure ? words.Label(figure.Label) : path.Split('/')[^1];

    /// <summary>Ids and names of the parts of a kind, by name.</summary>
    public static ImmutableArray<(string Id, string Name)> Parts(string kind, CatalogueSnapshot catalogue) =>
        [.. NegotiableFigure.PartsOf(kind, catalogue).Select(id => (id, Part(kind, id, catalogue))).OrderBy(part => part.Item2, StringComparer.OrdinalIgnoreCase)];

    /// <summary>An amount in its own currency, in the unit of the figure that it replaces.</summary>
    public static string Amount(double value, string currency, string path, CatalogueSnapshot catalogue, Wording words)
    {
        if (NegotiableFigure.Find(path, catalogue) is not { } figure || ExchangeRates.Published(currency, catalogue) is not { } rate)
        {
            return $"{NumberDisplay.Editable(value, words.Language)} {currency}";
        }

        return QuantityDisplay.Show(figure.Label.Unit.ToBase(value * rate.UsdPerUnit), figure.Label.Unit, words.Language, new Currency(currency, 1 / rate.UsdPerUnit)).ToString();
    }

    /// <summary>The unit that a price is typed in.</summary>
    public static string UnitOf(string path, string? currency, CatalogueSnapshot catalogue) =>
        (NegotiableFigure.Find(path, catalogue)?.Label.Unit.Symbol ?? Units.Usd.Symbol).Replace(Units.Usd.Symbol, string.IsNullOrWhiteSpace(currency) ? Units.Usd.Symbol : currency, StringComparison.Ordinal);

    private static string Part(string kind, string id, CatalogueSnapshot catalogue) =>
        Results.Parts.Name(catalogue, kind == NegotiableFigure.Quotes ? "accelerators" : kind, id) ?? id;
}
