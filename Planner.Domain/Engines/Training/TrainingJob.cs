using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Training;

/// <summary>What is to be trained and with what software. All of it is decided but the number of tokens.</summary>
public sealed record TrainingJob
{
    public required Transformer Model { get; init; }

    public required TrainingMethod Method { get; init; }

    /// <summary>Tokens to train on, all epochs together.</summary>
    public required Input Tokens { get; init; }

    public required int Sequence { get; init; }

    public required int Batch { get; init; }

    /// <summary>Mean length of the documents packed into a sequence; null when attention spans the sequence.</summary>
    public double? DocumentTokens { get; init; }

    public required Precision Precision { get; init; }

    public Recompute Recompute { get; init; } = Recompute.Auto;

    public StackClass Stack { get; init; } = StackClass.Fused;

    /// <summary>Date of the software, as a year with a fraction.</summary>
    public required double SoftwareYear { get; init; }

    public LayoutWish Layout { get; init; } = LayoutWish.Open;

    /// <summary>Optimiser states in 8 bits and gradients applied as they arise: how all weights are tuned on few accelerators.</summary>
    public bool FrugalStates { get; init; }

    public bool Frozen => Method is TrainingMethod.Lora or TrainingMethod.Qlora;

    /// <summary>Parameters that are trained: those of the adapters where the model's own are frozen.</summary>
    public double TrainedParameters => Frozen ? Model.AdapterParameters : Model.Parameters;
}

/// <summary>Where it is trained.</summary>
public sealed record Cluster
{
    public required Accelerator Chip { get; init; }

    public required int Count { get; init; }

    public required int PerNode { get; init; }

    public required FabricLink Fabric { get; init; }
}
