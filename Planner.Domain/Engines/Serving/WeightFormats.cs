using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>What a number format means for bytes and for the rate of matrix products.</summary>
public static class WeightFormats
{
    private const int ManyExperts = 8;
    private const double Nvfp4Bytes = 0.5625;
    private const double Mxfp4Bytes = 0.53125;
    private const double Int4Bytes = 0.53125;

    /// <summary>Bytes of a weight outside routed experts.</summary>
    public static double BytesPerWeight(ServedModel model, ServingFormat format) => format switch
    {
        ServingFormat.Fp8 or ServingFormat.Fp8Blocks or ServingFormat.EightBitInteger => 1,

        // Checkpoints of models with latent attention keep four bits for experts alone.
        ServingFormat.Fp4 => model.LatentAttention ? 1 : Nvfp4Bytes,
        ServingFormat.FourBitInteger => Int4Bytes,
        _ => 2,
    };

    /// <summary>Bytes of a weight inside routed experts.</summary>
    public static double BytesPerExpertWeight(ServingFormat format) => format switch
    {
        ServingFormat.Fp8 or ServingFormat.Fp8Blocks or ServingFormat.EightBitInteger => 1,
        ServingFormat.Fp4 => Nvfp4Bytes,
        ServingFormat.Mxfp4 => Mxfp4Bytes,
        ServingFormat.FourBitInteger => Int4Bytes,
        _ => 2,
    };

    /// <summary>
    /// Bytes of an element of the cache: one when weights are quantised to eight bits or fewer on a chip that computes in eight. Checkpoints of
    /// models with many experts come without scales for the cache; chips that compute in four bits quantise it all the same, others keep 16 bits.
    /// </summary>
    public static double BytesPerCacheElement(Accelerator chip, ServedModel model, ServingFormat format) =>
        format == ServingFormat.Bf16 || chip.Fp8Rate is null || (model.Experts > ManyExperts && chip.Fp4Rate is null) ? 2 : 1;

    /// <summary>The peak rate that matrix products of this format run at on the chip, and the variant of its fitted efficiency.</summary>
    public static (Input Rate, string Variant) MatrixRate(Accelerator chip, ServingFormat format) => format switch
    {
        ServingFormat.Fp4 when chip.Fp4Rate is not null => (chip.Fp4Rate, "fp4"),
        ServingFormat.Fp8Blocks when chip.Fp8Rate is not null => (chip.Fp8Rate, "fp8-blocks"),
        ServingFormat.Fp8 or ServingFormat.EightBitInteger when chip.Fp8Rate is not null => (chip.Fp8Rate, "fp8"),

        // Weights of eight bits on a chip that does not multiply in eight are widened on the way, as four-bit weights are.
        ServingFormat.EightBitInteger => (chip.Bf16Rate, "w4a16"),

        // Four-bit weights meet 8-bit activations where the chip knows fp4, and 16-bit ones elsewhere.
        ServingFormat.Mxfp4 when chip.Fp4Rate is not null && chip.Fp8Rate is not null => (chip.Fp8Rate, "w4a8"),
        ServingFormat.Mxfp4 or ServingFormat.Fp4 or ServingFormat.FourBitInteger => (chip.Bf16Rate, "w4a16"),
        _ => (chip.Bf16Rate, "bf16"),
    };
}
