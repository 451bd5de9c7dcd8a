using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Planner.Domain.Numbers;

/// <summary>The rate at which flows are worth nothing: the root behind <see cref="IReal{T}.SolveRate"/>.</summary>
public static class RateOfReturn
{
    private const double Lowest = -0.9999;
    private const double Highest = 1e4;
    private const double FirstStep = 1e-3;
    private const double Widening = 1.3;
    private const int Halvings = 200;

    /// <summary>
    /// The rate of one period, a share, from −99.99 % to 10,000; the first flow is undiscounted. Flows without a change of sign have no such rate: not a number. Where several
    /// rates solve it, as with several changes of sign, the one nearest to zero.
    /// </summary>
    public static double Solve(ReadOnlySpan<double> flows)
    {
        if (!ChangesSign(flows))
        {
            return double.NaN;
        }

        if (Worth(flows, 0) == 0)
        {
            return 0;
        }

        for (var step = 1; step < Points.Length; step++)
        {
            var ((up, down), (higher, lower)) = (Points[step - 1], Points[step]);
            if (higher > up && Crosses(flows, up, higher))
            {
                return Halve(flows, up, higher);
            }

            if (lower < down && Crosses(flows, lower, down))
            {
                return Halve(flows, lower, down);
            }
        }

        return double.NaN;
    }

    /// <summary>Where a change of sign is looked for, step by step upwards and downwards from zero, a share a period; the workbook looks at the same.</summary>
    public static ImmutableArray<(double Up, double Down)> Points { get; } = [.. Widened()];

    private static List<(double Up, double Down)> Widened()
    {
        List<(double Up, double Down)> points = [(0, 0)];
        for (var step = FirstStep; points[^1].Up < Highest || points[^1].Down > Lowest; step *= Widening)
        {
            points.Add((Math.Min(Highest, points[^1].Up + step), Math.Max(Lowest, points[^1].Down - step)));
        }

        return points;
    }

    private static bool ChangesSign(ReadOnlySpan<double> flows)
    {
        var (outlay, income) = (false, false);
        foreach (var flow in flows)
        {
            (outlay, income) = (outlay || flow < 0, income || flow > 0);
        }

        return outlay && income;
    }

    private static bool Crosses(ReadOnlySpan<double> flows, double low, double high) => Math.Sign(Worth(flows, low)) != Math.Sign(Worth(flows, high));

    private static double Halve(ReadOnlySpan<double> flows, double low, double high)
    {
        var sign = Math.Sign(Worth(flows, low));
        for (var step = 0; step < Halvings && high > Math.BitIncrement(low); step++)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Math.Sign(Worth(flows, middle)) == sign ? (middle, high) : (low, middle);
        }

        return low + ((high - low) / 2);
    }

    /// <summary>
    /// What flows are worth at a rate of one period, the first undiscounted. Horner from the last flow, so that a rate near −1 overflows to an infinity of the right sign instead of
    /// to no number.
    /// </summary>
    public static double Worth(ReadOnlySpan<double> flows, double rate)
    {
        var worth = 0.0;
        for (var period = flows.Length - 1; period >= 0; period--)
        {
            worth = (worth / (1 + rate)) + flows[period];
        }

        return worth;
    }
}
