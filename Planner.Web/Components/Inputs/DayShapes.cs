using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json.Nodes;
using Planner.Web.Display;

namespace Planner.Web.Components.Inputs;

/// <summary>Courses of demand over the day that the rail offers; a profile that came with a file or over the API is kept as its own.</summary>
public static class DayShapes
{
    private const string Own = "own";
    private const int HoursOfDay = 24;

    private static readonly ImmutableDictionary<string, ImmutableArray<double>> s_shapes = ImmutableDictionary.CreateRange<string, ImmutableArray<double>>(
    [
        new("even", [.. Enumerable.Repeat(1.0, HoursOfDay)]),
        new("office", [.. Enumerable.Range(0, HoursOfDay).Select(hour => hour is >= 8 and < 18 ? 10.0 : 1.0)]),
        new("night", [.. Enumerable.Range(0, HoursOfDay).Select(hour => hour is >= 20 or < 6 ? 10.0 : 1.0)]),
    ]);

    /// <summary>Name of a profile; null: none is given.</summary>
    public static string? Of(ImmutableArray<double> profile) =>
        profile.IsDefaultOrEmpty ? null : s_shapes.Where(shape => shape.Value.SequenceEqual(profile)).Select(shape => shape.Key).FirstOrDefault() ?? Own;

    public static IReadOnlyList<Choice> Choices(Wording words, ImmutableArray<double> profile)
    {
        var named = s_shapes.Keys.Order(System.StringComparer.Ordinal);
        return [.. (Of(profile) == Own ? named.Append(Own) : named).Select(shape => new Choice(shape, words["serving.day." + shape]))];
    }

    /// <summary>The profile of a name as the scenario's JSON has it; null: none.</summary>
    public static JsonNode? Json(string? name, ImmutableArray<double> own) => name switch
    {
        null or "" => null,
        Own => new JsonArray([.. own.Select(hour => JsonValue.Create(hour))]),
        _ => new JsonArray([.. s_shapes[name].Select(hour => JsonValue.Create(hour))]),
    };
}
