using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Planner.Domain.Engines.Kernels;

namespace Planner.Tests.Published;

/// <summary>
/// Fits the training constants: residuals are logarithms of predicted over measured speed, parameters the logarithms of the constants, each within
/// its plausible range.
/// </summary>
public static class TrainingLeastSquares
{
    private const double SoftScale = 0.1;
    private const int Rounds = 5;
    private const int Iterations = 6;

    /// <summary>The constants that meet the rows best; layouts are chosen anew between rounds.</summary>
    public static EngineSection Fit(IReadOnlyList<TrainingFitRow> rows, EngineSection start, int rounds = Rounds)
    {
        var free = start.Constants.Values.Where(constant => constant.Fitted == "fitted").ToArray();
        var section = start;
        for (var round = 0; round < rounds; round++)
        {
            var current = section;
            Parallel.ForEach(rows, row => row.Decide(current));
            var squares = new RobustLeastSquares(
                x => Residuals(rows, With(current, free, x)),
                [.. rows.Select(row => row.Weight)],
                [.. free.Select(constant => Math.Log(constant.Low))],
                [.. free.Select(constant => Math.Log(constant.High))],
                SoftScale);
            section = With(section, free, squares.Descend([.. free.Select(constant => Math.Log(current.Constants[constant.Id].Value))], Iterations));
        }

        var last = section;
        Parallel.ForEach(rows, row => row.Decide(last));
        return section;
    }

    private static EngineSection With(EngineSection section, IReadOnlyList<FittedConstant> free, IReadOnlyList<double> logs)
    {
        var constants = new Dictionary<string, FittedConstant>(section.Constants);
        for (var i = 0; i < free.Count; i++)
        {
            constants[free[i].Id] = free[i] with { Value = Math.Clamp(Math.Exp(logs[i]), free[i].Low, free[i].High) };
        }

        return section with { Constants = constants };
    }

    private static double[] Residuals(IReadOnlyList<TrainingFitRow> rows, EngineSection section)
    {
        var residuals = new double[rows.Count];
        Parallel.For(0, rows.Count, i => residuals[i] = rows[i].Residual(section));
        return residuals;
    }
}
