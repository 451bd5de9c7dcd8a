using Planner.Domain.Engines.Training;
using Xunit;

namespace Planner.Tests.Engines.Training;

public sealed class HuggingFaceConfigTests
{
    [Fact]
    public void A_grouped_query_model_is_read_with_its_parameters()
    {
        var shape = HuggingFaceConfig.Read("""
            {"model_type": "llama", "hidden_size": 4096, "intermediate_size": 14336, "num_attention_heads": 32, "num_hidden_layers": 32,
             "num_key_value_heads": 8, "vocab_size": 128256, "tie_word_embeddings": false}
            """).Shape!;

        Assert.Equal(8, shape.KeyValueHeads);
        Assert.True(shape.GatedFeedForward);
        Assert.Equal(8.03e9, shape.Parameters, 8.03e9 * 0.001);
        Assert.Equal(shape.Parameters, shape.ActiveParameters);
    }

    [Fact]
    public void A_mixture_with_latent_attention_is_read_with_what_a_token_uses()
    {
        var shape = HuggingFaceConfig.Read("""
            {"model_type": "deepseek_v3", "hidden_size": 7168, "intermediate_size": 18432, "moe_intermediate_size": 2048, "num_attention_heads": 128,
             "num_key_value_heads": 128, "num_hidden_layers": 61, "n_routed_experts": 256, "n_shared_experts": 1, "num_experts_per_tok": 8,
             "first_k_dense_replace": 3, "kv_lora_rank": 512, "q_lora_rank": 1536, "v_head_dim": 128, "vocab_size": 129280, "tie_word_embeddings": false}
            """).Shape!;

        Assert.True(shape.LatentAttention);
        Assert.Equal(671e9, shape.Parameters, 671e9 * 0.01);
        Assert.Equal(37e9, shape.ActiveParameters!.Value, 37e9 * 0.03);
    }

    [Fact]
    public void The_first_generation_writes_its_sizes_in_its_own_words()
    {
        var shape = HuggingFaceConfig.Read("""{"model_type": "gpt2", "n_embd": 1600, "n_head": 25, "n_layer": 48, "vocab_size": 50257}""").Shape!;

        Assert.False(shape.GatedFeedForward);
        Assert.Equal(6400, shape.FeedForwardSize);
        Assert.Equal(1.55e9, shape.Parameters, 1.55e9 * 0.02);
    }

    [Theory]
    [InlineData("{", "$")]
    [InlineData("[1]", "$")]
    [InlineData("""{"hidden_size": 64, "num_attention_heads": 4, "vocab_size": 100}""", "num_hidden_layers")]
    public void What_is_missing_is_named(string json, string missing)
    {
        var reading = HuggingFaceConfig.Read(json);

        Assert.Null(reading.Shape);
        Assert.Equal([missing], reading.Missing);
    }

    [Theory]
    [InlineData("\"model_type\": \"mistral\", \"sliding_window\": 4096", 4096, 0)]
    [InlineData("\"model_type\": \"mistral\", \"sliding_window\": null", null, null)]
    [InlineData("\"model_type\": \"gemma2\", \"sliding_window\": 4096", 4096, 12)]
    [InlineData("\"model_type\": \"gemma3_text\", \"sliding_window\": 1024, \"sliding_window_pattern\": 6", 1024, 4)]
    [InlineData("\"model_type\": \"gemma3_text\", \"sliding_window\": 1024", 1024, 4)]
    [InlineData("\"model_type\": \"gpt_oss\", \"sliding_window\": 128, \"layer_types\": [\"sliding_attention\", \"full_attention\", \"sliding_attention\", \"full_attention\"]", 128, 2)]
    [InlineData("\"model_type\": \"gpt_oss\", \"sliding_window\": 128", 128, 12)]
    [InlineData("\"model_type\": \"llama4_text\", \"attention_chunk_size\": 8192, \"no_rope_layer_interval\": 4", 8192, 6)]
    [InlineData("\"model_type\": \"qwen2\", \"sliding_window\": 131072, \"use_sliding_window\": false, \"max_window_layers\": 20", null, null)]
    [InlineData("\"model_type\": \"qwen2\", \"sliding_window\": 131072, \"use_sliding_window\": true, \"max_window_layers\": 20", 131072, 20)]
    public void Layers_that_see_all_are_counted_by_the_convention_of_the_family(string family, int? window, int? full)
    {
        var shape = HuggingFaceConfig.Read($$"""{{{family}}, "hidden_size": 2048, "intermediate_size": 8192, "num_attention_heads": 16, "num_hidden_layers": 24, "vocab_size": 32000}""").Shape!;

        Assert.Equal((window, full), (shape.SlidingWindow, shape.FullAttentionLayers));
    }
}
