using System.Collections.Immutable;

namespace Planner.Web.Components;

/// <summary>The product's style sheets in the order in which they must be loaded; page, shared view and report take the same.</summary>
public static class StyleSheets
{
    public static ImmutableArray<string> All { get; } =
    [
        "css/tokens.css", "css/base.css", "css/header.css", "css/rail.css", "css/fields.css", "css/answer.css", "css/charts.css", "css/options.css",
        "css/drawings.css", "css/tables.css", "css/ladder.css", "css/drawer.css", "css/lists.css", "css/methods.css", "css/reading.css", "css/shared.css", "css/states.css", "css/widths.css",
    ];
}
