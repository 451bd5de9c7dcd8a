using System;
using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Fabric;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>All that is decided about a scenario, once, on the central values.</summary>
/// <param name="Need">What all options have in common.</param>
/// <param name="Options">In the order of the scenario; those that are switched off are left out.</param>
public sealed record Decisions(CommonNeed Need, ImmutableArray<OptionDecisions> Options);

/// <summary>The work that every option must serve, in whole months from the decision.</summary>
public sealed record CommonNeed
{
    public required int HorizonMonths { get; init; }

    /// <summary>First month in which any option has hardware; from here on experiments are due.</summary>
    public int ExperimentsFrom { get; init; }

    /// <summary>Months after which the first option that trains or tunes can begin; from here on runs are due.</summary>
    public double RunsFrom { get; init; }

    /// <summary>First month in which any option can answer requests.</summary>
    public int ServingFrom { get; init; }

    /// <summary>The option whose cluster <see cref="Application.AverageUse"/> is a share of; null when there is none.</summary>
    public string? ReferenceOption { get; init; }

    /// <summary>Chip of that option.</summary>
    public string? ReferenceAccelerator { get; init; }

    /// <summary>Accelerators of that option that train.</summary>
    public int ReferenceAccelerators { get; init; }
}

/// <summary>A training or tuning job on a cluster, laid out; shared by options that do the same on the same.</summary>
/// <param name="WorkId">Id of the work.</param>
/// <param name="IsTuning">Tuning, not training from nothing.</param>
/// <param name="Job">What is trained.</param>
/// <param name="Cluster">Where.</param>
/// <param name="Layout">How it is cut.</param>
/// <param name="ElapsedMonths">Central elapsed time.</param>
public sealed record DecidedJob(string WorkId, bool IsTuning, TrainingJob Job, Cluster Cluster, TrainingDecision Layout, double ElapsedMonths)
{
    /// <summary>Accelerator-time of one run that a person states; null when the engine predicts it.</summary>
    public Input? StatedTime { get; init; }

    /// <summary>Spot interruptions of one accelerator; null when there are none.</summary>
    public Input? Interruption { get; init; }

    /// <summary>Months over which a run's cost is spread, one at least.</summary>
    public int Months => (int)Math.Max(1, Math.Ceiling(ElapsedMonths));

    // Identity, not value: options share a job, and each evaluation estimates it once.
    public bool Equals(DecidedJob? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>The runs of a job, each with its first month.</summary>
public sealed record DecidedRuns(DecidedJob Job, ImmutableArray<int> Starts)
{
    /// <summary>Runs that are due and find no place within the horizon.</summary>
    public int Missed { get; init; }
}

/// <summary>A fleet that answers the requests of one serving work.</summary>
/// <param name="Place">Of the work in <see cref="Application.Serve"/>.</param>
/// <param name="Job">What is served.</param>
/// <param name="Demand">Requests, on central values.</param>
/// <param name="Fleet">Replicas by year.</param>
public sealed record DecidedFleet(int Place, ServingJob Job, FleetDemand Demand, FleetDecision Fleet)
{
    /// <summary>Each hour of the day over the mean, found once.</summary>
    public ImmutableArray<double> Shape { get; } = Demand.HourlyShape();
}

/// <summary>Hardware of one's own and its place.</summary>
public sealed record DecidedSite
{
    public required Server Server { get; init; }

    public required FabricDesign Fabric { get; init; }

    public required FatTree Tree { get; init; }

    /// <summary>Cables of the fabric by reach in this hall.</summary>
    public required Optics Optics { get; init; }

    public required StorageTier Storage { get; init; }

    /// <summary>A second tier that keeps data and checkpoints; null: one tier holds all.</summary>
    public StorageTier? Archive { get; init; }

    public required FacilityDesign Facility { get; init; }

    public required FacilityKind Kind { get; init; }

    /// <summary>When servers come, in months after the first; one stage, unless the cluster grows.</summary>
    public required ImmutableArray<RampStage> Stages { get; init; }

    /// <summary>How long steps take that depend on neither region nor part.</summary>
    public required SiteTimes Times { get; init; }

    /// <summary>Whether the cluster fits the existing hall; null when the hall is built for it.</summary>
    public HallFit? Hall { get; init; }

    /// <summary>Somebody else's hall.</summary>
    public required bool Colocated { get; init; }

    /// <summary>Month at whose start hardware is delivered and paid.</summary>
    public int DeliveryMonth { get; init; }

    /// <summary>Nameplate power of servers, fabric and storage with cooling and losses, watt, on the central values.</summary>
    public required double PeakPowerWatts { get; init; }

    /// <summary>Months to service that a person states; null: delivery and building as computed.</summary>
    public double? StatedMonths { get; init; }

    /// <summary>Months of construction, from the decision on, over which the hall is paid; 0 in colocation.</summary>
    public int ConstructionMonths { get; init; }
}

/// <summary>What is decided for one option, once, on the central values; every reading evaluates with it.</summary>
public sealed record OptionDecisions
{
    public required Option Option { get; init; }

    /// <summary>Where its accelerators come from.</summary>
    public required Sourcing Sourcing { get; init; }

    /// <summary>Id of the accelerator; null for an API.</summary>
    public string? Accelerator { get; init; }

    /// <summary>Accelerators that train and tune.</summary>
    public int TrainingAccelerators { get; init; }

    /// <summary>Accelerators bought or rented, serving included.</summary>
    public int Accelerators { get; init; }

    /// <summary>Cold spare servers beside them.</summary>
    public int Spares { get; init; }

    /// <summary>Servers bought; 0 when rented.</summary>
    public int Servers { get; init; }

    /// <summary>Trainings and tunings with their months.</summary>
    public ImmutableArray<DecidedRuns> Runs { get; init; } = [];

    public ImmutableArray<DecidedFleet> Fleets { get; init; } = [];

    /// <summary>Serving runs on accelerators that training leaves free.</summary>
    public bool ServesBesideTraining { get; init; }

    /// <summary>Null when nothing is owned.</summary>
    public DecidedSite? Site { get; init; }

    /// <summary>Null when nothing is rented.</summary>
    public CloudOffer? Offer { get; init; }

    /// <summary>Where hours beyond one's own come from, on demand; null when no such offer is known.</summary>
    public CloudOffer? Overflow { get; init; }

    /// <summary>Experiments may need more hours than the option has.</summary>
    public bool MayOverflow { get; init; }

    /// <summary>Months of a contract; null when used hours are paid.</summary>
    public Commitment? Commitment { get; init; }

    /// <summary>Answers requests; null when a fleet does.</summary>
    public ApiOffer? Api { get; init; }

    /// <summary>Tunes; null when a cluster does.</summary>
    public ApiOffer? Tuner { get; init; }

    /// <summary>Embeds documents for retrieval; null when a cluster does, or nothing is looked up.</summary>
    public ApiOffer? Embedder { get; init; }

    /// <summary>First whole month in which the hardware serves.</summary>
    public int ReadyMonth { get; init; }

    /// <summary>First whole month after the first model.</summary>
    public int FirstModelMonth { get; init; }

    /// <summary>Months of the horizon.</summary>
    public int HorizonMonths { get; init; }

    /// <summary>Why the option cannot do the work.</summary>
    public ImmutableArray<Finding> Obstacles { get; init; } = [];

    /// <summary>Work that is due and finds no place, though the option does the rest.</summary>
    public ImmutableArray<Finding> Unmet { get; init; } = [];

    /// <summary>What was chosen for the asker.</summary>
    public ImmutableArray<Finding> Assumed { get; init; } = [];
}
