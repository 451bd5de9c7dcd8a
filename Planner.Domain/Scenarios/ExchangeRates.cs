using System;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>A person's own rate of exchange, with its day.</summary>
public sealed record OwnExchangeRate
{
    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>US dollars for one unit of it.</summary>
    public required double UsdPerUnit { get; init; }

    /// <summary>The day of the rate; null: not said.</summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>What a currency is worth, from when and from where.</summary>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="UsdPerUnit">US dollars for one unit of it.</param>
/// <param name="AsOf">The date of the rate, as far as it is known.</param>
/// <param name="Citation">Its source.</param>
public sealed record ExchangeRate(string Currency, double UsdPerUnit, string? AsOf, Citation Citation);

/// <summary>Rates of exchange of a scenario: its own, else the catalogue's. Inside, all money is US dollars; a price in another currency is converted once, when it is read.</summary>
public static class ExchangeRates
{
    private const string Usd = "USD";

    /// <summary>The rate of a currency; null when neither the scenario nor the catalogue has one. The US dollar is always worth 1.</summary>
    public static ExchangeRate? Find(string currency, Scenario scenario, CatalogueSnapshot catalogue)
    {
        if (currency == Usd)
        {
            return new ExchangeRate(Usd, 1, null, Citation.Yours);
        }

        if (scenario.Terms.ExchangeRates.LastOrDefault(rate => rate.Currency == currency) is { } own)
        {
            return new ExchangeRate(currency, own.UsdPerUnit, own.AsOf?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Citation.Yours);
        }

        return Published(currency, catalogue);
    }

    /// <summary>The catalogue's rate of a currency; null when it has none.</summary>
    public static ExchangeRate? Published(string currency, CatalogueSnapshot catalogue) => currency == Usd
        ? new ExchangeRate(Usd, 1, null, Citation.Yours)
        : currency is { Length: 3 } && catalogue.Assumptions.TryGetValue("exchange-rate-" + currency.ToLowerInvariant(), out var known)
            ? new ExchangeRate(currency, known.Figure.Central, known.Figure.Citation.AsOf, known.Figure.Citation)
            : null;

    /// <summary>An amount or price in a currency as US dollars; null currency means US dollars.</summary>
    /// <exception cref="InvalidOperationException">The currency has no rate: a scenario that was not checked.</exception>
    public static Spread ToUsd(Spread amount, string? currency, Scenario scenario, CatalogueSnapshot catalogue) => currency is null
        ? amount
        : amount.Scale(Find(currency, scenario, catalogue)?.UsdPerUnit ?? throw new InvalidOperationException($"no rate for {currency}"));
}
