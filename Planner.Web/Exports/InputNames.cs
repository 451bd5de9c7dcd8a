using System;
using System.Globalization;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Web.Components.Inputs;
using Planner.Web.Components.Results;
using Planner.Web.Display;

namespace Planner.Web.Exports;

/// <summary>Names of inputs in a list that holds those of all parts: each with its part, and those of a list of months with their place.</summary>
internal static class InputNames
{
    public static string Of(Input input, CatalogueSnapshot catalogue, Wording words)
    {
        var (name, path) = (UsedPrices.Name(input, catalogue, words), input.Id.Split('/'));
        if (path is [var kind, var id, ..] && Parts.Name(catalogue, kind, id) is { } part && !name.Contains(part, StringComparison.Ordinal))
        {
            name = words.Text("figure-of", name, part);
        }

        return int.TryParse(path[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? $"{name} ({place})" : name;
    }
}
