using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Planner.Domain.Numbers;

namespace Planner.Domain.Catalogue;

/// <summary>
/// Reads a figure of the seed data: <c>{ "value", "low", "high", "unit", "asOf", "source", "confidence", "note", "others" }</c>.
/// Everything that is wrong with it is told, and nothing of it is guessed.
/// </summary>
internal sealed partial record FigureReader(FaultList Faults, string Part)
{
    private const double BoundTolerance = 1e-9;

    private static readonly ImmutableArray<string> s_figureFields = ["value", "low", "high", "unit", "asOf", "source", "confidence", "note", "others"];
    private static readonly ImmutableArray<string> s_citationFields = ["asOf", "source", "confidence", "note"];

    /// <summary>The sources that figures named, with the field that did.</summary>
    public List<(string Field, string Source)> Sources { get; } = [];

    /// <summary>A figure, or null when it cannot be made sense of.</summary>
    /// <param name="element">Its JSON.</param>
    /// <param name="path">Its path in the catalogue, which becomes its id.</param>
    /// <param name="field">Its name in the part, for faults.</param>
    /// <param name="label">Its label; null when the part's id is its label.</param>
    /// <param name="bounds">Unit and bounds; null when any non-negative value will do.</param>
    public Input? Read(JsonElement element, string path, string field, Label? label, FigureAttribute? bounds)
    {
        if (!IsObjectOf(element, field, s_figureFields))
        {
            return null;
        }

        var citation = ReadCitation(element, field);
        var unit = ReadUnit(element, field, label);
        var spread = ReadSpread(element, field);
        if (citation is null || unit is null || spread is null)
        {
            return null;
        }

        CheckBounds(spread.Value, unit, field, bounds ?? (label is null ? Assumption.Bounds.GetValueOrDefault(Part) : null));
        var others = ReadOthers(element, field, spread.Value, unit);
        return new Input(path, label ?? new Label(Part, unit), spread.Value, unit, citation with { Others = others });
    }

    /// <summary>A citation that stands alone, as of a model's shape.</summary>
    public Citation? ReadCitationAlone(JsonElement element, string field) =>
        IsObjectOf(element, field, s_citationFields) ? ReadCitation(element, field) : null;

    [GeneratedRegex(@"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
    private static partial Regex DatePattern();

    private bool IsObjectOf(JsonElement element, string field, ImmutableArray<string> names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Faults.Add(Part, field, "not-an-object");
            return false;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (!names.Contains(property.Name))
            {
                Faults.Add(Part, $"{field}.{property.Name}", "unknown-field");
            }
        }

        return true;
    }

    private Citation? ReadCitation(JsonElement element, string field)
    {
        var source = ReadText(element, field, "source");
        var asOf = ReadDate(element, field);
        var confidence = ReadConfidence(element, field);
        var note = element.TryGetProperty("note", out _) ? ReadText(element, field, "note") : null;
        if (confidence == Confidence.Assumed && note is null)
        {
            Faults.Add(Part, $"{field}.note", "assumed-without-reason");
        }

        if (source is not null)
        {
            Sources.Add(($"{field}.source", source));
        }

        return source is null || asOf is null || confidence is null ? null : new Citation(source, asOf, confidence.Value, note);
    }

    private string? ReadDate(JsonElement element, string field)
    {
        var asOf = ReadText(element, field, "asOf");
        if (asOf is not null && !DatePattern().IsMatch(asOf))
        {
            Faults.Add(Part, $"{field}.asOf", "not-a-date", asOf);
        }

        return asOf;
    }

    private Confidence? ReadConfidence(JsonElement element, string field)
    {
        var text = ReadText(element, field, "confidence");
        Confidence? confidence = text switch
        {
            "read" => Confidence.Read,
            "memory" => Confidence.Unverified,
            "assumed" => Confidence.Assumed,
            _ => null,
        };
        if (text is not null && confidence is null)
        {
            Faults.Add(Part, $"{field}.confidence", "unknown-choice", text);
        }

        return confidence;
    }

    private Unit? ReadUnit(JsonElement element, string field, Label? label)
    {
        if (ReadText(element, field, "unit") is not { } symbol)
        {
            return null;
        }

        if (!Units.BySymbol.TryGetValue(symbol, out var unit))
        {
            Faults.Add(Part, $"{field}.unit", "unknown-unit", symbol);
            return null;
        }

        if (label is not null && unit.Dimension != label.Unit.Dimension)
        {
            Faults.Add(Part, $"{field}.unit", "wrong-dimension", symbol, label.Unit.Symbol);
            return null;
        }

        return unit;
    }

    private Spread? ReadSpread(JsonElement element, string field)
    {
        if (ReadNumber(element, field, "value") is not { } likely)
        {
            return null;
        }

        var hasLow = element.TryGetProperty("low", out _);
        if (hasLow != element.TryGetProperty("high", out _))
        {
            Faults.Add(Part, field, "half-a-range");
            return null;
        }

        return hasLow ? ReadRange(element, field, likely) : likely;
    }

    private Spread? ReadRange(JsonElement element, string field, double likely)
    {
        if (ReadNumber(element, field, "low") is not { } low || ReadNumber(element, field, "high") is not { } high)
        {
            return null;
        }

        if (low > likely || likely > high)
        {
            Faults.Add(Part, field, "range-out-of-order", Text(low), Text(likely), Text(high));
            return null;
        }

        return new Spread(low, likely, high, low > 0 ? SpreadShape.LogNormal : SpreadShape.Normal);
    }

    private void CheckBounds(Spread spread, Unit unit, string field, FigureAttribute? bounds)
    {
        var stated = bounds is null ? unit : Units.BySymbol[bounds.Unit];
        var minimum = bounds?.Minimum ?? 0;
        var maximum = bounds?.Maximum ?? double.MaxValue;
        foreach (var value in (ReadOnlySpan<double>)[spread.Low, spread.Likely, spread.High])
        {
            var inStated = stated.FromBase(unit.ToBase(value));
            if (inStated < minimum - (Math.Abs(minimum) * BoundTolerance) || inStated > maximum + (Math.Abs(maximum) * BoundTolerance))
            {
                Faults.Add(Part, field, "out-of-bounds", Text(inStated), Text(minimum), Text(maximum), stated.Symbol);
                return;
            }
        }
    }

    private double? ReadNumber(JsonElement element, string field, string name)
    {
        if (!element.TryGetProperty(name, out var number))
        {
            Faults.Add(Part, $"{field}.{name}", "missing-field");
            return null;
        }

        if (number.ValueKind != JsonValueKind.Number || !number.TryGetDouble(out var value) || !double.IsFinite(value))
        {
            Faults.Add(Part, $"{field}.{name}", "not-a-number");
            return null;
        }

        return value;
    }

    private string? ReadText(JsonElement element, string field, string name)
    {
        if (!element.TryGetProperty(name, out var text))
        {
            Faults.Add(Part, $"{field}.{name}", "missing-field");
            return null;
        }

        if (text.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(text.GetString()))
        {
            Faults.Add(Part, $"{field}.{name}", "not-a-text");
            return null;
        }

        return text.GetString();
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
