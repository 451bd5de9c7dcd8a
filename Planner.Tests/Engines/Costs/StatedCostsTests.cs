using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Costs;

public class StatedCostsTests
{
    private static readonly CostSpan s_people = new(Labels.People, CostCategory.People, Timing.EndOfMonth, 2, 10);

    [Fact]
    public void A_whole_is_spread_evenly_over_the_months_that_the_cost_has() =>
        Assert.All(Enumerable.Range(0, 10), place => Assert.Equal(120, StatedCosts.Whole<Real>(s_people, 1_200).Amount(place).Value, 1e-12));

    [Fact]
    public void A_rate_is_paid_for_the_730_hours_of_each_month() =>
        Assert.Equal(6.37 * 730, StatedCosts.ByTime<Real>(s_people, Units.UsdPerHour.ToBase(6.37)).Amount(9).Value, 1e-9);

    [Fact]
    public void What_is_stated_of_a_resale_is_income()
    {
        var span = new CostSpan(Labels.Resale, CostCategory.Resale, Timing.EndOfMonth, 59, 1);

        Assert.Equal(-500, StatedCosts.Whole<Real>(span, 500).Amount(0).Value);
    }

    [Fact]
    public void A_grant_that_is_stated_is_income() =>
        Assert.Equal(-500, StatedCosts.Whole<Real>(new(Labels.Incentive, CostCategory.Compute, Timing.StartOfMonth, 3, 1), 500).Amount(0).Value);

    [Fact]
    public void A_cost_that_is_stated_stands_where_the_same_cost_would_if_it_were_computed()
    {
        var (price, power) = (new Price<Real>(2, true), new Series<Real>(3.0, 1));
        CostLine<Real>[] computed =
        [
            SiteCosts.BuyLand<Real>(1, price), SiteCosts.KeepLand<Real>(1, price, 0), SiteCosts.Construct<Real>(Labels.ConnectionContribution, 1, price, 0, 1), SiteCosts.Colocate<Real>(1, price, 0, 1),
            SiteCosts.Power(power, price, 0), SiteCosts.Certify<Real>(power, 1, price, 0), SiteCosts.Supply(power, price, 0), SiteCosts.ChargeDemand<Real>(1, price, 0, 1), SiteCosts.Maintain<Real>(1, price, 0, 1),
            RunningCosts.Employ<Real>(1, price, 1, 0, 1), RunningCosts.Maintain(Labels.Insurance, 1, price, 0, 1), RunningCosts.License<Real>(Labels.SoftwareLicences, 1, price, 0, 1),
            Purchasing.Resell<Real>(1, price, 0), Financings.Grant<Real>(1, 1, 0), CloudCosts.PayUsed(Labels.CloudHours, power, price, 0), CloudExtras.Send<Real>(1, price, 0, 1),
        ];

        Assert.All(computed, line => Assert.Equal(line.Category, StatedCosts.CategoryOf(line.Label)));
    }

    [Fact]
    public void Time_of_a_run_whose_accelerator_hours_are_stated_is_theirs_over_its_accelerators() =>
        Assert.Equal(1_301, Units.Hour.FromBase(AcceleratorTime.Elapsed<Real>(Units.Hour.ToBase(2_664_000), 2_048).Value), 1.0);

    [Fact]
    public void Stated_costs_agree_in_all_readings() => AllReadings.Agree(new Formulas());

    private sealed class Formulas : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T> =>
        [
            StatedCosts.Whole(s_people, reading.Read(Figures.Of("whole", 1_200, Units.Usd))).Amount(0),
            StatedCosts.ByTime(s_people, reading.Read(Figures.Of("rate", 6, Units.UsdPerHour))).Amount(0),
            AcceleratorTime.Elapsed(reading.Read(Figures.Of("hours", 100, Units.Hour)), (T)8),
        ];
    }
}
