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
}
