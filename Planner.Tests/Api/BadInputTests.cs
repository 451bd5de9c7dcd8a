using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Planner.Tests.Browser;
using Xunit;

namespace Planner.Tests.Api;

/// <summary>Whatever is sent, the answer is a problem at its field and the process lives.</summary>
public sealed class BadInputTests(PlannerApp app) : IClassFixture<PlannerApp>
{
    private const string Sound = """{ "model": { "parameters": 7e9 }, "tokens": 1e9, "accelerator": "h100-sxm-80gb", "count": 8 }""";

    private HttpClient Client { get; } = new() { BaseAddress = new Uri(app.Url) };

    [Theory]
    [InlineData("""{ "model": { "parameters": NaN }, "tokens": 1e309, "accelerator": "h100x", "count": -512 }""", "model.parameters", "tokens", "accelerator", "count")]
    [InlineData("""{ "model": { "parameters": -Infinity, "layers": -1 }, "tokens": -1, "accelerator": "h100-sxm-80gb", "count": 8 }""", "model.parameters", "model.layers", "tokens")]
    [InlineData("""{ "model": { "id": "no-such-model" }, "tokens": "many", "accelerator": 5, "count": 1.5 }""", "model.id", "tokens", "accelerator", "count")]
    [InlineData("""{ "colour": 1 }""", "colour", "model", "tokens", "accelerator", "count")]
    [InlineData("""{ "tokens": }""", "$")]
    [InlineData("[]", "$")]
    [InlineData("null", "$")]
    [InlineData("", "$")]
    [InlineData("""{ "method": "\ud83d" }""", "$")]
    public async Task All_problems_come_at_once_at_their_fields(string body, params string[] fields)
    {
        var (status, answer) = await Post("/api/v1/training", body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        var errors = answer!["errors"]!.AsObject();
        Assert.Equal(fields.Order(StringComparer.Ordinal), errors.Select(error => error.Key).Order(StringComparer.Ordinal));
        Assert.All(errors, error => Assert.False(string.IsNullOrWhiteSpace(error.Value![0]!.GetValue<string>())));
        await Lives();
    }

    [Theory]
    [InlineData("/api/v1/training")]
    [InlineData("/api/v1/training/batch")]
    [InlineData("/api/v1/serving")]
    [InlineData("/api/v1/fabric")]
    [InlineData("/api/v1/compare")]
    [InlineData("/api/v1/scenarios")]
    public async Task Deep_broken_and_foreign_bodies_are_refused_everywhere(string path)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(path, new string('[', 10_000) + new string(']', 10_000))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(path, "{ \"a\": ")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(path, "\0\uFFFF")).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Post(path, Sound, "text/plain")).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Post(path, Sound, "application/x-www-form-urlencoded")).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Post(path, $"\"{new string('x', 17_000_000)}\"")).Status);
        await Lives();
    }

    [Fact]
    public async Task A_scenario_with_a_name_of_a_megabyte_and_more_faults_says_all_of_them()
    {
        var body = $$"""
            { "name": "{{new string('x', 1_000_000)}}", "application": { "train": [ { "id": "a", "model": { "id": "nothing" }, "tokens": -3 } ] },
              "options": [ { "id": "o", "kind": "build", "server": "no-such-server", "accelerators": -8 } ], "terms": { "decisionDate": "someday" } }
            """;
        var (status, answer) = await Post("/api/v1/compare", body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        var fields = answer!["errors"]!.AsObject().Select(error => error.Key).ToList();
        Assert.Superset(
            new[] { "name", "application.train[0].model.id", "application.train[0].tokens", "options[0].server", "options[0].accelerators", "terms.decisionDate" }.ToHashSet(),
            fields.ToHashSet());
        await Lives();
    }

    [Theory]
    [InlineData("""{ "model": { "parameters": 7e9, "layers": 0 }, "tokens": 1e9, "accelerator": "h100-sxm-80gb", "count": 8 }""")]
    [InlineData("""{ "model": { "parameters": 7e9, "attentionHeads": 8 }, "tokens": 1e9, "accelerator": "h100-sxm-80gb", "count": 7, "layout": { "tensor": 7 } }""")]
    [InlineData("""{ "model": { "parameters": 7e9 }, "tokens": 1e9, "accelerator": "h100-sxm-80gb", "count": 1e9 }""")]
    [InlineData("""{ "model": { "parameters": 7e9 }, "tokens": 1e9, "accelerator": "h100-sxm-80gb", "count": 8, "sequenceLength": 0 }""")]
    [InlineData("""{ "model": { "parameters": 1e15 }, "tokens": 1e18, "accelerator": "v100-sxm2-16gb", "count": 1 }""")]
    public async Task Nonsense_in_good_form_is_infeasible_with_a_reason_or_a_problem_and_never_infinite(string body)
    {
        var (status, answer) = await Post("/api/v1/training", body);
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{status}: {answer}");
        if (status == HttpStatusCode.OK)
        {
            Assert.False(answer!["feasible"]!.GetValue<bool>());
            Assert.False(string.IsNullOrWhiteSpace(answer["reason"]!.GetValue<string>()));
        }

        Assert.DoesNotContain("Infinity", answer!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", answer.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_has_an_answer_or_a_problem_in_each_place()
    {
        var (status, answer) = await Post("/api/v1/training/batch", $"[ {Sound}, {{}}, 5, {Sound} ]");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["stepSeconds", "errors", "errors", "stepSeconds"], answer!.AsArray().Select(item => item!["stepSeconds"] is null ? "errors" : "stepSeconds"));
        Assert.Equal(HttpStatusCode.BadRequest, (await Post("/api/v1/training/batch", $"[{string.Join(',', Enumerable.Repeat("5", 1001))}]")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post("/api/v1/training/batch", "{}")).Status);
    }

    [Fact]
    public async Task Sentences_follow_the_language_of_the_request_and_codes_do_not()
    {
        var english = (await Post("/api/v1/training", "{}", language: "en")).Answer!;
        var japanese = (await Post("/api/v1/training", "{}", language: "ja")).Answer!;
        Assert.NotEqual(english["errors"]!["tokens"]![0]!.GetValue<string>(), japanese["errors"]!["tokens"]![0]!.GetValue<string>());
        Assert.Equal(english["codes"]!.ToJsonString(), japanese["codes"]!.ToJsonString());
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/scenarios/..%2f..%2fetc", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/scenarios/none/report.pdf", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/catalogue/unicorns", HttpStatusCode.NotFound)]
    [InlineData("POST", "/api/v1/scenarios/none/undo", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_a_problem_reply_too(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await Client.SendAsync(request);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Another_site_cannot_write_in_a_persons_name()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/scenarios") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.Add("Origin", "https://evil.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await Client.SendAsync(request)).StatusCode);
    }

    private async Task Lives() => Assert.Equal(HttpStatusCode.OK, (await Client.GetAsync("/health/ready")).StatusCode);

    private async Task<(HttpStatusCode Status, JsonNode? Answer)> Post(string path, string body, string type = "application/json", string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type)) };
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : null);
    }
}
