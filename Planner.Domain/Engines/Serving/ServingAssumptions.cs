using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>Fills what a serving question leaves open, and says what was filled.</summary>
public static class ServingAssumptions
{
    private const double UsualOutputTokens = 300;
    private const double ListedTokens = 6.5e6;
    private const double FewestListed = 1000;

    /// <summary>The job and the cluster of a question that passed its checks.</summary>
    public static (ServingJob Job, ServingCluster Cluster, ImmutableArray<ServingAssumption> Assumed) Complete(ServingQuestion question, CatalogueSnapshot catalogue)
    {
        var assumed = ImmutableArray.CreateBuilder<ServingAssumption>();
        var chip = catalogue.FindAccelerator(question.Accelerator!)!;
        var model = question.Model!.Id is { } id ? catalogue.LanguageModels[id].Shape : question.Model.Shape!;
        var completed = ShapeCompletion.Complete(model, catalogue.LanguageModels.Values);
        if (question.Model.Id is null)
        {
            assumed.AddRange(completed.Assumed.Select(field => new ServingAssumption(field.Key, field.Value)));
        }

        var released = completed.Same ? completed.Reference?.ReleasedFormat : null;
        var format = Format(question.Precision) ?? Filled("precision", chip.Fp8Rate is null ? ServingFormat.Bf16 : ServingFormat.Fp8);
        var output = question.OutputTokens ?? Filled("outputTokens", UsualOutputTokens);
        var job = new ServingJob
        {
            Shape = completed.Shape,
            Format = Released(released, format),
            Engine = Engine(question.Engine) ?? Filled("engine", ServingEngine.Vllm),
            SoftwareYear = question.SoftwareYear ?? Filled("softwareYear", catalogue.Year),
            OutputTokens = output,
            InputTokens = question.InputTokens ?? Filled("inputTokens", Prompt(completed, output)),
            VariedLengths = question.InputTokens is null || question.OutputTokens is null,
            Beams = question.InputTokens is null && completed.Same ? completed.Reference?.BenchmarkBeams ?? 1 : 1,
            Load = Load(question),
            Requests = question.Requests ?? (Listed(question) is { } listed ? Filled("requests", listed) : null),
            Targets = question.Targets,
            CachedShare = question.CachedShare ?? 0,
            Speculation = question.Speculation,
        };
        return (job, new ServingCluster(chip, question.Count!.Value, question.Tensor) { Server = catalogue.RoomiestServer(chip.Id) }, assumed.ToImmutable());

        TValue Filled<TValue>(string field, TValue value)
            where TValue : notnull
        {
            assumed.Add(new ServingAssumption(field, value is Enum word ? Word(word) : value));
            return value;
        }
    }

    public static ServingEngine? Engine(string? word) => word?.ToLowerInvariant() switch
    {
        "tensorrt-llm" => ServingEngine.TensorRtLlm,
        "vllm" => ServingEngine.Vllm,
        "sglang" => ServingEngine.Sglang,
        "other" => ServingEngine.Other,
        _ => null,
    };

    public static ServingFormat? Format(string? word) => word?.ToLowerInvariant() switch
    {
        "bf16" or "fp16" => ServingFormat.Bf16,
        "fp8" => ServingFormat.Fp8,
        "int8" => ServingFormat.EightBitInteger,
        "fp4" or "nvfp4" => ServingFormat.Fp4,
        "mxfp4" => ServingFormat.Mxfp4,
        "int4" or "uint4" => ServingFormat.FourBitInteger,
        _ => null,
    };

    private static string Word(Enum value) => value switch
    {
        ServingEngine.TensorRtLlm => "tensorrt-llm",
        ServingEngine engine => engine.ToString().ToLowerInvariant(),
        ServingFormat.Bf16 => "bf16",
        ServingFormat.Fp8Blocks => "fp8",
        _ => value.ToString().ToLowerInvariant(),
    };

    // A model released in a format of its own stays in it where that fits what was asked for.
    private static ServingFormat Released(string? released, ServingFormat format) => (released, format) switch
    {
        ("mxfp4", not ServingFormat.Bf16) => ServingFormat.Mxfp4,
        ("fp8", ServingFormat.Fp8) => ServingFormat.Fp8Blocks,
        _ => format,
    };

    private static ServingLoad Load(ServingQuestion question) => question switch
    {
        { Concurrency: { } requests } => ServingLoad.Concurrency(requests),
        { RequestsPerSecond: { } rate } => ServingLoad.RequestsPerSecond(rate),
        _ => ServingLoad.Offline,
    };

    // Throughput benchmarks with requests of one length list so many that some six and a half million tokens pass, and a thousand at least.
    private static double? Listed(ServingQuestion question) => question switch
    {
        { Offline: true, Targets: null, InputTokens: { } input, OutputTokens: { } output } => Math.Max(FewestListed, ListedTokens / (input + output)),
        _ => null,
    };

    // Without a word on prompts: those of the benchmark that serves this model, else as long as people's questions usually are.
    private static double Prompt(CompletedShape completed, double output) =>
        completed.Same && completed.Reference?.BenchmarkInputTokens is { } usual ? usual.Central : Math.Max(output, UsualOutputTokens);
}
