using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>Puts the negotiated prices that an option names in place of the catalogue's, for this option alone and only where they may be known.</summary>
internal static class PrivateFigures
{
    private static readonly ConditionalWeakTable<string[], Applied> s_answers = [];

    /// <summary>The ground on which an option is decided and evaluated; the same object when it names no price that is known here.</summary>
    public static Ground For(Option option, Scenario scenario, Ground ground)
    {
        if (option.PrivatePrices.IsEmpty || ground.Prices.Prices.IsEmpty)
        {
            return ground;
        }

        // Studies ask thousands of times for the same: an answer is kept as long as the option's list of prices lives.
        var key = ImmutableCollectionsMarshal.AsArray(option.PrivatePrices)!;
        if (s_answers.TryGetValue(key, out var answer) && ReferenceEquals(answer.From, ground.Catalogue) && ReferenceEquals(answer.Prices, ground.Prices) && ReferenceEquals(answer.Rates, scenario.Terms))
        {
            return answer.To;
        }

        var to = ground with { Catalogue = Replaced(ground.Prices.Of(option), scenario, ground.Catalogue) };
        s_answers.AddOrUpdate(key, new Applied(ground.Catalogue, ground.Prices, scenario.Terms, to));
        return to;
    }

    /// <summary>The negotiated price of an accelerator's hour that an option names, for an offer that the catalogue does not have; null when none is known here.</summary>
    public static Input? Quoted(Option option, string chip, Scenario scenario, Ground ground) =>
        ground.Prices.Of(option).LastOrDefault(price => price.Figure == $"{NegotiableFigure.Quotes}/{chip}") is { } found ? InputOf(found, scenario, ground.Catalogue) : null;

    /// <summary>What a reader of the plan must know of negotiated prices: which are counted, which are past their day, how many are not known here.</summary>
    public static IEnumerable<Finding> Findings(Option option, Scenario scenario, Ground ground)
    {
        var known = ground.Prices.Of(option);
        if (!known.IsEmpty || option.Quote is { PricePerAcceleratorHour: not null, Open: false })
        {
            yield return Finding.Of("private-prices-counted", FindingArgument.Of(known.Length + (option.Quote is { PricePerAcceleratorHour: not null, Open: false } ? 1 : 0), Units.One));
        }

        foreach (var price in known.Where(price => price.ValidUntil < scenario.Terms.DecisionDate))
        {
            yield return Finding.Of(
                "private-price-past", FindingArgument.Of(price.Provider ?? price.Figure), FindingArgument.Of(price.ValidUntil!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        if (ground.Prices.Withheld(option) is > 0 and var withheld)
        {
            yield return Finding.Of("private-prices-withheld", FindingArgument.Of(withheld, Units.One));
        }
    }

    private static CatalogueSnapshot Replaced(ImmutableArray<PrivatePrice> prices, Scenario scenario, CatalogueSnapshot catalogue)
    {
        var figures = prices.Where(price => !price.Figure.StartsWith(NegotiableFigure.Quotes + "/", StringComparison.Ordinal) && NegotiableFigure.Find(price.Figure, catalogue) is not null)
            .GroupBy(price => price.Figure, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => InputOf(group.Last(), scenario, catalogue), StringComparer.Ordinal);
        return figures.Count == 0 ? catalogue : CatalogueOverlay.Apply(catalogue, figures);
    }

    // Its own path: a draw or a person's value of the published price does not touch the negotiated one.
    private static Input InputOf(PrivatePrice price, Scenario scenario, CatalogueSnapshot catalogue)
    {
        var label = NegotiableFigure.Find(price.Figure, catalogue)!.Label;
        return new Input(
            $"private-prices/{price.Id}/{price.Figure}", label, ExchangeRates.ToUsd(price.Value, price.Currency, scenario, catalogue), label.Unit,
            new Citation(null, price.AgreedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Confidence.Yours, price.Note));
    }

    private sealed record Applied(CatalogueSnapshot From, PriceBook Prices, Terms Rates, Ground To);
}
