using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace Planner.Web.Sessions;

/// <summary>Sets one value in a document. A null clears a field or takes an element out of its list; lists and objects on the way are made when absent.</summary>
public static class DocumentEdit
{
    // What the elements of the scenario's lists are known by.
    private static readonly string[] s_keys = ["id", "figure"];

    /// <summary>Changes <paramref name="root"/>; null, with the document half changed, when the path leads nowhere.</summary>
    /// <param name="root">The document; thrown away by the caller when the answer is null.</param>
    /// <param name="path">Where.</param>
    /// <param name="value">What; null clears.</param>
    /// <param name="place">Where in its list a new element goes; null: at the end.</param>
    public static Replacement? Replace(JsonObject root, FieldPath path, JsonNode? value, int? place)
    {
        JsonNode at = root;
        var canonical = ImmutableArray.CreateBuilder<FieldStep>(path.Steps.Length);
        for (var i = 0; i < path.Steps.Length - 1; i++)
        {
            if (Enter(at, path.Steps[i], path.Steps[i + 1].IsElement) is not { } next)
            {
                return null;
            }

            canonical.Add(Named(path.Steps[i], next));
            at = next;
        }

        return Finish(at, path.Steps[^1], value?.DeepClone(), place, canonical);
    }

    /// <summary>The value at a path; null when there is none.</summary>
    public static JsonNode? Find(JsonObject root, FieldPath path)
    {
        JsonNode? at = root;
        foreach (var step in path.Steps)
        {
            at = (at, step.IsElement) switch
            {
                (JsonObject node, false) => node[step.Text],
                (JsonArray list, true) when IndexOf(list, step.Text) is var index and >= 0 => list[index],
                _ => null,
            };
        }

        return at;
    }

    private static JsonNode? Enter(JsonNode at, FieldStep step, bool intoList)
    {
        if (at is JsonArray list)
        {
            return step.IsElement && IndexOf(list, step.Text) is var index and >= 0 ? list[index] : null;
        }

        if (at is not JsonObject node || step.IsElement)
        {
            return null;
        }

        if (node[step.Text] is null)
        {
            node[step.Text] = intoList ? new JsonArray() : new JsonObject();
        }

        return node[step.Text];
    }

    private static Replacement? Finish(JsonNode at, FieldStep last, JsonNode? value, int? place, ImmutableArray<FieldStep>.Builder canonical)
    {
        if (at is JsonObject node && !last.IsElement)
        {
            var old = node[last.Text]?.DeepClone();
            node.Remove(last.Text);
            if (value is not null)
            {
                node[last.Text] = value;
            }

            canonical.Add(last);
            return new Replacement(new FieldPath(canonical.ToImmutable()), old, null);
        }

        return at is JsonArray list && last.IsElement ? FinishInList(list, last, value, place, canonical) : null;
    }

    private static Replacement? FinishInList(JsonArray list, FieldStep last, JsonNode? value, int? place, ImmutableArray<FieldStep>.Builder canonical)
    {
        var index = IndexOf(list, last.Text);
        if (index < 0 && (value is null || int.TryParse(last.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && wanted != list.Count))
        {
            return null;
        }

        var old = index < 0 ? null : list[index]?.DeepClone();
        canonical.Add(Named(last, value ?? old));
        var to = index >= 0 ? index : int.Clamp(place ?? list.Count, 0, list.Count);
        if (index >= 0)
        {
            list.RemoveAt(index);
        }

        if (value is not null)
        {
            list.Insert(to, value);
        }

        return new Replacement(new FieldPath(canonical.ToImmutable()), old, old is null || value is null ? to : null);
    }

    private static int IndexOf(JsonArray list, string element)
    {
        if (int.TryParse(element, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return index < list.Count ? index : -1;
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (KeyOf(list[i]) == element)
            {
                return i;
            }
        }

        return -1;
    }

    private static FieldStep Named(FieldStep step, JsonNode? value) =>
        step.IsElement && KeyOf(value) is { Length: > 0 } key && !key.Contains(']') && !key.All(char.IsAsciiDigit) ? step with { Text = key } : step;

    private static string? KeyOf(JsonNode? node) => node is JsonObject element
        ? s_keys.Select(key => element[key]).OfType<JsonValue>().Select(value => value.TryGetValue<string>(out var text) ? text : null).FirstOrDefault(text => text is not null)
        : null;
}
