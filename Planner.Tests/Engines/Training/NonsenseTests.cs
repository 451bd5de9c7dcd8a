using System.Linq;
using Planner.Domain.Engines.Training;
using Xunit;

namespace Planner.Tests.Engines.Training;

/// <summary>Whatever is asked gets an answer with a reason or a problem at its field, never an exception or an infinity.</summary>
public sealed class NonsenseTests
{
    [Fact]
    public void No_layers_is_nothing_to_train() =>
        Refused(TrainingCase.Gpt3().With(shape => shape with { Layers = 0 }), "nothing-to-train");

    [Fact]
    public void A_sequence_of_nothing_is_nothing_to_train() => Refused(TrainingCase.Gpt3() with { SequenceLength = 0 }, "nothing-to-train");

    [Fact]
    public void Seven_tensor_ranks_do_not_divide_eight_heads() => Refused(
        TrainingCase.Gpt3().With(_ => new() { Parameters = 1e9, Layers = 8, HiddenSize = 1024, AttentionHeads = 8 }) with { Count = 56, Layout = new() { Tensor = 7 } },
        "tensor-does-not-divide-heads");

    [Fact]
    public void A_billion_accelerators_get_a_reason_and_finite_figures()
    {
        var answer = TrainingCase.Answer(TrainingCase.Gpt3() with { Count = 1e9 });

        Assert.False(answer.Feasible);
        Assert.NotNull(answer.Reason);
        Assert.NotNull(answer.Remedy);
        Finite(answer);
    }

    [Fact]
    public void A_layout_for_another_cluster_says_so() =>
        Refused(TrainingCase.Gpt3() with { Layout = new() { Tensor = 8, Pipeline = 8, Context = 1, Data = 9 } }, "layout-is-not-the-cluster");

    [Fact]
    public void More_stages_than_accelerators_leave_no_data_rank_and_say_so() =>
        Refused(TrainingCase.Gpt3() with { Count = 4, Layout = new() { Pipeline = 8 } }, "layout-is-not-the-cluster");

    [Fact]
    public void No_heads_and_heads_of_no_size_are_nothing_to_train()
    {
        Refused(TrainingCase.Gpt3().With(_ => new() { Parameters = 7e9, AttentionHeads = 0 }), "nothing-to-train");
        Refused(TrainingCase.Gpt3().With(_ => new() { Parameters = 7e9, Layers = 3, HeadSize = 0 }), "nothing-to-train");
    }

    [Fact]
    public void Experts_that_outgrow_the_stated_total_take_no_time_back()
    {
        var answer = TrainingCase.Answer(TrainingCase.Gpt3().With(_ => new() { Parameters = 1e12, Experts = 4096, HeadSize = 64, KeyValueHeads = 64 }));

        Assert.True(answer.StepSeconds > 0);
        Finite(answer);
    }

    [Fact]
    public void More_dense_layers_than_layers_and_more_active_experts_than_experts_are_problems_at_their_fields()
    {
        var question = TrainingCase.Gpt3().With(_ => new() { Parameters = 1e12, Layers = 10, DenseLayers = 50, Experts = 64, ActiveExperts = 65 });

        var paths = TrainingReplies.Answer(question, TrainingCase.Catalogue, TrainingCase.Constants).Problems.Select(problem => problem.Path);

        Assert.Equal(["model.activeExperts", "model.denseLayers"], paths.Order());
    }

    [Fact]
    public void A_model_too_large_says_how_much_memory_is_missing_and_what_would_do()
    {
        var answer = TrainingCase.Answer(TrainingCase.Gpt3(8));

        Assert.False(answer.Feasible);
        Assert.Equal("does-not-fit-in-memory", answer.Reason!.Code);
        Assert.Equal(3, answer.Reason.Arguments.Length);
        Assert.True(answer.Reason.Arguments[2].Value > 0);
        Assert.Equal("fits-on-more-accelerators", answer.Remedy!.Code);
        Finite(answer);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-3)]
    [InlineData(2.5)]
    public void A_count_that_is_no_count_is_a_problem_at_its_field(double count) =>
        Assert.Contains("count", TrainingReplies.Answer(TrainingCase.Gpt3() with { Count = count }, TrainingCase.Catalogue, TrainingCase.Constants).Problems.Select(problem => problem.Path));

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var question = TrainingCase.Gpt3() with { Accelerator = "abacus", Precision = "fp3", Stack = "haystack", Tokens = -1, Layout = new() { Tensor = 0 } };

        var paths = TrainingReplies.Answer(question, TrainingCase.Catalogue, TrainingCase.Constants).Problems.Select(problem => problem.Path);

        Assert.Equal(["accelerator", "layout.tensor", "precision", "stack", "tokens"], paths.Order());
    }

    [Fact]
    public void Extreme_sizes_stay_finite()
    {
        Finite(TrainingCase.Answer(TrainingCase.Gpt3().With(_ => new() { Parameters = 1e15 })));
        Finite(TrainingCase.Answer(TrainingCase.Gpt3().With(_ => new() { Parameters = 1 })));
        Finite(TrainingCase.Answer(TrainingCase.Gpt3() with { Tokens = 1e18, Count = 1 }));
        Finite(TrainingCase.Answer(TrainingCase.Gpt3() with { SequenceLength = 1e8 }));
        Finite(TrainingCase.Answer(TrainingCase.Gpt3() with { GlobalBatchSequences = 1e9, Count = 3 }));
    }

    private static void Refused(TrainingQuestion question, string code)
    {
        var answer = TrainingCase.Answer(question);

        Assert.False(answer.Feasible);
        Assert.Equal(code, answer.Reason!.Code);
        Finite(answer);
    }

    private static void Finite(TrainingAnswer answer)
    {
        double?[] figures =
        [
            answer.StepSeconds, answer.ComputeSeconds, answer.ElapsedSeconds, answer.Goodput, answer.ModelFlopsUtilisation,
            answer.TokensPerSecondPerAccelerator, answer.MemoryBytesPerAccelerator, answer.ActivationBytes,
        ];
        Assert.All(figures, figure => Assert.True(figure is null || double.IsFinite(figure.Value)));
        Assert.All(answer.Spread.Values, band => Assert.True(double.IsFinite(band.P10) && double.IsFinite(band.P90) && band.P10 <= band.P90));
    }
}
