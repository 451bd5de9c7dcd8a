using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>Whose money buys hardware.</summary>
public enum FinancingKind
{
    /// <summary>One's own.</summary>
    Purchase,

    /// <summary>The lessor's, who keeps the hardware.</summary>
    Lease,

    /// <summary>A lender's.</summary>
    Debt,
}

/// <summary>When in a month an instalment falls.</summary>
public enum PaymentTiming
{
    EndOfMonth,
    StartOfMonth,
}

/// <summary>How the hardware of an option is paid.</summary>
public sealed record Financing
{
    public required FinancingKind Kind { get; init; }

    /// <summary>Interest, or the rate inside a lease, a share a year; null: the catalogue's.</summary>
    [Figure("financing-rate", "%", 0, 100)]
    public Spread? RatePerYear { get; init; }

    /// <summary>Payments of a lease or loan. A lease that ends before the horizon is followed by another for new hardware; what is owed after the horizon falls in its last month.</summary>
    public int TermMonths { get; init; } = 36;

    /// <summary>Share of the purchase that is lent; the rest is paid on delivery. A lease covers all of it.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Share of the purchase that is left at the end of the term: the lessor's residual, or a loan's last payment.</summary>
    public double ResidualShare { get; init; }

    public required PaymentTiming Timing { get; init; }
}
