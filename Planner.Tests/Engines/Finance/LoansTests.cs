using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Finance;

public class LoansTests
{
    [Fact]
    public void A_mortgage_of_the_textbooks_costs_599_55_a_month() =>
        // PMT(0.5 %, 360, −100,000).
        Assert.Equal(599.550525152753, Loans.Payment<Real>(100_000, 0, 0.005, 360, Timing.EndOfMonth).Value, 1e-9);

    [Fact]
    public void A_lease_in_advance_with_a_residual_pays_what_a_spreadsheet_says()
    {
        // A lessor's last payment falls 35 months after the first; its residual is worth 20,000 then.
        var payment = Loans.Payment<Real>(100_000, 20_000, 0.0075, 36, Timing.StartOfMonth).Value;
        var worth = Enumerable.Range(0, 36).Sum(month => payment / System.Math.Pow(1.0075, month)) + (20_000 / System.Math.Pow(1.0075, 35));

        Assert.Equal(100_000, worth, 1e-6);
    }

    [Theory]
    [InlineData(0.0075, 0, Timing.EndOfMonth)]
    [InlineData(0.0075, 20_000, Timing.EndOfMonth)]
    [InlineData(0.0075, 20_000, Timing.StartOfMonth)]
    [InlineData(0, 0, Timing.StartOfMonth)]
    [InlineData(0, 130_000, Timing.EndOfMonth)]
    public void The_schedule_ends_at_its_last_balance_and_its_parts_add_up(double rate, double last, Timing timing)
    {
        var schedule = Loans.Schedule<Real>(100_000, last, rate, 36, timing);

        Assert.Equal(36, schedule.Length);
        Assert.Equal(last, schedule[^1].Balance.Value, 1e-6);
        Assert.All(schedule, month => Assert.Equal(month.Payment.Value, (month.Interest + month.Principal).Value, 1e-9));
        Assert.Equal(100_000 - last, schedule.Sum(month => month.Principal.Value), 1e-6);
    }

    [Fact]
    public void Without_interest_equal_parts_are_paid() =>
        Assert.All(Loans.Schedule<Real>(36_000, 0, 0, 36, Timing.EndOfMonth), month => Assert.Equal((1_000, 0), (month.Payment.Value, month.Interest.Value)));

    [Fact]
    public void Loans_agree_in_all_readings() => AllReadings.Agree(new Formulas());

    private sealed class Formulas : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var amount = reading.Read(Figures.Of("amount", 100_000, Units.Usd));
            var rate = Discounting.MonthlyRate(reading.Read(Figures.Of("rate", 9, Units.Percent)));
            return [Loans.Payment(amount, amount * 0.2, rate, 36, Timing.StartOfMonth), .. Loans.Schedule(amount, 0, rate, 12, Timing.EndOfMonth).SelectMany(month => new[] { month.Payment, month.Interest, month.Principal })];
        }
    }
}
