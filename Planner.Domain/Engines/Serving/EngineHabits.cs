namespace Planner.Domain.Engines.Serving;

/// <summary>What releases of the serving software do differently from each other, by their dates: facts of the software, not of a model or a table.</summary>
public static class EngineHabits
{
    // TensorRT-LLM schedules in Python since its version 0.19.
    private const double FirstPythonScheduler = 2025.3;

    // Until its version 0.16 engines were built for the most tokens of a step and the most sequences of a sampler, and kept memory for both.
    private const double FirstTunedBuffers = 2025;

    /// <summary>Each sequence of a step passes a scheduler written in Python.</summary>
    public static bool SchedulesInPython(ServingJob job) => job.Engine != ServingEngine.TensorRtLlm || job.SoftwareYear >= FirstPythonScheduler;

    /// <summary>Memory is kept for the largest step that the engine was built for, and each layer's kernels are launched one by one.</summary>
    public static bool BuiltForTheLargestStep(ServingJob job) => job.Engine == ServingEngine.TensorRtLlm && job.SoftwareYear < FirstTunedBuffers;
}
