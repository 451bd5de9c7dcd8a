using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Planner.Domain.Engines.Kernels;

namespace Planner.Tests.Published;

/// <summary>
/// Robust least squares on the logarithm of predicted over measured speed (soft L1), in the logarithms of the constants, each held near the
/// middle of its plausible range by a log-normal prior that reaches the ends of the range at two standard deviations.
/// </summary>
public static class TrainingLeastSquares
{
    private const double SoftScale = 0.1;
    private const double Step = 1e-4;
    private const int Rounds = 5;
    private const int Iterations = 6;

    // A prior counts as much as this many rows whose error is one soft scale.
    private const double PriorWeight = 1;

    /// <summary>The constants that meet the rows best; layouts are chosen anew between rounds.</summary>
    public static EngineSection Fit(IReadOnlyList<TrainingFitRow> rows, EngineSection start, int rounds = Rounds)
    {
        var free = start.Constants.Values.Where(constant => constant.Fitted == "fitted").ToArray();
        var section = start;
        for (var round = 0; round < rounds; round++)
        {
            var current = section;
            Parallel.ForEach(rows, row => row.Decide(current));
            section = Descend(rows, section, free);
        }

        var last = section;
        Parallel.ForEach(rows, row => row.Decide(last));
        return section;
    }

    /// <summary>The section with some constants replaced.</summary>
    public static EngineSection With(EngineSection section, IReadOnlyList<FittedConstant> free, IReadOnlyList<double> logs)
    {
        var constants = new Dictionary<string, FittedConstant>(section.Constants);
        for (var i = 0; i < free.Count; i++)
        {
            constants[free[i].Id] = free[i] with { Value = Math.Clamp(Math.Exp(logs[i]), free[i].Low, free[i].High) };
        }

        return section with { Constants = constants };
    }

    private static EngineSection Descend(IReadOnlyList<TrainingFitRow> rows, EngineSection section, FittedConstant[] free)
    {
        var x = free.Select(constant => Math.Log(section.Constants[constant.Id].Value)).ToArray();
        var residuals = Residuals(rows, With(section, free, x));
        var cost = Cost(rows, residuals, free, x);
        var damping = 1e-3;
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var (gradient, curvature) = Normal(rows, section, free, x, residuals);
            for (var attempt = 0; attempt < 6; attempt++)
            {
                var move = Solve(curvature, gradient, damping);
                var next = x.Zip(move, (at, by) => at - Math.Clamp(by, -0.3, 0.3)).ToArray();
                Clamp(free, next);
                var tried = Residuals(rows, With(section, free, next));
                var better = Cost(rows, tried, free, next);
                if (better < cost)
                {
                    (x, residuals, cost) = (next, tried, better);
                    damping = Math.Max(1e-9, damping / 5);
                    break;
                }

                damping *= 8;
            }
        }

        return With(section, free, x);
    }

    private static void Clamp(FittedConstant[] free, double[] x)
    {
        for (var i = 0; i < free.Length; i++)
        {
            x[i] = Math.Clamp(x[i], Math.Log(free[i].Low), Math.Log(free[i].High));
        }
    }

    private static double[] Residuals(IReadOnlyList<TrainingFitRow> rows, EngineSection section)
    {
        var residuals = new double[rows.Count];
        Parallel.For(0, rows.Count, i => residuals[i] = rows[i].Residual(section));
        return residuals;
    }

    private static double Cost(IReadOnlyList<TrainingFitRow> rows, double[] residuals, FittedConstant[] free, double[] x)
    {
        var cost = 0.0;
        for (var i = 0; i < residuals.Length; i++)
        {
            var scaled = residuals[i] / SoftScale;
            cost += rows[i].Weight * 2 * (Math.Sqrt(1 + (scaled * scaled)) - 1);
        }

        for (var i = 0; i < free.Length; i++)
        {
            var (centre, width) = Prior(free[i]);
            cost += PriorWeight * Math.Pow((x[i] - centre) / width, 2);
        }

        return cost;
    }

    private static (double Centre, double Width) Prior(FittedConstant constant) =>
        (Math.Log(constant.Low * constant.High) / 2, Math.Log(constant.High / constant.Low) / 4);

    private static (double[] Gradient, double[,] Curvature) Normal(
        IReadOnlyList<TrainingFitRow> rows, EngineSection section, FittedConstant[] free, double[] x, double[] residuals)
    {
        var columns = new double[free.Length][];
        for (var j = 0; j < free.Length; j++)
        {
            var moved = (double[])x.Clone();
            moved[j] += x[j] + Step > Math.Log(free[j].High) ? -Step : Step;
            var shifted = Residuals(rows, With(section, free, moved));
            columns[j] = shifted.Zip(residuals, (after, before) => (after - before) / (moved[j] - x[j])).ToArray();
        }

        var weights = residuals.Select((residual, i) =>
            rows[i].Weight / (SoftScale * SoftScale) / Math.Sqrt(1 + (residual * residual / (SoftScale * SoftScale)))).ToArray();
        var gradient = new double[free.Length];
        var curvature = new double[free.Length, free.Length];
        for (var j = 0; j < free.Length; j++)
        {
            gradient[j] = weights.Select((weight, i) => weight * columns[j][i] * residuals[i]).Sum();
            for (var k = 0; k <= j; k++)
            {
                var sum = 0.0;
                for (var i = 0; i < residuals.Length; i++)
                {
                    sum += weights[i] * columns[j][i] * columns[k][i];
                }

                curvature[j, k] = curvature[k, j] = sum;
            }

            var (centre, width) = Prior(free[j]);
            gradient[j] += PriorWeight * (x[j] - centre) / (width * width);
            curvature[j, j] += PriorWeight / (width * width);
        }

        return (gradient, curvature);
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
}
