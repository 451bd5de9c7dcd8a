using System;
using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;
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

    /// <summary>The scenario at that place and the figure there; null for any other figure, or a place that is none.</summary>
    public static (Scenario Scenario, FigureAddress Figure)? Moved(Scenario scenario, Ground ground, FigureAddress figure)
    {
        if (figure.Figure != Cost || figure.Place is null)
        {
            return null;
        }

        return Values(scenario, ground, figure.Place) is { } values
            ? (values.Aggregate(scenario, (moved, one) => one.Input.In(moved, one.Value)), new FigureAddress(Labels.LifetimeCostPresentValue.Key, figure.Option))
            : null;
    }

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
