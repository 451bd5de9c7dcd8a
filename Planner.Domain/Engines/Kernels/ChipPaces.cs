using System.Collections.Frozen;
using System.Collections.Generic;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Kernels;

/// <summary>The fabric as the engines feel it: what one accelerator may send, and how much of it the upper stages keep.</summary>
/// <param name="PerAccelerator">Bandwidth of one accelerator into the fabric, one way.</param>
/// <param name="Oversubscription">Bandwidth into the leaves over bandwidth out of them; null is 1, no oversubscription.</param>
/// <param name="Protocol"><c>infiniband</c>, <c>roce</c>, <c>ethernet</c>, <c>ici</c> or <c>efa</c>.</param>
public sealed record FabricLink(Input PerAccelerator, Input? Oversubscription, string Protocol);

/// <summary>From published rates to the pace that lasts, by the constants of the chip's generation.</summary>
public static class ChipPaces
{
    // A generation without measured rows takes the constants of its nearest relative.
    private static readonly FrozenDictionary<string, string> s_relatives = new Dictionary<string, string>
    {
        ["volta"] = "volta",
        ["ampere"] = "ampere",
        ["ada"] = "ada",
        ["hopper"] = "hopper",
        ["blackwell"] = "blackwell",
        ["rubin"] = "blackwell",
        ["cdna2"] = "cdna2",
        ["cdna3"] = "cdna3",
        ["cdna4"] = "cdna4",
        ["cdna5"] = "cdna4",
        ["gaudi"] = "gaudi",
        ["tpu"] = "tpu",
        ["trainium"] = "cdna3",
    }.ToFrozenDictionary();

    /// <summary>The generation whose constants a chip takes.</summary>
    public static string Relative(string generation) => s_relatives.GetValueOrDefault(generation, "cdna3");

    /// <summary>The pace of a chip at a precision on a fabric.</summary>
    /// <param name="chip">The chip; a missing 8-bit or 4-bit rate falls back to the next wider format.</param>
    /// <param name="perNode">Accelerators of one node.</param>
    /// <param name="fabric">The fabric between nodes.</param>
    /// <param name="precision">Format of the weight products.</param>
    /// <param name="constants">Constants of the engine that asks.</param>
    /// <param name="reading">Lifts the inputs.</param>
    public static ChipPace<T> Of<T>(
        Accelerator chip, int perNode, FabricLink fabric, Precision precision, EngineSection constants, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var generation = Relative(chip.Generation);
        var peak = reading.Read(chip.Bf16Rate);
        var share = SustainedShare(chip, peak, generation, constants, reading);
        var rate16 = (share * peak).As(Labels.SustainedMatrixRate);
        var memory = (reading.Read(constants["memory-share"]) * reading.Read(chip.MemoryBandwidth)).As(Labels.SustainedMemoryBandwidth);
        var width = Width(chip, precision);
        var weightRate = width switch
        {
            1 => share * reading.Read(constants["eight-bit-share-" + EightBit(generation)]) * reading.Read(chip.Fp8Rate!),
            0.5 => share * reading.Read(constants["four-bit-share"]) * reading.Read(chip.Fp4Rate!),
            _ => rate16,
        };
        var flops = T.Of(Work.MultiplyAdd);
        var oneByte = T.Of(Work.Byte);
        var memoryByte = oneByte / memory;
        return new ChipPace<T>
        {
            WeightProduct = flops / weightRate,
            Product16 = flops / rate16,
            Attention = flops / (reading.Read(constants["attention-share-" + (generation == "blackwell" ? generation : "other")]) * peak),
            ExponentialWidth = reading.Read(constants["exponential-width"]),
            MemoryByte = memoryByte,
            OperandByte = reading.Read(constants["operand-traffic"]) * memoryByte,
            ScaleUpByte = oneByte / (reading.Read(constants["scale-up-share"]) * reading.Read(chip.ScaleUpBandwidth)),
            ScaleOutByte = (oneByte / (reading.Read(constants["scale-out-share"]) * reading.Read(constants["fabric-share-" + Protocol(fabric)]) * Bandwidth(fabric, reading)))
                + (oneByte / reading.Read(constants["fabric-path"])),
            Latency = reading.Read(constants["collective-latency"]),
            Domain = Domain(chip, perNode),
            ElementBytes = width,
            HidesTraffic = generation == "tpu",
        };
    }

    /// <summary>Bytes of a weight product's element: what the job asks for, or the narrowest wider format that the chip has.</summary>
    public static double Width(Accelerator chip, Precision precision) => precision switch
    {
        Precision.Fp4 when chip.Fp4Rate is not null => 0.5,
        Precision.Fp4 or Precision.Fp8 when chip.Fp8Rate is not null => 1,
        _ => 2,
    };

    /// <summary>Accelerators that the scale-up link joins: the rack's for rack-scale systems, else never more than the node.</summary>
    public static int Domain(Accelerator chip, int perNode) =>
        chip.ScaleUpDomain > chip.PerNode ? chip.ScaleUpDomain : System.Math.Min(chip.ScaleUpDomain, perNode);

    private static T Bandwidth<T>(FabricLink fabric, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var bandwidth = reading.Read(fabric.PerAccelerator);
        return fabric.Oversubscription is null ? bandwidth : bandwidth / T.Max(1, reading.Read(fabric.Oversubscription));
    }

    /// <summary>
    /// The share of the dense peak that lasts. Chips of one generation differ by the energy that the board may spend on a FLOP at peak:
    /// under a lower power cap the clock falls.
    /// </summary>
    private static T SustainedShare<T>(Accelerator chip, T peak, string generation, EngineSection constants, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var share = reading.Read(constants["sustained-share-" + generation]);
        if (generation == "tpu")
        {
            return share;
        }

        var energy = reading.Read(chip.BoardPower) / peak;
        var relative = energy / reading.Read(constants["reference-energy-" + generation]);
        return T.Min(reading.Read(constants["sustained-share-limit"]), share * T.Pow(relative, reading.Read(constants["power-exponent"])));
    }

    private static string Protocol(FabricLink fabric) => fabric.Protocol is "infiniband" or "roce" or "ici" ? fabric.Protocol : "ethernet";

    private static string EightBit(string generation) => generation is "hopper" or "blackwell" ? "nvidia" : generation is "tpu" ? generation : "other";
}
