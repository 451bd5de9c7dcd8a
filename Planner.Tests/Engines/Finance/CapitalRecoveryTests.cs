using System.Collections.Generic;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Finance;

/// <summary>Expected values are those of a spreadsheet's PMT(rate, 5, −1,000,000, 0, type), to all digits it gives.</summary>
public class CapitalRecoveryTests
{
    [Theory]
    [InlineData(0, 200_000)]
    [InlineData(0.065, 240_634.537597437)]
    [InlineData(0.12, 277_409.731941049)]
    public void A_million_over_five_years_costs_what_a_spreadsheet_says(double rate, double yearly) =>
        Assert.Equal(yearly, CapitalRecovery.AnnualisedCost<Real>(1e6, rate, 5, Timing.EndOfMonth).Value, 1e-9 * yearly);

    [Theory]
    [InlineData(0)]
    [InlineData(0.065)]
    [InlineData(0.12)]
    public void Payments_at_the_start_of_each_year_save_a_year_of_interest(double rate) =>
        Assert.Equal(CapitalRecovery.Factor<Real>(rate, 5, Timing.EndOfMonth).Value / (1 + rate), CapitalRecovery.Factor<Real>(rate, 5, Timing.StartOfMonth).Value, 1e-15);

    [Fact]
    public void The_factor_is_smooth_at_a_rate_of_zero() =>
        Assert.Equal(CapitalRecovery.Factor<Real>(0.9e-9, 5, Timing.EndOfMonth).Value, CapitalRecovery.Factor<Real>(1.1e-9, 5, Timing.EndOfMonth).Value, 1e-7);

    [Fact]
    public void What_lasts_for_ever_costs_its_interest_and_a_very_long_life_nearly_that()
    {
        Assert.Equal(80, CapitalRecovery.OfEndlessLife<Real>(1000, 0.08, Timing.EndOfMonth).Value, 1e-12);
        Assert.Equal(80 / 1.08, CapitalRecovery.OfEndlessLife<Real>(1000, 0.08, Timing.StartOfMonth).Value, 1e-12);
        Assert.Equal(0, CapitalRecovery.OfEndlessLife<Real>(1000, 0, Timing.EndOfMonth).Value);
        Assert.Equal(80, CapitalRecovery.AnnualisedCost<Real>(1000, 0.08, 500, Timing.EndOfMonth).Value, 1e-9);
    }

    [Fact]
    public void Capital_recovery_agrees_in_all_readings() => AllReadings.Agree(new Formulas());

    private sealed class Formulas : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var (price, rate) = (reading.Read(Figures.Of("price", 1e6, Units.Usd)), reading.Read(Figures.Of("rate", 6.5, Units.Percent)));
            return [CapitalRecovery.AnnualisedCost(price, rate, 5, Timing.StartOfMonth), CapitalRecovery.Factor<T>(0, 5, Timing.EndOfMonth), CapitalRecovery.OfEndlessLife(price, rate, Timing.EndOfMonth)];
        }
    }
}
