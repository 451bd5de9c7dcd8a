using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Planner.Domain.Numbers;

/// <summary>
/// Exponential, logarithm and power of eight doubles at once. Only operations whose result IEEE 754 fixes to the last bit are used (the fused multiply-add among
/// them), so that every machine gives the same answer whatever its vector units; the runtime's own functions fuse only where the machine does.
/// </summary>
internal static class LaneFunctions
{
    private const double Log2OfE = 1.4426950408889634;
    private const double LogOf2High = 6.93147180369123816490e-01;
    private const double LogOf2Low = 1.90821492927058770002e-10;
    private const double Overflow = 709.782712893384;
    private const double Underflow = -745.1332191019412;

    // Adding it rounds to a whole number, which then stands in the lowest bits.
    private const double Rounder = 6755399441055744.0;

    // Two to the 52nd: its exponent bits over a small whole number make a double of it.
    private const double Carrier = 4503599627370496.0;
    private const int FractionBits = 52;
    private const int Bias = 1023;
    private const double SmallestNormal = 2.2250738585072014e-308;

    // The bits of the square root of one half, from which mantissas are counted so that they lie around 1.
    private const ulong HalfRootBits = 0x3FE6A09E00000000;
    private const ulong OneBits = 0x3FF0000000000000;

    /// <summary>The exponential, within a unit in the last place. From −∞ gives 0, beyond the largest double ∞.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> value)
    {
        // Comparisons with NaN are false, so that NaN goes on as it is.
        var low = Vector512.ConditionalSelect(Vector512.LessThan(value, Vector512.Create(Underflow - 1)), Vector512.Create(Underflow - 1), value);
        var clamped = Vector512.ConditionalSelect(Vector512.GreaterThan(low, Vector512.Create(Overflow + 1)), Vector512.Create(Overflow + 1), low);
        var shifted = Vector512.FusedMultiplyAdd(clamped, Vector512.Create(Log2OfE), Vector512.Create(Rounder));
        var halvings = shifted - Vector512.Create(Rounder);
        var rest = Vector512.FusedMultiplyAdd(halvings, Vector512.Create(-LogOf2High), clamped);
        rest = Vector512.FusedMultiplyAdd(halvings, Vector512.Create(-LogOf2Low), rest);

        return TimesPowerOfTwo(Series(rest), halvings, shifted);
    }

    /// <summary>The natural logarithm, within a unit in the last place. Of 0 it is −∞, of less NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> value)
    {
        var result = LogOfNormal(value);
        return AreNormal(value) ? result : Each(value, Math.Log);
    }

    /// <summary>The logarithm to base two; powers of two give exactly whole numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log2(Vector512<double> value)
    {
        var (exponent, mantissa) = Split(value);
        var result = Vector512.FusedMultiplyAdd(LogNearOne(mantissa, Vector512<double>.Zero), Vector512.Create(Log2OfE), exponent);
        return AreNormal(value) ? result : Each(value, Math.Log2);
    }

    /// <summary>Power of positive bases as exp(y ln x); what else there is (zero, negative, infinite) is left to the scalar function.</summary>
    public static Vector512<double> Pow(Vector512<double> value, Vector512<double> exponent) =>
        AreNormal(value) && AreFinite(exponent) ? Exp(exponent * LogOfNormal(value)) : Each(value, exponent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> LogOfNormal(Vector512<double> value)
    {
        var (exponent, mantissa) = Split(value);
        return Vector512.FusedMultiplyAdd(exponent, Vector512.Create(LogOf2High), LogNearOne(mantissa, exponent));
    }

    // 1 + x + x² times the polynomial that meets (eˣ − 1 − x) / x² at the ten Chebyshev points between −ln 2 / 2 and ln 2 / 2: relative error 2e-17.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Series(Vector512<double> x)
    {
        var square = x * x;
        var fourth = square * square;
        var low = Vector512.FusedMultiplyAdd(Pair(x, 4.166666666662399e-02, 8.333333333330051e-03), square, Pair(x, 5.000000000000001e-01, 1.6666666666666669e-01));
        var high = Vector512.FusedMultiplyAdd(Pair(x, 2.480152119021773e-05, 2.7557268378684192e-06), square, Pair(x, 1.3888888917281794e-03, 1.9841269863105968e-04));
        high = Vector512.FusedMultiplyAdd(Pair(x, 2.7620138719733994e-07, 2.5100424157005067e-08), fourth, high);
        var all = Vector512.FusedMultiplyAdd(high, fourth, low);
        return Vector512.FusedMultiplyAdd(all, square, x) + Vector512<double>.One;
    }

    // Polynomials are summed in pairs of pairs (Estrin 1960): their terms do not wait for one another.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Pair(Vector512<double> x, double constant, double slope) =>
        Vector512.FusedMultiplyAdd(Vector512.Create(slope), x, Vector512.Create(constant));

    // One rounding either way: in two steps, because the power of two of the smallest results is itself too small for a double, the first is exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> TimesPowerOfTwo(Vector512<double> value, Vector512<double> power, Vector512<double> shifted)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Scale(value, power);
        }

