using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Web.Api;

/// <summary>What another source says of a figure, in the figure's unit.</summary>
public sealed record CatalogueOther(double Value, string Source, string AsOf, string? Note);

/// <summary>A figure with where it comes from.</summary>
public sealed record CatalogueFigure(string Id, double Value, double? Low, double? High, string Unit, string? Source, string? AsOf, Confidence Confidence, string? Note)
{
    /// <summary>The sources that disagree, which the range spans; null: none.</summary>
    public IReadOnlyList<CatalogueOther>? Others { get; init; }

    public static CatalogueFigure Of(Input input) => new(
        input.Id,
        input.Value.Likely,
        input.Value.IsFixed ? null : input.Value.Low,
        input.Value.IsFixed ? null : input.Value.High,
        input.Unit.Symbol,
        input.Citation.Source,
        input.Citation.AsOf,
        input.Citation.Confidence,
        input.Citation.Note)
    {
        Others = input.Citation.Others.IsEmpty ? null : [.. input.Citation.Others.Select(other => new CatalogueOther(other.Value, other.Source, other.AsOf, other.Note))],
    };
}

/// <summary>The catalogue, one kind at a time, each figure with unit, date, source and how sure it is.</summary>
public static class CatalogueEndpoints
{
    // The kinds are the properties of the snapshot that hold parts: a new kind is served without a word here.
    private static readonly Dictionary<string, PropertyInfo> s_kinds = typeof(CatalogueSnapshot).GetProperties()
        .Where(property => property.PropertyType.GetInterfaces().Any(IsParts))
        .ToDictionary(property => JsonNamingPolicy.KebabCaseLower.ConvertName(property.Name));

    public static void MapCatalogue(this IEndpointRouteBuilder api)
    {
        api.MapGet("catalogue", (CatalogueSnapshot catalogue) => ApiJson.Answer(new { version = catalogue.Version, kinds = s_kinds.Keys.Order(StringComparer.Ordinal) })).WithName("catalogue");
        api.MapGet("catalogue/{kind}", (string kind, CatalogueSnapshot catalogue, HttpContext context) => s_kinds.TryGetValue(kind, out var property)
            ? ApiJson.Answer(new { version = catalogue.Version, kind, parts = Parts(property.GetValue(catalogue)!) })
            : ProblemReplies.Refuse(context, StatusCodes.Status404NotFound, "api-unknown-kind", string.Join(", ", s_kinds.Keys.Order(StringComparer.Ordinal)))).WithName("catalogue-kind");
    }

    private static bool IsParts(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
        && type.GetGenericArguments()[1].IsAssignableTo(typeof(IPart));

    private static IEnumerable<Dictionary<string, object?>> Parts(object parts) =>
        ((IEnumerable<IPart>)parts.GetType().GetInterfaces().Single(IsParts).GetProperty("Values")!.GetValue(parts)!)
        .OrderBy(part => part.Id, StringComparer.Ordinal).Select(Fields);

    private static Dictionary<string, object?> Fields(IPart part) => part.GetType().GetProperties()
        .Where(property => property.CanWrite)
        .Select(property => (property.Name, Value: Shown(property.GetValue(part))))
        .Where(field => field.Value is not null)
        .ToDictionary(field => JsonNamingPolicy.CamelCase.ConvertName(field.Name), field => field.Value);

    private static object? Shown(object? value) => value switch
    {
        Input input => CatalogueFigure.Of(input),
        IEnumerable<Input> inputs => inputs.Select(CatalogueFigure.Of).ToList(),
        _ => value,
    };
}
