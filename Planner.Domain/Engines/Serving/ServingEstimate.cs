using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>What a cluster does for a serving job. All figures are of the whole cluster, times are means over requests.</summary>
public sealed record ServingEstimate<T>
    where T : struct, IReal<T>
{
    /// <summary>Why it cannot run as asked, with the nearest that can; null when it can.</summary>
    public required Finding? Obstacle { get; init; }

    public bool Feasible => Obstacle is null;

    public required ServingLayout Layout { get; init; }

    /// <summary>Output tokens a second.</summary>
    public required T OutputTokensPerSecond { get; init; }

    /// <summary>Seconds, queue included.</summary>
    public required T TimeToFirstToken { get; init; }

    /// <summary>Seconds between tokens of one answer.</summary>
    public required T TimePerOutputToken { get; init; }

    /// <summary>Requests in flight that memory holds.</summary>
    public required T MaximumConcurrency { get; init; }

    /// <summary>Requests in flight under this load.</summary>
    public required T Batch { get; init; }

    /// <summary>Watts of the servers, at the wall of the rack.</summary>
    public required T Power { get; init; }
}
