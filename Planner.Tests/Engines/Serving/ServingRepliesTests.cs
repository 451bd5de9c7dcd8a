using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Planner.Tests.Catalogue;
using Xunit;

namespace Planner.Tests.Engines.Serving;

public sealed class ServingRepliesTests
{
    private static readonly string[] s_filled = ["engine", "inputTokens", "model.layers", "outputTokens", "precision", "softwareYear"];
    private static readonly string[] s_wrong = ["model.id", "accelerator", "count", "inputTokens", "precision", "offline"];

    [Fact]
    public void A_sound_question_has_an_answer_with_bands()
    {
        var answer = Ask(Servings.Question()).Answer!;

        Assert.True(answer.Feasible);
        Assert.InRange(answer.OutputTokensPerSecond!.Value, 5_000, 40_000);
        Assert.True(answer.Spread["outputTokensPerSecond"].P10 < answer.OutputTokensPerSecond);
        Assert.True(answer.Spread["outputTokensPerSecond"].P90 > answer.OutputTokensPerSecond);
        Assert.Equal(Servings.Fitted.Version, answer.ConstantsVersion);
    }

    [Fact]
    public void What_is_left_out_is_assumed_and_said()
    {
        var question = new ServingQuestion { Model = new ModelChoice { Shape = new ModelShape { Parameters = 70e9 } }, Accelerator = "h100-sxm-80gb", Count = 8 };

        var answer = Ask(question).Answer!;

        Assert.True(answer.OutputTokensPerSecond > 0);
        Assert.Superset(
            s_filled.ToHashSet(),
            answer.Assumed.Select(assumed => assumed.Field).ToHashSet());
    }

    [Fact]
    public void A_full_queue_of_fixed_lengths_is_a_benchmarks_list_and_says_so()
    {
        var usual = Ask(Servings.Question()).Answer!;
        var endless = Ask(Servings.Question() with { Requests = 1e9 }).Answer!;

        Assert.Equal(6.5e6 / 1500, Assert.IsType<double>(usual.Assumed.Single(assumed => assumed.Field == "requests").Value), 6);
        Assert.DoesNotContain(endless.Assumed, assumed => assumed.Field == "requests");
        Assert.InRange(endless.OutputTokensPerSecond!.Value / usual.OutputTokensPerSecond!.Value, 1, 1.15);
    }

    [Fact]
    public void Eight_bits_with_scales_for_blocks_are_slower_on_Hopper()
    {
        var deepseek = Servings.Question("deepseek-v3") with { Accelerator = "h200-sxm-141gb" };

        Assert.True(Rate("gemm-hopper-fp8", 0.7) == Rate("gemm-hopper-fp8", 0.5));
        Assert.True(Rate("gemm-hopper-fp8-blocks", 0.6) > Rate("gemm-hopper-fp8-blocks", 0.4));

        double Rate(string key, double value)
        {
            var (job, cluster, _) = ServingAssumptions.Complete(deepseek, SeedCatalogue.Snapshot);
            return ServingEstimates.Estimate(job, cluster, Servings.Constants.With(new Dictionary<string, double> { [key] = value }), CentralReading.Instance).OutputTokensPerSecond.Value;
        }
    }

    [Theory]
    [InlineData("llama-2-70b")]
    [InlineData("llama-3-1-8b")]
    [InlineData("llama-3-1-405b")]
    [InlineData("gpt-j-6b")]
    [InlineData("mixtral-8x7b")]
    [InlineData("qwen3-235b-a22b")]
    [InlineData("llama-4-maverick")]
    [InlineData("gpt-oss-120b")]
    [InlineData("deepseek-v3")]
    public void A_model_told_by_its_parameters_alone_is_the_published_one(string id)
    {
        var shape = SeedCatalogue.Snapshot.LanguageModels[id].Shape;
        var bare = new ModelShape { Parameters = shape.Parameters, ActiveParameters = shape.ActiveParameters };
        var question = Servings.Question(id) with { InputTokens = null };

        var told = Ask(question with { Model = new ModelChoice { Shape = bare } }).Answer!;

        Assert.Equal(Ask(question).Answer!.OutputTokensPerSecond, told.OutputTokensPerSecond);
    }

