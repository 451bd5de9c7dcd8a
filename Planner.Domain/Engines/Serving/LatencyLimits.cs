using System;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>What 99 of 100 requests keep below, under a load.</summary>
/// <param name="FirstToken">Seconds.</param>
/// <param name="OutputToken">Seconds.</param>
public readonly record struct LatencyTail(double FirstToken, double OutputToken);

/// <summary>The largest batch that keeps latency limits: a decision, on central values.</summary>
public static class LatencyLimits
{
    private const int Rounds = 60;

    /// <summary>
    /// Requests in flight on a replica that keep the limits, at most what memory holds; null when not even one request alone keeps them.
    /// </summary>
    /// <param name="step">Of one replica.</param>
    /// <param name="targets">Limits.</param>
    /// <param name="speed">Of the engine; times are divided by it.</param>
    public static double? LargestBatch(ServingStep<Real> step, ServingTargets targets, double speed)
    {
        if (!Keeps(step, 1, targets, speed))
        {
            return null;
        }

        double low = 1, high = Math.Max(1, step.MostRequests.Value);
        if (Keeps(step, high, targets, speed))
        {
            return high;
        }

        for (var round = 0; round < Rounds; round++)
        {
            var middle = (low + high) / 2;
            (low, high) = Keeps(step, middle, targets, speed) ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>P99 of both times with so many requests in flight. Longer prompts of others make single tokens late: the square root counts how many meet.</summary>
    public static LatencyTail Tail(ServingStep<Real> step, double batch, double speed)
    {
        var load = InFlight.AtBatch(step, batch);
        var constants = step.Replica.Constants;
        var meeting = constants["tail-prompts"].Base * Math.Sqrt(batch) * step.Prompt.Value / step.Lengths.OutputTokens.Value;
        return new LatencyTail(
            constants.For("tail-first-token", Waiting(step)).Base * load.TimeToFirstToken.Value / speed,
            ((constants["tail-token"].Base * load.TimePerOutputToken.Value) + meeting) / speed);
    }

    private static string Waiting(ServingStep<Real> step) => step.Replica.Layout.ExpertParallel ? "expert-parallel" : EngineSpeed.Word(step.Replica.Job.Engine);

    private static bool Keeps(ServingStep<Real> step, double batch, ServingTargets targets, double speed)
    {
        var tail = Tail(step, batch, speed);
        return tail.FirstToken <= (targets.TimeToFirstTokenSeconds ?? double.PositiveInfinity)
            && tail.OutputToken <= (targets.TimePerOutputTokenSeconds ?? double.PositiveInfinity);
    }
}
