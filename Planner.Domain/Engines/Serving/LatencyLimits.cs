using System;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>What a share of the requests keeps below, in a reading.</summary>
/// <param name="FirstToken">Seconds.</param>
/// <param name="OutputToken">Seconds.</param>
public readonly record struct LatencyTail<T>(T FirstToken, T OutputToken)
    where T : struct, IReal<T>;

/// <summary>The largest batch that keeps latency limits: a decision, on central values.</summary>
public static class LatencyLimits
{
    private const int Rounds = 60;

    /// <summary>
    /// Requests in flight on a replica that keep the limits, at most what memory holds; null when not even one request alone keeps them.
    /// </summary>
    /// <param name="step">Of one replica.</param>
    /// <param name="targets">Limits.</param>
    public static double? LargestBatch(ServingStep<Real> step, ServingTargets targets)
    {
        if (!Keeps(step, 1, targets))
        {
            return null;
        }

        double low = 1, high = Math.Max(1, step.MostRequests.Value);
        if (Keeps(step, high, targets))
        {
            return high;
        }

        for (var round = 0; round < Rounds; round++)
        {
            var middle = (low + high) / 2;
            (low, high) = Keeps(step, middle, targets) ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>How many times over its limit the later of both times is, with so many requests in flight.</summary>
    public static double Excess(ServingStep<Real> step, ServingTargets targets, double batch)
    {
        var tail = Tail(step, batch, targets.Percentile);
        return Math.Max(Over(tail.FirstToken.Value, targets.TimeToFirstTokenSeconds), Over(tail.OutputToken.Value, targets.TimePerOutputTokenSeconds));
    }

    /// <summary>
    /// Both times at a percentile, with so many requests in flight. Longer prompts of others make single tokens late: the square root counts
    /// how many meet. Between the median and the 99th percentile times are taken as log-normal. Requests in flight and percentile are decided.
    /// </summary>
    public static LatencyTail<T> Tail<T>(ServingStep<T> step, double batch, double percentile)
        where T : struct, IReal<T>
    {
        var load = InFlight.AtBatch(step, batch);
        var constants = step.Replica.Constants;
        var out99 = Quantile(percentile) / Quantile(0.99);
        var meeting = constants["tail-prompts"].Base * out99 * Math.Sqrt(batch) * step.Prompt / step.Lengths.OutputTokens;
        return new LatencyTail<T>(
            Math.Pow(constants.For("tail-first-token", Waiting(step.Replica.Layout, step.Replica.Job)).Base, out99) * load.TimeToFirstToken,
            (Math.Pow(constants["tail-token"].Base, out99) * load.TimePerOutputToken) + meeting);
    }

    /// <summary>Standard deviations that a share of a normal distribution lies below (Abramowitz and Stegun 26.2.23, within 0.0005).</summary>
    public static double Quantile(double share)
    {
        var below = Math.Clamp(share, 1e-6, 1 - 1e-6);
        var t = Math.Sqrt(-2 * Math.Log(Math.Min(below, 1 - below)));
        var z = t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308)))))));
        return below < 0.5 ? -z : z;
    }

    private static double Over(double time, double? limit) => limit is { } most ? time / Math.Max(most, 1e-9) : 0;

    private static string Waiting(ServingLayout layout, ServingJob job) => layout.ExpertParallel ? "expert-parallel" : EngineSpeed.Word(job.Engine);

    private static bool Keeps(ServingStep<Real> step, double batch, ServingTargets targets)
    {
        var tail = Tail(step, batch, targets.Percentile);
        return tail.FirstToken.Value <= (targets.TimeToFirstTokenSeconds ?? double.PositiveInfinity)
            && tail.OutputToken.Value <= (targets.TimePerOutputTokenSeconds ?? double.PositiveInfinity);
    }
}
