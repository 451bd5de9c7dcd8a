using System;
using System.Collections;
using System.Globalization;
using System.Text.Json;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>Writes records as JSON by their properties; what is null is left out.</summary>
internal static class RecordWriter
{
    public static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool yes:
                writer.WriteBooleanValue(yes);
                break;
            case int whole:
                writer.WriteNumberValue(whole);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case DateOnly date:
                writer.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case Enum word:
                writer.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(word.ToString()));
                break;
            case Spread spread:
                WriteSpread(writer, spread);
                break;
            case IEnumerable items:
                WriteItems(writer, items);
                break;
            default:
                WriteFields(writer, value);
                break;
        }
    }

    private static void WriteItems(Utf8JsonWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteFields(Utf8JsonWriter writer, object record)
    {
        writer.WriteStartObject();
        foreach (var property in RecordFields.Of(record.GetType()))
        {
            if (property.GetValue(record) is { } value)
            {
                writer.WritePropertyName(RecordFields.NameOf(property));
                Write(writer, value);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteSpread(Utf8JsonWriter writer, Spread spread)
    {
        if (spread.Shape == SpreadShape.Fixed)
        {
            writer.WriteNumberValue(spread.Likely);
            return;
        }

        writer.WriteStartObject();
        writer.WriteNumber("low", spread.Low);
        writer.WriteNumber("likely", spread.Likely);
        writer.WriteNumber("high", spread.High);
        writer.WriteString("shape", JsonNamingPolicy.CamelCase.ConvertName(spread.Shape.ToString()));
        writer.WriteEndObject();
    }
}
