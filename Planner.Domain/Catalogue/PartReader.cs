using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Planner.Domain.Numbers;

namespace Planner.Domain.Catalogue;

/// <summary>A field that names another part: who names it, and what it names.</summary>
internal sealed record Reference(FaultList Faults, string Part, string Field, string Kind, string Id);

/// <summary>Reads the parts of one seed file into records, with their figures and the references that must hold.</summary>
internal sealed partial record PartReader(string Kind, FaultList Faults)
{
    public List<IPart> Parts { get; } = [];

    public List<Input> Figures { get; } = [];

    public List<Reference> References { get; } = [];

    public void Read(JsonElement element, int index)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Faults.Add($"#{index}", null, "not-an-object");
            return;
        }

        var id = ReadId(element, index);
        var type = CatalogueSchema.TypeOf(Kind);
        var part = (IPart)Activator.CreateInstance(type)!;
        var figures = new FigureReader(Faults, id);
        Fill(part, type, element, id, "", figures);
        References.AddRange(figures.Sources.Select(named => new Reference(Faults, id, named.Field, "sources", named.Source)));
        Parts.Add(part);
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex IdPattern();

    private string ReadId(JsonElement element, int index)
    {
        var id = element.TryGetProperty("id", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
        if (!IdPattern().IsMatch(id))
        {
            Faults.Add($"#{index}", "id", "not-an-id", id);
            return $"#{index}";
        }

        return id;
    }

    private void Fill(object target, Type type, JsonElement element, string id, string prefix, FigureReader figures)
    {
        var fields = CatalogueSchema.FieldsOf(type);
        foreach (var property in element.EnumerateObject())
        {
            if (fields.FirstOrDefault(field => field.Name == property.Name) is not { } field)
            {
                Faults.Add(id, prefix + property.Name, "unknown-field");
            }
            else if (ReadValue(field, property.Value, id, prefix + field.Name, figures) is { } value)
            {
                field.Property.SetValue(target, value);
            }
        }

        foreach (var field in fields.Where(field => field.Required && !element.TryGetProperty(field.Name, out _)))
        {
            Faults.Add(id, prefix + field.Name, "missing-field");
        }
    }

    private object? ReadValue(CatalogueField field, JsonElement element, string id, string path, FigureReader figures)
    {
        var type = Nullable.GetUnderlyingType(field.Property.PropertyType) ?? field.Property.PropertyType;
        return type switch
        {
            _ when type == typeof(Input) => Keep(figures.Read(element, $"{Kind}/{id}/{path}", path, field.Label, field.Figure)),
            _ when type == typeof(ImmutableArray<Input>) => ReadFigures(field, element, id, path, figures),
            _ when type == typeof(Citation) => figures.ReadCitationAlone(element, path),
            _ when type == typeof(ModelShape) => ReadShape(element, id, path, figures),
            _ when type == typeof(ImmutableArray<string>) => ReadTexts(field, element, id, path),
            _ => ReadPlain(field, type, element, id, path),
        };
    }

    private Input? Keep(Input? figure)
    {
        if (figure is not null)
        {
            Figures.Add(figure);
        }

        return figure;
    }

    private ImmutableArray<Input>? ReadFigures(CatalogueField field, JsonElement element, string id, string path, FigureReader figures)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            Faults.Add(id, path, "not-a-list");
            return null;
        }

        var read = element.EnumerateArray()
            .Select((item, i) => Keep(figures.Read(item, $"{Kind}/{id}/{path}/{i + 1}", $"{path}.{i + 1}", field.Label, field.Figure)))
            .OfType<Input>()
            .ToImmutableArray();
        if (path.StartsWith("month", StringComparison.Ordinal) && element.GetArrayLength() is not (0 or 12))
        {
            Faults.Add(id, path, "not-twelve-months");
        }

        return read;
    }

    private ModelShape? ReadShape(JsonElement element, string id, string path, FigureReader figures)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Faults.Add(id, path, "not-an-object");
            return null;
        }

        var shape = Activator.CreateInstance<ModelShape>();
        Fill(shape, typeof(ModelShape), element, id, path + ".", figures);
        return shape;
    }

    private ImmutableArray<string>? ReadTexts(CatalogueField field, JsonElement element, string id, string path)
    {
        if (element.ValueKind != JsonValueKind.Array || element.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            Faults.Add(id, path, "not-a-list");
            return null;
        }

        var texts = element.EnumerateArray().Select(item => item.GetString()!).ToImmutableArray();
        foreach (var text in texts)
        {
            Refer(field, id, path, text);
        }

        return texts;
    }

    private object? ReadPlain(CatalogueField field, Type type, JsonElement element, string id, string path)
    {
        object? value = (element.ValueKind, type) switch
        {
            (JsonValueKind.String, _) when type == typeof(string) => element.GetString(),
            (JsonValueKind.String, { IsEnum: true }) => ReadChoice(type, element.GetString()!),
            (JsonValueKind.Number, _) when type == typeof(int) && element.TryGetInt32(out var whole) && whole >= 0 => whole,
            (JsonValueKind.Number, _) when type == typeof(double) && element.GetDouble() is var real && double.IsFinite(real) && real >= 0 => real,
            (JsonValueKind.True or JsonValueKind.False, _) when type == typeof(bool) => element.GetBoolean(),
            _ => null,
        };
        if (value is null || value is string { Length: 0 })
        {
            Faults.Add(id, path, "wrong-value", element.GetRawText());
            return null;
        }

        if (value is string text)
        {
            Refer(field, id, path, text);
        }

        return value;
    }

    private static object? ReadChoice(Type type, string text) => Enum.GetNames(type)
        .Where(name => JsonNamingPolicy.CamelCase.ConvertName(name) == text)
        .Select(name => Enum.Parse(type, name))
        .FirstOrDefault();

    private void Refer(CatalogueField field, string id, string path, string named)
    {
        if (field.RefersTo is { } other)
        {
            References.Add(new Reference(Faults, id, path, other, named));
        }
    }
}
