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
    public async Task Every_figure_ends_in_inputs_with_sources_and_at_itself(string example)
    {
        var stop = TestContext.Current.CancellationToken;
        var id = await Add(example, stop);
        var figures = new HashSet<ShownFigure>();
        var unexplained = new List<string>();
        foreach (var address in new[] { $"/scenarios/{id}", $"/scenarios/{id}/report" })
        {
            var page = new HtmlParser().ParseDocument(await Client.GetStringAsync(address, stop));
            figures.UnionWith(page.QuerySelectorAll("[data-figure]").Select(ShownFigure.Of).OfType<ShownFigure>());
            unexplained.AddRange(new ShownText(page).Unexplained());
        }

        Assert.True(figures.Count > 60, $"only {figures.Count} figures");
        var explanations = new Explanations(SeedGround.Example(example), SeedGround.Ground);
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

    private async Task<string> Add(string example, CancellationToken stop)
    {
        var answer = await Client.PostAsync("/api/v1/scenarios", new StringContent(SeedGround.ExampleText(example), Encoding.UTF8, "application/json"), stop);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(stop))!["id"]!.GetValue<string>();
    }
}
