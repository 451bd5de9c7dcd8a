using System;
using System.Collections.Generic;
using System.Linq;

namespace Planner.Web.Display;

/// <summary>Names of fitted constants: what a constant stands for, and the case that it was fitted for.</summary>
internal static class ConstantNames
{
    // Generations, links, formats and engines are called the same in every language.
    private static readonly Dictionary<string, string> s_cases = new(StringComparer.Ordinal)
    {
        ["ada"] = "Ada",
        ["ampere"] = "Ampere",
        ["arm"] = "Arm",
        ["bf16"] = "bf16",
        ["blackwell"] = "Blackwell",
        ["cdna2"] = "CDNA 2",
        ["cdna3"] = "CDNA 3",
        ["cdna4"] = "CDNA 4",
        ["ethernet"] = "Ethernet",
        ["fp4"] = "fp4",
        ["fp8"] = "fp8",
        ["gaudi"] = "Gaudi",
        ["hopper"] = "Hopper",
        ["ici"] = "ICI",
        ["infiniband"] = "InfiniBand",
        ["nvidia"] = "NVIDIA",
        ["nvlink"] = "NVLink",
        ["pcie"] = "PCIe",
        ["roce"] = "RoCE",
        ["sglang"] = "SGLang",
        ["tensorrt-llm"] = "TensorRT-LLM",
        ["tpu"] = "TPU",
        ["vllm"] = "vLLM",
        ["volta"] = "Volta",
        ["w4a16"] = "W4A16",
        ["w4a8"] = "W4A8",
        ["xeon"] = "Xeon",
        ["xgmi"] = "xGMI",
        ["xla"] = "XLA",
    };

    /// <summary>The constant's name, its case in brackets.</summary>
    /// <param name="engine">Key of the engine's section.</param>
    /// <param name="id">Id of the constant.</param>
    /// <param name="words">Of one language.</param>
    public static string Of(string engine, string id, Wording words)
    {
        var parts = id.Split('-');
        for (var taken = parts.Length; taken > 0; taken--)
        {
            var key = $"constant.{engine}.{string.Join('-', parts[..taken])}";
            if (words.Label(key) is var name && name != key)
            {
                var cases = Cases(string.Join('-', parts[taken..]), words).ToList();
                return cases.Count == 0 ? name : words.Text("methods.constant-case", name, string.Join(words["list-separator"], cases));
            }
        }

        return id;
    }

    private static IEnumerable<string> Cases(string rest, Wording words)
    {
        while (rest.Length > 0)
        {
            // The longest known word at the front: some have a hyphen of their own.
            var ends = Enumerable.Range(1, rest.Length).Reverse().Where(end => end == rest.Length || rest[end] == '-');
            var (length, name) = ends.Select(end => (end, Case(rest[..end], words))).FirstOrDefault(one => one.Item2 is not null, (rest.Length, rest));
            yield return name!;
            rest = rest[length..].TrimStart('-');
        }
    }

    private static string? Case(string word, Wording words) => s_cases.TryGetValue(word, out var name) ? name
        : words.Label("constant.case." + word) is var text && text != "constant.case." + word ? text : null;
}
