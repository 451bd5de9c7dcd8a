using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Kernels;

/// <summary>What a run writes down so that it can go on from there.</summary>
public static class Checkpoints
{
    /// <summary>Bytes of one checkpoint: weights and optimiser state of every parameter that is trained; frozen weights are not written again.</summary>
    /// <param name="trainedParameters">Parameters that are trained: all, or those of adapters.</param>
    /// <param name="bytesPerParameter">Byte for each of them.</param>
    public static T Size<T>(double trainedParameters, T bytesPerParameter)
        where T : struct, IReal<T> => (bytesPerParameter * trainedParameters).As(Labels.CheckpointSize);
}
