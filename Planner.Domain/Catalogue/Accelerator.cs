using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Catalogue;

/// <summary>A part of the catalogue: it has an id that is lower-case, hyphenated and never reused, and a name.</summary>
public interface IPart
{
    string Id { get; }

    string Name { get; }
}

/// <summary>An accelerator chip as its maker publishes it. Rates are dense peaks; bandwidths are one way.</summary>
public sealed record Accelerator : IPart
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Vendor { get; init; }

    /// <summary>The chip generation that engine constants belong to: <c>volta</c>, <c>ampere</c>, <c>ada</c>, <c>hopper</c>, <c>blackwell</c>, <c>cdna2</c>, <c>cdna3</c>, <c>cdna4</c>, <c>gaudi</c>, <c>tpu</c>, <c>trainium</c>.</summary>
    public required string Generation { get; init; }

    /// <summary>Kind of scale-up link: <c>nvlink</c>, <c>pcie</c>, <c>xgmi</c>, <c>ici</c>, <c>ethernet</c>, <c>neuronlink</c>.</summary>
    public required string ScaleUpLink { get; init; }

    /// <summary>Accelerators that one scale-up domain joins at full bandwidth.</summary>
    public required int ScaleUpDomain { get; init; }

    /// <summary>Accelerators of a usual server.</summary>
    public required int PerNode { get; init; }

    /// <summary>Kind of processor that drives it: <c>x86</c> or <c>arm</c>.</summary>
    public string HostProcessor { get; init; } = "x86";

    /// <summary>The fabric design that usually comes with it.</summary>
    [RefersTo("network")]
    public required string DefaultFabric { get; init; }

    /// <summary>Names it goes by in published tables.</summary>
    public ImmutableArray<string> AlsoKnownAs { get; init; } = [];

    public required string? LaunchDate { get; init; }

    [Figure("bf16-rate", "TFLOP/s", 1, 100_000)]
    public required Input Bf16Rate { get; init; }

    [Figure("fp8-rate", "TFLOP/s", 1, 100_000)]
    public Input? Fp8Rate { get; init; }

    [Figure("fp4-rate", "TFLOP/s", 1, 200_000)]
    public Input? Fp4Rate { get; init; }

    /// <summary>A nominal "80 GB" is 80 GiB.</summary>
    [Figure("memory", "GiB", 4, 2_000)]
    public required Input Memory { get; init; }

    [Figure("memory-bandwidth", "TB/s", 0.05, 100)]
    public required Input MemoryBandwidth { get; init; }

    [Figure("scale-up-bandwidth", "GB/s", 1, 10_000)]
    public required Input ScaleUpBandwidth { get; init; }

    [Figure("board-power", "W", 20, 5_000)]
    public required Input BoardPower { get; init; }

    [Figure("accelerator-price", "USD", 100, 1_000_000)]
    public Input? Price { get; init; }

    /// <summary>Largest matrix-product rate that anyone measured on it, in bf16.</summary>
    [Figure("measured-matmul-rate", "TFLOP/s", 1, 100_000)]
    public Input? MeasuredMatmulRate { get; init; }
}
