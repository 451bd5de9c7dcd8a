using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Xunit;

namespace Planner.Tests.Plans;

/// <summary>Options as investments against one another, on Lenovo's first case.</summary>
public sealed class InvestmentCaseTests
{
    private static readonly Comparison<Real> s_comparison = PlanBuilder.Compare(SeedGround.Example("lenovo-lp2368-case-1"), SeedGround.Ground);

    [Fact]
    public void Owning_pays_back_in_the_month_of_the_break_even_and_returns_many_times_its_cost()
    {
        var own = InvestmentCase.Of(Plan("own"), Plan("on-demand"));

        Assert.Equal(4, own.PaybackMonths!.Value);
        Assert.Equal(Plan("on-demand").Totals.LifetimeCostPresentValue.Value - Plan("own").Totals.LifetimeCostPresentValue.Value, own.NetPresentValue, 1e-6);

        // 250,142 dollars that bring 67,124 a month for five years: 26.8 % a month.
        Assert.Equal(250_141.80, Enumerable.Range(1, 60).Sum(month => (98.32 - 6.37) * 730 / System.Math.Pow(1 + own.InternalRate!.Value, month / 12.0)), 1e-3);
    }

    [Fact]
    public void Where_nothing_extra_is_laid_out_there_is_no_rate_and_nothing_to_pay_back()
    {
        var rents = InvestmentCase.Of(Plan("one-year"), Plan("on-demand"));

        Assert.Equal((0, null, null, null), (rents.ExtraOutlay, rents.InternalRate, rents.PaybackMonths, rents.PaybackHours));
    }

    [Fact]
    public void The_investment_is_who_costs_more_at_first_however_one_asks()
    {
        var (one, other) = (InvestmentCase.Of(Plan("own"), Plan("on-demand")), InvestmentCase.Of(Plan("on-demand"), Plan("own")));

        Assert.Equal(one, other);
        Assert.Equal(("own", "on-demand"), (one.Option, one.Alternative));
        Assert.InRange(one.ExtraOutlay, 250_141.80 - (98.32 * 730), 250_141.81);
    }

    [Fact]
    public void What_never_comes_back_has_no_payback_and_a_value_below_zero()
    {
        // Three months are too few: four are published.
        var scenario = SeedGround.Example("lenovo-lp2368-case-1");
        var soon = PlanBuilder.Compare(scenario with { Terms = scenario.Terms with { HorizonMonths = 3 } }, SeedGround.Ground);
        var own = InvestmentCase.Of(soon.Plans.Single(plan => plan.OptionId == "own"), soon.Plans.Single(plan => plan.OptionId == "on-demand"));

        Assert.Equal("own", own.Option);
        Assert.Null(own.PaybackMonths);
        Assert.True(own.NetPresentValue < 0);
    }

    private static Plan<Real> Plan(string id) => s_comparison.Plans.Single(plan => plan.OptionId == id);
}
