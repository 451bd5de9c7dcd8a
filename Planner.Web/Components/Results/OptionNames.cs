using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Scenarios;
using Planner.Web.Display;

namespace Planner.Web.Components.Results;

/// <summary>What an option is called: a person's own name, or one by its kind; where two would be called alike, what tells them apart stands behind it.</summary>
public static class OptionNames
{
    /// <summary>For tables and charts: <c>Rent, three years</c>.</summary>
    public static string Full(Option option, IReadOnlyCollection<Option> all, CatalogueSnapshot catalogue, Wording words) => Apart(option, all, catalogue, words, "");

    /// <summary>For the ends of lines: <c>3-year</c>.</summary>
    public static string Brief(Option option, IReadOnlyCollection<Option> all, CatalogueSnapshot catalogue, Wording words) => Apart(option, all, catalogue, words, ".brief");

    private static string Apart(Option option, IReadOnlyCollection<Option> all, CatalogueSnapshot catalogue, Wording words, string form)
    {
        string Name(Option one) => string.IsNullOrWhiteSpace(one.Name) ? ByKind(one, catalogue, words, form) : one.Name;
        var name = Name(option);
        var namesakes = all.Where(one => Name(one) == name).ToArray();
        return namesakes.Length < 2 ? name : words.Text("option.told-apart", name, Difference(option, namesakes, catalogue, words));
    }

    private static string ByKind(Option option, CatalogueSnapshot catalogue, Wording words, string form)
    {
        var kind = words["option." + Key(option, catalogue) + form];
        return option.Approach is { } approach ? words.Text("option.approach", words["approach." + approach], kind) : kind;
    }

    /// <summary>The first feature that differs among all of one name; the place in the list when none does.</summary>
    private static string Difference(Option option, Option[] namesakes, CatalogueSnapshot catalogue, Wording words)
    {
        Func<Option, string?>[] features =
        [
            one => Parts.Name(catalogue, "network", one.Fabric),
            one => Parts.Name(catalogue, "servers", one.Server),
            one => Parts.Name(catalogue, "regions", one.Region),
            one => Parts.Name(catalogue, "cloud-offers", one.CloudOffer),
            one => Parts.Name(catalogue, "api-offers", one.ApiOffer),
            one => one.Accelerators is { } count ? words.Counted("accelerators", count) : null,
            one => Parts.Name(catalogue, "cooling", one.Cooling),
            one => Parts.Name(catalogue, "facility", one.Facility),
        ];
        var telling = features.FirstOrDefault(feature => namesakes.Select(feature).Distinct().Count() == namesakes.Length);
        return telling is null
            ? (Array.IndexOf(namesakes, option) + 1).ToString(CultureInfo.InvariantCulture)
            : Shortest([.. namesakes.Select(one => telling(one) ?? words["chosen"])], Array.IndexOf(namesakes, option));
    }

    /// <summary>As many of the first words as are needed to tell it from the others: <c>RoCE</c> of <c>RoCE 400 Gb/s</c> beside <c>InfiniBand NDR</c>.</summary>
    private static string Shortest(string[] texts, int which)
    {
        static string Head(string text, int count) => string.Join(' ', text.Split(' ').Take(count));
        var count = Enumerable.Range(1, texts[which].Split(' ').Length).FirstOrDefault(count => texts.Select(text => Head(text, count)).Distinct().Count() == texts.Length);
        return count == 0 ? texts[which] : Head(texts[which], count);
    }

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
        (option.Quote?.Term ?? (option.CloudOffer is { } id ? catalogue.CloudOffers.GetValueOrDefault(id)?.Term : null)) switch
        {
            RentTerm.OneYear => "one-year",
            RentTerm.ThreeYears => "three-years",
            RentTerm.FiveYears => "five-years",
            RentTerm.Spot => "spot",
            _ => "on-demand",
        };
}
