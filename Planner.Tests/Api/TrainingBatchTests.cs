using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Threading.Tasks;
using Planner.Domain.Engines.Training;
using Planner.Domain.Studies.Accuracy;
using Planner.Tests.Browser;
using Planner.Tests.Published;
using Xunit;

namespace Planner.Tests.Api;

/// <summary>All published throughput and utilisation rows asked over HTTP, as a stranger with a table would: once with the software's class and date, once without.</summary>
public sealed class TrainingBatchTests(PlannerApp app) : IClassFixture<PlannerApp>
{
    private const int LargestBatch = 1000;

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly ImmutableArray<PublishedRun> s_rates =
        [.. TrainingRuns.Read("training-runs").Where(run => run.Use == RunUse.Fit && TrainingRuns.IsRate(run) && !run.CountsRecomputation)];

    private static readonly ImmutableArray<PublishedRun> s_grid = [.. TrainingRuns.Read("training-grid")];

    [Fact]
    public async Task Published_rows_are_met_over_http()
    {
        var errors = await Errors("stack and year stated", s_rates);

        Assert.True(errors.Count >= 360);
        Assert.InRange(AccuracySummary.Quantile(errors, 0.5), 0, 0.06);
        Assert.InRange(AccuracySummary.Quantile(errors, 0.9), 0, 0.30);
    }

    /// <summary>The default is today's fused software, and most rows are older or plain PyTorch: what a stranger must expect who knows neither.</summary>
    [Fact]
    public async Task Published_rows_are_met_less_well_over_http_without_stack_and_year()
    {
        var errors = await Errors("neither stack nor year", [.. s_rates.Select(run => run with { Question = run.Question with { Stack = null, SoftwareYear = null } })]);

        Assert.InRange(AccuracySummary.Quantile(errors, 0.5), 0, 0.11);
    }

    [Fact]
    public async Task The_measured_grid_is_met_over_http()
    {
        var errors = await Errors("grid", s_grid);

        Assert.Equal(s_grid.Length, errors.Count);
        Assert.InRange(errors.Average(), 0, 0.08);
    }

    private async Task<List<double>> Errors(string what, ImmutableArray<PublishedRun> runs)
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Url) };
        var errors = new List<double>();
        foreach (var batch in runs.Chunk(LargestBatch))
        {
            using var reply = await client.PostAsJsonAsync("/api/v1/training/batch", batch.Select(run => Body(run.Question)), TestContext.Current.CancellationToken);
            reply.EnsureSuccessStatusCode();
            var answers = JsonNode.Parse(await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsArray();
            Assert.Equal(batch.Length, answers.Count);
            errors.AddRange(batch.Zip(answers, (run, answer) => Math.Abs((Predicted(run, answer!) / run.Value) - 1)));
        }

        errors.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{what}: {errors.Count} rows, median {AccuracySummary.Quantile(errors, 0.5):P1}, mean {errors.Average():P1}, p90 {AccuracySummary.Quantile(errors, 0.9):P1}");
        return errors;
    }

    private static double Predicted(PublishedRun run, JsonNode answer) =>
        answer[run.Metric == RunMetric.TokensPerSecond ? "tokensPerSecondPerAccelerator" : "modelFlopsUtilisation"]?.GetValue<double>()
        ?? throw new InvalidOperationException($"{run.Id}: {answer.ToJsonString()}");

    private static JsonObject Body(TrainingQuestion question)
    {
        var body = JsonSerializer.SerializeToNode(question with { Model = null }, s_options)!.AsObject();
        body["model"] = JsonSerializer.SerializeToNode(question.Model!.Shape, s_options);
        return body;
    }
}
