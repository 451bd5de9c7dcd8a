using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Studies.Accuracy;
using Planner.Tests.Browser;
using Xunit;

namespace Planner.Tests.Api;

/// <summary>All published serving runs asked over a real connection, as a stranger would ask them, and targets that no fleet can meet.</summary>
public sealed class ServingBatchTests(PlannerApp app) : IClassFixture<PlannerApp>
{
    private const int MostQuestions = 1000;

    private HttpClient Client { get; } = new() { BaseAddress = new Uri(app.Url), Timeout = TimeSpan.FromMinutes(2) };

    [Fact]
    public async Task Published_runs_asked_in_batches_are_met_as_closely_as_the_product_says()
    {
        var asked = ServingRuns.Read(await File.ReadAllTextAsync(Repository.PathOf("seed-data/published/serving-runs.csv"), TestContext.Current.CancellationToken))
            .Where(run => run.Use != RunUse.None)
            .SelectMany(run => run.Measured.Select(measured => (Run: run, Metric: measured.Key, Measured: measured.Value)))
            .ToArray();
        var errors = new List<(ServingMetric Metric, double Error)>();
        foreach (var part in asked.Chunk(MostQuestions))
        {
            var answers = await Batch([.. part.Select(row => Question(row.Metric == ServingMetric.ThroughputWithinLimits ? row.Run.WithinLimits! : row.Run.Question))]);
            Assert.Equal(part.Length, answers.Count);
            errors.AddRange(part.Zip(answers, (row, answer) => (row.Metric, Math.Abs((Number(answer!, Field(row.Metric)) / row.Measured) - 1))));
        }

        Held(ServingMetric.Throughput, 0.07, 0.25);
        Held(ServingMetric.ThroughputUnderLoad, 0.07, 0.25);
        Held(ServingMetric.ThroughputWithinLimits, 0.10, double.PositiveInfinity);
        Held(ServingMetric.TimePerOutputToken, 0.08, double.PositiveInfinity);
        Held(ServingMetric.TimeToFirstToken, 0.18, double.PositiveInfinity);
        Held(ServingMetric.Power, 0.06, double.PositiveInfinity);

        void Held(ServingMetric metric, double median, double ninetiethPercentile)
        {
            var found = errors.Where(error => error.Metric == metric).Select(error => error.Error).Order().ToArray();
            Assert.NotEmpty(found);
            Assert.True(AccuracySummary.Quantile(found, 0.5) <= median, $"{metric}: median {AccuracySummary.Quantile(found, 0.5):P1}");
            Assert.True(AccuracySummary.Quantile(found, 0.9) <= ninetiethPercentile, $"{metric}: 90th percentile {AccuracySummary.Quantile(found, 0.9):P1}");
        }
    }

    [Fact]
    public async Task A_batch_answers_in_order_and_tells_a_bad_question_at_its_place()
    {
        var small = Question(Sound with { Count = 1, Tensor = 1 });
        var answers = await Batch([small, new JsonObject { ["accelerator"] = "abacus", ["count"] = 0 }, Question(Sound)]);

        Assert.Equal(3, answers.Count);
        Assert.Equal(400, answers[1]!["status"]!.GetValue<int>());
        Assert.Superset(new HashSet<string> { "model", "accelerator", "count" }, answers[1]!["errors"]!.AsObject().Select(error => error.Key).ToHashSet());
        Assert.True(Number(answers[2]!, "outputTokensPerSecond") > 2 * Number(answers[0]!, "outputTokensPerSecond"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_millisecond_to_the_first_token_is_refused_with_its_reason_and_the_nearest_that_can(bool offline)
    {
        var question = Sound with { Offline = offline ? true : null, RequestsPerSecond = offline ? null : 0.5 };
        var refused = await One(question with { Targets = new ServingTargets(0.001, null) });

        Assert.False(refused["feasible"]!.GetValue<bool>());
        Assert.False(string.IsNullOrWhiteSpace(refused["reason"]!.GetValue<string>()));
        var nearest = Number(refused["nearest"]!, "timeToFirstTokenSeconds");
        Assert.True(nearest > 0.001);
        Assert.True((await One(question with { Targets = new ServingTargets(nearest * 1.01, null) }))["feasible"]!.GetValue<bool>());
    }

    private static ServingQuestion Sound { get; } = new()
    {
        Model = new Planner.Domain.Scenarios.ModelChoice { Id = "llama-3-1-8b" },
        Engine = "vllm",
        Precision = "fp8",
        Accelerator = "h100-sxm-80gb",
        Count = 8,
        InputTokens = 1000,
        OutputTokens = 200,
        Offline = true,
    };

    private async Task<JsonArray> Batch(JsonArray questions) => JsonNode.Parse(await Post("/api/v1/serving/batch", questions))!.AsArray();

    private async Task<JsonObject> One(ServingQuestion question) => JsonNode.Parse(await Post("/api/v1/serving", Question(question)))!.AsObject();

    private async Task<string> Post(string address, JsonNode body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync(address, content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text[..Math.Min(text.Length, 500)]);
        return text;
    }

    private static string Field(ServingMetric metric) => metric switch
    {
        ServingMetric.TimePerOutputToken => "timePerOutputTokenSeconds",
        ServingMetric.TimeToFirstToken => "timeToFirstTokenSeconds",
        ServingMetric.Power => "powerWatts",
        _ => "outputTokensPerSecond",
    };

    private static double Number(JsonNode answer, string field) => answer[field]!.GetValue<double>();

    // As a stranger writes it: only what the run says, by the names of the contract.
    private static JsonObject Question(ServingQuestion asked)
    {
        (string Field, JsonNode? Value)[] said =
        [
            ("model", new JsonObject { ["id"] = asked.Model!.Id }), ("engine", asked.Engine), ("softwareYear", asked.SoftwareYear), ("precision", asked.Precision),
            ("accelerator", asked.Accelerator), ("count", asked.Count), ("tensor", asked.Tensor), ("inputTokens", asked.InputTokens), ("outputTokens", asked.OutputTokens),
            ("concurrency", asked.Concurrency), ("requestsPerSecond", asked.RequestsPerSecond), ("offline", asked.Offline), ("targets", Limits(asked.Targets)),
        ];
        return new JsonObject(said.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Field, field.Value)));
    }

    private static JsonObject? Limits(ServingTargets? targets)
    {
        if (targets is null)
        {
            return null;
        }

        var limits = new JsonObject { ["timeToFirstTokenSeconds"] = targets.TimeToFirstTokenSeconds };
        if (targets.TimePerOutputTokenSeconds is { } each)
        {
            limits["timePerOutputTokenSeconds"] = each;
        }

        return limits;
    }
}
