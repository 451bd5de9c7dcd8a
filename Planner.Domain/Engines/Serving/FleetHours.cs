using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>Accelerators that answer requests in the mean over a day, where they come from.</summary>
/// <param name="Own">On accelerators of one's own.</param>
/// <param name="Beyond">Needed beyond them.</param>
/// <param name="Busy">Of one's own, how many work as hard as they can: each by its share of the way from idle to its limit; 0 where what they draw is not asked.</param>
public readonly record struct FleetLoad<T>(T Own, T Beyond, T Busy)
    where T : struct, IReal<T>;

/// <summary>What a decided fleet runs, hour by hour, when demand turns out otherwise than was planned. The fleet is bought before the demand is known.</summary>
public static class FleetHours
{
    // Replicas that a load is divided by at least, so that none that runs gives no infinity.
    private const double Least = 1e-9;

    /// <summary>
    /// Requests a second that a replica answers when prompts and answers differ from those it was planned for: its capacity times the ratios of the lengths, each to the power that was
    /// measured on the engine around the plan. Equal lengths give the planned capacity.
    /// </summary>
    /// <param name="planned">At the planned lengths, 1/s.</param>
    /// <param name="input">Mean prompt over the planned one.</param>
    /// <param name="output">Mean answer over the planned one.</param>
    /// <param name="reaction">How the capacity reacts.</param>
    public static T Capacity<T>(T planned, T input, T output, LengthReaction reaction)
        where T : struct, IReal<T> => reaction.IsNone ? planned : planned * T.Pow(input, reaction.ToInput) * T.Pow(output, reaction.ToOutput);

    /// <summary>Accelerators over the hours of a day: a fleet that scales pays each hour for the replicas it needs, any other for all that stand ready; what is needed beyond the most comes from elsewhere.</summary>
    /// <param name="decision">The fleet as it was decided.</param>
    /// <param name="shape">Each hour over the mean of the day.</param>
    /// <param name="year">Year of the service, the first being 0.</param>
    /// <param name="requests">Requests a second in the mean of the year.</param>
    /// <param name="capacity">Requests a second that one replica answers, above 0.</param>
    /// <param name="most">Accelerators that there are; null when any number can be had.</param>
    /// <param name="draw">What a replica draws; null where it is somebody else's.</param>
    public static FleetLoad<T> Load<T>(FleetDecision decision, ImmutableArray<double> shape, int year, T requests, T capacity, int? most, ReplicaPower<T>? draw = null)
        where T : struct, IReal<T>
    {
        T own = 0;
        T beyond = 0;
        T busy = 0;
        foreach (var hour in shape)
        {
            var needed = T.Ceiling(requests * hour * decision.Policy.Headroom / capacity);
            var (running, missing) = decision.Policy.ScaleToDemand ? Scaled(decision, needed, requests * hour, most) : Standing(decision, needed, year);
            own += running;
            beyond += missing;
            busy += draw is { } power ? running * power.Busy(Use(requests * hour, capacity, (running + missing) / decision.AcceleratorsPerReplica)) : 0;
        }

        return new FleetLoad<T>(own / shape.Length, beyond / shape.Length, busy / shape.Length);
    }

    /// <summary>Share of what some replicas can do that is asked of them, 1 at most; requests are spread evenly over all that run.</summary>
    /// <param name="requests">A second.</param>
    /// <param name="capacity">Requests a second that one replica answers, above 0.</param>
    /// <param name="replicas">That run.</param>
    internal static T Use<T>(T requests, T capacity, T replicas)
        where T : struct, IReal<T> => T.Min(1, requests / (capacity * T.Max(replicas, Least)));

    /// <summary>Replicas that a fleet which scales runs in an hour: those it needs and its spares; none when nobody asks.</summary>
    /// <param name="policy">How it is run.</param>
    /// <param name="needed">Whole replicas that the hour's requests need.</param>
    /// <param name="requests">Requests a second in the hour.</param>
    internal static T Running<T>(FleetPolicy policy, T needed, T requests)
        where T : struct, IReal<T>
    {
        var awake = needed + policy.SpareReplicas;
        var last = policy.ScaleToZero ? T.WhereLess(1, needed, awake, Awake(policy, requests)) : awake;
        return T.WhereLess(0, needed, last, 0);
    }

    private static (T Own, T Beyond) Scaled<T>(FleetDecision decision, T needed, T requests, int? most)
        where T : struct, IReal<T>
    {
        var accelerators = Running(decision.Policy, needed, requests) * decision.AcceleratorsPerReplica;
        return most is { } there ? (T.Min(accelerators, there), T.Max(0, accelerators - there)) : (accelerators, 0);
    }

    /// <summary>
    /// Share of the time that a last replica runs which is given back when nobody asks: requests that come at random leave it idle for longer than it
    /// waits with the probability of an exponential gap. What sleeps needs no spare: another is started.
    /// </summary>
    public static T Awake<T>(FleetPolicy policy, T requestsPerSecond)
        where T : struct, IReal<T> => 1 - T.Exp(-(requestsPerSecond * (T.Of(ServingUnits.Second) * policy.KeepAliveSeconds)));

    private static (T Own, T Beyond) Standing<T>(FleetDecision decision, T needed, int year)
        where T : struct, IReal<T> => (decision.Accelerators(year), T.Max(0, needed - decision.Replicas[year]) * decision.AcceleratorsPerReplica);
}
