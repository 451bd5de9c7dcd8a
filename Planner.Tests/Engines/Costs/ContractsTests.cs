using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Engines.Costs;

public class ContractsTests
{
    private static readonly double s_hour = Units.UsdPerHour.ToBase(2);
    private static readonly Price<Real> s_rate = new(s_hour, true);

    [Fact]
    public void A_commitment_grows_evenly_to_its_full_size()
    {
        var times = Contracts.Reserved<Real>(8, 6, 4).Select(time => Units.Hour.FromBase(time.Value) / 730);

        Assert.Equal([2, 4, 6, 8, 8, 8], times.Select(time => double.Round(time, 9)));
        Assert.All(Contracts.Reserved<Real>(8, 3, 0), time => Assert.Equal(8 * 730 * 3600.0, time.Value));
    }

    [Theory]
    [InlineData(Upfront.None, 0)]
    [InlineData(Upfront.Part, 2)]
    [InlineData(Upfront.All, 2)]
    public void However_much_is_paid_upfront_the_sum_is_the_same_and_each_term_begins_with_its_part(Upfront terms, int upfront)
    {
        var span = Commitment.WholeTerms(0, 20, 12, 20);
        var lines = Contracts.PayCommitted(Contracts.Reserved<Real>(8, 24, 0), s_rate, terms, 0.5, span);

        Assert.Equal(8 * 730 * 24 * 2, Sum(lines), 1e-6);
        Assert.Equal(upfront, lines.Count(line => line.Label == Labels.UpfrontPayment));
        Assert.All(lines.Where(line => line.Label == Labels.UpfrontPayment), line => Assert.Equal(Timing.StartOfMonth, line.Timing));
    }

    [Fact]
    public void A_savings_plan_binds_its_amount_and_what_is_beyond_it_is_paid_on_demand()
    {
        // 8 dollars an hour at 20 % off buy 5 accelerators of 2 dollars.
        var used = new Series<Real>(Units.Hour.ToBase(8 * 730), 12);
        var lines = Contracts.PaySavingsPlan(used, s_rate, (Real)Units.UsdPerHour.ToBase(8), 0.2, Commitment.WholeTerms(0, 12, 12, 12));

        Assert.Equal(8 * 8760, Sum([lines[0]]), 1e-6);
        Assert.Equal(3 * 2 * 8760, Sum([lines[1]]), 1e-6);
    }

    [Fact]
    public void An_unused_savings_plan_is_lost_and_owed_beyond_the_horizon()
    {
        var lines = Contracts.PaySavingsPlan(new Series<Real>(0, 6), s_rate, (Real)Units.UsdPerHour.ToBase(8), 0.2, Commitment.WholeTerms(0, 6, 12, 6));

        Assert.Equal(8 * 8760, Sum(lines), 1e-6);
        Assert.Equal(Labels.CommitmentBeyondHorizon, lines[2].Label);
    }

    [Fact]
    public void A_minimum_is_paid_in_its_months_and_no_longer()
    {
        var paid = Contracts.AtLeast(new Series<Real>([1, 9, 1]), (Real)5, 2);

        Assert.Equal([5, 9, 1], paid.Select(month => month.Value));
    }

    [Fact]
    public void Capacity_blocks_are_whole_days_paid_before_they_begin()
    {
        var line = Contracts.BuyBlock<Real>(Units.Day.ToBase(6.2), 16, s_rate, 3);

        Assert.Equal(7 * 24 * 16 * 2, line.Amount(0).Value, 1e-6);
        Assert.Equal((3, Timing.StartOfMonth), (line.FirstMonth, line.Timing));
    }

    [Fact]
    public void Idle_is_what_is_reserved_and_not_used_month_by_month()
    {
        Assert.Equal(3, Contracts.Idle([5, 5], new Series<Real>([2, 9])).Value);
        Assert.Equal(0, Contracts.Idle([], new Series<Real>([2, 9])).Value);
    }

    [Fact]
    public void Contracts_agree_in_all_readings() => AllReadings.Agree(new Formulas());

    private static double Sum(ImmutableArray<CostLine<Real>> lines) => lines.Sum(line => Enumerable.Range(0, line.Months).Sum(place => line.Amount(place).Value));

    private sealed class Formulas : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var rate = new Price<T>(reading.Read(Figures.Of("rate", 2, Units.UsdPerHour)), true);
            var span = Commitment.WholeTerms(0, 20, 12, 20);
            var times = Contracts.Reserved(reading.Read(Figures.Of("accelerators", 8, Units.One)), 24, 3);
            var used = new Series<T>([.. times.Take(20).Select(time => time * 0.5)]);
            var plan = Contracts.PaySavingsPlan(used, rate, reading.Read(Figures.Of("committed", 8, Units.UsdPerHour)), 0.2, span);
            return
            [
                .. times, .. Contracts.PayCommitted(times, rate, Upfront.Part, 0.5, span).Select(line => line.Amount(0)), .. plan.Select(line => line.Amount(0)),
                Contracts.AtLeast(used, times[0], 2)[0], Contracts.BuyBlock(reading.Read(Figures.Of("elapsed", 6, Units.Day)), 16, rate, 0).Amount(0), Contracts.Idle(times, used),
            ];
        }
    }
}
