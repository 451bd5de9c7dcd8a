using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Engines.Costs;

public class RentedAcceleratorTests
{
    private static readonly Real s_hour = Units.Hour.ToBase(1);
    private static readonly Price<Real> s_twoDollars = new(Units.UsdPerHour.ToBase(2), true);

    [Fact]
    public void On_demand_pays_the_hours_used()
    {
        var line = CloudCosts.PayUsed(Labels.CloudHours, new Series<Real>([s_hour * 100, s_hour * 50]), s_twoDollars, 4);

        Assert.Equal(200, line.Amount(0).Value, 9);
        Assert.Equal(100, line.Amount(1).Value, 9);
    }

    [Fact]
    public void A_contract_pays_all_hours_and_owes_what_lies_beyond_the_horizon_in_its_last_month()
    {
        var commitment = Commitment.WholeTerms(2, 60, 36, 60);
        var lines = Contracts.PayCommitted(Contracts.Reserved<Real>(8, commitment.MonthsWithin + commitment.MonthsBeyond, 0), s_twoDollars, Upfront.None, 0, commitment);

        Assert.Equal(58, lines[0].Months);
        Assert.Equal(8 * 730 * 2, lines[0].Amount(0).Value, 6);
        Assert.Equal(59, lines[1].FirstMonth);
        Assert.Equal(14 * 8 * 730 * 2, lines[1].Amount(0).Value, 6);
    }

    [Theory]
    [InlineData(0, 12, 12, 60, 12, 0)]
    [InlineData(0, 13, 12, 60, 24, 0)]
    [InlineData(1, 2, 36, 60, 36, 0)]
    [InlineData(50, 60, 12, 60, 10, 2)]
    public void Contracts_run_for_whole_terms(int first, int until, int term, int horizon, int within, int beyond) =>
        Assert.Equal(new Commitment(first, within, beyond) { MonthsOfTerm = term }, Commitment.WholeTerms(first, until, term, horizon));

    [Fact]
    public void Only_contracts_have_a_term()
    {
        Assert.Equal(36, Commitment.TermMonths(RentTerm.ThreeYears));
        Assert.Null(Commitment.TermMonths(RentTerm.OnDemand));
        Assert.Null(Commitment.TermMonths(RentTerm.Spot));
    }

    [Fact]
    public void Experiments_are_what_average_use_leaves_beyond_named_work_and_never_less_than_nothing()
    {
        var month = Units.Month.ToBase(1);

        Assert.Equal(0.5 * 100 * month, AcceleratorTime.ExperimentsPerMonth<Real>(0.6, 100, 10 * month * 12, 12).Value, 1);
        Assert.Equal(0, AcceleratorTime.ExperimentsPerMonth<Real>(0.05, 100, 10 * month * 12, 12).Value);
    }

    [Fact]
    public void A_chip_of_twice_the_pace_needs_half_the_time() =>
        Assert.Equal(50, AcceleratorTime.OnOtherChips<Real>(100, 300, 600).Value);

    [Fact]
    public void A_run_takes_its_time_on_all_accelerators() => Assert.Equal(1000, AcceleratorTime.OfRun<Real>(10, 100).Value);

    [Fact]
    public void What_a_cluster_lacks_must_come_from_elsewhere()
    {
        Assert.Equal(5, AcceleratorTime.Beyond<Real>(15, 10).Value);
        Assert.Equal(0, AcceleratorTime.Beyond<Real>(5, 10).Value);
        Assert.Equal(2 * Units.Month.ToBase(1), AcceleratorTime.Capacity<Real>(2).Value);
    }

    [Fact]
    public void Time_is_spread_evenly_and_its_part_beyond_the_calendar_is_dropped()
    {
        var calendar = AcceleratorTime.Empty<Real>(4);
        AcceleratorTime.Spread(30, 2, 3, calendar);

        Assert.Equal([0, 0, 10, 10], calendar.Select(month => month.Value));
        Assert.Equal(20, AcceleratorTime.Sum(calendar).Value);
        Assert.Equal([10, 10], AcceleratorTime.From(calendar, 2).Select(month => month.Value));
    }

    [Fact]
    public void Tokens_rise_from_year_to_year_of_service()
    {
        var series = TokenCosts.PerMonth<Real>(2, 0.5, 10, 25);
        var first = 2 * 10 * Units.Month.ToBase(1);

        Assert.Equal([first, first, first * 1.5, first * 2.25], new[] { series[0], series[11], series[12], series[24] }.Select(month => month.Value));
        Assert.Equal(first * ((12 * 2.5) + 2.25), TokenCosts.Sum(series).Value, 3);
    }

