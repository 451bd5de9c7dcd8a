using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using AngleSharp.Html.Parser;
using Planner.Domain.Scenarios;
using Planner.Tests.Browser;
using Planner.Tests.Plans;
using Planner.Web.Display;
using Planner.Web.Reports;
using Xunit;

namespace Planner.Tests.Reports;

/// <summary>Every figure on the page and in the report can be explained down to inputs with their sources, and the explanation ends at the figure itself.</summary>
public sealed class ExplainedFiguresTests(PlannerApp app) : IClassFixture<PlannerApp>
{
    public static TheoryData<string> Examples { get; } = [.. SeedGround.ExampleNames];

    private HttpClient Client { get; } = new() { BaseAddress = new Uri(app.Url), Timeout = TimeSpan.FromMinutes(5) };

    [Theory]
    [MemberData(nameof(Examples))]
    public Task Every_figure_ends_in_inputs_with_sources_and_at_itself(string example) => Check(SeedGround.ExampleText(example), [], TestContext.Current.CancellationToken);

    [Fact]
    public Task What_cannot_be_done_or_paid_opens_the_figures_of_its_reason()
    {
        var tight = JsonNode.Parse(SeedGround.ExampleText("bloomberggpt-or-lora"))!;
        tight["application"]!["constraints"] = new JsonObject { ["budgetUsd"] = 1_000_000 };
        foreach (var option in tight["options"]!.AsArray().Where(option => option!["accelerators"] is not null))
        {
            option!["accelerators"] = 8;
        }

        return Check(tight.ToJsonString(), ["budget", "cost-beyond-budget", "reason:does-not-fit-in-memory:2"], TestContext.Current.CancellationToken);
    }

    private async Task Check(string text, string[] expected, CancellationToken stop)
    {
        var id = await AddText(text, stop);
        var figures = new HashSet<ShownFigure>();
        var unexplained = new List<string>();
        foreach (var address in new[] { $"/scenarios/{id}", $"/scenarios/{id}/report" })
        {
            var page = new HtmlParser().ParseDocument(await Client.GetStringAsync(address, stop));
            figures.UnionWith(page.QuerySelectorAll("[data-figure]").Select(ShownFigure.Of).OfType<ShownFigure>());
            unexplained.AddRange(new ShownText(page).Unexplained());
        }

        Assert.True(figures.Count > 60, $"only {figures.Count} figures");
        Assert.Empty(expected.Except(figures.Select(figure => figure.Key)));
        var explanations = new Explanations(ScenarioJson.Read(text).Scenario!, SeedGround.Ground);
        string[] wrong = [.. figures.SelectMany(figure => figure.Faults(explanations.Of(figure.Address, Wording.In(Language.English))))];
        Assert.True(wrong.Length == 0, $"{wrong.Length} of {figures.Count}:\n{string.Join('\n', wrong.Take(30))}");
        Assert.True(unexplained.Count == 0, $"{unexplained.Count} numbers that nothing explains:\n{string.Join('\n', unexplained.Take(60))}");
    }

    [Fact]
    public void A_figure_that_no_page_shows_and_one_that_differs_are_found()
    {
        var explanations = new Explanations(SeedGround.Example("dgx-a100-500"), SeedGround.Ground);
        string Fault(string key)
        {
            var figure = new ShownFigure(key, "build", null, null, "1");
            return Assert.Single(figure.Faults(explanations.Of(figure.Address, Wording.In(Language.English))));
        }

        Assert.EndsWith("has no explanation", Fault("lifetime-costs"), StringComparison.Ordinal);
        Assert.Contains("is explained as", Fault("lifetime-cost-present-value"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("figure=waterfall-step&option=build&against=colocate&place=Site", HttpStatusCode.OK)]
    [InlineData("figure=lifetime-cost-range&option=build&place=P90", HttpStatusCode.OK)]
    [InlineData("figure=pair-difference&option=build&against=colocate", HttpStatusCode.OK)]
    [InlineData("figure=step-time&option=build&place=none", HttpStatusCode.NotFound)]
    [InlineData("figure=pair-difference&option=build&against=nobody", HttpStatusCode.NotFound)]
    public async Task The_api_takes_what_an_element_says(string question, HttpStatusCode status)
    {
        var stop = TestContext.Current.CancellationToken;
        var reply = await Client.GetAsync($"/api/v1/scenarios/{await Add("dgx-a100-500", stop)}/explain?{question}", stop);

        Assert.Equal(status, reply.StatusCode);
    }

    private Task<string> Add(string example, CancellationToken stop) => AddText(SeedGround.ExampleText(example), stop);

    private async Task<string> AddText(string text, CancellationToken stop)
    {
        var answer = await Client.PostAsync("/api/v1/scenarios", new StringContent(text, Encoding.UTF8, "application/json"), stop);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(stop))!["id"]!.GetValue<string>();
    }
}
