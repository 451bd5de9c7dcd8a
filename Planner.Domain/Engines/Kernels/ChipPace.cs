using System;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Kernels;

/// <summary>Formats that matrix products may run in.</summary>
public enum Precision
{
    Bf16,
    Fp16,
    Fp8,
    Fp4,
}

/// <summary>
/// How long one unit of work takes on one accelerator, in seconds: the published rates times the share of them that lasts.
/// </summary>
/// <typeparam name="T">The reading.</typeparam>
public readonly record struct ChipPace<T>
    where T : struct, IReal<T>
{
    /// <summary>One multiply-add of a weight product at the job's precision.</summary>
    public required T WeightProduct { get; init; }

    /// <summary>One multiply-add in 16 bits, whatever the job's precision.</summary>
    public required T Product16 { get; init; }

    /// <summary>One multiply-add of the attention core, with a fused (flash) kernel.</summary>
    public required T Attention { get; init; }

    /// <summary>Columns of an attention head that the exponential of one score takes as long as: why small heads are slow.</summary>
    public required T ExponentialWidth { get; init; }

    /// <summary>One byte read from or written to the accelerator's memory.</summary>
    public required T MemoryByte { get; init; }

    /// <summary>One byte of a matrix product's operands: memory traffic above the ideal of one pass.</summary>
    public required T OperandByte { get; init; }

    /// <summary>One byte over the scale-up link, one way.</summary>
    public required T ScaleUpByte { get; init; }

    /// <summary>One byte over the fabric, one way.</summary>
    public required T ScaleOutByte { get; init; }

    /// <summary>One hop of a collective from neighbour to neighbour, before any byte.</summary>
    public required T Latency { get; init; }

    /// <summary>Accelerators that the scale-up link joins.</summary>
    public required int Domain { get; init; }

    /// <summary>Bytes of one element of a weight product: 2, 1 or 0.5.</summary>
    public required double ElementBytes { get; init; }

    /// <summary>The compiler hides operand traffic behind arithmetic (systolic arrays under XLA).</summary>
    public required bool HidesTraffic { get; init; }
}
