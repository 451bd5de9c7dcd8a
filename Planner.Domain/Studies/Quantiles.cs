using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Planner.Domain.Numbers;

namespace Planner.Domain.Studies;

/// <summary>Quantiles of inputs, which are stated by P5, likely value and P95.</summary>
public static class Quantiles
{
    /// <summary>The standard normal quantile of 0.95: the ends of a range lie so many deviations from its middle.</summary>
    public const double FifthToMiddle = 1.6448536269514722;

    // Farther from one half another approximation holds: below a share of 0.02425 and above its complement.
    private const double MiddleWithin = 0.5 - 0.02425;
    private const int BlockLanes = 32;

    /// <summary>
    /// The value of a spread that so many of its cases lie below, in the spread's unit. A fixed value is itself. Log-normal and normal ranges whose middle is not the
    /// mean of their ends have a deviation of their own on each side, so that P5, median and P95 are met exactly.
    /// </summary>
    /// <param name="spread">The range.</param>
    /// <param name="share">Between 0 and 1, both excluded.</param>
    public static double Of(Spread spread, double share) => spread switch
    {
        { IsFixed: true } => spread.Likely,
        { Shape: SpreadShape.Triangular } => Triangle.Of(spread).Quantile(share),
        { Shape: SpreadShape.LogNormal } => Math.Exp(TwoSided(Math.Log(spread.Low), Math.Log(spread.Likely), Math.Log(spread.High), share)),
        _ => TwoSided(spread.Low, spread.Likely, spread.High, share),
    };

    /// <summary>Quantile of the standard normal distribution (Acklam's rational approximation, relative error below 1.2e-9).</summary>
    /// <param name="share">Between 0 and 1, both excluded.</param>
    public static double Normal(double share)
    {
        var nearer = Math.Min(share, 1 - share);
        var deviations = 0.5 - nearer > MiddleWithin ? Tail<Real>(Math.Sqrt(-2 * Math.Log(nearer))).Value : Middle<Real>(nearer - 0.5).Value;
        return share > 0.5 ? -deviations : deviations;
    }

    /// <summary>The same for many shares at once, in their place.</summary>
    /// <param name="shares">Between 0 and 1, both excluded; afterwards their quantiles.</param>
    public static void Normal(Span<Lanes> shares)
    {
        Span<Lanes> kept = stackalloc Lanes[BlockLanes];
        Span<byte> outer = stackalloc byte[BlockLanes];
        while (shares.Length > 0)
        {
            var block = shares[..Math.Min(BlockLanes, shares.Length)];
            outer[block.Length..].Clear();
            Middles(block, kept, outer);
            Tails(MemoryMarshal.Cast<Lanes, double>(block), MemoryMarshal.Cast<Lanes, double>(kept), outer);
            shares = shares[block.Length..];
        }
    }

    // The middle is computed for all, tails or not; which lanes lie in a tail stands in the bits of a byte for each register.
    private static void Middles(Span<Lanes> block, Span<Lanes> kept, Span<byte> outer)
    {
        for (var place = 0; place < block.Length && place < kept.Length && place < outer.Length; place++)
        {
            var share = block[place];
            var q = share - 0.5;
            kept[place] = share;
            block[place] = Middle(q);
            outer[place] = (byte)Vector512.GreaterThan(Vector512.Abs(q.Value), Vector512.Create(MiddleWithin)).ExtractMostSignificantBits();
        }
    }

    // The one share in twenty that lies in a tail is picked out and computed again, eight together.
    private static void Tails(Span<double> quantiles, ReadOnlySpan<double> shares, ReadOnlySpan<byte> outer)
    {
        Span<byte> places = stackalloc byte[BlockLanes * Lanes.Count];
        Span<double> tails = stackalloc double[BlockLanes * Lanes.Count];
        var count = 0;
        for (var first = 0; first < outer.Length; first += sizeof(ulong))
        {
            for (var bits = BinaryPrimitives.ReadUInt64LittleEndian(outer[first..]); bits != 0; bits &= bits - 1)
            {
                var draw = (first * Lanes.Count) + BitOperations.TrailingZeroCount(bits);
                places[count] = (byte)draw;
                tails[count++] = shares[draw];
            }
        }

        tails[count..Math.Min(tails.Length, count + Lanes.Count)].Fill(0.01);
        for (var first = 0; first < count; first += Lanes.Count)
        {
            var share = new Lanes(Vector512.Create<double>(tails[first..]));
            var tail = Tail(Lanes.Sqrt(-2 * Lanes.Log(Lanes.WhereLess(share, 0.5, share, 1 - share))));
            Lanes.WhereLess(share, 0.5, tail, -tail).Value.CopyTo(tails[first..]);
        }

        for (var one = 0; one < count; one++)
        {
            quantiles[places[one]] = tails[one];
        }
    }

    private static double TwoSided(double low, double middle, double high, double share)
    {
        var deviations = Normal(share) / FifthToMiddle;
        return middle + (deviations * (deviations < 0 ? middle - low : high - middle));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Middle<T>(T q)
        where T : struct, IReal<T>
    {
        var r = q * q;
        var above = T.MultiplyAdd(-3.969683028665376e1, r, 2.209460984245205e2);
        above = T.MultiplyAdd(above, r, -2.759285104469687e2);
        above = T.MultiplyAdd(above, r, 1.383577518672690e2);
        above = T.MultiplyAdd(above, r, -3.066479806614716e1);
        above = T.MultiplyAdd(above, r, 2.506628277459239);
        var below = T.MultiplyAdd(-5.447609879822406e1, r, 1.615858368580409e2);
        below = T.MultiplyAdd(below, r, -1.556989798598866e2);
        below = T.MultiplyAdd(below, r, 6.680131188771972e1);
        below = T.MultiplyAdd(below, r, -1.328068155288572e1);
        below = T.MultiplyAdd(below, r, 1);
        return above * q / below;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Tail<T>(T q)
        where T : struct, IReal<T>
    {
        var above = T.MultiplyAdd(-7.784894002430293e-3, q, -3.223964580411365e-1);
        above = T.MultiplyAdd(above, q, -2.400758277161838);
        above = T.MultiplyAdd(above, q, -2.549732539343734);
        above = T.MultiplyAdd(above, q, 4.374664141464968);
        above = T.MultiplyAdd(above, q, 2.938163982698783);
        var below = T.MultiplyAdd(7.784695709041462e-3, q, 3.224671290700398e-1);
        below = T.MultiplyAdd(below, q, 2.445134137142996);
        below = T.MultiplyAdd(below, q, 3.754408661907416);
        below = T.MultiplyAdd(below, q, 1);
        return above / below;
    }
}
