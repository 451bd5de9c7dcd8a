using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>How prices change from year to year, shares a year; null: not at all. A step falls at the start of each year from the decision.</summary>
public sealed record PriceChanges
{
    /// <summary>Running costs that have no change of their own: upkeep, insurance, licences, storage.</summary>
    [Figure("price-change", "%", -90, 100)]
    public Spread? General { get; init; }

    [Figure("price-change", "%", -90, 100)]
    public Spread? Electricity { get; init; }

    [Figure("price-change", "%", -90, 100)]
    public Spread? Salaries { get; init; }

    /// <summary>The escalator of a colocation contract.</summary>
    [Figure("price-change", "%", -90, 100)]
    public Spread? Colocation { get; init; }

    /// <summary>Rates of clouds for the same accelerator; a contract keeps its rate until its term ends.</summary>
    [Figure("price-change", "%", -90, 100)]
    public Spread? CloudRates { get; init; }

    /// <summary>Prices of tokens behind an API.</summary>
    [Figure("price-change", "%", -90, 100)]
    public Spread? Tokens { get; init; }

    /// <summary>Servers and networks that are bought later than at the decision.</summary>
    [Figure("price-change", "%", -90, 100)]
    public Spread? Hardware { get; init; }
}

/// <summary>Where the discount rate comes from, when it is the weighted cost of capital.</summary>
public sealed record CapitalTerms
{
    /// <summary>Debt over debt and equity.</summary>
    [Figure("debt-share", "%", 0, 100)]
    public required Spread DebtShare { get; init; }

    /// <summary>Return that owners expect, a share a year.</summary>
    [Figure("equity-rate", "%", 0, 100)]
    public required Spread EquityRatePerYear { get; init; }

    /// <summary>Interest before tax, a share a year.</summary>
    [Figure("debt-rate", "%", 0, 100)]
    public required Spread DebtRatePerYear { get; init; }
}

/// <summary>Whose tax lives are taken.</summary>
public enum TaxCountry
{
    UnitedStates,
    Japan,
    Germany,
    Korea,
}

/// <summary>How purchases are written off.</summary>
public enum DepreciationMethod
{
    StraightLine,

    /// <summary>A fixed share of the book value, with a change to the straight line.</summary>
    DecliningBalance,

    /// <summary>Japan's 200 % declining balance with its guaranteed amount.</summary>
    JapaneseDeclining,

    /// <summary>The five-year table of MACRS; buildings in a straight line.</summary>
    Macrs,
}

/// <summary>Taxes on the costs that are compared; null in the terms: before tax.</summary>
public sealed record TaxTerms
{
    /// <summary>Tax on profit: 0.3 is 30 %. Costs save it, as in a firm that has profit enough.</summary>
    [Figure("tax-rate", "%", 0, 90)]
    public required Spread Rate { get; init; }

    /// <summary>Whose lives and methods count where no own ones are given; null: straight lines over the lives of the accounts.</summary>
    public TaxCountry? Country { get; init; }

    /// <summary>Null: the usual one of the country.</summary>
    public DepreciationMethod? Method { get; init; }

    /// <summary>Life of servers, network and storage; null: the country's.</summary>
    public int? HardwareLifeYears { get; init; }

    /// <summary>Life of building, power chain and cooling; null: the country's.</summary>
    public int? BuildingLifeYears { get; init; }

    /// <summary>Share of the book value a year, for the declining balance; null: twice the straight line.</summary>
    public double? DecliningRate { get; init; }

    /// <summary>Tax on what stands there, a share of its purchase value a year.</summary>
    [Figure("property-tax-rate", "%", 0, 20)]
    public Spread? PropertyTaxPerYear { get; init; }

    /// <summary>Share of the hardware's purchase that a grant or a tax credit gives back on delivery.</summary>
    [Figure("incentive-share", "%", 0, 100)]
    public Spread? IncentiveShare { get; init; }
}
