using System;
using System.Linq;
using System.Text.Json;

namespace Planner.Domain.Engines.Training;

/// <summary>What a <c>config.json</c> says of layers that see only the last tokens, by the conventions of the families that have them.</summary>
internal static class AttentionWindow
{
    private const int EachSecond = 2;
    private const int EachFourth = 4;
    private const int EachSixth = 6;

    /// <summary>Tokens that such a layer sees; null when all layers see all.</summary>
    public static int? Of(JsonElement config) => HuggingFaceConfig.Flag(config, "use_sliding_window", otherwise: true) && HuggingFaceConfig.Count(config, "sliding_window", "attention_chunk_size") is > 0 and var window
        ? window
        : null;

    /// <summary>Layers that see all tokens: as listed, as the pattern says, else as the family is built; 0 when every layer has the window.</summary>
    public static int FullLayers(JsonElement config, int layers) =>
        Listed(config) ?? (HuggingFaceConfig.Count(config, "sliding_window_pattern", "no_rope_layer_interval") is > 0 and var each ? layers / each : Family(config, layers));

    private static int? Listed(JsonElement config) => config.TryGetProperty("layer_types", out var types) && types.ValueKind == JsonValueKind.Array
        ? types.EnumerateArray().Count(type => type.ValueKind == JsonValueKind.String && type.GetString() == "full_attention")
        : null;

    // Qwen's window begins above so many full layers; the others repeat a pattern whose last layer is full.
    private static int Family(JsonElement config, int layers) => HuggingFaceConfig.Text(config, "model_type") switch
    {
        "gemma2" or "gpt_oss" => layers / EachSecond,
        "gemma3" or "gemma3_text" => layers / EachSixth,
        "cohere2" or "llama4_text" => layers / EachFourth,
        "qwen2" or "qwen2_moe" or "qwen3" or "qwen3_moe" => Math.Min(layers, HuggingFaceConfig.Count(config, "max_window_layers") ?? layers),
        _ => 0,
    };
}
