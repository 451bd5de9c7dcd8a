using System;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Finance;

public class ReturnsTests
{
    [Fact]
    public void Net_present_value_at_ends_is_a_spreadsheets_and_at_starts_a_month_more()
    {
        // NPV(10 %, −10,000, 3,000, 4,200, 6,800), the example of a spreadsheet's own documentation.
        Real[] flows = [-10_000, 3_000, 4_200, 6_800];

        Assert.Equal(1_188.44341233522, Returns.NetPresentValue<Real>(flows, 0.1, Timing.EndOfMonth).Value, 1e-9);
        Assert.Equal(1_188.44341233522 * 1.1, Returns.NetPresentValue<Real>(flows, 0.1, Timing.StartOfMonth).Value, 1e-9);
        Assert.Equal(4_000, Returns.NetPresentValue<Real>(flows, 0, Timing.EndOfMonth).Value);
        Assert.Equal(0, Returns.NetPresentValue<Real>([], 0.1, Timing.EndOfMonth).Value);
    }

    [Fact]
    public void The_textbooks_project_returns_28_percent()
    {
        // Brealey, Myers, Allen: −4,000, 2,000, 4,000 return 28.08 %; the quadratic gives it exactly.
        var discount = (-2_000 + Math.Sqrt(68e6)) / 8_000;

        Assert.Equal((1 / discount) - 1, Real.SolveRate([-4_000, 2_000, 4_000]).Value, 1e-12);
    }

    [Fact]
    public void Internal_rate_of_a_spreadsheets_example()
    {
        // IRR({−70,000, 12,000, 15,000, 18,000, 21,000, 26,000}) = 8.66 % in a spreadsheet's documentation.
        var rate = Real.SolveRate([-70_000, 12_000, 15_000, 18_000, 21_000, 26_000]).Value;

        Assert.Equal(0.0866309480365311, rate, 1e-12);
    }

    [Fact]
    public void A_year_of_the_monthly_rate_is_the_yearly_rate()
    {
        Real[] flows = [-1_000, .. Enumerable.Repeat((Real)0, 11), 1_080];

        Assert.Equal(0.08, Returns.InternalRate<Real>(flows).Value, 1e-12);
    }

    [Theory]
    [InlineData(new double[] { 5, 5, 5 })]
    [InlineData(new double[] { -5, -5 })]
    [InlineData(new double[] { 0, 0 })]
    [InlineData(new double[] { })]
    public void Flows_without_a_change_of_sign_have_no_rate(double[] flows) =>
        Assert.True(double.IsNaN(Returns.InternalRate<Real>([.. flows.Select(flow => (Real)flow)]).Value));

    [Fact]
    public void Of_several_rates_the_one_nearest_to_zero_is_taken() =>
        Assert.Equal(0.25, Real.SolveRate([-4_000, 25_000, -25_000]).Value, 1e-9);

    [Fact]
    public void A_loss_of_nearly_everything_and_a_return_of_thousands_are_found()
    {
        Assert.Equal(-0.99, Real.SolveRate([-1_000, 10]).Value, 1e-9);
        Assert.Equal(999, Real.SolveRate([-1, 1_000]).Value, 1e-6);
        Assert.Equal(0, Real.SolveRate([-10, 5, 5]).Value);
    }

    [Fact]
    public void Savings_are_what_the_other_way_costs_more() =>
        Assert.Equal([-90, 10], Returns.Savings<Real>([100, 0], [10, 10]).Select(saving => saving.Value));

    [Fact]
    public void Returns_agree_in_all_readings() => AllReadings.Agree(new Formulas());

    private sealed class Formulas : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var price = reading.Read(Figures.Of("price", 1_000, Units.Usd));
            T[] flows = [-price, price * 0.4, price * 0.4, price * 0.4];
            return [Returns.NetPresentValue<T>(flows, 0.01, Timing.StartOfMonth), Returns.InternalRate<T>(flows), .. Returns.Savings<T>(flows, flows)];
        }
    }
}
