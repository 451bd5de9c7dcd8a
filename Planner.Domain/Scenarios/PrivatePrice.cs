using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>
/// A price that was negotiated and is kept apart from scenarios: an option names it by its id (<see cref="Option.PrivatePrices"/>), so that who may see the
/// scenario does not yet see the price.
/// </summary>
public sealed record PrivatePrice
{
    /// <summary>Names the price in scenarios; says nothing of it.</summary>
    public required string Id { get; init; }

    /// <summary>Path of the figure of the catalogue that it replaces (<c>servers/dgx-h100/price</c>), or <c>quotes/</c> with an accelerator for an offer that the catalogue does not have.</summary>
    public required string Figure { get; init; }

    /// <summary>In the unit of the figure, in <see cref="Currency"/>.</summary>
    public required double Value { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = "USD";

    public string? Provider { get; init; }

    /// <summary>The day on which it was agreed or offered.</summary>
    public required DateOnly AgreedOn { get; init; }

    /// <summary>The last day on which it may be taken; null: open.</summary>
    public DateOnly? ValidUntil { get; init; }

    public string? Note { get; init; }
}

/// <summary>A figure of the catalogue that is a price and may be negotiated.</summary>
/// <param name="Path">As in <see cref="PrivatePrice.Figure"/>.</param>
/// <param name="Declared">Label, unit and bounds.</param>
public sealed record NegotiableFigure(string Path, FigureAttribute Declared)
{
    /// <summary>The kind of prices that stand for no part of the catalogue: an accelerator's hour, from whomever.</summary>
    public const string Quotes = "quotes";

    private const string HourRate = "accelerator-hour-rate";

    /// <summary>Kinds of parts that have prices, in the catalogue's order, and <see cref="Quotes"/>.</summary>
    public static ImmutableArray<string> Kinds { get; } = [.. CatalogueSchema.Kinds.Where(kind => !FieldsOf(kind).IsEmpty), Quotes];

    public Label Label => FigureBounds.LabelOf(Declared);

    /// <summary>The figure at a path; null when there is no such part or it is no price.</summary>
    public static NegotiableFigure? Find(string path, CatalogueSnapshot catalogue) => path.Split('/') switch
    {
        [Quotes, var chip] when catalogue.Accelerators.ContainsKey(chip) => new NegotiableFigure(path, FigureBounds.Find(HourRate)!),
        [var kind, var part, var field] when Kinds.Contains(kind) && PartsOf(kind, catalogue).Contains(part) =>
            FieldsOf(kind).FirstOrDefault(one => one.Name == field) is { } found ? new NegotiableFigure(path, found.Figure!) : null,
        _ => null,
    };

    /// <summary>Names of the prices that parts of a kind may have: <c>price</c>, <c>rate</c>.</summary>
    public static ImmutableArray<string> Names(string kind) => kind == Quotes ? [] : [.. FieldsOf(kind).Select(field => field.Name)];

    /// <summary>Ids of the parts of a kind.</summary>
    public static ImmutableArray<string> PartsOf(string kind, CatalogueSnapshot catalogue) => kind == Quotes
        ? [.. catalogue.Accelerators.Keys.Order(StringComparer.Ordinal)]
        : [.. catalogue.Figures.Keys.Where(path => path.StartsWith(kind + "/", StringComparison.Ordinal)).Select(path => path.Split('/')[1]).Distinct().Order(StringComparer.Ordinal)];

    private static ImmutableArray<CatalogueField> FieldsOf(string kind) =>
        [.. CatalogueSchema.FieldsOf(CatalogueSchema.TypeOf(kind)).Where(field => field.Property.PropertyType == typeof(Input) && field.Figure is { } figure && MoneyUnits.IsMoney(Units.BySymbol[figure.Unit]))];
}

/// <summary>The negotiated prices that a planner may know; empty for who has no right to them.</summary>
public sealed record PriceBook(ImmutableDictionary<string, PrivatePrice> Prices)
{
    public static PriceBook Empty { get; } = new(ImmutableDictionary<string, PrivatePrice>.Empty);

    /// <summary>The prices that an option names and that are known here, in the order of the option.</summary>
    public ImmutableArray<PrivatePrice> Of(Option option) => [.. option.PrivatePrices.Select(id => Prices.GetValueOrDefault(id)).OfType<PrivatePrice>()];

    /// <summary>How many prices an option names that are not known here.</summary>
    public int Withheld(Option option) => option.PrivatePrices.Count(id => !Prices.ContainsKey(id)) + (option is { PrivatePrices.IsEmpty: true, Quote: { PricePerAcceleratorHour: null, Open: false } } ? 1 : 0);

    /// <summary>The scenario for who has no right to prices: quotes that are not open go without theirs; what options name by id stays a name.</summary>
    public static Scenario Without(Scenario scenario) => scenario.Options.Any(HasClosedQuote)
        ? scenario with { Options = [.. scenario.Options.Select(option => HasClosedQuote(option) ? option with { Quote = option.Quote! with { PricePerAcceleratorHour = null } } : option)] }
        : scenario;

    /// <summary>Whether anything of a scenario differs for who has the right to prices.</summary>
    public static bool Concerns(Scenario scenario) => scenario.Options.Any(option => !option.PrivatePrices.IsEmpty || HasClosedQuote(option));

    private static bool HasClosedQuote(Option option) => option.Quote is { PricePerAcceleratorHour: not null, Open: false };
}
