using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Scenarios;
using Planner.Web.Components.Results;
using Planner.Web.Display;

namespace Planner.Web.Components.Inputs;

/// <summary>What lists offer: parts of the catalogue by name, words by language.</summary>
public static class Choices
{
    private static readonly string[] s_stacks = ["fused", "eager", "legacy", "xla"];
    private static readonly string[] s_methods = ["full", "lora", "qlora"];

    public static IReadOnlyList<Choice> Precisions { get; } = [new("bf16", "bf16"), new("fp16", "fp16"), new("fp8", "fp8"), new("fp4", "fp4")];

    public static IReadOnlyList<Choice> Stacks(Wording words) =>
        [.. s_stacks.Select(stack => new Choice(stack, words["stack." + stack]))];

    public static IReadOnlyList<Choice> Methods(Wording words) =>
        [.. s_methods.Select(method => new Choice(method, words["method." + method]))];

    public static IReadOnlyList<Choice> Models(CatalogueSnapshot catalogue, bool openOnly) =>
    [
        .. catalogue.LanguageModels.Values.Where(model => model.OpenWeights || !openOnly)
            .OrderBy(model => model.Name, System.StringComparer.OrdinalIgnoreCase)
            .Select(model => new Choice(model.Id, model.Name)),
    ];

    /// <summary>Words of a question of the ladder.</summary>
    public static IReadOnlyList<Choice> Answers<TAnswer>(string prefix, Wording words)
        where TAnswer : struct, System.Enum =>
        [.. System.Enum.GetValues<TAnswer>().Select(answer => new Choice(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(answer.ToString()), words[prefix + "." + answer]))];

