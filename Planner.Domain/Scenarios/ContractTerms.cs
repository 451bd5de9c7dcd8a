using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>How much of a commitment is paid at its start.</summary>
public enum Upfront
{
    None,
    Part,
    All,
}

/// <summary>Work of engineers and hours of accelerators that an option takes beside the work itself; null: none.</summary>
public sealed record Effort
{
    /// <summary>Engineers' weeks until the first run: accounts, images, schedulers, data.</summary>
    [Figure("effort-weeks", "1", 0, 10_000)]
    public Spread? SetupWeeks { get; init; }

    /// <summary>Engineers' weeks to move software to other chips or another place.</summary>
    [Figure("effort-weeks", "1", 0, 10_000)]
    public Spread? MigrationWeeks { get; init; }

    /// <summary>Hours of accelerators spent on finding faults, over those of the runs: 0.1 is 10 % more.</summary>
    [Figure("debugging-share", "%", 0, 300)]
    public Spread? DebuggingShare { get; init; }
}

/// <summary>What a contract of rented accelerators says beside its rate; what is null does not apply.</summary>
public sealed record ContractTerms
{
    /// <summary>For a commitment: how much of a term is paid at its start.</summary>
    public Upfront Upfront { get; init; }

    /// <summary>Discount for paying so, over the commitment's rate; null: the catalogue's.</summary>
    [Figure("upfront-discount", "%", 0, 60)]
    public Spread? UpfrontDiscount { get; init; }

    /// <summary>Hours are paid for these months at least, used or not, though no term is agreed.</summary>
    public int? MinimumMonths { get; init; }

    /// <summary>Months over which a commitment grows evenly to its full size; 0: at once.</summary>
    public int RampMonths { get; init; }

    /// <summary>A savings plan: an amount that is spent in every hour, at a discount; what is used beyond it is paid on demand.</summary>
    public SavingsPlan? SavingsPlan { get; init; }

    /// <summary>Hours are bought in blocks, paid before they begin: whole days for each run.</summary>
    public bool CapacityBlocks { get; init; }

    /// <summary>Interruptions of one instance a month on spot capacity; null: the catalogue's.</summary>
    [Figure("spot-interruptions", "1", 0, 1_000)]
    public Spread? SpotInterruptionsPerMonth { get; init; }

    /// <summary>Data that leave the cloud in a month, terabytes.</summary>
    [Figure("egress-terabytes", "1", 0, 1e7)]
    public Spread? EgressTerabytesPerMonth { get; init; }

    /// <summary>Price of a gigabyte that leaves, US dollars; null: the catalogue's for the provider.</summary>
    [Figure("egress-price", "1", 0, 10)]
    public Spread? EgressPriceUsdPerGigabyte { get; init; }

    /// <summary>Support contract, a share of the bill; null: none.</summary>
    [Figure("support-share", "%", 0, 100)]
    public Spread? SupportShare { get; init; }
}

/// <summary>A savings plan.</summary>
public sealed record SavingsPlan
{
    /// <summary>Amount committed for every hour, US dollars.</summary>
    [Figure("savings-plan-amount", "1", 0, 1e7)]
    public required Spread CommittedUsdPerHour { get; init; }

    /// <summary>Discount on the rate on demand.</summary>
    [Figure("savings-plan-discount", "%", 0, 95)]
    public required Spread Discount { get; init; }

    /// <summary>Months that it binds; whole terms follow one another.</summary>
    public int TermMonths { get; init; } = 12;
}

/// <summary>How a place in somebody's hall is paid.</summary>
public sealed record ColocationTerms
{
    /// <summary>US dollars for a rack and month; null: by kilowatt.</summary>
    [Figure("rack-price", "1", 0, 1e6)]
    public Spread? UsdPerRackMonth { get; init; }

    /// <summary>US dollars for a kilowatt and month; null: the region's.</summary>
    [Figure("kilowatt-price", "1", 0, 1e5)]
    public Spread? UsdPerKilowattMonth { get; init; }
}
