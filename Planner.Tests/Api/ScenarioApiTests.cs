using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Tests.Browser;
using Planner.Tests.Sessions;
using Xunit;

namespace Planner.Tests.Api;

public sealed class ScenarioApiTests(PlannerApp app) : IClassFixture<PlannerApp>
{
    private HttpClient Client { get; } = new() { BaseAddress = new Uri(app.Url) };

    [Fact]
    public async Task A_scenario_comes_out_as_it_went_in()
    {
        var file = ScenarioJson.Write(PlanningRoom.Example("bloomberggpt"));
        var id = await Import(file);
        Assert.Equal(file, await Client.GetStringAsync($"/api/v1/scenarios/{id}"));
    }

    [Theory]
    [InlineData("en", "Cash flow")]
    [InlineData("de", "Zahlungsstrom")]
    public async Task The_workbook_speaks_the_language_that_its_address_asks_for(string language, string sheet)
    {
        var id = await Import(ScenarioJson.Write(PlanningRoom.Example("bloomberggpt")));
        using var book = new ZipArchive(new MemoryStream(await Client.GetByteArrayAsync($"/api/v1/scenarios/{id}/workbook.xlsx?lang={language}")));
        using var names = new StreamReader(book.GetEntry("xl/workbook.xml")!.Open());
        Assert.Contains($"name=\"{sheet}\"", await names.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_operation_sent_twice_is_applied_once()
    {
        var id = await Import(ScenarioJson.Write(PlanningRoom.Example("bloomberggpt")));
        var operation = new { opId = Guid.NewGuid(), baseRevision = 0, path = "terms.horizonMonths", value = 48 };
        var first = await Edit(id, operation);
        var second = await Edit(id, operation);
        Assert.Equal((1, 1), (first["revision"]!.GetValue<int>(), second["revision"]!.GetValue<int>()));
        Assert.Single((await Client.GetFromJsonAsync<JsonArray>($"/api/v1/scenarios/{id}/history"))!);
    }

    [Fact]
    public async Task A_wrong_edit_is_refused_with_its_problem_and_changes_nothing()
    {
        var file = ScenarioJson.Write(PlanningRoom.Example("bloomberggpt"));
        var id = await Import(file);
        var response = await Client.PostAsJsonAsync($"/api/v1/scenarios/{id}/operations", new { opId = Guid.NewGuid(), path = "terms.horizonMonths", value = -1 });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull((await response.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!["terms.horizonMonths"]);
        Assert.Equal(file, await Client.GetStringAsync($"/api/v1/scenarios/{id}"));
    }

    [Theory]
    [InlineData("""{ "opId": "7e3f9d52-9c0b-4f6e-8f5d-0d6f3a1f0c11", "path": "name", "value": "a", "value": "b" }""")]
    [InlineData("""{ "opId": "7e3f9d52-9c0b-4f6e-8f5d-0d6f3a1f0c12", "path": "options[+]", "value": { "id": "a", "id": "b", "kind": "build" } }""")]
    public async Task An_edit_with_a_field_twice_is_refused(string body)
    {
        var id = await Import(ScenarioJson.Write(PlanningRoom.Example("bloomberggpt")));
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await Client.PostAsync($"/api/v1/scenarios/{id}/operations", content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("field-twice", (await response.Content.ReadFromJsonAsync<JsonNode>())!["codes"]!["$"]![0]!.GetValue<string>());
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nbroken")]
    [InlineData("application/json", "{}")]
    [InlineData("application/x-www-form-urlencoded", "secret=guess")]
    public async Task Whatever_is_sent_to_the_door_of_links_the_answer_is_that_of_a_dead_link(string type, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.PostAsync("/s/unknown", content)).StatusCode);
    }

    [Fact]
    public async Task Compare_gives_the_planners_own_totals_to_the_last_digit()
    {
        var scenario = PlanningRoom.Example("llama-70b-documents");
        var expected = PlanBuilder.Compare(scenario, PlanningRoom.Ground);
        using var content = new StringContent(ScenarioJson.Write(scenario), Encoding.UTF8, "application/json");
        var answer = await (await Client.PostAsync("/api/v1/compare", content)).Content.ReadFromJsonAsync<JsonNode>();
        foreach (var plan in expected.Plans)
        {
            var option = answer!["options"]!.AsArray().Single(option => option!["id"]!.GetValue<string>() == plan.OptionId)!["plan"]!;
            Assert.Equal(plan.Totals.LifetimeCostPresentValue.Value, option["totals"]!["lifetimeCostPresentValue"]!.GetValue<double>());
            Assert.Equal(plan.CostLines.Length, option["costLines"]!.AsArray().Count);
        }

        Assert.Equal(expected.Ranking, answer!["comparison"]!["ranking"]!.AsArray().Select(id => id!.GetValue<string>()));
    }

    [Fact]
    public async Task The_ladder_has_a_cell_for_each_approach_and_source_and_its_options_may_be_compared()
    {
        using var content = new StringContent(ScenarioJson.Write(PlanningRoom.Example("bloomberggpt-or-lora")), Encoding.UTF8, "application/json");
        var answer = await (await Client.PostAsync("/api/v1/studies/ladder", content)).Content.ReadFromJsonAsync<JsonNode>();
        var cells = answer!["rungs"]!.AsArray().SelectMany(rung => rung!["cells"]!.AsArray()).ToArray();

        Assert.Equal(32, cells.Length);
        Assert.All(cells, cell => Assert.NotEqual(cell!["feasible"]!.GetValue<bool>(), cell["reasons"]!.AsArray().Count > 0));
        var best = answer["recommended"]!;
        var scenario = JsonNode.Parse(ScenarioJson.Write(PlanningRoom.Example("bloomberggpt-or-lora")))!;
        scenario["options"]!.AsArray().Add(best["option"]!.DeepClone());
        using var with = new StringContent(scenario.ToJsonString(), Encoding.UTF8, "application/json");
        var compared = await (await Client.PostAsync("/api/v1/compare", with)).Content.ReadFromJsonAsync<JsonNode>();
        var plan = compared!["options"]!.AsArray().Single(option => option!["id"]!.GetValue<string>() == best["option"]!["id"]!.GetValue<string>())!["plan"]!;
        Assert.Equal(best["lifetimeCostPresentValue"]!.GetValue<double>(), plan["totals"]!["lifetimeCostPresentValue"]!.GetValue<double>());
    }

    [Fact]
    public async Task A_figure_explains_itself_down_to_its_inputs()
    {
        var id = await Import(ScenarioJson.Write(PlanningRoom.Example("dgx-a100-500")));
        var answer = await Client.GetFromJsonAsync<JsonNode>($"/api/v1/scenarios/{id}/explain?figure=lifetime-cost-present-value");
        Assert.NotEmpty(answer!["formula"]!.GetValue<string>());
        Assert.True(answer["steps"]!.AsArray().Count > 0);
        Assert.Equal(HttpStatusCode.NotFound, (await Client.GetAsync($"/api/v1/scenarios/{id}/explain?figure=unicorns")).StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/schema/scenario.json", "$defs")]
    [InlineData("/openapi/v1.json", "paths")]
    [InlineData("/api/v1/catalogue/accelerators", "parts")]
    public async Task What_programs_read_first_is_served(string path, string field) => Assert.NotNull((await Client.GetFromJsonAsync<JsonNode>(path))![field]);

    [Fact]
    public async Task Pages_say_what_they_may_do()
    {
        var headers = (await Client.GetAsync("/")).Headers;
        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"), value => value.Contains("script-src", StringComparison.Ordinal));
        Assert.DoesNotContain("script-src 'self' 'unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
    }

    private async Task<string> Import(string file)
    {
        using var content = new StringContent(file, Encoding.UTF8, "application/json");
        var response = await Client.PostAsync("/api/v1/scenarios", content);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<string>();
    }

    private async Task<JsonNode> Edit(string id, object operation) =>
        (await (await Client.PostAsJsonAsync($"/api/v1/scenarios/{id}/operations", operation)).Content.ReadFromJsonAsync<JsonNode>())!;
}