        var whole = shifted.AsInt64() - Vector512.Create(BitConverter.DoubleToInt64Bits(Rounder));
        var half = Vector512.ShiftRightArithmetic(whole, 1);
        return value * PowerOfTwo(half) * PowerOfTwo(whole - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> PowerOfTwo(Vector512<long> exponent) =>
        Vector512.ShiftLeft(exponent + Vector512.Create((long)Bias), FractionBits).AsDouble();

    // value = 2^exponent × mantissa, the mantissa between √½ and √2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Exponent, Vector512<double> Mantissa) Split(Vector512<double> value)
    {
        var bits = value.AsUInt64() + Vector512.Create(OneBits - HalfRootBits);
        var exponent = (Vector512.ShiftRightLogical(bits, FractionBits) | Vector512.Create(Carrier).AsUInt64()).AsDouble() - Vector512.Create(Carrier + Bias);
        var mantissa = ((bits & Vector512.Create(0x000FFFFFFFFFFFFFUL)) + Vector512.Create(HalfRootBits)).AsDouble();
        return (exponent, mantissa);
    }

    // The polynomial of fdlibm's logarithm (Sun Microsystems 1993), with the low part of the exponent's share.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> LogNearOne(Vector512<double> mantissa, Vector512<double> exponent)
    {
        var f = mantissa - Vector512<double>.One;
        var halfSquare = f * f * Vector512.Create(0.5);
        var s = f / (Vector512.Create(2.0) + f);
        var z = s * s;
        var square = z * z;
        var low = Vector512.FusedMultiplyAdd(Pair(z, 2.857142874366239149e-01, 2.222219843214978396e-01), square, Pair(z, 6.666666666666735130e-01, 3.999999999940941908e-01));
        var high = Vector512.FusedMultiplyAdd(Vector512.Create(1.479819860511658591e-01), square, Pair(z, 1.818357216161805012e-01, 1.531383769920937332e-01));
        var r = Vector512.FusedMultiplyAdd(high, square * square, low);
        var correction = Vector512.FusedMultiplyAdd(s, Vector512.FusedMultiplyAdd(r, z, halfSquare), exponent * Vector512.Create(LogOf2Low));
        return f - (halfSquare - correction);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreNormal(Vector512<double> value) =>
        Vector512.GreaterThanOrEqualAll(value, Vector512.Create(SmallestNormal)) && Vector512.LessThanOrEqualAll(value, Vector512.Create(double.MaxValue));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreFinite(Vector512<double> value) => Vector512.LessThanOrEqualAll(Vector512.Abs(value), Vector512.Create(double.MaxValue));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<double> Each(Vector512<double> values, Func<double, double> function)
    {
        Span<double> results = stackalloc double[Lanes.Count];
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            results[lane] = function(values.GetElement(lane));
        }

        return Vector512.Create<double>(results);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<double> Each(Vector512<double> values, Vector512<double> exponents)
    {
        Span<double> results = stackalloc double[Lanes.Count];
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            results[lane] = Math.Pow(values.GetElement(lane), exponents.GetElement(lane));
        }

        return Vector512.Create<double>(results);
    }
}
