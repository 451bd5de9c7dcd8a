using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Scenarios;

namespace Planner.Web.Components.Charts;

/// <summary>Colour, pattern and dash of each option: by its kind where that is free, so that the same option looks the same everywhere.</summary>
public static class OptionStyle
{
    /// <summary>All styles, each defined in <c>options.css</c> and in <see cref="OptionPatterns"/>.</summary>
    public static ImmutableArray<string> All { get; } = ["build", "colo", "od", "r3", "ft", "api", "hyb", "x1"];

    /// <summary>CSS class (<c>o-build</c> …) by option id.</summary>
    public static ImmutableDictionary<string, string> Assign(IEnumerable<Option> options, CatalogueSnapshot catalogue)
    {
        var found = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var option in options)
        {
            var wish = Wish(option, catalogue);
            var style = taken.Add(wish) ? wish : All.Reverse().FirstOrDefault(taken.Add) ?? wish;
            found.TryAdd(option.Id, "o-" + style);
        }

        return found.ToImmutable();
    }

    private static string Wish(Option option, CatalogueSnapshot catalogue) => option.Kind switch
    {
        OptionKind.Build => "build",
        OptionKind.Colocate => "colo",
        OptionKind.Rent when Committed(option, catalogue) => "r3",
        OptionKind.Rent => "od",
        OptionKind.FineTune => "ft",
        OptionKind.Api => "api",
        _ => "hyb",
    };

    private static bool Committed(Option option, CatalogueSnapshot catalogue) =>
        option.CloudOffer is { } id && catalogue.CloudOffers.TryGetValue(id, out var offer) && offer.Term is not (RentTerm.OnDemand or RentTerm.Spot);
}
