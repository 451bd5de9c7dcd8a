using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Finance;

public class DiscountingTests
{
    [Fact]
    public void Twelve_months_of_the_monthly_rate_are_the_yearly_rate()
    {
        var monthly = Discounting.MonthlyRate<Real>(0.08).Value;

        Assert.Equal(1.08, Math.Pow(1 + monthly, 12), 12);
    }

    [Fact]
    public void A_rate_of_zero_is_zero_a_month_and_discounts_nothing()
    {
        Assert.Equal(0, Discounting.MonthlyRate<Real>(0).Value);
        Assert.All(Discounting.Factors<Real>(0, 60).AtStart, factor => Assert.Equal(1, factor.Value));
    }

    [Fact]
    public void Present_value_of_month_zero_is_undiscounted() =>
        Assert.Equal(1, Discounting.Factors<Real>(0.01, 12).At(0, Timing.StartOfMonth).Value);

    [Fact]
    public void The_end_of_a_month_is_the_start_of_the_next()
    {
        var factors = Discounting.Factors<Real>(0.01, 12);

        Assert.Equal(factors.At(5, Timing.StartOfMonth), factors.At(4, Timing.EndOfMonth));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.065)]
    [InlineData(0.12)]
    public void Annuities_are_the_sum_of_their_discounted_payments(double yearly)
    {
        var monthly = Math.Pow(1 + yearly, 1 / 12.0) - 1;
        var summed = Enumerable.Range(1, 60).Sum(month => Math.Pow(1 + monthly, -month));

        Assert.Equal(summed, Discounting.Annuity<Real>(monthly, 60, Timing.EndOfMonth).Value, 9);
    }

    [Fact]
    public void Payments_at_the_starts_of_months_are_worth_a_month_of_interest_more() =>
        Assert.Equal(1.01 * Discounting.Annuity<Real>(0.01, 60, Timing.EndOfMonth).Value, Discounting.Annuity<Real>(0.01, 60, Timing.StartOfMonth).Value, 12);

    [Fact]
    public void An_annuity_is_smooth_where_its_quotient_loses_its_digits()
    {
        Assert.Equal(60 - 1830e-12, Discounting.Annuity<Real>(1e-12, 60, Timing.EndOfMonth).Value, 12);
        Assert.Equal(Discounting.Annuity<Real>(0.999999e-6, 60, Timing.EndOfMonth).Value, Discounting.Annuity<Real>(1.000001e-6, 60, Timing.EndOfMonth).Value, 8);
        Assert.Equal(0, Discounting.Annuity<Real>(0.01, 0, Timing.EndOfMonth).Value);
    }

    [Fact]
    public void Payments_are_worth_the_amount_they_pay_off() => Prop.ForAll(
        Gen.Choose(0, 300).Select(rate => rate / 10_000.0).ToArbitrary(),
        Gen.Choose(1, 240).ToArbitrary(),
        (rate, months) => Math.Abs((Discounting.Payment<Real>(1000, rate, months, Timing.EndOfMonth) * Discounting.Annuity<Real>(rate, months, Timing.EndOfMonth)).Value - 1000) < 1e-6)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Discounting_agrees_in_all_readings() => AllReadings.Agree(new Formulas());

    private sealed class Formulas : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var monthly = Discounting.MonthlyRate(reading.Read(Figures.Of("rate", 8, Units.Percent)));
            var price = reading.Read(Figures.Of("price", 250_000, Units.Usd));
            return [monthly, Discounting.Annuity(monthly, 60, Timing.EndOfMonth), Discounting.Payment(price, monthly, 60, Timing.EndOfMonth), .. Discounting.Factors(monthly, 12).AtStart];
        }
    }
}
