using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Scenarios;
using Planner.Web.Display;
using Planner.Web.Storage;

namespace Planner.Web.Components.Pages;

/// <summary>A published case to start from: an example scenario with its title, what it shows and where it comes from.</summary>
/// <param name="Id">File name without its ending; the key of its words.</param>
/// <param name="Scenario">What a new scenario starts as.</param>
/// <param name="Accelerators">Its size, for the scale.</param>
public sealed record Template(string Id, Scenario Scenario, int Accelerators)
{
    /// <summary>All examples that can be read, the smallest first.</summary>
    public static ImmutableArray<Template> All(Wording words) =>
    [
        .. SeedFolder.Examples()
            .Select(example => (example.Id, ScenarioJson.Read(example.Text).Scenario))
            .Where(example => example.Scenario is not null)
            .Select(example => Of(example.Id, example.Scenario!, words))
            .OrderBy(template => template.Accelerators),
    ];

    /// <summary>Its words by part (<c>title</c>, <c>text</c>, <c>by</c>); null when the example has none of its own.</summary>
    public static string? Words(string id, string part, Wording words)
    {
        var key = "template." + id + "." + part;
        return words[key] is var text && text != key ? text : null;
    }

    /// <summary>Stands among the first choices: it has words of its own. The others are published cost cases, under their own names.</summary>
    public bool IsFeatured(Wording words) => Words(Id, "title", words) is not null;

    private static Template Of(string id, Scenario scenario, Wording words) =>
        new(id, scenario with { Name = Words(id, "title", words) ?? scenario.Name }, Math.Max(1, Size(scenario)));

    // The size of the work itself; a fine-tune option beside it needs far fewer.
    private static int Size(Scenario scenario)
    {
        var main = scenario.Options.Where(option => option.Kind is not (OptionKind.FineTune or OptionKind.Api)).Select(option => option.Accelerators ?? 0).DefaultIfEmpty(0).Max();
        return main > 0 ? main : scenario.Options.Select(option => option.Accelerators ?? 0).DefaultIfEmpty(0).Max();
    }
}
