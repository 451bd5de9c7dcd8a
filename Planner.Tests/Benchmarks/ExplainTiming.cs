using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Tests.Browser;
using Planner.Tests.Plans;
using Planner.Tests.Reports;
using Planner.Web.Components.Results;
using Planner.Web.Display;
using Planner.Web.Reports;

namespace Planner.Tests.Benchmarks;

/// <summary>
/// How long a click on a figure waits for its explanation, the slowest kinds of each example: <c>dotnet run -c Release --project Planner.Tests -- benchmark explain [EXAMPLE …]</c>.
/// A time is the shorter of the clock's and the processors', which other work on the machine does not lengthen. "first" is the first figure that anybody asks of a scenario, with no study run before (the API); "page" the first on a page whose studies have ended; "next" another figure of that kind, or the same, after it.
/// </summary>
public static class ExplainTiming
{
    private const int Slowest = 12;
    private const double Moment = 300;

    public static int Start(string[] names)
    {
        using var app = new PlannerApp();
        using var client = new HttpClient { BaseAddress = new Uri(app.Url), Timeout = TimeSpan.FromMinutes(5) };
        var examples = names.Length > 0 ? names : [.. SeedGround.ExampleNames];
        Time(Kinds(client, "dgx-a100-500"), SeedGround.Example("dgx-a100-500"));
        foreach (var name in examples)
        {
            var scenario = SeedGround.Example(name);
            var times = Time(Kinds(client, name), scenario);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {times.Count} kinds of figures, over {Moment:0} ms: {times.Count(one => one.First > Moment)} first, {times.Count(one => one.Page > Moment)} page, {times.Count(one => one.Next > Moment)} next"));
            foreach (var (kind, first, page, next) in times.OrderByDescending(one => Math.Max(one.Page, one.Next)).Take(Slowest).Union(times.OrderByDescending(one => one.First).Take(Slowest)))
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {kind,-34} first {first,6:0} ms  page {page,6:0} ms  next {next,6:0} ms"));
            }
        }

        return 0;
    }

    private static List<(string Kind, double First, double Page, double Next)> Time(ILookup<string, FigureAddress> kinds, Scenario scenario)
    {
        var ground = SeedGround.Ground;
        var comparison = PlanBuilder.Compare(scenario, ground, PlanBuilder.Decide(scenario, ground));
        var studies = new StudyResults(null, null, null);
        StudyResults.Run(scenario, ground, comparison, part => studies = part, null, default);
        return [.. kinds.Select(kind =>
        {
            var page = new Explanations(scenario, ground).Knowing(studies);
            return (kind.Key, Wait(new Explanations(scenario, ground), kind.First()), Wait(page, kind.First()), Wait(page, kind.Last()));
        })];
    }

    private static double Wait(Explanations explanations, FigureAddress figure)
    {
        var (clock, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        _ = explanations.Of(figure, Wording.In(Language.English));
        return Math.Min(clock.Elapsed.TotalMilliseconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
    }

    // What the report and the page show, by kind: years, months and rows of one table are one.
    private static ILookup<string, FigureAddress> Kinds(HttpClient client, string example)
    {
        using var text = new StringContent(SeedGround.ExampleText(example), Encoding.UTF8, "application/json");
        var id = JsonNode.Parse(client.PostAsync("/api/v1/scenarios", text).Result.Content.ReadAsStringAsync().Result)!["id"]!.GetValue<string>();
        return new[] { $"/scenarios/{id}/report", $"/scenarios/{id}" }
            .SelectMany(address => new HtmlParser().ParseDocument(client.GetStringAsync(address).Result).QuerySelectorAll("[data-figure]"))
            .Select(ShownFigure.Of).OfType<ShownFigure>()
            .Select(figure => figure.Address).Distinct()
            .ToLookup(figure => figure.Figure.Split(':')[0] + (Enum.GetNames<Approach>().Contains(figure.Place) ? " of the ladder" : ""));
    }
}
