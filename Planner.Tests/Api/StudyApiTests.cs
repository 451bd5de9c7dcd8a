using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Tests.Browser;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Api;

/// <summary>Studies asked over the API: answered, followed, ended, and refused with all their problems at once.</summary>
public sealed class StudyApiTests(PlannerApp app) : IClassFixture<PlannerApp>
{
    private const string Example = "dgx-a100-500";

    private HttpClient Client { get; } = new() { BaseAddress = new Uri(app.Url), Timeout = TimeSpan.FromMinutes(3) };

    [Fact]
    public async Task Many_futures_answer_at_once_and_the_same_for_the_same_seed()
    {
        var (status, first) = await Ask("monte-carlo", """ "draws": 1000, "seed": 7 """);
        var (_, second) = await Ask("monte-carlo", """ "draws": 1000, "seed": 7 """);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.All(first["options"]!.AsArray(), option =>
        {
            var band = option!["lifetimeCostPresentValueUsd"]!;
            Assert.True(Number(band["p10"]) <= Number(band["p50"]) && Number(band["p50"]) <= Number(band["p90"]));
            Assert.Equal(60, option["cumulativePresentValueUsdByMonth"]!.AsArray().Count);
        });
        Assert.Equal(1, first["options"]!.AsArray().Sum(option => option!["winShare"] is { } share ? Number(share) : 0), 1e-9);
        Assert.NotEmpty(first["inputs"]!.AsArray());
    }

