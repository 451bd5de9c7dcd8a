using System;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Training;

/// <summary>What the training software adds to arithmetic: passes over memory, launches, waits, and how much of each transfer it fails to hide.</summary>
/// <typeparam name="T">The reading.</typeparam>
public readonly record struct StackCosts<T>
    where T : struct, IReal<T>
{
    /// <summary>Passes over the hidden state that element-wise operators of one layer make, forward.</summary>
    public required T ElementPasses { get; init; }

    /// <summary>Passes over the score matrix where attention is not fused.</summary>
    public required T ScorePasses { get; init; }

    /// <summary>Bytes moved for each element that is quantised; zero in 16 bits.</summary>
    public required T QuantisedBytes { get; init; }

    /// <summary>Passes over the hidden state that adapters make.</summary>
    public required T AdapterPasses { get; init; }

    /// <summary>Passes over routed tokens that sorting them to experts and back makes.</summary>
    public required T PermutationPasses { get; init; }

    /// <summary>Passes over the logits of soft-max and cross-entropy.</summary>
    public required T LogitPasses { get; init; }

    /// <summary>Time that the host needs to launch one layer's forward pass.</summary>
    public required T LaunchFloor { get; init; }

    /// <summary>Wait and launch of one local expert, forward.</summary>
    public required T ExpertWait { get; init; }

    /// <summary>Bytes moved for each weight when a micro-batch's gradients are added up.</summary>
    public required T AccumulationBytes { get; init; }

    /// <summary>Bytes moved for each frozen weight and pass to bring it into the format of the products.</summary>
    public required T UnpackedBytes { get; init; }

    public required T ExposedTensor { get; init; }

    public required T ExposedContext { get; init; }

    public required T ExposedExpert { get; init; }

    public required T ExposedPipeline { get; init; }

    public required T ExposedData { get; init; }

    /// <summary>Time of one step that no size changes.</summary>
    public required T StepFloor { get; init; }

    /// <summary>Slow-down of each doubling of the cluster beyond one node.</summary>
    public required T ScaleJitter { get; init; }

    /// <summary>Step time relative to software of 2025.</summary>
    public required T SoftwareAge { get; init; }

    /// <summary>Time of expert operators relative to software of 2026.</summary>
    public required T ExpertSoftwareAge { get; init; }

    /// <summary>Time of fused attention relative to the best kernels of the day.</summary>
    public required T AttentionSlowness { get; init; }

    /// <summary>Attention runs in one kernel that never writes the scores.</summary>
    public required bool FusedAttention { get; init; }

    /// <summary>Gradient and weight collectives run beside arithmetic.</summary>
    public required bool Overlaps { get; init; }

    /// <summary>Rounds of the ring that one tensor-parallel collective takes.</summary>
    public required double LatenciesPerCollective { get; init; }
}

/// <summary>Chooses the constants of a software class and date.</summary>
public static class SoftwareCosts
{
    private const double FirstYear = 2023.5;
    private const double LastYear = 2026.5;
    private const double LastExpertYear = 2026.7;
    private const double ReferenceYear = 2025;
    private const double ExpertReferenceYear = 2026;

    /// <summary>The costs of the job's software; dates outside those measured count as the nearest one.</summary>
    public static StackCosts<T> Of<T>(TrainingJob job, Accelerator chip, EngineSection constants, IReading<T> reading)
        where T : struct, IReal<T>
    {
        T Constant(string id) => reading.Read(constants[id]);
        var stack = job.Stack;
        var legacy = stack == StackClass.Legacy;
        var xla = stack == StackClass.Xla;
        var year = Math.Clamp(job.SoftwareYear, FirstYear, LastYear);
        return new StackCosts<T>
        {
            ElementPasses = Constant("element-passes-" + Name(stack)),
            ScorePasses = Constant("score-passes"),
            QuantisedBytes = ChipPaces.Width(chip, job.Precision) < 2 ? Constant("quantised-bytes") : 0,
            AdapterPasses = Constant("adapter-passes") * Constant("element-passes-" + Name(stack)) / Constant("element-passes-fused"),
            PermutationPasses = Constant("permutation-passes"),
            LogitPasses = Constant("logit-passes"),
            LaunchFloor = xla ? 0 : Constant("launch-floor"),
            ExpertWait = Constant("expert-wait"),
            AccumulationBytes = xla || job.Frozen || job.FrugalStates ? 0 : Constant("accumulation-bytes") * (stack == StackClass.Fused ? 1 : 0.5),
            UnpackedBytes = Unpacked(job, chip, constants, reading),
            ExposedTensor = stack switch
            {
                StackClass.Fused => Constant("exposed-tensor"),
                StackClass.Xla => Constant("exposed-tensor-xla"),
                _ => 1,
            },
            ExposedContext = Constant("exposed-context"),
            ExposedExpert = Constant("exposed-expert"),
            ExposedPipeline = legacy ? 1 : Constant("exposed-pipeline"),
            ExposedData = Constant("exposed-data"),
            StepFloor = Constant("step-floor"),
            ScaleJitter = Constant("scale-jitter"),
            SoftwareAge = legacy ? 1 : T.Exp(Constant("software-gain") * (ReferenceYear - year)),
            ExpertSoftwareAge = T.Exp(Constant("expert-software-gain") * (ExpertReferenceYear - Math.Clamp(job.SoftwareYear, FirstYear, LastExpertYear))),
            AttentionSlowness = stack == StackClass.Eager && ChipPaces.Relative(chip.Generation) is "hopper" or "blackwell" ? 1 / Constant("attention-eager") : 1,
            FusedAttention = !legacy,
            Overlaps = !legacy,
            LatenciesPerCollective = legacy ? 2 : 1,
        };
    }

    // Trained weights are brought into the products' format once a step; frozen ones with each pass, for keeping both copies would cost the memory that adapters save.
    private static T Unpacked<T>(TrainingJob job, Accelerator chip, EngineSection constants, IReading<T> reading)
        where T : struct, IReal<T> => job switch
        {
            { Method: TrainingMethod.Qlora } => reading.Read(constants["unpacked-bytes"]),
            { Frozen: true } when ChipPaces.Width(chip, job.Precision) < 2 => reading.Read(constants["cast-bytes"]),
            _ => 0,
        };

    private static string Name(StackClass stack) => stack switch
    {
        StackClass.Eager => "eager",
        StackClass.Legacy => "legacy",
        StackClass.Xla => "xla",
        _ => "fused",
    };
}
