using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Studies.Accuracy;

namespace Planner.Tests.Published;

/// <summary>Fits the serving constants to rows: in logarithms where a constant has a positive least value, as they are where it may be nothing.</summary>
public static class ServingDescent
{
    private const int Steps = 5;

    /// <summary>The constants that meet the rows best; layouts are chosen anew before each sweep.</summary>
    public static EngineSection Fit(IReadOnlyList<ServingFitRow> rows, EngineSection start, int sweeps)
    {
        var free = start.Constants.Values.Where(constant => constant.Fitted == "fitted").OrderBy(constant => constant.Id, StringComparer.Ordinal).ToArray();
        var x = free.Select(constant => Inward(constant, constant.Value)).ToArray();
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            var at = Constants(start, free, x);
            Parallel.ForEach(rows, row => row.Decide(at));
            var weights = rows.SelectMany(row => row.Run.Measured.Keys.Select(metric => Weight(row, metric))).ToArray();
            var squares = new RobustLeastSquares(
                values => Residuals(rows, Constants(start, free, values)),
                weights,
                [.. free.Select(constant => Inward(constant, constant.Low))],
                [.. free.Select(constant => Inward(constant, constant.High))]);
            x = squares.Descend(x, Steps);
        }

        return With(start, free, x);
    }

    public static EngineSection With(EngineSection section, IReadOnlyList<FittedConstant> free, double[] x)
    {
        var constants = new Dictionary<string, FittedConstant>(section.Constants);
        for (var i = 0; i < free.Count; i++)
        {
            constants[free[i].Id] = free[i] with { Value = Math.Clamp(Outward(free[i], x[i]), free[i].Low, free[i].High) };
        }

        return section with { Constants = constants };
    }

    private static double Inward(FittedConstant constant, double value) => constant.Low > 0 ? Math.Log(value) : value / constant.High;

    private static double Outward(FittedConstant constant, double x) => constant.Low > 0 ? Math.Exp(x) : x * constant.High;

    private static double[] Residuals(IReadOnlyList<ServingFitRow> rows, ServingConstants constants)
    {
        var residuals = new double[rows.Count][];
        Parallel.For(0, rows.Count, i => residuals[i] = [.. rows[i].Residuals(constants).Select(residual => residual.Residual)]);
        return [.. residuals.SelectMany(row => row)];
    }

    // Full queues carry the physics of a step; latencies the scheduler's. Power has constants of its own.
    private static double Weight(ServingFitRow row, ServingMetric metric) => (metric, row.Run.Question.RequestsPerSecond is not null) switch
    {
        (ServingMetric.Throughput, _) => 1,
        (ServingMetric.ThroughputUnderLoad, false) => 0.6,
        (ServingMetric.ThroughputUnderLoad, true) => 0.2,
        (ServingMetric.ThroughputWithinLimits, _) => 1,
        (ServingMetric.TimePerOutputToken, false) => 1,
        (ServingMetric.TimePerOutputToken, true) => 0.8,
        (ServingMetric.TimeToFirstToken, false) => 0.3,
        (ServingMetric.TimeToFirstToken, true) => 0.5,
        _ => 0.5,
    };

    private static ServingConstants Constants(EngineSection start, IReadOnlyList<FittedConstant> free, double[] x) =>
        ServingConstants.From(new EngineConstants("fit", EngineSection.Empty, With(start, free, x)));
}
