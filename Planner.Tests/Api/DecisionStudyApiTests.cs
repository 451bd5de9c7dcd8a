using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Tests.Browser;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Api;

public sealed class DecisionStudyApiTests(PlannerApp app) : IClassFixture<PlannerApp>
{
    private HttpClient Client { get; } = new() { BaseAddress = new Uri(app.Url) };

    [Fact]
    public async Task A_map_over_two_inputs_is_the_plan_in_every_corner()
    {
        var map = await Ask("decision-map", Question("dgx-a100-500", """{ "across": { "input": "application.averageUse", "from": 0.1, "until": 0.9, "cells": 5 }, "up": { "input": "terms.horizonMonths", "from": 36, "until": 72, "cells": 3 } }"""));

        Assert.Equal([0.1, 0.3, 0.5, 0.7, 0.9], map["across"]!["values"]!.AsArray().Select(value => Math.Round(value!.GetValue<double>(), 9)));
        Assert.Equal([36, 54, 72], map["up"]!["values"]!.AsArray().Select(value => Math.Round(value!.GetValue<double>(), 9)));
        var scenario = SeedGround.Example("dgx-a100-500");
        var corner = scenario with { Application = scenario.Application with { AverageUse = 0.9 }, Terms = scenario.Terms with { HorizonMonths = 72 } };
        Assert.Equal(PlanBuilder.Compare(corner, SeedGround.Ground).Ranking[0], map["rows"]![2]![4]!["winner"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("dgx-a100-500", "application.averageUse")]
    [InlineData("bloomberggpt-or-lora", "application.serve[0].requestsPerSecond")]
    public async Task A_map_without_axes_is_of_use_or_requests_and_horizon(string example, string across)
    {
        var map = await Ask("decision-map", Question(example, "{}"));

        Assert.Equal(across, map["across"]!["input"]!.GetValue<string>());
        Assert.Equal("mo", map["up"]!["unit"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{ "across": { "input": "nothing/of/this" } }""", "across.input", "map-input-unknown")]
    [InlineData("""{ "across": { "input": "terms.horizonMonths" } }""", "up.input", "map-same-input")]
    [InlineData("""{ "up": { "from": 60, "until": 12 } }""", "up.until", "map-range")]
    [InlineData("""{ "up": { "from": 1, "until": 1e9 } }""", "up.until", "out-of-bounds")]
    [InlineData("""{ "up": { "cells": 1 } }""", "up.cells", "out-of-bounds")]
    [InlineData("""{ "upp": {} }""", "upp", null)]
    public async Task A_wrong_axis_is_refused_at_its_field(string axes, string field, string? code)
    {
        var response = await Client.PostAsJsonAsync("/api/v1/studies/decision-map", Question("bloomberggpt", axes));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var codes = (await response.Content.ReadFromJsonAsync<JsonNode>())!["codes"]!;
        Assert.NotNull(codes[field]);
        Assert.True(code is null || codes[field]![0]!.GetValue<string>() == code);
    }

    [Fact]
    public async Task Faults_of_the_scenario_stand_under_its_field()
    {
        var question = Question("bloomberggpt", "{}");
        question["scenario"]!["terms"]!["horizonMonths"] = -3;
        var response = await Client.PostAsJsonAsync("/api/v1/studies/decision-map", question);

        Assert.NotNull((await response.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!["scenario.terms.horizonMonths"]);
    }

    [Fact]
    public async Task How_much_to_own_is_answered_with_the_cost_of_being_wrong()
    {
        var study = await Ask("hybrid-size", Question("dgx-a100-500", """{ "draws": 16 }"""));

        Assert.Contains(study["sizes"]!.AsArray(), size => size!["accelerators"]!.GetValue<int>() == study["best"]!.GetValue<int>());
        Assert.True(study["low"]!["regret"]!.GetValue<double>() >= 0 && study["high"]!["regret"]!.GetValue<double>() >= 0);
    }

    [Fact]
    public async Task The_comparison_names_every_pair_with_a_waterfall_that_closes_and_speaks_in_the_language_asked_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/compare") { Content = JsonContent.Create(Scenario("dgx-a100-500")) };
        request.Headers.AcceptLanguage.ParseAdd("de");
        using var response = await Client.SendAsync(request);
        var comparison = (await response.Content.ReadFromJsonAsync<JsonNode>())!["comparison"]!;

        Assert.Equal(10, comparison["pairs"]!.AsArray().Count);
        Assert.All(comparison["pairs"]!.AsArray(), pair => Assert.Equal(
            pair!["differenceUsd"]!.GetValue<double>(), pair["waterfall"]!["steps"]!.AsArray().Sum(step => step!["differenceUsd"]!.GetValue<double>()), 0.005));
        Assert.Contains("günstigsten", comparison["guidance"]![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static JsonNode Scenario(string name) => JsonNode.Parse(ScenarioJson.Write(SeedGround.Example(name)))!;

    private static JsonObject Question(string name, string arguments)
    {
        var question = JsonNode.Parse(arguments)!.AsObject();
        question["scenario"] = Scenario(name);
        return question;
    }

    private async Task<JsonNode> Ask(string study, JsonNode question)
    {
        using var response = await Client.PostAsJsonAsync($"/api/v1/studies/{study}", question);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
