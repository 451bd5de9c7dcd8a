using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>The one rate by which everything of a scenario is discounted: plans, waterfalls, studies and explanations take it from here.</summary>
public static class TimeValue
{
    /// <summary>The stated discount rate, or, where its parts are given, the weighted cost of capital after tax; a share a year.</summary>
    public static T Rate<T>(Scenario scenario, IReading<T> reading)
        where T : struct, IReal<T>
    {
        if (scenario.Terms.Capital is not { } capital)
        {
            return reading.Read(ScenarioInputs.DiscountRate(scenario));
        }

        T Read(string field, string label, Spread value) => reading.Read(ScenarioInputs.Figure("terms.capital." + field, label, value));
        T tax = scenario.Terms.Tax is { } terms ? reading.Read(ScenarioInputs.Figure("terms.tax.rate", "tax-rate", terms.Rate)) : 0;
        return CostOfCapital.Weighted(
            Read("debtShare", "debt-share", capital.DebtShare), Read("equityRatePerYear", "equity-rate", capital.EquityRatePerYear), Read("debtRatePerYear", "debt-rate", capital.DebtRatePerYear), tax);
    }

    /// <summary>What an amount in each month of the horizon is worth at the decision.</summary>
    public static DiscountFactors<T> Factors<T>(Scenario scenario, IReading<T> reading)
        where T : struct, IReal<T> => Factors(Rate(scenario, reading), scenario);

    /// <summary>The same at a rate that is read already, a share a year.</summary>
    public static DiscountFactors<T> Factors<T>(T rate, Scenario scenario)
        where T : struct, IReal<T> => Discounting.Factors(Discounting.MonthlyRate(rate), scenario.Terms.HorizonMonths);
}
