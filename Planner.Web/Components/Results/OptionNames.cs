using System;
using Planner.Domain.Catalogue;
using Planner.Domain.Scenarios;
using Planner.Web.Display;

namespace Planner.Web.Components.Results;

/// <summary>What an option is called: a person's own name, or one by its kind.</summary>
public static class OptionNames
{
    /// <summary>For tables and charts: <c>Rent, three years</c>.</summary>
    public static string Full(Option option, CatalogueSnapshot catalogue, Wording words) =>
        string.IsNullOrWhiteSpace(option.Name) ? words["option." + Key(option, catalogue)] : option.Name;

    /// <summary>For the ends of lines: <c>3-year</c>.</summary>
    public static string Brief(Option option, CatalogueSnapshot catalogue, Wording words) =>
        string.IsNullOrWhiteSpace(option.Name) ? words["option." + Key(option, catalogue) + ".brief"] : option.Name;

    private static string Key(Option option, CatalogueSnapshot catalogue) => option.Kind switch
    {
        OptionKind.Build => "build",
        OptionKind.Colocate => "colocate",
        OptionKind.Rent => "rent-" + TermKey(option, catalogue),
        OptionKind.FineTune => "fine-tune-" + (option.Sourcing ?? Sourcing.Rented).ToString().ToLowerInvariant(),
        OptionKind.Api => "api",
        _ => "hybrid",
    };

    private static string TermKey(Option option, CatalogueSnapshot catalogue) =>
        option.CloudOffer is { } id && catalogue.CloudOffers.TryGetValue(id, out var offer)
            ? offer.Term switch
            {
                RentTerm.OneYear => "one-year",
                RentTerm.ThreeYears => "three-years",
                RentTerm.FiveYears => "five-years",
                RentTerm.Spot => "spot",
                _ => "on-demand",
            }
            : "on-demand";
}