    [Fact]
    public void A_question_is_read_from_json_with_its_limits_and_drafts()
    {
        const string text = """
            { "model": { "id": "llama-3-1-8b" }, "accelerator": "h100-sxm-80gb", "count": 1, "requestsPerSecond": 2,
              "targets": { "timeToFirstTokenSeconds": 1, "percentile": 0.9 }, "speculation": { "draftTokens": 3 } }
            """;

        var question = QuestionJson.Read<ServingQuestion>(QuestionJson.Parse(text).Document!.RootElement).Question!;

        Assert.Equal(new ServingTargets(1, null, 0.9), question.Targets);
        Assert.Equal(3, question.Speculation!.DraftTokens);
        Assert.True(Ask(question).Answer!.Feasible);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var question = new ServingQuestion { Model = new ModelChoice { Id = "no-such" }, Accelerator = "h1000", Count = -3, InputTokens = double.NaN, Precision = "fp7", Concurrency = 1, Offline = true };

        var problems = Ask(question).Problems;

        Assert.Superset(
            s_wrong.ToHashSet(),
            problems.Select(problem => problem.Path).ToHashSet());
    }

    [Fact]
    public void Sockets_answer_side_by_side_and_eight_bits_are_no_faster_there_than_four()
    {
        var question = Servings.Question("llama-3-1-8b") with { Engine = "other", Accelerator = "xeon-6980p", Count = 2, Precision = "int4" };
        var (four, eight) = (Ask(question).Answer!, Ask(question with { Precision = "int8" }).Answer!);

        Assert.Equal(2, four.Layout!.Replicas);
        Assert.InRange(eight.OutputTokensPerSecond!.Value, 0.5 * four.OutputTokensPerSecond!.Value, four.OutputTokensPerSecond.Value);
    }

    [Fact]
    public void A_millisecond_to_the_first_token_comes_back_with_the_nearest_that_can()
    {
        var answer = Ask(Servings.Question() with { Targets = new ServingTargets(0.001, null) }).Answer!;

        Assert.False(answer.Feasible);
        Assert.Equal("serving-target-out-of-reach", answer.Reason!.Code);
        Assert.InRange(answer.Reason.Arguments[0].Value!.Value, 0.01, 2);
    }

    [Fact]
    public void A_load_that_breaks_its_limits_says_what_it_reaches()
    {
        var answer = Ask(Servings.Question() with { Offline = null, Concurrency = 1000, Targets = new ServingTargets(null, 0.01) }).Answer!;

        Assert.Equal("serving-target-missed", answer.Reason!.Code);
        Assert.True(answer.TimePerOutputTokenSeconds > 0.01);
    }

    [Fact]
    public void A_model_too_large_says_what_it_would_need()
    {
        var answer = Ask(Servings.Question("llama-3-1-405b") with { Count = 2 }).Answer!;

        Assert.Equal("serving-does-not-fit", answer.Reason!.Code);
        Assert.InRange(answer.Reason.Arguments[1].Value!.Value, 5, 8);
        Assert.NotNull(answer.OutputTokensPerSecond);
    }

    [Fact]
    public void More_requests_than_can_be_answered_say_how_many_can()
    {
        var answer = Ask(Servings.Question() with { Offline = null, RequestsPerSecond = 1e6 }).Answer!;

        Assert.Equal("serving-overloaded", answer.Reason!.Code);
        Assert.Equal(answer.OutputTokensPerSecond!.Value / 500, answer.Reason.Arguments[0].Value!.Value, 6);
    }

    [Theory]
    [InlineData(1e6, 1)]
    [InlineData(1e15, 1)]
    [InlineData(1e9, 1_000_000)]
    public void Extremes_never_give_infinities(double parameters, int count)
    {
        foreach (var accelerator in SeedCatalogue.Snapshot.Accelerators.Keys)
        {
            var question = Servings.Question() with
            {
                Model = new ModelChoice { Shape = new ModelShape { Parameters = parameters } },
                Accelerator = accelerator,
                Count = count,
                Precision = null,
                InputTokens = 1e7,
                Concurrency = 0,
                Offline = null,
            };

            var answer = Ask(question).Answer!;

            Assert.True(answer.OutputTokensPerSecond is null or >= 0, accelerator);
        }
    }

    private static ServingReply Ask(ServingQuestion question) => ServingReplies.Answer(question, SeedCatalogue.Snapshot, Servings.Fitted);
}
