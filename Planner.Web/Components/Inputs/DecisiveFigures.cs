using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;

namespace Planner.Web.Components.Inputs;

/// <summary>Which inputs of the drivers have a field on the page: a bar that decides must lead to where it is changed.</summary>
public static class DecisiveFigures
{
    private const int Most = 20;

    /// <summary>True for all but the engines' own constants and what was agreed in the price book.</summary>
    public static bool HasField(Input input, CatalogueSnapshot catalogue) =>
        input.Id.StartsWith("application.", StringComparison.Ordinal) || input.Id.StartsWith("terms.", StringComparison.Ordinal) || input.Id.StartsWith("options[", StringComparison.Ordinal)
        || input.Id.Contains('@', StringComparison.Ordinal) || IsFigure(input.Id, catalogue);

    /// <summary>The strongest drivers whose fields stand nowhere else: parts of the catalogue that are neither a price of an option nor an assumption.</summary>
    public static ImmutableArray<Input> Of(DriverStudy? drivers, Scenario scenario, CatalogueSnapshot catalogue)
    {
        var elsewhere = UsedPrices.Of(scenario, catalogue).Select(input => input.Id).Concat(catalogue.Assumptions.Values.Select(assumption => assumption.Figure.Id)).ToHashSet(StringComparer.Ordinal);
        var asked = (drivers?.Drivers ?? []).Take(Most).Select(driver => driver.Input.Id).Concat(scenario.Overrides.Select(one => one.Figure)).Distinct();
        return [.. asked.Where(id => IsFigure(id, catalogue) && !elsewhere.Contains(id)).Select(id => catalogue.Figures[id])];
    }

    private static bool IsFigure(string id, CatalogueSnapshot catalogue) => !FittedConstant.Names(id) && catalogue.Figures.ContainsKey(id);
}
