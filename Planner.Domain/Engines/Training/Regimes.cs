using System;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Training;

/// <summary>Kinds of runs that the engine meets equally well; each has a band of residuals in the engine's constants.</summary>
public static class Regimes
{
    // P5 to P95 is wider than P10 to P90 by the ratio of the normal quantiles 1.6449 and 1.2816.
    private const double FifthOverTenth = 1.2835;

    /// <summary>The regime of a job.</summary>
    public static string Of(TrainingJob job, Cluster cluster)
    {
        if (job.Model.IsMixture)
        {
            return "mixture";
        }

        if (job.Frozen)
        {
            return cluster.Count <= cluster.PerNode ? "adapters-one-node" : "adapters";
        }

        var family = ChipPaces.Relative(cluster.Chip.Generation);
        return job.Stack == StackClass.Legacy ? "dense-legacy" : job.Method == TrainingMethod.Full ? "full-tuning" : family switch
        {
            "blackwell" or "tpu" => "dense-" + family,
            "hopper" or "ampere" or "volta" => "dense-nvidia",
            _ => "dense-other",
        };
    }

    /// <summary>Measured over predicted throughput as an input: one, with the regime's band about it.</summary>
    public static Input Residual(string regime, EngineSection constants)
    {
        var band = constants.Band(regime);
        var low = Math.Pow(Math.Min(1, band.Low), FifthOverTenth);
        var high = Math.Pow(Math.Max(1, band.High), FifthOverTenth);
        return new Input(
            $"{FittedConstant.Path}residual/{regime}",
            Labels.EngineConstant("training", $"residual-{regime}", Units.One),
            new Spread(low, 1, high, SpreadShape.LogNormal),
            Units.One,
            new Citation("engine-constants", null, Confidence.Assumed));
    }
}
