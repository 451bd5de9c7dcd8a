using System;
using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>Part C: the terms on which options are compared. Month 0 is the decision.</summary>
public sealed record Terms
{
    public required DateOnly DecisionDate { get; init; }

    public int HorizonMonths { get; init; } = 60;

    /// <summary>A share: 0.08 is 8 % a year; the monthly rate is (1+r)^(1/12) − 1.</summary>
    [Figure("discount-rate", "%", -50, 200)]
    public Spread DiscountRatePerYear { get; init; } = 0.08;

    /// <summary>ISO 4217 code that money is shown in; inside, all is US dollars.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>Rates of exchange of one's own, which count before the catalogue's.</summary>
    public ImmutableArray<OwnExchangeRate> ExchangeRates { get; init; } = [];

    /// <summary>How prices change over the years; null: as they are at the decision.</summary>
    public PriceChanges? PriceChangesPerYear { get; init; }

    /// <summary>Null: the rate above.</summary>
    public CapitalTerms? Capital { get; init; }

    /// <summary>Null: before tax.</summary>
    public TaxTerms? Tax { get; init; }

    /// <summary>The year whose prices the figures are in.</summary>
    public int PriceYear { get; init; } = 2026;
}
