using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Planner.Domain.Numbers;

namespace Planner.Domain.Catalogue;

/// <summary>A field that parts of one kind have.</summary>
/// <param name="Name">As written in seed data and in figure paths: <c>boardPower</c>.</param>
/// <param name="Property">The property of the record.</param>
/// <param name="Required">Every part must have it.</param>
/// <param name="Figure">Unit and bounds, when it is a figure.</param>
/// <param name="Label">The label of the figure.</param>
/// <param name="RefersTo">The kind whose ids it holds, when it names another part.</param>
public sealed record CatalogueField(string Name, PropertyInfo Property, bool Required, FigureAttribute? Figure, Label? Label, string? RefersTo);

/// <summary>What the seed files may hold: each kind, its record, the fields of that record; taken from the records once.</summary>
public static class CatalogueSchema
{
    /// <summary>Kinds in the order in which they are read; each is the name of a seed file without <c>.json</c>.</summary>
    public static ImmutableArray<string> Kinds { get; } =
    [
        "sources", "accelerators", "servers", "network", "storage", "power", "cooling", "facility", "regions",
        "cloud-offers", "api-offers", "language-models", "staffing", "finance", "reliability", "retrieval",
    ];

    private static readonly FrozenDictionary<string, Type> s_types = new Dictionary<string, Type>
    {
        ["sources"] = typeof(Source),
        ["accelerators"] = typeof(Accelerator),
        ["servers"] = typeof(Server),
        ["network"] = typeof(FabricDesign),
        ["storage"] = typeof(StorageTier),
        ["power"] = typeof(PowerPart),
        ["cooling"] = typeof(CoolingKind),
        ["facility"] = typeof(FacilityKind),
        ["regions"] = typeof(Region),
        ["cloud-offers"] = typeof(CloudOffer),
        ["api-offers"] = typeof(ApiOffer),
        ["language-models"] = typeof(LanguageModel),
        ["staffing"] = typeof(Assumption),
        ["finance"] = typeof(Assumption),
        ["reliability"] = typeof(Assumption),
        ["retrieval"] = typeof(Assumption),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, ImmutableArray<CatalogueField>> s_fields = s_types.Values
        .Append(typeof(ModelShape))
        .Distinct()
        .ToFrozenDictionary(type => type, type => type
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .Select(Describe)
            .ToImmutableArray());

    /// <summary>The record that parts of a kind are read into.</summary>
    public static Type TypeOf(string kind) => s_types[kind];

    /// <summary>The fields of a record of the catalogue, or of <see cref="ModelShape"/>.</summary>
    public static ImmutableArray<CatalogueField> FieldsOf(Type type) => s_fields[type];

    /// <summary>Labels of all figures that parts may have, once each; those of assumptions are their own ids.</summary>
    public static ImmutableArray<Label> FigureLabels { get; } = [.. s_fields.Values
        .SelectMany(fields => fields)
        .Select(described => described.Label)
        .OfType<Label>()
        .DistinctBy(label => label.Key)];

    private static CatalogueField Describe(PropertyInfo property)
    {
        var figure = property.GetCustomAttribute<FigureAttribute>();
        return new CatalogueField(
            JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            property,
            IsRequired(property) || figure is { Always: true },
            figure,
            figure is null ? null : new Label(figure.Label, Units.BySymbol[figure.Unit]),
            property.GetCustomAttribute<RefersToAttribute>()?.Kind);
    }

    private static bool IsRequired(PropertyInfo property) =>
        property.IsDefined(typeof(RequiredMemberAttribute)) &&
        new NullabilityInfoContext().Create(property).WriteState == NullabilityState.NotNull;
}
