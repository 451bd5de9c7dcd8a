using System;
using System.Runtime.CompilerServices;
using Planner.Domain.Numbers;

namespace Planner.Domain.Studies;

/// <summary>A triangular distribution with its two ends and its top.</summary>
public readonly record struct Triangle(double Start, double Top, double End)
{
    private const double Outside = 0.05;
    private const int Rounds = 200;

    /// <summary>
    /// The triangle whose top is the likely value and which has five cases in a hundred below <see cref="Spread.Low"/> and above <see cref="Spread.High"/>.
    /// A fixed-point iteration on the two ends; where the likely value is itself one of the ends of the range, that side has no tail.
    /// </summary>
    public static Triangle Of(Spread spread)
    {
        var (below, above) = (spread.Likely - spread.Low, spread.High - spread.Likely);
        var (left, right) = (below, above);
        for (var round = 0; round < Rounds; round++)
        {
            var width = left + right;
            left = below <= 0 ? 0 : below + Math.Sqrt(Outside * width * left);
            right = above <= 0 ? 0 : above + Math.Sqrt(Outside * width * right);
        }

        return new Triangle(spread.Likely - left, spread.Likely, spread.Likely + right);
    }

    /// <summary>The value that a share of the cases lies below.</summary>
    public double Quantile(double share) => Quantile<Real>(share).Value;

    /// <summary>The same in any reading.</summary>
    /// <param name="share">Between 0 and 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Quantile<T>(T share)
        where T : struct, IReal<T>
    {
        var width = End - Start;
        var rising = (Top - Start) / width;
        var side = T.WhereLess(share, rising, share * (width * (Top - Start)), (1 - share) * (width * (End - Top)));
        var distance = T.Sqrt(side);
        return T.WhereLess(share, rising, Start + distance, End - distance);
    }
}
