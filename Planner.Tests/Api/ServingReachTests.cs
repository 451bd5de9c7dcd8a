using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Planner.Tests.Browser;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Api;

/// <summary>All that serving and its fleet may be asked reaches the answer: each field of a serving work moves a figure that it should.</summary>
public sealed class ServingReachTests(PlannerApp app) : IClassFixture<PlannerApp>
{
    private HttpClient Client { get; } = new() { BaseAddress = new Uri(app.Url), Timeout = TimeSpan.FromMinutes(3) };

    [Theory]
    [InlineData(""" "peakHeadroom": 3 """, "rent-reserved", "fleet-replicas", 1)]
    [InlineData(""" "spareReplicas": 4 """, "rent-reserved", "fleet-replicas", 1)]
    [InlineData(""" "peakFactor": 8 """, "rent-reserved", "fleet-utilisation", -1)]
    [InlineData(""" "hourlyProfile": [1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1] """, "rent-reserved", "fleet-utilisation", 1)]
    [InlineData(""" "growthPerYear": 2 """, "rent-reserved", "cost-per-million-output-tokens", -1)]
    [InlineData(""" "cachedShare": 0.9 """, "rent-reserved", "fleet-utilisation", -1)]
    [InlineData(""" "requestsPerSecond": 0.0001, "scaleToZero": true """, "rent-on-demand", "fleet-accelerators-running", -1)]
    [InlineData(""" "speculation": { "draftTokens": 3, "acceptance": 0.9 } """, "rent-reserved", "energy-per-million-tokens", -1)]
    [InlineData(""" "latencyPercentile": 0.5 """, "rent-reserved", "fleet-utilisation", -1)]
    public async Task A_field_of_a_serving_work_moves_its_figure(string fields, string option, string figure, int direction)
    {
        var (before, after) = (Figure(await Compare("{}"), option, figure), Figure(await Compare("{" + fields + "}"), option, figure));

        Assert.Equal(direction, Math.Sign(after - before));
    }

    [Fact]
    public async Task A_millisecond_to_the_first_token_comes_back_with_its_reason_and_the_nearest_that_can()
    {
        var answer = await Compare(""" { "timeToFirstTokenSeconds": 0.001 } """);
        var plans = answer["options"]!.AsArray().Where(option => option!["id"]!.GetValue<string>() != "managed").Select(option => option!["plan"]!).ToArray();

        Assert.NotEmpty(plans);
        Assert.All(plans, plan =>
        {
            Assert.False(plan["feasible"]!.GetValue<bool>());
            var reason = Assert.Single(plan["reasons"]!.AsArray(), reason => reason!["code"]!.GetValue<string>() == "serving-target-out-of-reach")!;
            Assert.Contains("ms", reason["text"]!.GetValue<string>(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_answer_says_where_api_and_fleets_cost_the_same_as_the_study_does()
    {
        var compared = (await Compare("{}"))["serving"]!;
        var study = await Ask("studies/serving", "{}");

        Assert.NotEmpty(compared["crossings"]!.AsArray());
        Assert.Equal(study.ToJsonString(), compared.ToJsonString());
        Assert.All(compared["options"]!.AsArray(), option => Assert.True(option!["costUsdPerMillionOutputTokens"]!.GetValue<double>() > option["costUsdPerMillionInputTokens"]!.GetValue<double>()));
    }

    [Theory]
    [InlineData("ladder", "rungs")]
    [InlineData("serving", "crossings")]
    public async Task A_study_without_arguments_may_run_in_the_background(string study, string field)
    {
        var stop = TestContext.Current.CancellationToken;
        var body = new JsonObject { ["scenario"] = Scenario("{}"), ["background"] = true };
        var begun = await Client.PostAsync("/api/v1/studies/" + study, new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"), stop);
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        var progress = await Client.Follow(begun.Headers.Location!.ToString(), stop);

        Assert.Equal("done", progress["state"]!.GetValue<string>());
        Assert.Equal((await Ask("studies/" + study, "{}"))[field]!.ToJsonString(), progress["result"]![field]!.ToJsonString());
    }

    private Task<JsonNode> Compare(string fields) => Ask("compare", fields);

    private async Task<JsonNode> Ask(string question, string fields)
    {
        var stop = TestContext.Current.CancellationToken;
        var reply = await Client.PostAsync("/api/v1/" + question, new StringContent(Scenario(fields).ToJsonString(), Encoding.UTF8, "application/json"), stop);
        var text = await reply.Content.ReadAsStringAsync(stop);
        Assert.True(reply.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    // The example with three of its options: a contract, hours on demand, an API.
    private static JsonNode Scenario(string fields)
    {
        var scenario = JsonNode.Parse(SeedGround.ExampleText("llama-70b-documents"))!;
        var options = scenario["options"]!.AsArray();
        foreach (var other in options.Where(option => option!["id"]!.GetValue<string>() is not ("rent-reserved" or "rent-on-demand" or "managed")).ToArray())
        {
            options.Remove(other);
        }

        foreach (var (key, value) in JsonNode.Parse(fields)!.AsObject().ToArray())
        {
            scenario["application"]!["serve"]![0]![key] = value?.DeepClone();
        }

        return scenario;
    }

    private static double Figure(JsonNode answer, string option, string figure) => answer["options"]!.AsArray().Single(one => one!["id"]!.GetValue<string>() == option)!["plan"]!["figures"]!
        .AsArray().Single(one => one!["figure"]!.GetValue<string>() == figure)!["value"]!.GetValue<double>();
}