    [Fact]
    public void A_million_tokens_cost_the_price_of_a_million() =>
        Assert.Equal(15, TokenCosts.Pay(Labels.OutputTokenCost, new Series<Real>(1e6, 1), new Price<Real>(Units.UsdPerMillionTokens.ToBase(15), true), 0).Amount(0).Value, 9);

    [Fact]
    public void Two_people_with_all_on_top_cost_two_salaries_and_more()
    {
        var line = RunningCosts.Employ<Real>(2, new Price<Real>(Units.UsdPerYear.ToBase(200_000), true), 1.35, 0, 12);

        Assert.Equal(540_000, Enumerable.Range(0, 12).Sum(place => line.Amount(place).Value), 3);
    }

    [Fact]
    public void People_who_come_for_one_month_of_two_are_paid_for_one()
    {
        var line = RunningCosts.Employ(new Series<Real>([2, 0]), new Price<Real>(Units.UsdPerYear.ToBase(200_000), true), 1.35, 0);

        Assert.Equal(45_000, line.Amount(0).Value, 3);
        Assert.Equal(0, line.Amount(1).Value);
    }

    [Fact]
    public void Maintenance_is_a_yearly_share_of_the_value_and_licences_go_by_the_accelerator()
    {
        var maintenance = RunningCosts.Maintain<Real>(Labels.HardwareMaintenance, 1_200_000, new Price<Real>(Units.PercentPerYear.ToBase(12), true), 0, 1);
        var licence = RunningCosts.License<Real>(Labels.FabricLicences, 8, new Price<Real>(Units.UsdPerYear.ToBase(4500), true), 0, 1);

        Assert.Equal(12_000, maintenance.Amount(0).Value, 6);
        Assert.Equal(3000, licence.Amount(0).Value, 6);
    }

    [Fact]
    public void Rented_time_agrees_in_all_readings() => AllReadings.Agree(new Formulas());

    private sealed class Formulas : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            Price<T> Read(string key, double value, Unit unit) => Price<T>.Of(Figures.Of(key, value, unit), reading);
            var elapsed = reading.Read(Figures.Of("elapsed", 40, Units.Day));
            var run = AcceleratorTime.OfRun<T>(elapsed, 512);
            var experiments = AcceleratorTime.ExperimentsPerMonth(reading.Read(Figures.Of("use", 60, Units.Percent)), 512, run, 58);
            var other = AcceleratorTime.OnOtherChips(experiments, reading.Read(Figures.Of("a", 312, Units.TeraflopPerSecond)), reading.Read(Figures.Of("b", 989, Units.TeraflopPerSecond)));
            var beyond = AcceleratorTime.Beyond(experiments, AcceleratorTime.Capacity<T>(200));
            var tokens = TokenCosts.PerMonth(reading.Read(Figures.Of("requests", 2, Units.PerSecond)), reading.Read(Figures.Of("growth", 20, Units.Percent)), 1000, 30);
            return
            [
                run, experiments, other, beyond, TokenCosts.Sum(tokens),
                CloudCosts.PayUsed(Labels.CloudHours, new Series<T>(run, 1), Read("rate", 2.7, Units.UsdPerHour), 0).Amount(0),
                Contracts.PayCommitted(Contracts.Reserved<T>(8, 15, 0), Read("rate", 2.7, Units.UsdPerHour), Upfront.None, 0, new Commitment(0, 12, 3))[1].Amount(0),
                TokenCosts.Pay(Labels.InputTokenCost, tokens, Read("token", 3, Units.UsdPerMillionTokens), 0).Amount(20),
                RunningCosts.Employ(reading.Read(Figures.Of("people", 2, Units.One)), Read("salary", 1e5, Units.UsdPerYear), 1.35, 0, 1).Amount(0),
                RunningCosts.Maintain(Labels.Insurance, reading.Read(Figures.Of("value", 1e6, Units.Usd)), Read("share", 5, Units.PercentPerYear), 0, 1).Amount(0),
                RunningCosts.License<T>(Labels.FabricLicences, 8, Read("licence", 100, Units.UsdPerYear), 0, 1).Amount(0),
            ];
        }
    }
}
