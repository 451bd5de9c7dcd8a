using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Finance;

public class CashFlowsTests
{
    private static readonly DiscountFactors<Real> s_factors = Discounting.Factors<Real>(0.01, 4);

    [Fact]
    public void A_purchase_counts_in_full_at_the_decision_and_a_running_cost_at_the_end_of_its_month()
    {
        var flow = CashFlows.Sum([Once(100, 0), Monthly(10, 0, 4)], s_factors);

        Assert.Equal(100 + (10 / 1.01), flow.Present[0].Value, 12);
        Assert.Equal(140, flow.NominalValue.Value, 12);
        Assert.Equal(flow.PresentValue, flow.CumulativePresent[^1]);
    }

    [Fact]
    public void A_line_without_a_price_is_no_part_of_the_sum()
    {
        var flow = CashFlows.Sum([Once(100, 0), Once(50, 1) with { PriceKnown = false }], s_factors);

        Assert.Equal(100, flow.NominalValue.Value);
    }

    [Fact]
    public void A_line_beside_the_present_value_is_cash_alone()
    {
        var flow = CashFlows.Sum([Once(100, 0), Once(50, 1) with { InPresentValue = false }], s_factors);

        Assert.Equal((150, 100), (flow.NominalValue.Value, flow.PresentValue.Value));
        Assert.Equal((50, 0), (flow.Nominal[1].Value, flow.Present[1].Value));
    }

    [Fact]
    public void No_lines_cost_nothing() => Assert.Equal(0, CashFlows.Sum<Real>([], s_factors).PresentValue.Value);

    [Fact]
    public void A_line_beyond_the_horizon_is_a_fault_of_its_maker() =>
        Assert.Throws<ArgumentException>(() => CashFlows.Sum([Monthly(10, 2, 3)], s_factors));

    [Fact]
    public void The_first_months_are_as_many_as_there_are()
    {
        Real[] months = [1, 2, 3];

        Assert.Equal(3, CashFlows.First<Real>(months, 2).Value);
        Assert.Equal(6, CashFlows.First<Real>(months, 12).Value);
    }

    [Theory]
    [InlineData(new double[] { 10, 20, 30 }, new double[] { 25, 26, 27 }, 2)]
    [InlineData(new double[] { 10, 20, 30 }, new double[] { 9, 19, 29 }, null)]
    [InlineData(new double[] { 10, 20, 30 }, new double[] { 11, 21, 31 }, null)]
    [InlineData(new double[] { 10, 20, 30, 40 }, new double[] { 5, 25, 28, 39 }, 2)]
    public void Costs_cross_in_the_month_from_which_one_stays_below(double[] dearer, double[] cheaper, int? month) =>
        Assert.Equal(month, CashFlows.Crossing(dearer, cheaper));

    [Theory]
    [InlineData(new double[] { -100, 40, 40, 40 }, 3)]
    [InlineData(new double[] { -100, 40, 60 }, 2)]
    [InlineData(new double[] { -100, 10 }, null)]
    [InlineData(new double[] { 5, 5 }, 0)]
    [InlineData(new double[] { }, null)]
    public void An_outlay_is_earned_back_in_the_month_in_which_the_sum_is_no_longer_negative(double[] flows, int? month) =>
        Assert.Equal(month, CashFlows.Payback(flows));

    [Fact]
    public void Both_times_are_times_and_read_alike_in_every_reading()
    {
        var dollar = Units.Usd.Dimension;
        Checked[] flows = [new(-100, dollar), new(60, dollar), new(60, dollar)];
        Checked[] dearer = [new(10, dollar), new(20, dollar)];
        Checked[] cheaper = [new(15, dollar), new(16, dollar)];

        Assert.Equal(Units.Month.Dimension, CashFlows.PaybackTime<Checked>(flows).Dimension);
        Assert.Equal(Units.Month.ToBase(2), CashFlows.PaybackTime<Checked>(flows).Value);
        Assert.Equal(Units.Month.ToBase(1), CashFlows.CrossingTime<Checked>(dearer, cheaper).Value);
        Assert.Equal(Units.Month.ToBase(1), CashFlows.CrossingTime<Term>([10, 20], [15, 16]).Value);
        Assert.Equal(double.PositiveInfinity, CashFlows.PaybackTime<Real>([-1, 0.5]).Value);
    }

    [Theory]
    [InlineData(new double[] { -3, 4, -2, 5 }, 3)]
    [InlineData(new double[] { -3, 4, -2 }, double.PositiveInfinity)]
    [InlineData(new double[] { 1, 1 }, 0)]
    public void An_outlay_is_recovered_from_the_month_after_the_last_that_ends_below_nothing(double[] flows, double months)
    {
        Real[] real = [.. flows.Select(flow => (Real)flow)];
        Assert.Equal(months, Units.Month.FromBase(CashFlows.RecoveryTime<Real>(real).Value));
        Checked[] dollars = [.. flows.Select(flow => new Checked(flow, Units.Usd.Dimension))];
        Assert.Equal(Units.Month.Dimension, CashFlows.RecoveryTime<Checked>(dollars).Dimension);
    }

    [Fact]
    public void The_largest_outlay_is_the_lowest_the_sum_ever_falls()
    {
        Assert.Equal(5, CashFlows.LargestOutlay<Real>([-3, 1, -3, 9]).Value);
        Assert.Equal(0, CashFlows.LargestOutlay<Real>([2, -1]).Value);
        Checked[] flows = [new(-3, Units.Usd.Dimension)];
        Assert.Equal(Units.Usd.Dimension, CashFlows.LargestOutlay<Checked>(flows).Dimension);
    }

    private static CostLine<Real> Once(double amount, int month) => CostLine<Real>.Once(Labels.ServerPurchase, CostCategory.Compute, month, 1, amount, Units.One);

    private static CostLine<Real> Monthly(double amount, int month, int months) => CostLine<Real>.Monthly(Labels.People, CostCategory.People, month, months, 1, amount, Units.One);
}
