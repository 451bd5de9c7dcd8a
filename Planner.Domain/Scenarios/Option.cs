using System.Collections.Immutable;

namespace Planner.Domain.Scenarios;

/// <summary>What an option does.</summary>
public enum OptionKind
{
    /// <summary>Own hardware in an own hall.</summary>
    Build,

    /// <summary>Own hardware in somebody's hall.</summary>
    Colocate,

    /// <summary>Accelerators by the hour or by contract.</summary>
    Rent,

    /// <summary>Tune an open model instead of training one.</summary>
    FineTune,

    /// <summary>Pay by token for somebody's model.</summary>
    Api,

    /// <summary>Own a base and rent the peaks.</summary>
    Hybrid,
}

/// <summary>Where the accelerators of a fine-tune option come from.</summary>
public enum Sourcing
{
    Owned,
    Colocated,
    Rented,
    Api,
}

/// <summary>How much of the power and cooling chain may fail without the load.</summary>
public enum Redundancy
{
    N,
    NPlusOne,
    TwoN,
}

/// <summary>Part B: one way to serve the work. Which fields count depends on <see cref="Kind"/>; what is null is chosen and said.</summary>
public sealed record Option
{
    public required string Id { get; init; }

    /// <summary>A person's own name; null: named by its kind.</summary>
    public string? Name { get; init; }

    public required OptionKind Kind { get; init; }

    /// <summary>Left out of the comparison when false.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>What is done with the model; null: as the kind says, with all the work that is named.</summary>
    public Approach? Approach { get; init; }

    /// <summary>For <see cref="OptionKind.FineTune"/>, and for <see cref="OptionKind.Hybrid"/> whether its base stands in an own hall or in somebody's.</summary>
    public Sourcing? Sourcing { get; init; }

    /// <summary>Id of a server, for owned hardware.</summary>
    public string? Server { get; init; }

    /// <summary>Accelerators for training and tuning; serving adds its own where it must run beside training.</summary>
    public int? Accelerators { get; init; }

    /// <summary>Id of a fabric design.</summary>
    public string? Fabric { get; init; }

    /// <summary>Bandwidth into the uppermost tier of the fabric over bandwidth out of it; null: 1, full bisection.</summary>
    public double? Oversubscription { get; init; }

    /// <summary>How servers meet the fabric; null: by rails.</summary>
    public FabricTopology? Topology { get; init; }

    /// <summary>Limits of an existing hall; null: the site is built for the cluster.</summary>
    public HallLimits? Hall { get; init; }

    /// <summary>Id of a storage tier.</summary>
    public string? Storage { get; init; }

    /// <summary>Usable capacity in petabytes; null: from data and checkpoints.</summary>
    public double? StoragePetabytes { get; init; }

    /// <summary>Id of a cooling kind.</summary>
    public string? Cooling { get; init; }

    /// <summary>Id of a facility kind.</summary>
    public string? Facility { get; init; }

    /// <summary>Id of a region.</summary>
    public string? Region { get; init; }

    public Redundancy Redundancy { get; init; } = Redundancy.NPlusOne;

    /// <summary>Power chain, second storage tier, land, connection and tariff; null: chosen, or not counted.</summary>
    public SiteTerms? Site { get; init; }

    /// <summary>Share of the electricity that is contracted from carbon-free plants, 0 to 1; it counts in market-based carbon.</summary>
    public double? CleanPowerShare { get; init; }

    /// <summary>Heat of the cooling water is sold to a district network; counts where the cooling gives warm water.</summary>
    public bool SellsHeat { get; init; }

    /// <summary>The makers' enterprise software is licensed for every accelerator.</summary>
    public bool SoftwareLicences { get; init; }

    /// <summary>
    /// Owned accelerators that come later than the first, by month; part of <see cref="Accelerators"/>. Hall, network and storage are built for all of them,
    /// trainings begin when all stand. Empty: all come at once.
    /// </summary>
    public ImmutableArray<RampStep> Ramp { get; init; } = [];

    /// <summary>Id of a cloud offer, for rented hardware; its term says whether idle hours are paid.</summary>
    public string? CloudOffer { get; init; }

    /// <summary>An offer of one's own, for rented hardware: what a provider quoted; it counts before <see cref="CloudOffer"/>.</summary>
    public RentQuote? Quote { get; init; }

    /// <summary>
    /// Ids of negotiated prices of the price book, which this option counts in place of the catalogue's. They are kept on the server, apart from the scenario:
    /// who may not see them gets the plan with published prices, and is told so.
    /// </summary>
    public ImmutableArray<string> PrivatePrices { get; init; } = [];

    /// <summary>Months from the decision until the hardware serves, where one knows; 0: it stands there already. Null: from delivery, building and contract.</summary>
    public double? MonthsToService { get; init; }

    /// <summary>What the contract of rented accelerators says beside its rate.</summary>
    public ContractTerms? Contract { get; init; }

    /// <summary>Who pays for owned hardware; null: one's own money on delivery.</summary>
    public Financing? Financing { get; init; }

    /// <summary>How somebody's hall is paid; null: by reserved kilowatt at the region's price.</summary>
    public ColocationTerms? Colocation { get; init; }

    /// <summary>Months after which servers are sold and bought anew; null: kept to the end.</summary>
    public int? RefreshMonths { get; init; }

    /// <summary>Setup, migration and debugging.</summary>
    public Effort? Effort { get; init; }

    /// <summary>Id of the API offer that answers requests.</summary>
    public string? ApiOffer { get; init; }

    /// <summary>Id of the API offer that tunes; null: <see cref="ApiOffer"/>.</summary>
    public string? TuningOffer { get; init; }

    /// <summary>Id of the API offer that embeds documents for retrieval; null: the cheapest known.</summary>
    public string? EmbeddingOffer { get; init; }
}
