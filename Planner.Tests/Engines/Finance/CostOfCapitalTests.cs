using System.Collections.Generic;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Finance;

public class CostOfCapitalTests
{
    [Fact]
    public void The_textbooks_firm_has_a_cost_of_capital_of_9_06_percent()
    {
        // Brealey, Myers, Allen, Sangria Corporation: 40 % debt at 6 %, tax 35 %, equity at 12.5 %.
        Assert.Equal(0.0906, CostOfCapital.Weighted<Real>(0.4, 0.125, 0.06, 0.35).Value, 1e-12);
    }

    [Fact]
    public void Without_debt_it_is_the_cost_of_equity_and_without_equity_that_of_debt_after_tax()
    {
        Assert.Equal(0.125, CostOfCapital.Weighted<Real>(0, 0.125, 0.06, 0.35).Value, 1e-15);
        Assert.Equal(0.039, CostOfCapital.Weighted<Real>(1, 0.125, 0.06, 0.35).Value, 1e-15);
    }

    [Fact]
    public void Real_and_nominal_rates_lead_to_one_another()
    {
        Assert.Equal(0.05, CostOfCapital.Nominal<Real>(CostOfCapital.OfRealMoney<Real>(0.05, 0.025), 0.025).Value, 1e-15);
        Assert.Equal(0.08, CostOfCapital.OfRealMoney<Real>(0.08, 0).Value, 1e-15);
    }

    [Fact]
    public void Cost_of_capital_agrees_in_all_readings() => AllReadings.Agree(new Formulas());

    private sealed class Formulas : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var (share, rate) = (reading.Read(Figures.Of("share", 40, Units.Percent)), reading.Read(Figures.Of("rate", 9, Units.Percent)));
            return [CostOfCapital.Weighted(share, rate, rate, share), CostOfCapital.Nominal(rate, rate), CostOfCapital.OfRealMoney(rate, share)];
        }
    }
}
