using System;
using System.Linq;
using System.Text.Json;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>
/// Reads a number or a range: <c>5</c>, <c>{ "low": 4, "likely": 5, "high": 7, "shape": "logNormal" }</c>, or the text that a field takes, <c>"5 to 10"</c> and <c>"8 ± 2"</c>,
/// with a decimal point and in the unit of its name.
/// </summary>
internal sealed class SpreadReader(Func<string, string, object[], object?> report)
{
    private static readonly string[] s_fields = ["low", "likely", "high", "shape"];

    /// <summary>Null when it cannot be read; what is wrong has then been reported.</summary>
    public Spread? Read(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.String && !IsNotANumber(element.GetString()!))
        {
            return Text(element.GetString()!, path);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return Number(element, path, report) is { } value ? value : null;
        }

        foreach (var field in element.EnumerateObject().Where(field => !s_fields.Contains(field.Name)))
        {
            report($"{path}.{field.Name}", "unknown-field", []);
        }

        var (low, likely, high) = (Part(element, "low", path), Part(element, "likely", path), Part(element, "high", path));
        if (low is null || high is null)
        {
            return null;
        }

        var between = Spread.Between(low.Value, high.Value);
        return between with { Likely = likely ?? between.Likely, Shape = Shape(element, path) ?? between.Shape };
    }

    /// <summary>A finite number, or null with a report.</summary>
    public static double? Number(JsonElement element, string path, Func<string, string, object[], object?> report)
    {
        if (element.ValueKind != JsonValueKind.Number)
        {
            report(path, element.ValueKind == JsonValueKind.String && IsNotANumber(element.GetString()!) ? "not-finite" : "expected-number", []);
            return null;
        }

        if (element.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        report(path, "not-finite", []);
        return null;
    }

    // Nobody is there to see limits swapped or to choose between two meanings: both are refused.
    private Spread? Text(string text, string path)
    {
        var reading = NumberText.Read(text, NumberMarks.OfFiles);
        if (reading is { Value: { } value, Swapped: false })
        {
            return value;
        }

        report(path, reading.Problem ?? "range-order", reading.Value is { } swapped ? [swapped.High, swapped.Likely, swapped.Low] : [.. reading.Arguments]);
        return null;
    }

    private static bool IsNotANumber(string text) => text.TrimStart('-') is "NaN" or "Infinity";

    private double? Part(JsonElement element, string name, string path)
    {
        if (element.TryGetProperty(name, out var part) && part.ValueKind != JsonValueKind.Null)
        {
            return Number(part, $"{path}.{name}", report);
        }

        if (name != "likely")
        {
            report($"{path}.{name}", "required", []);
        }

        return null;
    }

    private SpreadShape? Shape(JsonElement element, string path)
    {
        if (!element.TryGetProperty("shape", out var part) || part.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var words = Enum.GetNames<SpreadShape>().Select(JsonNamingPolicy.CamelCase.ConvertName).ToArray();
        var place = part.ValueKind == JsonValueKind.String ? Array.IndexOf(words, part.GetString()) : -1;
        if (place >= 0)
        {
            return Enum.GetValues<SpreadShape>()[place];
        }

        report($"{path}.shape", "unknown-word", [string.Join(", ", words)]);
        return null;
    }
}
