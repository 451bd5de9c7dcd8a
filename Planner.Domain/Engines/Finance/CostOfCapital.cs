using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Finance;

/// <summary>The rate at which a firm discounts.</summary>
public static class CostOfCapital
{
    /// <summary>
    /// Weighted average cost of capital after tax: E/(D+E) · cost of equity + D/(D+E) · cost of debt · (1 − tax rate). Without debt it is the cost of equity, without
    /// equity the cost of debt after tax.
    /// </summary>
    /// <param name="debtShare">Debt over debt and equity, 0 to 1.</param>
    /// <param name="equityRate">Return that owners expect, a share a year.</param>
    /// <param name="debtRate">Interest before tax, a share a year.</param>
    /// <param name="taxRate">Share of the interest that tax gives back.</param>
    public static T Weighted<T>(T debtShare, T equityRate, T debtRate, T taxRate)
        where T : struct, IReal<T> => (((1 - debtShare) * equityRate) + (debtShare * debtRate * (1 - taxRate))).As(Labels.WeightedCostOfCapital);

    /// <summary>The nominal rate of a real one under inflation (Fisher): (1+r)(1+p) − 1. No inflation leaves the rate.</summary>
    public static T Nominal<T>(T realRate, T inflation)
        where T : struct, IReal<T> => ((1 + realRate) * (1 + inflation)) - 1;

    /// <summary>The real rate of a nominal one (Fisher): (1+n)/(1+p) − 1. Inflation must be above −1.</summary>
    public static T OfRealMoney<T>(T nominalRate, T inflation)
        where T : struct, IReal<T> => ((1 + nominalRate) / (1 + inflation)) - 1;
}
