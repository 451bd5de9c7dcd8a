using System;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Planner.Domain.Numbers;

namespace Planner.Domain.Studies;

/// <summary>Quantiles of inputs, which are stated by P5, likely value and P95.</summary>
public static class Quantiles
{
    /// <summary>The standard normal quantile of 0.95: the ends of a range lie so many deviations from its middle.</summary>
    public const double FifthToMiddle = 1.6448536269514722;

    // Below this share, and above its complement, another approximation holds.
    private const double TailBelow = 0.02425;
    private const int BlockLanes = 16;

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
        var deviations = nearer < TailBelow ? Tail<Real>(Math.Sqrt(-2 * Math.Log(nearer))).Value : Middle<Real>(nearer - 0.5).Value;
        return share > 0.5 ? -deviations : deviations;
    }

    /// <summary>The same for many shares at once, in their place.</summary>
    /// <param name="shares">Between 0 and 1, both excluded; afterwards their quantiles.</param>
    public static void Normal(Span<Lanes> shares)
    {
        Span<int> outer = stackalloc int[BlockLanes * Lanes.Count];
        while (shares.Length > 0)
        {
            var block = shares[..Math.Min(BlockLanes, shares.Length)];
            Normal(block, outer);
            shares = shares[block.Length..];
        }
    }

    // The middle is computed for all; the one share in twenty that lies in a tail is then picked out and computed again, eight together.
    private static void Normal(Span<Lanes> block, Span<int> outer)
    {
        Span<double> tails = stackalloc double[BlockLanes * Lanes.Count];
        var values = MemoryMarshal.Cast<Lanes, double>(block);
        var count = 0;
        for (var place = 0; place < block.Length; place++)
        {
            var share = block[place];
            block[place] = Middle(share - 0.5);
            var nearer = Vector512.MinNative(share.Value, Vector512<double>.One - share.Value);
            for (var bits = Vector512.LessThan(nearer, Vector512.Create(TailBelow)).ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
            {
                var lane = BitOperations.TrailingZeroCount(bits);
                outer[count] = (place * Lanes.Count) + lane;
                tails[count++] = share[lane];
            }
        }

        tails[count..Math.Min(tails.Length, count + Lanes.Count)].Fill(0.01);
        for (var first = 0; first < count; first += Lanes.Count)
        {
            var share = new Lanes(Vector512.Create<double>(tails[first..]));
            var tail = Tail(Lanes.Sqrt(-2 * Lanes.Log(Lanes.WhereLess(share, 0.5, share, 1 - share))));
            var signed = Lanes.WhereLess(share, 0.5, tail, -tail);
            for (var lane = 0; lane < Math.Min(Lanes.Count, count - first); lane++)
            {
                values[outer[first + lane]] = signed[lane];
            }
        }
    }

    private static double TwoSided(double low, double middle, double high, double share)
    {
        var deviations = Normal(share) / FifthToMiddle;
        return middle + (deviations * (deviations < 0 ? middle - low : high - middle));
    }

    private static T Middle<T>(T q)
        where T : struct, IReal<T>
    {
        var r = q * q;
        var above = (((((((((-3.969683028665376e1 * r) + 2.209460984245205e2) * r) - 2.759285104469687e2) * r) + 1.383577518672690e2) * r) - 3.066479806614716e1) * r) + 2.506628277459239;
        var below = (((((((((-5.447609879822406e1 * r) + 1.615858368580409e2) * r) - 1.556989798598866e2) * r) + 6.680131188771972e1) * r) - 1.328068155288572e1) * r) + 1;
        return above * q / below;
    }

    private static T Tail<T>(T q)
        where T : struct, IReal<T>
    {
        var above = (((((((((-7.784894002430293e-3 * q) - 3.223964580411365e-1) * q) - 2.400758277161838) * q) - 2.549732539343734) * q) + 4.374664141464968) * q) + 2.938163982698783;
        var below = (((((((7.784695709041462e-3 * q) + 3.224671290700398e-1) * q) + 2.445134137142996) * q) + 3.754408661907416) * q) + 1;
        return above / below;
    }
}
