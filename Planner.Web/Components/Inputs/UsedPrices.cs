using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Planner.Web.Components.Results;
using Planner.Web.Display;

namespace Planner.Web.Components.Inputs;

/// <summary>The catalogue's prices that the options of a scenario name, each once.</summary>
public static class UsedPrices
{
    public static ImmutableArray<Input> Of(Scenario scenario, CatalogueSnapshot catalogue) =>
    [
        .. scenario.Options.Where(option => option.Enabled).SelectMany(option => OfOption(option, catalogue))
            .OfType<Input>()
            .DistinctBy(input => input.Id),
    ];

    /// <summary>A figure's name, with the part it belongs to where several could be meant.</summary>
    public static string Name(Input input, CatalogueSnapshot catalogue, Wording words)
    {
        var path = input.Id.Split('/');
        if (path is ["private-prices", _, .. var figure])
        {
            return words.Text("prices.negotiated", Pages.PriceNames.Of(string.Join('/', figure), catalogue, words));
        }

        return path is ["cloud-offers" or "api-offers" or "servers", var id, ..] && Parts.Name(catalogue, path[0], id) is { } part
            ? words.Text("figure-of", words.Label(input.Label), part)
            : words.Label(input.Label);
    }

    /// <summary>Names of several inputs by id, told apart by their part where two would bear the same.</summary>
    public static FrozenDictionary<string, string> Names(IEnumerable<Input> inputs, CatalogueSnapshot catalogue, Wording words)
    {
        var named = inputs.DistinctBy(input => input.Id).Select(input => (Input: input, Name: Name(input, catalogue, words))).ToArray();
        var twice = named.GroupBy(one => one.Name).Where(group => group.Skip(1).Any()).Select(group => group.Key).ToFrozenSet();
        return named.ToFrozenDictionary(
            one => one.Input.Id,
            one => twice.Contains(one.Name) && one.Input.Id.Split('/') is [_, var part, ..] && Parts.AnyName(catalogue, part) is { } of ? words.Text("figure-of", one.Name, of) : one.Name);
    }

    private static IEnumerable<Input?> OfOption(Option option, CatalogueSnapshot catalogue)
    {
        var server = Find(catalogue.Servers, option.Server);
        var region = Find(catalogue.Regions, option.Region);
        var cloud = Find(catalogue.CloudOffers, option.CloudOffer);
        var api = Find(catalogue.ApiOffers, option.ApiOffer);
        return
        [
            server?.Price, region?.Tariff, region?.DemandCharge,
            option.Kind == OptionKind.Colocate ? region?.ColocationRate : null,
            option.Kind == OptionKind.Build ? region?.BuildCost : null,
            cloud?.Rate, api?.InputPrice, api?.OutputPrice, Find(catalogue.ApiOffers, option.TuningOffer)?.TuningPrice,
        ];
    }

    private static T? Find<T>(FrozenDictionary<string, T> parts, string? id)
        where T : class => id is not null && parts.TryGetValue(id, out var part) ? part : null;
}
