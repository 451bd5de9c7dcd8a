using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>A catalogue with some figures in place of others.</summary>
internal static class CatalogueOverlay
{
    /// <summary>The catalogue with its parts' figures replaced, by path; its index of figures stays as it was.</summary>
    public static CatalogueSnapshot Apply(CatalogueSnapshot catalogue, IReadOnlyDictionary<string, Input> figures)
    {
        var copy = Clone(catalogue);
        foreach (var kind in figures.GroupBy(one => one.Key[..one.Key.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal))
        {
            ReplaceKind(copy, kind.Key, [.. kind.Select(one => (one.Key, one.Value))]);
        }

        return copy;
    }

    // Kinds are named as their files; a part is found by the second word of the path and its property by the third.
    private static void ReplaceKind(CatalogueSnapshot copy, string kind, ImmutableArray<(string Path, Input Input)> inputs)
    {
        foreach (var property in typeof(CatalogueSnapshot).GetProperties().Where(property => HoldsParts(property.PropertyType)))
        {
            var method = typeof(CatalogueOverlay).GetMethod(nameof(ReplaceParts), BindingFlags.NonPublic | BindingFlags.Static)!;
            var replaced = method.MakeGenericMethod(property.PropertyType.GetGenericArguments()[1]).Invoke(null, [property.GetValue(copy), Known(property, kind), inputs]);
            property.SetValue(copy, replaced);
        }
    }

    private static bool HoldsParts(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(FrozenDictionary<,>) && typeof(IPart).IsAssignableFrom(type.GetGenericArguments()[1]);

    private static bool Known(PropertyInfo property, string kind) =>
        string.Equals(property.Name, kind.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)
        || property.Name == nameof(CatalogueSnapshot.Assumptions);

    private static FrozenDictionary<string, TPart> ReplaceParts<TPart>(FrozenDictionary<string, TPart> parts, bool known, ImmutableArray<(string Path, Input Input)> inputs)
        where TPart : class, IPart
    {
        var mine = inputs.Where(one => known && parts.ContainsKey(one.Path.Split('/')[1])).ToArray();
        if (mine.Length == 0)
        {
            return parts;
        }

        var copies = parts.ToDictionary(part => part.Key, part => part.Value, StringComparer.Ordinal);
        foreach (var (path, input) in mine)
        {
            var words = path.Split('/');
            var copy = Clone(copies[words[1]]);
            SetFigure(copy, words[2], path, input);
            copies[words[1]] = copy;
        }

        return copies.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void SetFigure(object part, string name, string path, Input input)
    {
        var property = Array.Find(part.GetType().GetProperties(), one => JsonNamingPolicy.CamelCase.ConvertName(one.Name) == name);
        if (property?.PropertyType == typeof(Input))
        {
            property.SetValue(part, input);
        }
        else if (property?.GetValue(part) is ImmutableArray<Input> months)
        {
            property.SetValue(part, months.Select(month => month.Id == path ? input : month).ToImmutableArray());
        }
    }

    private static TRecord Clone<TRecord>(TRecord record)
        where TRecord : class => (TRecord)record.GetType().GetMethod("<Clone>$")!.Invoke(record, [])!;
}
