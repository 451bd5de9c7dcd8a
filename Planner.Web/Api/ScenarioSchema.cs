using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Web.Api;

/// <summary>The scenario file as JSON Schema 2020-12, made of the types that read it, so that it cannot drift from them.</summary>
public static class ScenarioSchema
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>The schema; built once.</summary>
    public static JsonObject Document { get; } = Build();

    private static JsonObject Build()
    {
        var definitions = new JsonObject { ["spread"] = SpreadSchema() };
        var root = Record(typeof(Scenario), definitions);
        var document = new JsonObject { ["$schema"] = Dialect, ["$id"] = "urn:planner:schema:scenario:1", ["title"] = "Scenario" };
        foreach (var (name, value) in root.ToList())
        {
            root.Remove(name);
            document[name] = value;
        }

        document["$defs"] = definitions;
        return document;
    }

    private static JsonObject Record(Type type, JsonObject definitions)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var property in type.GetProperties().Where(property => property.CanWrite).OrderBy(property => property.MetadataToken))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            properties[name] = Field(property, definitions);
            if (property.IsDefined(typeof(RequiredMemberAttribute)))
            {
                required.Add(name);
            }
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        return schema;
    }

    private static JsonObject Field(PropertyInfo property, JsonObject definitions)
    {
        var schema = Of(property.PropertyType, definitions);
        if (property.GetCustomAttribute<FigureAttribute>() is { } figure)
        {
            var (minimum, maximum) = FigureBounds.Of(figure);
            schema = new JsonObject
            {
                ["anyOf"] = new JsonArray(
                    new JsonObject { ["type"] = "number", ["minimum"] = minimum, ["maximum"] = maximum },
                    new JsonObject { ["$ref"] = "#/$defs/spread" }),
                ["x-figure"] = figure.Label,
                ["x-unit"] = figure.Unit,
            };
        }

        var isNullable = !property.IsDefined(typeof(RequiredMemberAttribute));
        return isNullable ? new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) } : schema;
    }

    private static JsonObject Of(Type type, JsonObject definitions)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(Spread))
        {
            return new JsonObject { ["$ref"] = "#/$defs/spread" };
        }

        if (plain.IsEnum)
        {
            return new JsonObject { ["enum"] = Words(plain) };
        }

        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return new JsonObject { ["type"] = "array", ["items"] = Of(plain.GetGenericArguments()[0], definitions) };
        }

        return Plain(plain) ?? Reference(plain, definitions);
    }

    private static JsonObject? Plain(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => new JsonObject { ["type"] = "string" },
        TypeCode.Boolean => new JsonObject { ["type"] = "boolean" },
        TypeCode.Int32 => new JsonObject { ["type"] = "integer" },
        TypeCode.Double => new JsonObject { ["type"] = "number" },
        _ => type == typeof(DateOnly) ? new JsonObject { ["type"] = "string", ["format"] = "date" } : null,
    };

    private static JsonObject Reference(Type type, JsonObject definitions)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(type.Name);
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = new JsonObject();
            definitions[name] = Record(type, definitions);
        }

        return new JsonObject { ["$ref"] = "#/$defs/" + name };
    }

    private static JsonArray Words(Type type) => [.. Enum.GetNames(type).Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))];

    private static JsonObject SpreadSchema() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "number" },
            new JsonObject
            {
                ["type"] = "string",
                ["maxLength"] = NumberText.MaximumLength,
                ["description"] = "The range as text, in the unit of the name: 5 to 10, 8 ± 2, 8 ± 25 %, 10 (8–14), triangular 5 to 10. Decimal point.",
                ["examples"] = new JsonArray("5 to 10", "8 ± 2", "10 (8–14)"),
            },
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject
                {
                    ["low"] = new JsonObject { ["type"] = "number" },
                    ["likely"] = new JsonObject { ["type"] = "number" },
                    ["high"] = new JsonObject { ["type"] = "number" },
                    ["shape"] = new JsonObject { ["enum"] = Words(typeof(SpreadShape)) },
                },
                ["required"] = new JsonArray("low", "high"),
                ["additionalProperties"] = false,
            }),
    };
}
