using System.Collections.Frozen;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Web.Display;

namespace Planner.Web.Components.Results;

/// <summary>Names of catalogue parts, by kind and id.</summary>
public static class Parts
{
    public static string? Name(CatalogueSnapshot catalogue, string kind, string? id) =>
        id is null ? null : Wording.Current.Part(kind, id) ?? OwnName(catalogue, kind, id);

    private static string? OwnName(CatalogueSnapshot catalogue, string kind, string id) => kind switch
    {
        "accelerators" => Find(catalogue.Accelerators, id),
        "servers" => Find(catalogue.Servers, id),
        "network" => Find(catalogue.Network, id),
        "storage" => Find(catalogue.Storage, id),
        "power" => Find(catalogue.Power, id),
        "cooling" => Find(catalogue.Cooling, id),
        "facility" => Find(catalogue.Facility, id),
        "regions" => Find(catalogue.Regions, id),
        "cloud-offers" => Find(catalogue.CloudOffers, id),
        "api-offers" => Find(catalogue.ApiOffers, id),
        "language-models" => Find(catalogue.LanguageModels, id),
        "sources" => Find(catalogue.Sources, id),
        _ => null,
    };

    /// <summary>The name of a part of whatever kind; null when no part has this id.</summary>
    public static string? AnyName(CatalogueSnapshot catalogue, string id) =>
        s_kinds.Select(kind => Name(catalogue, kind, id)).FirstOrDefault(name => name is not null);

    private static readonly string[] s_kinds =
        ["servers", "accelerators", "network", "storage", "power", "cooling", "facility", "regions", "cloud-offers", "api-offers", "language-models"];

    private static string? Find<T>(FrozenDictionary<string, T> parts, string id)
        where T : class, IPart => parts.TryGetValue(id, out var part) ? part.Name : null;
}
