namespace Planner.Domain.Numbers;

/// <summary>Names of the training engine's figures.</summary>
public static partial class Labels
{
    public static readonly Label EngineShare = new("engine-share", Units.One);
    public static readonly Label EngineTime = new("engine-time", Units.Second);
    public static readonly Label EngineBytes = new("engine-bytes", Units.Byte);
    public static readonly Label LeastInterruptionRate = new("least-interruption-rate", Units.PerYear);
    public static readonly Label EngineBandwidth = new("engine-bandwidth", Units.GigabytePerSecond);
    public static readonly Label EngineEnergy = new("engine-energy", Units.PicojoulePerFlop);

    public static readonly Label MultiplyAdd = new("multiply-add", Units.Flop);
    public static readonly Label OneByte = new("one-byte", Units.Byte);
    public static readonly Label OneSecond = new("one-second", Units.Second);

    public static readonly Label TrainingTokens = new("training-tokens", Units.One);
    public static readonly Label FabricBandwidthPerAccelerator = new("fabric-bandwidth", Units.GigabytePerSecond);
    public static readonly Label FabricOversubscription = new("fabric-oversubscription", Units.One);
    public static readonly Label SustainedMatrixRate = new("sustained-matrix-rate", Units.TeraflopPerSecond);
    public static readonly Label SustainedMemoryBandwidth = new("sustained-memory-bandwidth", Units.TerabytePerSecond);
    public static readonly Label LayerForwardTime = new("layer-forward-time", Units.Millisecond);
    public static readonly Label LayerBackwardTime = new("layer-backward-time", Units.Millisecond);
    public static readonly Label HeadTime = new("head-time", Units.Millisecond);
    public static readonly Label PipelineBusyTime = new("pipeline-busy-time", Units.Second);
    public static readonly Label PipelineBubble = new("pipeline-bubble", Units.Second);
    public static readonly Label ExposedGradientTime = new("exposed-gradient-time", Units.Second);
    public static readonly Label OptimiserTime = new("optimiser-time", Units.Second);
    public static readonly Label MeasuredRuns = new("measured-runs-alike", Units.One);
    public static readonly Label MeasuredError = new("measured-error", Units.Percent);
    public static readonly Label StepLonger = new("step-longer", Units.Second);
    public static readonly Label LayoutsTimed = new("layouts-timed", Units.One);
    public static readonly Label LayoutsTooLarge = new("layouts-too-large", Units.One);
    public static readonly Label StepTime = new("step-time", Units.Second);
    public static readonly Label MemoryPerAccelerator = new("memory-per-accelerator", Units.Gigabyte);
    public static readonly Label WeightsAndOptimiserBytes = new("weights-and-optimiser-bytes", Units.Gigabyte);
    public static readonly Label EmbeddingBytes = new("embedding-bytes", Units.Gigabyte);
    public static readonly Label ActivationBytes = new("activation-bytes", Units.Gigabyte);
    public static readonly Label LogitBytes = new("logit-bytes", Units.Gigabyte);
    public static readonly Label ReserveBytes = new("reserve-bytes", Units.Gigabyte);
    public static readonly Label LostShare = new("lost-share", Units.Percent);
    public static readonly Label StepComputeTime = new("step-compute-time", Units.Second);
    public static readonly Label StepCommunicationTime = new("step-communication-time", Units.Second);
    public static readonly Label StepRestTime = new("step-rest-time", Units.Second);
    public static readonly Label TrainingSteps = new("training-steps", Units.One);
    public static readonly Label TrainingComputeTime = new("training-compute-time", Units.Day);
    public static readonly Label TrainingElapsedTime = new("training-elapsed-time", Units.Day);
    public static readonly Label ClusterAge = new("cluster-age", Units.Month);
    public static readonly Label CheckpointInterval = new("checkpoint-interval", Units.Minute);
    public static readonly Label CheckpointBandwidth = new("checkpoint-bandwidth", Units.GigabytePerSecond);
    public static readonly Label DegradedTime = new("degraded-time", Units.Hour);
    public static readonly Label EvaluationTime = new("evaluation-time", Units.Hour);
    public static readonly Label Interruptions = new("interruptions", Units.One);
    public static readonly Label LostAcceleratorTime = new("lost-accelerator-time", Units.Hour);
    public static readonly Label Goodput = new("goodput", Units.Percent);
    public static readonly Label ModelFlopsUtilisation = new("model-flops-utilisation", Units.Percent);
    public static readonly Label ModelRatePerAccelerator = new("model-rate-per-accelerator", Units.TeraflopPerSecond);
    public static readonly Label TokensPerSecondPerAccelerator = new("tokens-per-second-per-accelerator", Units.TokenPerSecond);

    /// <summary>The label of a fitted constant: its key by the dimension of its unit, its name by the constant itself.</summary>
    /// <param name="engine"><c>training</c> or <c>serving</c>.</param>
    /// <param name="id">Id of the constant within the engine.</param>
    /// <param name="unit">The constant's unit.</param>
    public static Label EngineConstant(string engine, string id, Unit unit)
    {
        var constant = $"{engine}.{id}";
        foreach (var label in (Label[])[EngineTime, EngineBytes, EngineBandwidth, EngineEnergy])
        {
            if (label.Unit.Dimension == unit.Dimension)
            {
                return label with { Constant = constant };
            }
        }

        // A kind of which there is one, such as watts, has no label by unit; it keeps its unit all the same.
        return EngineShare with { Unit = unit, Constant = constant };
    }
}