    /// <summary>Servers that can be bought, and the one that is named already, under the name of their accelerator.</summary>
    public static IReadOnlyList<Choice> Servers(CatalogueSnapshot catalogue, string? named) =>
    [
        .. catalogue.Servers.Values.Where(server => !server.NotForSale || server.Id == named)
            .Select(server => new Choice(server.Id, server.Name, Parts.Name(catalogue, "accelerators", server.Accelerator)))
            .OrderBy(choice => choice.Group, System.StringComparer.OrdinalIgnoreCase).ThenBy(choice => choice.Name, System.StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Networks that can be bought; a cloud's own and those of management are not offered.</summary>
    public static IReadOnlyList<Choice> Fabrics(CatalogueSnapshot catalogue) =>
        Named(catalogue, "network", catalogue.Network.Values.Where(design => !design.NotForSale));

    public static IReadOnlyList<Choice> Cooling(CatalogueSnapshot catalogue) => Named(catalogue, "cooling", catalogue.Cooling.Values);

    public static IReadOnlyList<Choice> Facilities(CatalogueSnapshot catalogue) => Named(catalogue, "facility", catalogue.Facility.Values);

    public static IReadOnlyList<Choice> Storage(CatalogueSnapshot catalogue) => Named(catalogue, "storage", catalogue.Storage.Values);

    /// <summary>Parts of the power chain of a kind.</summary>
    public static IReadOnlyList<Choice> PowerParts(CatalogueSnapshot catalogue, Wording words, string kind) =>
        [.. catalogue.Power.Values.Where(part => part.Kind == kind).Select(part => new Choice(part.Id, words.Part("power", part.Id) ?? part.Name)).OrderBy(choice => choice.Name, System.StringComparer.OrdinalIgnoreCase)];

    public static IReadOnlyList<Choice> Redundancies { get; } = [new("n", "N"), new("nPlusOne", "N+1"), new("twoN", "2N")];

    public static IReadOnlyList<Choice> Topologies(Wording words) =>
        [.. System.Enum.GetValues<FabricTopology>().Select(one => new Choice(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(one.ToString()), words["topology." + one]))];

    /// <summary>Regions under their country.</summary>
    public static IReadOnlyList<Choice> Regions(CatalogueSnapshot catalogue, Wording words) =>
    [
        .. catalogue.Regions.Values
            .Select(region => new Choice(region.Id, words.Part("regions", region.Id) ?? region.Name, CountryName(region.Country, words)))
            .OrderBy(choice => choice.Group, System.StringComparer.OrdinalIgnoreCase).ThenBy(choice => choice.Name, System.StringComparer.OrdinalIgnoreCase),
    ];

    public static IReadOnlyList<Choice> Countries(CatalogueSnapshot catalogue, Wording words) =>
    [
        .. catalogue.Regions.Values.Select(region => region.Country).Distinct()
            .Select(country => new Choice(country, CountryName(country, words)))
            .OrderBy(choice => choice.Name, System.StringComparer.OrdinalIgnoreCase),
    ];

    public static IReadOnlyList<Choice> CloudOffers(CatalogueSnapshot catalogue, Wording words) =>
    [
        .. catalogue.CloudOffers.Values
            .OrderBy(offer => offer.Provider, System.StringComparer.OrdinalIgnoreCase).ThenBy(offer => offer.Accelerator).ThenBy(offer => offer.Term)
            .Select(offer => new Choice(offer.Id, offer.Name + ", " + words["term." + offer.Term], offer.Provider)),
    ];

    public static IReadOnlyList<Choice> ApiOffers(CatalogueSnapshot catalogue, bool tuning) =>
    [
        .. catalogue.ApiOffers.Values.Where(offer => !offer.Embeds && (tuning ? offer.TuningPrice is not null : offer.OutputPrice is not null))
            .OrderBy(offer => offer.Provider, System.StringComparer.OrdinalIgnoreCase)
            .Select(offer => new Choice(offer.Id, offer.Name, offer.Provider)),
    ];

    /// <summary>Offers that turn documents into vectors.</summary>
    public static IReadOnlyList<Choice> Embedders(CatalogueSnapshot catalogue) =>
    [
        .. catalogue.ApiOffers.Values.Where(offer => offer.Embeds)
            .OrderBy(offer => offer.Provider, System.StringComparer.OrdinalIgnoreCase)
            .Select(offer => new Choice(offer.Id, offer.Name, offer.Provider)),
    ];

    /// <summary>The words of an enumeration, in the reader's language: <c>financing-kind.lease</c>.</summary>
    public static IReadOnlyList<Choice> Of<T>(Wording words)
        where T : struct, System.Enum =>
    [
        .. System.Enum.GetNames<T>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName)
            .Select(word => new Choice(word, words[$"{System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(typeof(T).Name)}.{word}"])),
    ];

    /// <summary>Currencies that have a rate: the US dollar, the scenario's own, the catalogue's.</summary>
    public static IReadOnlyList<Choice> Currencies(Scenario scenario, CatalogueSnapshot catalogue) =>
    [
        .. catalogue.Assumptions.Keys.Where(id => id.StartsWith("exchange-rate-", System.StringComparison.Ordinal)).Select(id => id[^3..].ToUpperInvariant())
            .Concat(scenario.Terms.ExchangeRates.Select(rate => rate.Currency)).Append("USD").Distinct()
            .OrderBy(code => code, System.StringComparer.Ordinal).Select(code => new Choice(code, code)),
    ];

    public static string ModelName(ModelChoice model, CatalogueSnapshot catalogue, Wording words) =>
        model.Id is { } id ? Parts.Name(catalogue, "language-models", id) ?? id
        : model.Shape is { } shape ? words.Text("own-model", NumberDisplay.Compact(shape.Parameters, words.Language))
        : words["unknown"];

    /// <summary>A country's name in the reader's language; its code where the machine has no names.</summary>
    public static string CountryName(string code, Wording words)
    {
        var key = "country." + code;
        return words[key] is var name && name != key ? name : code.ToUpper(CultureInfo.InvariantCulture);
    }

    private static Choice[] Named(CatalogueSnapshot catalogue, string kind, IEnumerable<IPart> parts) =>
    [
        .. parts.Select(part => new Choice(part.Id, Parts.Name(catalogue, kind, part.Id) ?? part.Name))
            .OrderBy(choice => choice.Name, System.StringComparer.OrdinalIgnoreCase),
    ];
}