    [Fact]
    public async Task A_study_in_the_background_has_a_progress_resource_that_ends_with_its_result()
    {
        var (status, begun) = await Ask("monte-carlo", """ "draws": 800, "background": true """);
        Assert.Equal(HttpStatusCode.Accepted, status);
        var address = $"/api/v1/studies/progress/{begun["id"]!.GetValue<string>()}";
        var progress = await Client.Follow(address, TestContext.Current.CancellationToken);

        Assert.Equal("done", progress["state"]!.GetValue<string>());
        Assert.Equal(800, progress["done"]!.GetValue<int>());
        Assert.Equal(800, progress["result"]!["draws"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_long_study_goes_to_the_background_and_can_be_ended()
    {
        var (status, begun) = await Ask("monte-carlo", """ "draws": 100000 """);
        Assert.Equal(HttpStatusCode.Accepted, status);
        var address = $"/api/v1/studies/progress/{begun["id"]!.GetValue<string>()}";
        (await Client.DeleteAsync(address, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        var progress = await Client.Follow(address, TestContext.Current.CancellationToken);

        // On a quick machine it may have been done before it could be ended.
        Assert.Contains(progress["state"]!.GetValue<string>(), new[] { "cancelled", "done" });
        Assert.Equal(HttpStatusCode.NotFound, (await Client.GetAsync("/api/v1/studies/progress/none", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Drivers_stand_in_order_and_a_table_has_its_cells()
    {
        var (status, answer) = await Ask("sensitivity", """ "twoWay": ["application.averageUse", "terms.discountRatePerYear"], "steps": 4 """);

        Assert.Equal(HttpStatusCode.OK, status);
        var swings = answer["drivers"]!.AsArray().Select(driver => Math.Abs(Number(driver!["leadAtHighUsd"]) - Number(driver["leadAtLowUsd"]))).ToArray();
        Assert.Equal(swings.OrderDescending(), swings);
        Assert.Equal(4, answer["twoWay"]!["rows"]!.AsArray().Count);
        Assert.All(answer["twoWay"]!["rows"]!.AsArray(), row => Assert.Equal(4, row!.AsArray().Count));
    }

    [Fact]
    public async Task A_goal_that_is_sought_is_met_by_the_plan()
    {
        var (status, answer) = await Ask("goal-seek", """ "input": "application.averageUse", "first": "rent-on-demand", "second": "colocate" """);

        Assert.Equal(HttpStatusCode.OK, status);
        var point = Assert.Single(answer["points"]!.AsArray())!;
        var scenario = SeedGround.Example(Example);
        var decisions = PlanBuilder.Decide(scenario, SeedGround.Ground);
        var moved = scenario with { Application = scenario.Application with { AverageUse = Units.Percent.ToBase(Number(point["value"])) } };
        var costs = PlanBuilder.Evaluate(moved, SeedGround.Ground, decisions, CentralReading.Instance).Plans.ToDictionary(plan => plan.OptionId, plan => plan.Totals.LifetimeCostPresentValue.Value);

        Assert.Equal(1, costs["rent-on-demand"] / costs["colocate"], 1e-6);
    }

    [Fact]
    public async Task A_goal_that_cannot_be_met_says_so_in_the_readers_language()
    {
        var (_, answer) = await Ask("goal-seek", """ "input": "application.averageUse", "first": "rent-on-demand", "second": "colocate", "from": 90, "until": 95 """, language: "de");

        Assert.Empty(answer["points"]!.AsArray());
        Assert.StartsWith("Kein Wert von", answer["sentence"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_count_that_is_sought_is_the_smallest_that_does_it()
    {
        var (status, answer) = await Ask("count-seek", """ "input": "terms.horizonMonths", "first": "colocate", "second": "rent-reserved", "from": 12, "until": 60 """);
        var scenario = SeedGround.Example(Example);
        double Gap(int months)
        {
            var costs = PlanBuilder.Compare(scenario with { Terms = scenario.Terms with { HorizonMonths = months } }, SeedGround.Ground).Plans.ToDictionary(plan => plan.OptionId, plan => plan.Totals.LifetimeCostPresentValue.Value);
            return costs["colocate"] - costs["rent-reserved"];
        }

        Assert.Equal(HttpStatusCode.OK, status);
        var smallest = answer["smallest"]!.GetValue<int>();
        Assert.InRange(smallest, 12, 60);
        Assert.True(Gap(smallest) <= 0, $"at {smallest}");
        Assert.True(smallest == 12 || Gap(smallest - 1) > 0, $"at {smallest - 1}");
        Assert.Equal(60, answer["now"]!.GetValue<int>());
        Assert.Contains(smallest.ToString(System.Globalization.CultureInfo.InvariantCulture), answer["sentence"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_count_that_nothing_reaches_is_null_with_a_sentence_in_the_readers_language()
    {
        var (status, answer) = await Ask("count-seek", """ "input": "terms.horizonMonths", "first": "build", "second": "colocate", "from": 24, "until": 30 """, language: "ja");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Null(answer["smallest"]);
        Assert.Matches("[\u3040-\u30ff]", answer["sentence"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_lone_option_has_a_tornado_of_its_cost_and_no_lead()
    {
        var scenario = JsonNode.Parse(SeedGround.ExampleText(Example))!;
        scenario["options"] = new JsonArray(scenario["options"]!.AsArray().Single(option => option!["id"]!.GetValue<string>() == "colocate")!.DeepClone());
        var (status, answer) = await Ask("sensitivity", "", scenario: scenario.ToJsonString());

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Null(answer["leadUsd"]);
        var swings = answer["drivers"]!.AsArray().Select(driver => Math.Abs(Number(driver!["costAtHighUsd"]) - Number(driver["costAtLowUsd"]))).ToArray();
        Assert.True(swings[0] > 0);
        Assert.Equal(swings.OrderDescending(), swings);
        Assert.All(answer["drivers"]!.AsArray(), driver => Assert.False(driver!["flips"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task What_is_drawn_together_is_said_and_an_override_changes_it()
    {
        const string figure = "finance/residual-value-correlation/figure";
        var scenario = JsonNode.Parse(SeedGround.ExampleText(Example))!;
        JsonNode Tie(JsonNode answer) => answer["correlations"]!.AsArray().Single(tie => tie!["figure"]!.GetValue<string>() == figure)!;
        var (_, usual) = await Ask("monte-carlo", """ "draws": 400 """);
        (scenario["overrides"] ??= new JsonArray()).AsArray().Add(JsonNode.Parse($$"""{ "figure": "{{figure}}", "value": 0.3, "reason": "measured by us" }"""));
        var (_, own) = await Ask("monte-carlo", """ "draws": 400 """, scenario: scenario.ToJsonString());

        Assert.Equal(SeedGround.Ground.Catalogue.Figures[figure].Central, Number(Tie(usual)["correlation"]));
        Assert.Equal(0.3, Number(Tie(own)["correlation"]));
        Assert.All(Tie(own)["inputs"]!.AsArray(), input => Assert.StartsWith("finance/residual-value-", input!.GetValue<string>(), StringComparison.Ordinal));
        Assert.NotEqual(usual["options"]!.ToJsonString(), own["options"]!.ToJsonString());
    }

    [Theory]
    [InlineData("en", "The value must lie between 0 and 1.")]
    [InlineData("de", "Der Wert muss zwischen 0 und 1 liegen.")]
    [InlineData("ja", "0から1までの値を入力してください。")]
    [InlineData("ko", "값은 0 이상 1 이하여야 합니다.")]
    public async Task A_correlation_beyond_one_is_told_at_its_field(string language, string words)
    {
        foreach (var value in new[] { 1.2, -0.1 })
        {
            var scenario = JsonNode.Parse(SeedGround.ExampleText(Example))!;
            (scenario["overrides"] ??= new JsonArray()).AsArray().Add(new JsonObject { ["figure"] = "finance/electricity-price-correlation/figure", ["value"] = value });
            var place = scenario["overrides"]!.AsArray().Count - 1;
            var (status, answer) = await Ask("monte-carlo", """ "draws": 400 """, language, scenario.ToJsonString());
            var (field, said) = Assert.Single(answer["errors"]!.AsObject());

            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.EndsWith($"overrides[{place}].value", field, StringComparison.Ordinal);
            Assert.Equal(words, Assert.Single(said!.AsArray())!.GetValue<string>());
        }
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("ja")]
    [InlineData("ko")]
    public async Task Too_many_draws_and_a_bad_range_are_told_together_in_the_readers_language(string language)
    {
        var scenario = JsonNode.Parse(SeedGround.ExampleText(Example))!;
        scenario["application"]!["averageUse"] = JsonNode.Parse("""{ "low": 0.9, "likely": 0.5, "high": 0.1 }""");
        var (status, answer) = await Ask("monte-carlo", """ "draws": 1000000 """, language, scenario.ToJsonString());
        var errors = answer["errors"]!.AsObject();

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("draws", errors.Select(error => error.Key));
        Assert.Contains(errors, error => error.Key.StartsWith("scenario.application.averageUse", StringComparison.Ordinal));
        Assert.Contains(language switch { "en" => "between", "de" => "zwischen", "ja" => "100", _ => "100" }, errors["draws"]!.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("count-seek", """ "input": "terms.discountRatePerYear" """, "input")]
    [InlineData("count-seek", """ "input": "terms.horizonMonths", "from": 0, "until": 10000000000 """, "from", "until")]
    [InlineData("count-seek", """ "input": "terms.horizonMonths", "first": "nobody" """, "first")]
    [InlineData("monte-carlo", """ "draws": 1000000000, "seed": -1 """, "draws", "seed")]
    [InlineData("monte-carlo", """ "draws": "many", "colour": 1 """, "draws", "colour")]
    [InlineData("monte-carlo", """ "draws": 10.5 """, "draws")]
    [InlineData("sensitivity", """ "twoWay": ["one"], "steps": 1 """, "twoWay", "steps")]
    [InlineData("sensitivity", """ "twoWay": ["no/such/input", "terms.discountRatePerYear"] """, "twoWay[0]")]
    [InlineData("goal-seek", """ "from": 5, "until": 5 """, "input", "until")]
    [InlineData("goal-seek", """ "input": "application.averageUse", "first": "nobody" """, "first")]
    [InlineData("goal-seek", """ "input": "application.averageUse", "first": "colocate", "second": "colocate", "from": 1 """, "second", "until")]
    public async Task All_problems_come_at_once_at_their_fields(string study, string arguments, params string[] fields)
    {
        var (status, answer) = await Ask(study, arguments);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(fields.Order(StringComparer.Ordinal), answer["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_wrong_scenario_and_wrong_arguments_are_told_together()
    {
        var body = new StringContent("""{ "scenario": { "schemaVersion": 1, "name": 5 }, "draws": 1 }""", Encoding.UTF8, "application/json");
        var response = await Client.PostAsync("/api/v1/studies/monte-carlo", body, TestContext.Current.CancellationToken);
        var errors = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["errors"]!.AsObject();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("scenario.name", errors.Select(error => error.Key));
        Assert.Contains("draws", errors.Select(error => error.Key));
    }

    private async Task<(HttpStatusCode Status, JsonNode Answer)> Ask(string study, string arguments, string language = "en", string? scenario = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/studies/" + study);
        request.Headers.Add("Accept-Language", language);
        request.Content = new StringContent($$"""{ "scenario": {{scenario ?? SeedGround.ExampleText(Example)}}{{(arguments.Length > 0 ? "," : "")}} {{arguments}} }""", Encoding.UTF8, "application/json");
        var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    private static double Number(JsonNode? node) => node!.GetValue<double>();
}
