using System;
using System.Linq;

namespace Planner.Tests.Published;

/// <summary>
/// Levenberg and Marquardt's descent on weighted residuals between bounds. Beyond a soft scale an error counts in proportion, not squared, so that
/// defective rows do not steer; a weak prior holds each parameter near the middle of its range.
/// </summary>
/// <param name="Residuals">Of parameters.</param>
/// <param name="Weights">Of residuals.</param>
/// <param name="Low">Bounds of parameters.</param>
/// <param name="High">Bounds of parameters.</param>
/// <param name="SoftScale">The residual from which on an error counts in proportion.</param>
public sealed record RobustLeastSquares(Func<double[], double[]> Residuals, double[] Weights, double[] Low, double[] High, double SoftScale = 0.05)
{
    private const double Step = 1e-4;
    private const int Attempts = 7;

    // A prior counts as much as this many rows whose error is one soft scale.
    private const double PriorWeight = 1;

    /// <summary>Parameters after so many steps from a start.</summary>
    public double[] Descend(double[] start, int iterations)
    {
        var x = start.Select((value, i) => Math.Clamp(value, Low[i], High[i])).ToArray();
        var residuals = Residuals(x);
        var cost = Cost(residuals, x);
        var damping = 1e-3;
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            var (gradient, curvature) = Normal(x, residuals);
            var found = false;
            for (var attempt = 0; attempt < Attempts && !found; attempt++)
            {
                var next = Moved(x, Solve(curvature, gradient, damping));
                var tried = Residuals(next);
                var better = Cost(tried, next);
                found = better < cost;
                (x, residuals, cost, damping) = found ? (next, tried, better, Math.Max(1e-9, damping / 6)) : (x, residuals, cost, damping * 8);
            }

            if (!found)
            {
                return x;
            }
        }

        return x;
    }

    private double[] Moved(double[] x, double[] by) =>
        [.. x.Select((at, i) => Math.Clamp(at - Math.Clamp(by[i], -Reach(i), Reach(i)), Low[i], High[i]))];

    private double Reach(int i) => (High[i] - Low[i]) / 4;

    private double Centre(int i) => (Low[i] + High[i]) / 2;

    // The ends of a range lie two standard deviations from its middle.
    private double Width(int i) => (High[i] - Low[i]) / 4;

    private double Cost(double[] residuals, double[] x) =>
        residuals.Select((residual, i) => Weights[i] * 2 * (Math.Sqrt(1 + Square(residual / SoftScale)) - 1)).Sum()
        + x.Select((at, i) => PriorWeight * Square((at - Centre(i)) / Width(i))).Sum();

    private (double[] Gradient, double[,] Curvature) Normal(double[] x, double[] residuals)
    {
        var columns = x.Select((_, j) => Column(x, residuals, j)).ToArray();
        var weights = residuals.Select((residual, i) => Weights[i] / Square(SoftScale) / Math.Sqrt(1 + Square(residual / SoftScale))).ToArray();
        var gradient = new double[x.Length];
        var curvature = new double[x.Length, x.Length];
        for (var j = 0; j < x.Length; j++)
        {
            gradient[j] = Dot(weights, columns[j], residuals) + (PriorWeight * (x[j] - Centre(j)) / Square(Width(j)));
            for (var k = 0; k <= j; k++)
            {
                curvature[j, k] = curvature[k, j] = Dot(weights, columns[j], columns[k]);
            }

            curvature[j, j] += PriorWeight / Square(Width(j));
        }

        Hold(x, gradient, curvature);
        return (gradient, curvature);
    }

    // What stands at a bound and would go beyond stays, and leaves the others their way.
    private void Hold(double[] x, double[] gradient, double[,] curvature)
    {
        for (var j = 0; j < x.Length; j++)
        {
            if ((x[j] <= Low[j] && gradient[j] > 0) || (x[j] >= High[j] && gradient[j] < 0))
            {
                gradient[j] = 0;
                for (var k = 0; k < x.Length; k++)
                {
                    curvature[j, k] = curvature[k, j] = j == k ? curvature[j, j] : 0;
                }
            }
        }
    }

    private double[] Column(double[] x, double[] residuals, int j)
    {
        var moved = (double[])x.Clone();
        moved[j] += x[j] + Step > High[j] ? -Step : Step;
        return [.. Residuals(moved).Select((after, i) => (after - residuals[i]) / (moved[j] - x[j]))];
    }

    private static double[] Solve(double[,] curvature, double[] gradient, double damping)
    {
        var n = gradient.Length;
        var factor = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = curvature[i, j] + (i == j ? damping * curvature[i, i] : 0);
                for (var k = 0; k < j; k++)
                {
                    sum -= factor[i, k] * factor[j, k];
                }

                factor[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / factor[j, j];
            }
        }

        var y = new double[n];
        for (var i = 0; i < n; i++)
        {
            y[i] = (gradient[i] - Enumerable.Range(0, i).Sum(k => factor[i, k] * y[k])) / factor[i, i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            y[i] = (y[i] - Enumerable.Range(i + 1, n - i - 1).Sum(k => factor[k, i] * y[k])) / factor[i, i];
        }

        return y;
    }

    private static double Square(double value) => value * value;

    private static double Dot(double[] weights, double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * left[i] * right[i];
        }

        return sum;
    }
}
