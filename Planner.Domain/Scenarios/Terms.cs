using System;
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

    /// <summary>The year whose prices the figures are in.</summary>
    public int PriceYear { get; init; } = 2026;
}
