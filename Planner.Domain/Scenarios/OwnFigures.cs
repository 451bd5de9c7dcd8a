using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
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

        var copy = Clone(catalogue);
        foreach (var kind in own.GroupBy(one => one.Key[..one.Key.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal))
        {
            ReplaceKind(copy, kind.Key, [.. kind.Select(one => one.Value)]);
        }

        return copy with { Figures = catalogue.Figures.ToDictionary(figure => figure.Key, figure => own.GetValueOrDefault(figure.Key, figure.Value)) };
    }

    private static Input Replace(Input input, Override one, Scenario scenario, CatalogueSnapshot catalogue)
    {
        var unit = one.Unit is { } symbol && Units.BySymbol.TryGetValue(symbol, out var own) ? own : input.Label.Unit;
        return input with { Value = ExchangeRates.ToUsd(one.Value, one.Currency, scenario, catalogue), Unit = unit, Citation = Citation.Yours with { Note = one.Reason } };
    }

    // Kinds are named as their files; a part is found by the second word of the path and its property by the third.
    private static void ReplaceKind(CatalogueSnapshot copy, string kind, ImmutableArray<Input> inputs)
    {
        foreach (var property in typeof(CatalogueSnapshot).GetProperties().Where(property => HoldsParts(property.PropertyType)))
        {
            var method = typeof(OwnFigures).GetMethod(nameof(ReplaceParts), BindingFlags.NonPublic | BindingFlags.Static)!;
            var replaced = method.MakeGenericMethod(property.PropertyType.GetGenericArguments()[1]).Invoke(null, [property.GetValue(copy), Known(property, kind), inputs]);
            property.SetValue(copy, replaced);
        }
    }

    private static bool HoldsParts(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(FrozenDictionary<,>) && typeof(IPart).IsAssignableFrom(type.GetGenericArguments()[1]);

    private static bool Known(PropertyInfo property, string kind) =>
        string.Equals(property.Name, kind.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)
        || property.Name == nameof(CatalogueSnapshot.Assumptions);

    private static FrozenDictionary<string, TPart> ReplaceParts<TPart>(FrozenDictionary<string, TPart> parts, bool known, ImmutableArray<Input> inputs)
        where TPart : class, IPart
    {
        var mine = inputs.Select(input => (input, words: input.Id.Split('/'))).Where(one => known && parts.ContainsKey(one.words[1])).ToArray();
        if (mine.Length == 0)
        {
            return parts;
        }

        var copies = parts.ToDictionary(part => part.Key, part => part.Value, StringComparer.Ordinal);
        foreach (var (input, words) in mine)
        {
            var copy = Clone(copies[words[1]]);
            SetFigure(copy, words, input);
            copies[words[1]] = copy;
        }

        return copies.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void SetFigure(object part, string[] words, Input input)
    {
        var property = Array.Find(part.GetType().GetProperties(), one => JsonNamingPolicy.CamelCase.ConvertName(one.Name) == words[2]);
        if (property?.PropertyType == typeof(Input))
        {
            property.SetValue(part, input);
        }
        else if (property?.GetValue(part) is ImmutableArray<Input> months)
        {
            property.SetValue(part, months.Select(month => month.Id == input.Id ? input : month).ToImmutableArray());
        }
    }

    private static TRecord Clone<TRecord>(TRecord record)
        where TRecord : class => (TRecord)record.GetType().GetMethod("<Clone>$")!.Invoke(record, [])!;

    private sealed record Applied(CatalogueSnapshot From, CatalogueSnapshot To);
}
