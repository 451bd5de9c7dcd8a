using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using Planner.Domain.Numbers;

namespace Planner.Domain.Catalogue;

/// <summary>What other sources say of the same figure: <c>"others": [{ "value", "asOf", "source", "note" }]</c>, in the figure's unit. Where they disagree the figure has a range, and it goes no further than they do.</summary>
internal sealed partial record FigureReader
{
    private static readonly ImmutableArray<string> s_otherFields = ["value", "asOf", "source", "note"];

    private ImmutableArray<OtherFigure> ReadOthers(JsonElement element, string field, Spread spread, Unit unit)
    {
        if (!element.TryGetProperty("others", out var list))
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            Faults.Add(Part, $"{field}.others", "not-a-list");
            return [];
        }

        var others = list.EnumerateArray().Select((other, place) => ReadOther(other, $"{field}.others.{place}", unit)).OfType<OtherFigure>().ToImmutableArray();
        if (others.Length == list.GetArrayLength())
        {
            CheckRange(spread, others, field);
        }

        return others;
    }

    private OtherFigure? ReadOther(JsonElement element, string field, Unit unit)
    {
        if (!IsObjectOf(element, field, s_otherFields))
        {
            return null;
        }

        var (value, asOf, source) = (ReadNumber(element, field, "value"), ReadDate(element, field), ReadText(element, field, "source"));
        var note = element.TryGetProperty("note", out _) ? ReadText(element, field, "note") : null;
        if (source is not null)
        {
            Sources.Add(($"{field}.source", source));
        }

        return value is null || asOf is null || source is null ? null : new OtherFigure(value.Value, unit, source, asOf, note);
    }

    // A range wider than the sources would be one of our own making.
    private void CheckRange(Spread spread, ImmutableArray<OtherFigure> others, string field)
    {
        var (least, most) = (others.Min(other => other.Value), others.Max(other => other.Value));
        if (spread.IsFixed)
        {
            Faults.Add(Part, field, "others-without-range");
        }
        else if (spread.Low < double.Min(least, spread.Likely) || spread.High > double.Max(most, spread.Likely))
        {
            Faults.Add(Part, field, "range-beyond-sources", Text(spread.Low), Text(spread.High), Text(least), Text(most));
        }
    }
}
