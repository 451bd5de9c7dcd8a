using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>
/// Reads records out of JSON by their properties and collects everything that is wrong, each with its field path.
/// A field that cannot be read keeps a neutral value, so that the checks can run over the rest.
/// </summary>
/// <param name="inlineModels">A model is <c>{ "id": … }</c> or its shape itself, as the API takes it, instead of <c>{ "shape": { … } }</c>.</param>
internal sealed class RecordReader(bool inlineModels = false)
{
    private const int LongestText = 10_000;
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<Type, PropertyInfo[]> _properties = [];

    public ImmutableArray<Problem> Problems => [.. _problems];

    public object ReadRecord(Type type, JsonElement element, string path)
    {
        var record = Activator.CreateInstance(type)!;
        if (element.ValueKind != JsonValueKind.Object)
        {
            Report(path, "expected-object");
            return FillRequired(record, type, path, reported: true);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in element.EnumerateObject())
        {
            ReadField(record, type, field, path, seen);
        }

        return FillRequired(record, type, path, reported: false, seen);
    }

    private void ReadField(object record, Type type, JsonProperty field, string path, HashSet<string> seen)
    {
        var fieldPath = Join(path, field.Name);
        var property = Array.Find(Fields(type), one => NameOf(one) == field.Name);
        if (property is null)
        {
            Report(fieldPath, "unknown-field");
        }
        else if (!seen.Add(field.Name))
        {
            Report(fieldPath, "field-twice");
        }
        else if (field.Value.ValueKind == JsonValueKind.Null)
        {
            seen.Remove(field.Name);
        }
        else if (Read(property.PropertyType, field.Value, fieldPath) is { } value)
        {
            property.SetValue(record, value);
        }
    }

    private object FillRequired(object record, Type type, string path, bool reported, HashSet<string>? seen = null)
    {
        foreach (var property in Fields(type).Where(one => one.IsDefined(typeof(RequiredMemberAttribute)) && seen?.Contains(NameOf(one)) != true))
        {
            if (!reported)
            {
                Report(Join(path, NameOf(property)), "required");
            }

            Neutralise(record, property, Join(path, NameOf(property)));
        }

        foreach (var property in Fields(type).Where(one => one.IsDefined(typeof(RequiredMemberAttribute)) && one.GetValue(record) is null))
        {
            Neutralise(record, property, Join(path, NameOf(property)));
        }

        return record;
    }

    private void Neutralise(object record, PropertyInfo property, string path)
    {
        if (property.PropertyType == typeof(string))
        {
            property.SetValue(record, "");
        }
        else if (!property.PropertyType.IsValueType)
        {
            var empty = Activator.CreateInstance(property.PropertyType)!;
            property.SetValue(record, FillRequired(empty, property.PropertyType, path, reported: true));
        }
    }

    private object? Read(Type type, JsonElement element, string path)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string))
        {
            return ReadText(element, path);
        }

        if (plain == typeof(Spread))
        {
            return new SpreadReader(Report).Read(element, path);
        }

        if (plain.IsEnum)
        {
            return ReadWord(plain, element, path);
        }

        if (inlineModels && plain == typeof(ModelChoice) && !(element.ValueKind == JsonValueKind.Object && element.TryGetProperty("id", out _)))
        {
            return new ModelChoice { Shape = (ModelShape)ReadRecord(typeof(ModelShape), element, path) };
        }

        return plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            ? ReadArray(plain, element, path)
            : plain.IsValueType ? ReadValue(plain, element, path) : ReadRecord(plain, element, path);
    }

    private object? ReadValue(Type type, JsonElement element, string path)
    {
        if (type == typeof(bool))
        {
            return element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : Report(path, "expected-yes-or-no");
        }

        if (type == typeof(DateOnly))
        {
            return element.ValueKind == JsonValueKind.String
                && DateOnly.TryParseExact(element.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date : Report(path, "expected-date");
        }

        if (SpreadReader.Number(element, path, Report) is not { } number)
        {
            return null;
        }

        return type == typeof(double) ? number
            : number == Math.Round(number) && Math.Abs(number) <= int.MaxValue ? (int)number
            : Report(path, "expected-whole-number", number);
    }

    private object? ReadText(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return Report(path, "expected-text");
        }

        var text = element.GetString()!;
        return text.Length <= LongestText ? text : Report(path, "text-too-long", LongestText);
    }

    private object? ReadWord(Type type, JsonElement element, string path)
    {
        var words = Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName).ToArray();
        var place = element.ValueKind == JsonValueKind.String ? Array.IndexOf(words, element.GetString()) : -1;
        return place >= 0 ? Enum.GetValues(type).GetValue(place) : Report(path, "unknown-word", string.Join(", ", words));
    }

    private object? ReadArray(Type type, JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return Report(path, "expected-list");
        }

        var itemType = type.GetGenericArguments()[0];
        var items = element.EnumerateArray().Select((item, place) => Read(itemType, item, $"{path}[{place}]")).Where(item => item is not null).ToArray();
        var array = Array.CreateInstance(itemType, items.Length);
        items.CopyTo(array, 0);
        return typeof(RecordReader).GetMethod(nameof(Freeze), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(itemType).Invoke(null, [array]);
    }

    private static ImmutableArray<TItem> Freeze<TItem>(TItem[] items) => [.. items];

    private object? Report(string path, string code, params object[] arguments)
    {
        _problems.Add(new Problem(path, code, [.. arguments]));
        return null;
    }

    private PropertyInfo[] Fields(Type type)
    {
        if (!_properties.TryGetValue(type, out var fields))
        {
            fields = RecordFields.Of(type);
            _properties.Add(type, fields);
        }

        return fields;
    }

    private static string NameOf(PropertyInfo property) => RecordFields.NameOf(property);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
