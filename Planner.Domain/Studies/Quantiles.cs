using System;
using Planner.Domain.Numbers;

namespace Planner.Domain.Studies;

/// <summary>Quantiles of inputs, which are stated by P5, likely value and P95, and of results, which are draws.</summary>
public static class Quantiles
{
    /// <summary>The standard normal quantile of 0.95: the ends of a range lie so many deviations from its middle.</summary>
    public const double FifthToMiddle = 1.6448536269514722;

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
        const double tail = 0.02425;
        if (share < tail)
        {
            return Tail(Math.Sqrt(-2 * Math.Log(share)));
        }

        return share > 1 - tail ? -Tail(Math.Sqrt(-2 * Math.Log(1 - share))) : Middle(share - 0.5);
    }

    /// <summary>The value that a share of the draws lies below, between the two nearest draws; the order of the draws is lost.</summary>
    public static double OfDraws(Span<double> draws, double share)
    {
        var place = share * (draws.Length - 1);
        var below = (int)place;
        var low = Select(draws, below);
        var high = low;
        for (var i = below + 1; i < draws.Length; i++)
        {
            high = i == below + 1 ? draws[i] : Math.Min(high, draws[i]);
        }

        return low + ((high - low) * (place - below));
    }

    private static double TwoSided(double low, double middle, double high, double share)
    {
        var deviations = Normal(share) / FifthToMiddle;
        return middle + (deviations * (deviations < 0 ? middle - low : high - middle));
    }

    private static double Middle(double q)
    {
        var r = q * q;
        var above = (((((((((-3.969683028665376e1 * r) + 2.209460984245205e2) * r) - 2.759285104469687e2) * r) + 1.383577518672690e2) * r) - 3.066479806614716e1) * r) + 2.506628277459239;
        var below = (((((((((-5.447609879822406e1 * r) + 1.615858368580409e2) * r) - 1.556989798598866e2) * r) + 6.680131188771972e1) * r) - 1.328068155288572e1) * r) + 1;
        return above * q / below;
    }

    private static double Tail(double q)
    {
        var above = (((((((((-7.784894002430293e-3 * q) - 3.223964580411365e-1) * q) - 2.400758277161838) * q) - 2.549732539343734) * q) + 4.374664141464968) * q) + 2.938163982698783;
        var below = (((((((7.784695709041462e-3 * q) + 3.224671290700398e-1) * q) + 2.445134137142996) * q) + 3.754408661907416) * q) + 1;
        return above / below;
    }

    // Hoare's selection: afterwards the draw of this rank stands in its place, smaller ones before it and larger ones after it.
    private static double Select(Span<double> draws, int rank)
    {
        var (left, right) = (0, draws.Length - 1);
        while (left < right)
        {
            var pivot = draws[(left + right) / 2];
            var (i, j) = (left, right);
            while (i <= j)
            {
                while (draws[i] < pivot)
                {
                    i++;
                }

                while (draws[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (draws[i], draws[j]) = (draws[j], draws[i]);
                    i++;
                    j--;
                }
            }

            (left, right) = rank <= j ? (left, j) : rank >= i ? (i, right) : (rank, rank);
        }

        return draws[rank];
    }
}
