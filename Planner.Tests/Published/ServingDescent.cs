using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Studies.Accuracy;

namespace Planner.Tests.Published;

/// <summary>
/// Descent along one constant after the other with steps that grow where they help. The cost is the absolute error in the logarithm, rounded at
/// the bottom and capped at the top so that defective rows do not steer, with a weak pull to the middle of each plausible range.
/// </summary>
public static class ServingDescent
{
    private const double Rounding = 0.03;
    private const double Cap = 0.6;
    private const double PullToMiddle = 0.15;
    private const double FirstStep = 0.08;

    /// <summary>The constants that meet the rows best; layouts are chosen anew before each sweep.</summary>
    public static EngineSection Fit(IReadOnlyList<ServingFitRow> rows, EngineSection start, int sweeps)
    {
        var free = start.Constants.Values.Where(constant => constant.Fitted == "fitted").ToArray();
        var values = free.ToDictionary(constant => constant.Id, constant => constant.Value);
        var steps = free.ToDictionary(constant => constant.Id, _ => FirstStep);
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            var at = Constants(start, values);
            Parallel.ForEach(rows, row => row.Decide(at));
            var best = Cost(rows, start, free, values);
            foreach (var constant in free)
            {
                best = Move(rows, start, free, values, steps, constant, best);
            }
        }

        return With(start, values);
    }

    public static EngineSection With(EngineSection section, IReadOnlyDictionary<string, double> values) => section with
    {
        Constants = section.Constants.Values.ToDictionary(
            constant => constant.Id,
            constant => values.TryGetValue(constant.Id, out var value) ? constant with { Value = value } : constant),
    };

    private static double Move(
        IReadOnlyList<ServingFitRow> rows, EngineSection start, FittedConstant[] free, Dictionary<string, double> values, Dictionary<string, double> steps, FittedConstant constant, double best)
    {
        var old = values[constant.Id];
        foreach (var direction in new[] { 1, -1 })
        {
            var moved = old > 0 ? old * Math.Exp(direction * steps[constant.Id]) : steps[constant.Id] * (constant.High - constant.Low);
            values[constant.Id] = Math.Clamp(moved, constant.Low, constant.High);
            var cost = values[constant.Id] == old ? best : Cost(rows, start, free, values);
            if (cost < best)
            {
                steps[constant.Id] = Math.Min(0.4, steps[constant.Id] * 1.4);
                return cost;
            }
        }

        values[constant.Id] = old;
        steps[constant.Id] = Math.Max(0.004, steps[constant.Id] * 0.5);
        return best;
    }

    private static double Cost(IReadOnlyList<ServingFitRow> rows, EngineSection start, FittedConstant[] free, Dictionary<string, double> values)
    {
        var constants = Constants(start, values);
        var costs = new double[rows.Count];
        Parallel.For(0, rows.Count, i => costs[i] = rows[i].Residuals(constants).Sum(residual => Weight(rows[i], residual.Metric) * Rounded(residual.Residual)));
        return costs.Sum() + free.Sum(constant => Pull(constant, values[constant.Id]));
    }

    private static double Rounded(double residual)
    {
        var error = Math.Sqrt((residual * residual) + (Rounding * Rounding));
        return error < Cap ? error : Cap + (0.05 * (error - Cap));
    }

    private static double Pull(FittedConstant constant, double value)
    {
        var width = constant.High - constant.Low;
        var away = (value - ((constant.Low + constant.High) / 2)) / width;
        return PullToMiddle * away * away;
    }

    // Full queues carry the physics of a step; latencies the scheduler's. Power has constants of its own.
    private static double Weight(ServingFitRow row, ServingMetric metric) => (metric, row.Run.Question.RequestsPerSecond is not null) switch
    {
        (ServingMetric.Throughput, _) => 1,
        (ServingMetric.ThroughputUnderLoad, false) => 0.4,
        (ServingMetric.ThroughputUnderLoad, true) => 0.2,
        (ServingMetric.ThroughputWithinLimits, _) => 0.3,
        (ServingMetric.TimePerOutputToken, false) => 0.5,
        (ServingMetric.TimePerOutputToken, true) => 0.4,
        (ServingMetric.TimeToFirstToken, false) => 0.2,
        (ServingMetric.TimeToFirstToken, true) => 0.3,
        _ => 0.5,
    };

    private static ServingConstants Constants(EngineSection start, IReadOnlyDictionary<string, double> values) =>
        ServingConstants.From(new EngineConstants("fit", EngineSection.Empty, With(start, values)));
}
