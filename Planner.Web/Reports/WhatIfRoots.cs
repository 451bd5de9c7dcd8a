using System;
using System.Globalization;
using System.Linq;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Web.Reports;

/// <summary>Figures of a place on the map: those of the scenario with two inputs at other values.</summary>
internal static class WhatIfRoots
{
    private const string Cost = "what-if-cost";

    /// <summary>The place of a cell: inputs and their values in base units.</summary>
    public static string PlaceOf(params (WhatIf Input, double Value)[] values) =>
        string.Join(';', values.Select(one => one.Input.Id + "=" + one.Value.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>Whether a figure is the cost of an option at a place.</summary>
    public static bool Knows(FigureAddress figure) => figure is { Figure: Cost, Place: not null };

    /// <summary>One spelling of a place, whichever axis it names first.</summary>
    public static string Sorted(string place) => string.Join(';', place.Split(';').Order(StringComparer.Ordinal));

    /// <summary>The scenario at a place; null when it is none.</summary>
    public static Scenario? At(Scenario scenario, Ground ground, string place) => Values(scenario, ground, place)?.Aggregate(scenario, (moved, one) => one.Input.In(moved, one.Value));

    /// <summary>Inputs and their values in base units, as a place names them; null when it is none.</summary>
    public static (WhatIf Input, double Value)[]? Values(Scenario scenario, Ground ground, string place)
    {
        var values = place.Split(';').Select(part =>
            part.Split('=') is [var id, var text] && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && WhatIf.Find(id, scenario, ground.Catalogue) is { } input
                ? (input, value)
                : ((WhatIf Input, double Value)?)null).ToArray();
        return values.All(one => one is not null) ? [.. values.Select(one => one!.Value)] : null;
    }
}
