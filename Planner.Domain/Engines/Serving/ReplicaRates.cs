using System;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>What the accelerators of one replica sustain together, fitted efficiencies included.</summary>
/// <param name="Matrix">FLOP/s of the linear layers.</param>
/// <param name="Head">FLOP/s of the output head, which stays in 16 bits.</param>
/// <param name="Attention">FLOP/s of attention, which stays in 16 bits.</param>
/// <param name="DecodeAttention">FLOP/s of attention of one token each of many requests.</param>
/// <param name="WeightRead">Bytes a second of one accelerator reading weights.</param>
/// <param name="CacheRead">Bytes a second of one accelerator reading the cache.</param>
/// <param name="Elementwise">Bytes a second of one accelerator in norms, rotations and activations.</param>
/// <param name="Link">Bytes a second and accelerator between the accelerators of a replica.</param>
/// <param name="Memory">Bytes of one accelerator.</param>
public readonly record struct ReplicaRates<T>(T Matrix, T Head, T Attention, T DecodeAttention, T WeightRead, T CacheRead, T Elementwise, T Link, T Memory)
    where T : struct, IReal<T>;

/// <summary>Rates of a replica from the catalogue's peaks.</summary>
public static class ReplicaRating
{
    // The full Hopper module: 700 W for 989 TFLOP/s in 16 bits.
    private const double FullWattsPerRate = 700 / 989e12;

    public static ReplicaRates<T> Rate<T>(ServedModel model, ServingJob job, Accelerator chip, ServingLayout layout, ServingConstants constants, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var (peak, variant) = WeightFormats.MatrixRate(chip, job.Format);
        var attention = model.LatentAttention ? "latent" : "heads";
        var decode = Converts(model, job, chip) ? "converted" : attention;
        T accelerators = layout.Accelerators;
        var wide = reading.Read(chip.Bf16Rate) * accelerators;
        var bandwidth = reading.Read(chip.MemoryBandwidth);
        return new ReplicaRates<T>(
            reading.Read(peak) * accelerators * T.Of(constants.For("gemm", chip, variant)) * Throttle(chip, constants),
            wide * T.Of(constants["head"]),
            wide * T.Of(constants.For("attention", chip)),
            wide * T.Of(constants.For("decode-attention", chip, decode)),
            bandwidth * T.Of(constants.For("weights", chip)),
            bandwidth * T.Of(constants.For("cache", chip, attention)),
            bandwidth * T.Of(constants.For("elementwise", chip)),
            reading.Read(chip.ScaleUpBandwidth) * T.Of(constants.For("link", chip)),
            reading.Read(chip.Memory));
    }

    // Elements of eight bits are widened before they are multiplied. Where queries share keys and values one widening serves them all; where each head has
    // its own, widening is most of the work and memory waits for it.
    private static bool Converts(ServedModel model, ServingJob job, Accelerator chip) =>
        !model.LatentAttention && model.KeyValueHeads == model.AttentionHeads && WeightFormats.BytesPerCacheElement(chip, model, job.Format) == 1;

    // A Hopper card with fewer watts for its peak rate than the full module lowers its clock in long matrix products.
    private static double Throttle(Accelerator chip, ServingConstants constants) => chip.Generation == "hopper"
        ? Math.Pow(Math.Min(1, chip.BoardPower.Central / chip.Bf16Rate.Central / FullWattsPerRate), constants["power-exponent"].Base)
        : 1;
}
