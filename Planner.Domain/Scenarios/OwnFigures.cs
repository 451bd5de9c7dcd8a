using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>Puts a scenario's own values in place of the catalogue's, so that decisions and formulas alike work with them.</summary>
public static class OwnFigures
{
    private static readonly ConditionalWeakTable<Override[], Applied> s_answers = [];

    /// <summary>The catalogue with the overridden figures replaced; the same object when nothing is overridden.</summary>
    public static CatalogueSnapshot Apply(Scenario scenario, CatalogueSnapshot catalogue)
    {
        if (scenario.Overrides.IsEmpty)
        {
            return catalogue;
        }

        // Studies ask thousands of times for the same: an answer is kept as long as its overrides live.
        var key = ImmutableCollectionsMarshal.AsArray(scenario.Overrides)!;
        if (s_answers.TryGetValue(key, out var answer) && ReferenceEquals(answer.From, catalogue))
        {
            return answer.To;
        }

        var replaced = Replaced(scenario, catalogue);
        s_answers.AddOrUpdate(key, new Applied(catalogue, replaced));
        return replaced;
    }

    private static CatalogueSnapshot Replaced(Scenario scenario, CatalogueSnapshot catalogue)
    {
        var own = scenario.Overrides
            .Where(one => catalogue.Figures.ContainsKey(one.Figure))
            .GroupBy(one => one.Figure, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Replace(catalogue.Figures[group.Key], group.Last(), scenario, catalogue), StringComparer.Ordinal);
        if (own.Count == 0)
        {
            return catalogue;
        }

        return CatalogueOverlay.Apply(catalogue, own) with { Figures = catalogue.Figures.ToDictionary(figure => figure.Key, figure => own.GetValueOrDefault(figure.Key, figure.Value)) };
    }

    private static Input Replace(Input input, Override one, Scenario scenario, CatalogueSnapshot catalogue)
    {
        var unit = one.Unit is { } symbol && Units.BySymbol.TryGetValue(symbol, out var own) ? own : input.Label.Unit;
        return input with { Value = ExchangeRates.ToUsd(one.Value, one.Currency, scenario, catalogue), Unit = unit, Citation = Citation.Yours with { Note = one.Reason } };
    }

    private sealed record Applied(CatalogueSnapshot From, CatalogueSnapshot To);
}
