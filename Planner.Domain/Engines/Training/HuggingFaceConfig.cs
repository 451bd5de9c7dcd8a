using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text.Json;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;

namespace Planner.Domain.Engines.Training;

/// <summary>What a <c>config.json</c> gave: the shape, or the fields that it lacks.</summary>
/// <param name="Shape">The shape with its parameters counted.</param>
/// <param name="Missing">Fields without which no shape can be made; <c>$</c> when the text is no JSON object.</param>
public sealed record HuggingFaceReading(ModelShape? Shape, ImmutableArray<string> Missing);

/// <summary>Reads the <c>config.json</c> of a Hugging Face model into a shape: pure text in, shape out.</summary>
public static class HuggingFaceConfig
{
    /// <summary>The shape that the text describes.</summary>
    public static HuggingFaceReading Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object ? Read(Inner(root)) : new HuggingFaceReading(null, ["$"]);
        }
        catch (JsonException)
        {
            return new HuggingFaceReading(null, ["$"]);
        }
    }

    // Models that also see keep their language part one level down.
    private static JsonElement Inner(JsonElement root) =>
        root.TryGetProperty("text_config", out var text) && text.ValueKind == JsonValueKind.Object ? text : root;

    private static HuggingFaceReading Read(JsonElement config)
    {
        var layers = Count(config, "num_hidden_layers", "n_layer", "n_layers", "num_layers");
        var hidden = Count(config, "hidden_size", "n_embd", "d_model", "dim");
        var heads = Count(config, "num_attention_heads", "n_head", "n_heads");
        var vocabulary = Count(config, "vocab_size", "padded_vocab_size");
        var missing = new List<string>();
        foreach (var (name, value) in new[] { ("num_hidden_layers", layers), ("hidden_size", hidden), ("num_attention_heads", heads), ("vocab_size", vocabulary) })
        {
            if (value is null or <= 0)
            {
                missing.Add(name);
            }
        }

        return missing.Count > 0
            ? new HuggingFaceReading(null, [.. missing])
            : new HuggingFaceReading(Counted(Shape(config, layers!.Value, hidden!.Value, heads!.Value, vocabulary!.Value), IsTied(config)), []);
    }

    private static ModelShape Shape(JsonElement config, int layers, int hidden, int heads, int vocabulary)
    {
        var experts = Count(config, "num_local_experts", "n_routed_experts", "num_experts", "moe_num_experts") ?? 1;
        var wide = Count(config, "intermediate_size", "n_inner", "ffn_dim", "ffn_hidden_size");
        var dense = experts > 1 ? Count(config, "first_k_dense_replace") ?? 0 : 0;
        return new ModelShape
        {
            Parameters = 1,
            Layers = layers,
            HiddenSize = hidden,
            AttentionHeads = heads,
            KeyValueHeads = Count(config, "num_key_value_heads", "num_kv_heads", "n_head_kv") ?? (Flag(config, "multi_query") ? 1 : heads),
            HeadSize = Count(config, "v_head_dim", "head_dim") ?? (hidden / heads),
            FeedForwardSize = (experts > 1 ? Count(config, "moe_intermediate_size") : null) ?? wide ?? (4 * hidden),
            GatedFeedForward = IsGated(config),
            VocabularySize = vocabulary,
            LatentAttention = Count(config, "kv_lora_rank") is not null,
            SlidingWindow = AttentionWindow.Of(config),
            FullAttentionLayers = AttentionWindow.Of(config) is null ? null : AttentionWindow.FullLayers(config, layers),
            Experts = experts,
            ActiveExperts = Count(config, "num_experts_per_tok", "experts_per_token", "moe_top_k") ?? 1,
            SharedExperts = Count(config, "n_shared_experts") ?? 0,
            DenseLayers = dense,
            DenseFeedForwardSize = experts > 1 && dense > 0 ? wide : null,
        };
    }

    /// <summary>The shape with the parameters that its sizes give.</summary>
    private static ModelShape Counted(ModelShape shape, bool tied)
    {
        var model = ShapeCompletion.Complete(shape with { Parameters = 1, ActiveParameters = 1 }, []).Model;
        var embeddings = (tied ? 1.0 : 2.0) * model.Vocabulary * model.Hidden;
        var idle = model.ExpertLayers * (model.Experts - model.ActiveExperts) * model.ExpertSize;
        var all = model.LayerParameters + embeddings;
        return shape with { Parameters = all, ActiveParameters = all - idle };
    }

    // Two-matrix blocks belong to the first generation of models; what came after is gated, whatever its activation is called.
    private static bool IsGated(JsonElement config)
    {
        var family = Text(config, "model_type");
        return family is not ("gpt2" or "gpt_neox" or "gptj" or "gpt_neo" or "opt" or "bloom" or "mpt" or "falcon" or "nemotron" or "gpt_bigcode" or "starcoder2" or "phi" or "megatron-gpt2");
    }

    private static bool IsTied(JsonElement config) => config.TryGetProperty("tie_word_embeddings", out var tied)
        ? tied.ValueKind == JsonValueKind.True
        : Text(config, "model_type") is "gpt2" or "gemma" or "gemma2" or "gemma3_text" or "opt" or "bloom" or "mpt" or "falcon";

    internal static int? Count(JsonElement config, params string[] names)
    {
        foreach (var name in names)
        {
            if (config.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
            {
                return number;
            }
        }

        return null;
    }

    internal static string? Text(JsonElement config, string name) =>
        config.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    internal static bool Flag(JsonElement config, string name, bool otherwise = false) =>
        config.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.True : otherwise;
}
