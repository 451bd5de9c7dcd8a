using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Training;

/// <summary>A kind of failure that interrupts a run.</summary>
/// <param name="Rate">Interruptions of one accelerator in a settled cluster; its label names the cause.</param>
/// <param name="EarlyLife">New hardware fails more often.</param>
public sealed record FailureCause(Input Rate, bool EarlyLife);

/// <summary>What a run meets beside computing: failures, checkpoints, restarts.</summary>
public sealed record RunConditions
{
    // The cluster that the published sustained checkpoint bandwidth served.
    private const double ReferenceAccelerators = 16384;

    public required ImmutableArray<FailureCause> Causes { get; init; }

    /// <summary>From a failure to its discovery.</summary>
    public required Input DetectionTime { get; init; }

    /// <summary>From discovery to the first new step.</summary>
    public required Input RestartTime { get; init; }

    /// <summary>Time to bring in a server where no spare stands ready.</summary>
    public required Input ReplacementTime { get; init; }

    /// <summary>Spare servers stand ready in the cluster; without them each hardware failure waits for a replacement.</summary>
    public bool HotSpares { get; init; } = true;

    /// <summary>Bytes of a checkpoint for each trained parameter.</summary>
    public required Input CheckpointBytesPerParameter { get; init; }

    /// <summary>Sustained write bandwidth of the storage for each accelerator that writes.</summary>
    public required Input CheckpointBandwidthPerAccelerator { get; init; }

    /// <summary>Pause of the run for one checkpoint that is written beside it.</summary>
    public required Input AsynchronousPause { get; init; }

    /// <summary>Checkpoints are written beside the run; else the run waits for them.</summary>
    public bool Asynchronous { get; init; } = true;

    /// <summary>Time between checkpoints; null for the optimum of Young and Daly.</summary>
    public Input? CheckpointInterval { get; init; }

    /// <summary>Age of the cluster when the run starts.</summary>
    public required Input ClusterAge { get; init; }

    public required Input EarlyLifeFactor { get; init; }

    public required Input EarlyLifeDecay { get; init; }

    /// <summary>Accelerators that begin to run slowly, hot or throttled, without failing.</summary>
    public required Input DegradationRate { get; init; }

    /// <summary>By how much a step is longer while one of them is slow: all others wait for it.</summary>
    public required Input DegradationSlowdown { get; init; }

    /// <summary>From the first slow step to the accelerator's removal.</summary>
    public required Input DegradationDiscoveryTime { get; init; }

    /// <summary>The conditions that the catalogue's reliability figures give, for a cluster some months old with spares and asynchronous checkpoints.</summary>
    public static RunConditions From(CatalogueSnapshot catalogue)
    {
        var bandwidth = catalogue.Assumptions["checkpoint-bandwidth-sustained"].Figure;
        return new RunConditions
        {
            Causes =
            [
                new(Figure(catalogue, "failure-rate-accelerator"), EarlyLife: true),
                new(Figure(catalogue, "failure-rate-memory"), EarlyLife: true),
                new(Figure(catalogue, "failure-rate-network"), EarlyLife: true),
                new(Figure(catalogue, "failure-rate-host"), EarlyLife: true),
                new(Figure(catalogue, "failure-rate-software"), EarlyLife: false),
            ],
            DetectionTime = Figure(catalogue, "detection-time"),
            RestartTime = Figure(catalogue, "restart-time"),
            ReplacementTime = Figure(catalogue, "replacement-time"),
            CheckpointBytesPerParameter = Figure(catalogue, "checkpoint-bytes-per-parameter"),
            CheckpointBandwidthPerAccelerator = bandwidth with
            {
                Id = bandwidth.Id + "/accelerator",
                Label = Labels.CheckpointBandwidth,
                Value = bandwidth.Value.Scale(1 / ReferenceAccelerators),
            },
            AsynchronousPause = Figure(catalogue, "checkpoint-pause-asynchronous"),
            ClusterAge = new Input("assumed/cluster-age", Labels.ClusterAge, SettledMonths, Units.Month, new Citation(null, null, Confidence.Assumed)),
            EarlyLifeFactor = Figure(catalogue, "early-life-factor"),
            EarlyLifeDecay = Figure(catalogue, "early-life-decay"),
            DegradationRate = Figure(catalogue, "degradation-rate"),
            DegradationSlowdown = Figure(catalogue, "degradation-slowdown"),
            DegradationDiscoveryTime = Figure(catalogue, "degradation-discovery-time"),
        };
    }

    /// <summary>The same with one more cause of interruptions: capacity that its owner takes back. Null leaves them as they are.</summary>
    public RunConditions With(Input? interruption) => interruption is null ? this : this with { Causes = Causes.Add(new FailureCause(interruption, EarlyLife: false)) };

    // The published failure rates were measured on a cluster in its first year.
    private const double SettledMonths = 6;

    private static Input Figure(CatalogueSnapshot catalogue, string id) => catalogue.Assumptions[id].Figure;
}
