using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Web.Components.Inputs;

namespace Planner.Web.Components.Results;

/// <summary>Inputs that a map can be drawn over: the numbers of the scenario, the prices that its options name, and the strongest drivers.</summary>
public static class MapChoices
{
    private const int MostDrivers = 10;
    private const int Cells = 20;

    public static ImmutableArray<WhatIf> Of(ComparisonView view)
    {
        var scenario = view.Scenario;
        IEnumerable<string> ids =
        [
            WhatIf.AverageUseId, WhatIf.HorizonId,
            .. WhatIf.InputsOf(scenario).Select(input => input.Id),
            .. scenario.Options.Where(option => option is { Enabled: true, Accelerators: not null }).Select(option => $"options[{option.Id}].accelerators"),
            .. UsedPrices.Of(scenario, view.Catalogue).Select(input => input.Id),
            .. (view.Studies.Drivers?.Drivers ?? []).Select(driver => driver.Input.Id).Where(id => view.Catalogue.Figures.ContainsKey(id)).Take(MostDrivers),
        ];
        return [.. ids.Distinct().Select(id => WhatIf.Find(id, scenario, view.Catalogue)).OfType<WhatIf>()];
    }

    /// <summary>The axis of an input, as a page draws it; null when the scenario has no such input any more.</summary>
    public static MapAxis? Axis(string id, Scenario scenario, Planner.Domain.Catalogue.CatalogueSnapshot catalogue) =>
        WhatIf.Find(id, scenario, catalogue) is { } input ? MapAxis.Usual(input, Cells) : null;

    /// <summary>The input's name: a figure with its part, a size with its option.</summary>
    public static string Name(WhatIf input, ComparisonView view)
    {
        if (input.Id == WhatIf.HorizonId)
        {
            return view.Words["horizon-years"];
        }

        var option = view.Options.FirstOrDefault(one => input.Id == $"options[{one.Id}].accelerators");
        var name = option is null
            ? UsedPrices.Name(new Input(input.Id, input.Label, input.Value, input.Label.Unit, Citation.Yours), view.Catalogue, view.Words)
            : view.Words.Text("figure-of", view.Words.Label(input.Label), option.Brief);
        var place = Place(input.Id, view.Scenario);
        return place is null ? name : view.Words.Text("figure-of", name, place);
    }

    // With several works of a kind, each is told by its id.
    private static string? Place(string id, Scenario scenario)
    {
        var work = scenario.Application;
        string[] ids = id.StartsWith("application.train[", StringComparison.Ordinal) ? [.. work.Train.Select(one => one.Id)]
            : id.StartsWith("application.tune[", StringComparison.Ordinal) ? [.. work.Tune.Select(one => one.Id)]
            : id.StartsWith("application.serve[", StringComparison.Ordinal) ? [.. work.Serve.Select(one => one.Id)]
            : [];
        return ids.Length < 2 ? null : ids[int.Parse(id.Split('[', ']')[1], System.Globalization.CultureInfo.InvariantCulture)];
    }
}
