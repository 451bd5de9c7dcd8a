using System;
using Planner.Domain.Catalogue;

namespace Planner.Domain.Engines.Serving;

/// <summary>How fast the serving software is beside the best of its kind: plain arithmetic, decided with the job.</summary>
public static class EngineSpeed
{
    private const double ReferenceYear = 2024.6;

    /// <summary>Factor on rates; times are divided by it.</summary>
    public static double Of(ServingJob job, Accelerator chip, ServingConstants constants)
    {
        var engine = constants.For("engine", chip, Word(job.Engine)).Base;
        var varied = job.VariedLengths ? constants["varied-lengths"].Base : 1;
        return engine * varied / (1 + Youth(job, chip, constants));
    }

    public static string Word(ServingEngine engine) => engine switch
    {
        ServingEngine.TensorRtLlm => "tensorrt-llm",
        ServingEngine.Vllm => "vllm",
        ServingEngine.Sglang => "sglang",
        _ => "other",
    };

    // Serving software as a whole ripens, and so do its kernels for each chip after the chip's launch.
    private static double Youth(ServingJob job, Accelerator chip, ServingConstants constants)
    {
        var time = constants["ripening-time"].Base;
        var software = constants["software-youth"].Base * Math.Exp(-(job.SoftwareYear - ReferenceYear) / time);
        var age = Math.Max(0, job.SoftwareYear - constants.For("kernels-since", chip).Base);
        return software + (constants.For("chip-youth", chip).Base * Math.Exp(-age / time));
    }
}
