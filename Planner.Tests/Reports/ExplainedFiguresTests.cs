using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AngleSharp.Html.Parser;
using Planner.Tests.Browser;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Reports;

/// <summary>Every figure of an option on the page and in the report can be explained down to inputs with their sources, and the explanation ends at the figure itself.</summary>
public sealed class ExplainedFiguresTests(PlannerApp app) : IClassFixture<PlannerApp>
{
    // Not figures of one plan: alternatives (layouts, fabrics, causes of lost time), draws, whole racks of the drawing, and differences between two plans whose totals are explained themselves.
    private static readonly string[] s_elsewhere =
        ["step-", "layout-", "fabric-", "lost-", "measured-runs-alike", "lifetime-cost-range", "win-share", "wins", "server-rack", "network-rack", "storage-rack", "phase-", "waterfall-", "pair-", "break-even-", "hybrid-", "tipping-", "internal-rate-of-return", "payback-time"];

    // The bills of all sites side by side repeat the counts of the bill; phases, storage and the ladder's rungs are sheets of their own under some of the same names.
    private const string Repeated = "#bills, #phases, #storage, #ladder";

    public static TheoryData<string> Examples { get; } = [.. SeedGround.ExampleNames];

    private HttpClient Client { get; } = new() { BaseAddress = new Uri(app.Url), Timeout = TimeSpan.FromMinutes(3) };

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Every_figure_ends_in_inputs_with_sources_and_at_itself(string example)
    {
        var stop = TestContext.Current.CancellationToken;
        var answer = await Client.PostAsync("/api/v1/scenarios", new StringContent(SeedGround.ExampleText(example), Encoding.UTF8, "application/json"), stop);
        var id = JsonNode.Parse(await answer.Content.ReadAsStringAsync(stop))!["id"]!.GetValue<string>();
        // Rungs of the ladder are options beside the scenario's own.
        var options = JsonNode.Parse(SeedGround.ExampleText(example))!["options"]!.AsArray().Select(option => option!["id"]!.GetValue<string>()).ToHashSet();
        var figures = new HashSet<(string Key, string Option, string? Value)>();
        foreach (var address in new[] { $"/scenarios/{id}", $"/scenarios/{id}/report" })
        {
            var page = new HtmlParser().ParseDocument(await Client.GetStringAsync(address, stop));
            figures.UnionWith(page.QuerySelectorAll("[data-figure][data-option]").Where(one => one.TextContent.Trim() is not "–" and not "…" && one.Closest(Repeated) is null && options.Contains(one.GetAttribute("data-option")!))
                .Select(one => (KeyOf(one), one.GetAttribute("data-option")!, one.GetAttribute("data-value")))
                .Where(one => one.Item2.Length > 0 && !s_elsewhere.Any(start => one.Item1.StartsWith(start, StringComparison.Ordinal))));
        }

        Assert.True(figures.Count > 15, $"only {figures.Count} figures");
        var wrong = new List<string>();
        foreach (var (key, option, value) in figures)
        {
            var reply = await Client.GetAsync($"/api/v1/scenarios/{id}/explain?figure={Uri.EscapeDataString(key)}&option={Uri.EscapeDataString(option)}", stop);
            if (reply.StatusCode != HttpStatusCode.OK)
            {
                wrong.Add($"{key} of {option}: {(int)reply.StatusCode}");
                continue;
            }

            var explained = JsonNode.Parse(await reply.Content.ReadAsStringAsync(stop))!;
            var figure = explained["baseValue"]!.GetValue<double>();
            if (explained["allInputs"]!.AsArray() is var inputs && inputs.Count == 0 && figure != 0 && !IsDecided(key))
            {
                wrong.Add($"{key} of {option}: no inputs");
            }

            wrong.AddRange(inputs.Where(input => input!["source"] is null && input["confidence"]!.GetValue<string>() is "read" or "unverified").Select(input => $"{key} of {option}: {input!["id"]} has no source"));
            if (value is not null && !Same(double.Parse(value, CultureInfo.InvariantCulture), figure))
            {
                wrong.Add($"{key} of {option}: {value}, explained as {figure:R}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
    }

    // Rows of the bill share their labels; their place tells them apart.
    private static string KeyOf(AngleSharp.Dom.IElement figure) => (figure.GetAttribute("data-figure")!, figure.GetAttribute("data-place")) switch
    {
        (var key, null) => key,
        ("bill-amount", var place) => $"bill-amount:{place}",
        (_, var place) => $"bill-count:{place}",
    };

    // What is decided, not computed: a count has no inputs beneath it.
    private static bool IsDecided(string key) => key is "accelerator-count" or "run-count" || key.StartsWith("bill-count:", StringComparison.Ordinal);

    // Times stand on the page in months.
    private static bool Same(double shown, double figure) => shown == figure || Math.Abs(shown - (figure / Domain.Numbers.Units.Month.Factor)) <= 1e-12 * Math.Abs(shown);
}
