using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Planner.Tests.Catalogue;

namespace Planner.Tests.Engines.Serving;

/// <summary>Jobs, clusters and constants that tests of serving start from.</summary>
internal static class Servings
{
    private static readonly Lazy<EngineConstants> s_fitted = new(() =>
        EngineConstantsReader.Read(File.ReadAllText(Repository.PathOf("seed-data/engine-constants.json"))).Constants!);

    /// <summary>The constants that the product starts with.</summary>
    public static EngineConstants Fitted => s_fitted.Value;

    public static ServingConstants Constants { get; } = ServingConstants.From(Fitted);

    /// <summary>Every efficiency and speed one, every overhead nothing: formulas show bare.</summary>
    public static ServingConstants Bare { get; } = Constants.With(Constants.Values.ToDictionary(pair => pair.Key, pair => BareValue(pair.Key, pair.Value)));

    /// <summary>A chip of round figures: 1,000 and 2,000 TFLOP/s, 100 GiB, 4 TB/s, 400 GB/s.</summary>
    public static Accelerator Chip { get; } = SeedCatalogue.Snapshot.Accelerators["h100-sxm-80gb"] with
    {
        Bf16Rate = Figures.Of("bf16-rate", 1000, Units.TeraflopPerSecond),
        Fp8Rate = Figures.Of("fp8-rate", 2000, Units.TeraflopPerSecond),
        Fp4Rate = null,
        Memory = Figures.Of("memory", 100, Units.Gibibyte),
        MemoryBandwidth = Figures.Of("memory-bandwidth", 4, Units.TerabytePerSecond),
        ScaleUpBandwidth = Figures.Of("scale-up-bandwidth", 400, Units.GigabytePerSecond),
        BoardPower = Figures.Of("board-power", 1000, Units.Watt),
    };

    public static ServingJob Job(string model, double input = 1000, double output = 500) => new()
    {
        Shape = ShapeCompletion.Complete(SeedCatalogue.Snapshot.LanguageModels[model].Shape, SeedCatalogue.Snapshot.LanguageModels.Values).Shape,
        Format = ServingFormat.Fp8,
        Engine = ServingEngine.TensorRtLlm,
        SoftwareYear = 2026,
        InputTokens = input,
        OutputTokens = output,
        VariedLengths = false,
        Load = ServingLoad.Offline,
    };

    public static ReplicaOf<T> Replica<T>(ServingJob job, ServingLayout layout, ServingConstants constants, IReading<T> reading, Accelerator? chip = null)
        where T : struct, IReal<T> =>
        ServingEstimates.Step(ServedModel.From(job.Shape), job, new ServingCluster(chip ?? Chip, layout.Accelerators), layout, constants, reading).Replica;

    public static ServingStep<Real> Step(ServingJob job, ServingLayout? layout = null, ServingConstants? constants = null, Accelerator? chip = null) =>
        new(Replica(job, layout ?? One, constants ?? Constants, CentralReading.Instance, chip));

    public static ServingLayout One { get; } = new(1, 1, ExpertParallel: false, 1);

    public static ServingLayout Tensor(int accelerators) => new(accelerators, 1, ExpertParallel: false, 1);

    public static ServingQuestion Question(string model = "llama-3-1-70b") => new()
    {
        Model = new ModelChoice { Id = model },
        Engine = "tensorrt-llm",
        Precision = "fp8",
        Accelerator = "h100-sxm-80gb",
        Count = 8,
        InputTokens = 1000,
        OutputTokens = 500,
        Offline = true,
    };

    private static double BareValue(string key, Constant constant) => constant.Unit switch
    {
        _ when constant.Unit != Units.One => 0,
        _ when key.StartsWith("chip-youth", StringComparison.Ordinal) || key is "software-youth" or "power-exponent" or "memory-logits" => 0,
        _ when key is "tokens-per-iteration" or "scheduler-requests" => 1e9,
        _ when key.StartsWith("kernels-since", StringComparison.Ordinal) => constant.Value,
        _ => 1,
    };
}
