using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Training;
using Planner.Tests.Catalogue;
using Planner.Tests.Engines.Training;
using Xunit;

namespace Planner.Tests.Engines.Kernels;

public sealed class TransformerTests
{
    [Fact]
    public void Gpt3_has_the_parameters_of_its_name()
    {
        var model = TrainingCase.Filled(TrainingCase.Gpt3()).Job.Model;

        Assert.Equal(12.0 * 96 * 12288 * 12288, model.LayerParameters);
        Assert.Equal(175e9, model.LayerParameters + (51200.0 * 12288), 175e9 * 0.005);
    }

    [Theory]
    [InlineData("deepseek-v3", 671e9, 0.02)]
    [InlineData("llama-3-1-405b", 405.9e9, 0.01)]
    [InlineData("mixtral-8x7b", 46.7e9, 0.01)]
    [InlineData("llama-2-70b", 69e9, 0.01)]
    public void Published_models_have_the_parameters_of_their_shapes(string id, double parameters, double tolerance)
    {
        var shape = ModelOf(id);

        Assert.Equal(parameters, shape.LayerParameters + (2.0 * shape.Vocabulary * shape.Hidden), parameters * tolerance);
    }

    [Fact]
    public void Work_of_a_token_is_that_of_the_Megatron_formula()
    {
        var model = TrainingCase.Filled(TrainingCase.Gpt3()).Job.Model;
        double layers = 96, hidden = 12288, sequence = 2048, vocabulary = 51200;
        var published = 72 * layers * hidden * hidden * (1 + (sequence / (6 * hidden)) + (vocabulary / (12 * layers * hidden)));

        Assert.Equal(published, 2 * TrainingWork.PerToken(model, sequence, frozen: false, causal: false), published * 1e-12);
    }

    [Fact]
    public void A_causal_mask_halves_the_attention_core_and_a_window_makes_it_smaller_still()
    {
        var model = ModelOf("gpt-oss-20b") with { SlidingWindow = null, FullAttentionLayers = 24 };
        var all = TrainingWork.AttentionCore(model, 4096, causal: false);

        Assert.Equal(all / 2, TrainingWork.AttentionCore(model, 4096, causal: true), 1e-6);
        // Six of 24 layers look back over half of 4,096 tokens on average, the others over 128; scores and values take one product each.
        var windowed = model with { SlidingWindow = 128, FullAttentionLayers = 6 };
        Assert.Equal(2 * model.AttentionWidth * ((6 * 2048.0) + (18 * 128.0)), TrainingWork.AttentionCore(windowed, 4096, causal: true), 1);
    }

    [Theory]
    [InlineData("gpt-oss-20b", 12)]
    [InlineData("mistral-7b", 32)]
    [InlineData("llama-4-scout", 12)]
    [InlineData("llama-2-70b", 80)]
    public void Layers_that_attend_to_all_tokens_are_the_models_own(string model, int layers) => Assert.Equal(layers, ModelOf(model).FullAttentionLayers);

    [Fact]
    public void A_window_and_no_count_means_every_layer_unless_the_model_of_that_window_says_otherwise()
    {
        var models = SeedCatalogue.Snapshot.LanguageModels;
        Transformer Completed(ModelShape shape) => ShapeCompletion.Complete(shape with { FullAttentionLayers = null }, models.Values).Model;
        var oss = models["gpt-oss-120b"].Shape;

        Assert.Equal(oss.FullAttentionLayers, Completed(oss).FullAttentionLayers);
        Assert.Equal(0, Completed(oss with { SlidingWindow = 256 }).FullAttentionLayers);
        Assert.Equal(0, Completed(models["llama-3-1-8b"].Shape with { SlidingWindow = 1024 }).FullAttentionLayers);
        Assert.Equal(32, Completed(models["llama-3-1-8b"].Shape).FullAttentionLayers);
    }

    [Fact]
    public void Every_model_of_the_catalogue_with_a_window_states_how_many_layers_are_without() =>
        Assert.All(SeedCatalogue.Snapshot.LanguageModels.Values.Where(model => model.Shape.SlidingWindow is not null), model => Assert.InRange(model.Shape.FullAttentionLayers ?? -1, 0, model.Shape.Layers!.Value - 1));

    [Fact]
    public void Adapters_beside_frozen_weights_need_four_FLOP_where_training_needs_six()
    {
        var model = ModelOf("llama-2-70b");
        var core = 3 * TrainingWork.AttentionCore(model, 4096, causal: false);

        Assert.Equal(
            4.0 / 6,
            (TrainingWork.PerToken(model, 4096, frozen: true, causal: false) - core) / (TrainingWork.PerToken(model, 4096, frozen: false, causal: false) - core),
            1e-12);
    }

    [Fact]
    public void A_known_shape_takes_what_it_leaves_open_from_its_reference()
    {
        var completed = ShapeCompletion.Complete(
            new ModelShape { Parameters = 70.6e9, ActiveParameters = 70.6e9, Layers = 80, HiddenSize = 8192, AttentionHeads = 64, FeedForwardSize = 28672, VocabularySize = 128256 },
            TrainingCase.Catalogue.LanguageModels.Values);

        Assert.Equal(8, completed.Model.KeyValueHeads);
        Assert.True(completed.Model.Gated);
        Assert.Equal(8, completed.Assumed["model.keyValueHeads"]);
        Assert.DoesNotContain("model.layers", completed.Assumed.Keys);
    }

    [Fact]
    public void The_parameters_decide_between_two_and_three_feed_forward_matrices()
    {
        var sizes = new ModelShape { Parameters = 31.7e9, Layers = 32, HiddenSize = 8192, AttentionHeads = 64, FeedForwardSize = 28672, VocabularySize = 32000 };

        var gated = ShapeCompletion.Complete(sizes, TrainingCase.Catalogue.LanguageModels.Values).Model;
        var plain = ShapeCompletion.Complete(sizes with { Parameters = 24e9 }, TrainingCase.Catalogue.LanguageModels.Values).Model;

        Assert.True(gated.Gated);
        Assert.Equal(64, gated.KeyValueHeads);
        Assert.False(plain.Gated);
    }

    [Fact]
    public void Parameters_alone_give_a_whole_shape_of_that_size() => Prop.ForAll(
        Gen.Choose(8, 12).Select(power => Math.Pow(10, power)).ToArbitrary(),
        parameters =>
        {
            var model = ShapeCompletion.Complete(new ModelShape { Parameters = parameters }, TrainingCase.Catalogue.LanguageModels.Values).Model;
            var counted = model.LayerParameters + ((double)model.Vocabulary * model.Hidden);
            return counted / parameters is > 0.5 and < 2;
        }).QuickCheckThrowOnFailure();

    private static Transformer ModelOf(string id) =>
        ShapeCompletion.Complete(TrainingCase.Catalogue.LanguageModels[id].Shape, TrainingCase.Catalogue.LanguageModels.Values).Model;
}
