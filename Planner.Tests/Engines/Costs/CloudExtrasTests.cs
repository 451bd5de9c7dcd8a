using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Costs;

public class CloudExtrasTests
{
    [Fact]
    public void Data_that_leave_are_paid_by_the_gigabyte() =>
        Assert.Equal(10_000 * 0.09, CloudExtras.Send<Real>(Units.Terabyte.ToBase(10), new Price<Real>(Units.UsdPerGigabyte.ToBase(0.09), true), 0, 3).Amount(2).Value, 1e-9);

    [Fact]
    public void Support_is_a_share_of_the_bill_of_its_month_and_unknown_with_it()
    {
        var hours = CostLine<Real>.Monthly(Labels.CloudHours, CostCategory.Compute, 2, 3, 1, 1_000, Units.One);
        var blocks = CostLine<Real>.Once(Labels.CapacityBlocks, CostCategory.Compute, 3, 1, 500, Units.One);
        var support = CloudExtras.Support<Real>([hours, blocks], 0.1, 2, 3);

        Assert.Equal([100, 150, 100], Enumerable.Range(0, 3).Select(month => double.Round(support.Amount(month).Value, 9)));
        Assert.False(CloudExtras.Support<Real>([hours with { PriceKnown = false }], 0.1, 2, 3).PriceKnown);
    }

    [Fact]
    public void Engineers_cost_their_weeks()
    {
        var line = CloudExtras.Engage<Real>(Labels.SetupEffort, 4, new Price<Real>(Units.UsdPerYear.ToBase(200_000), true), 1.35, 1);

        Assert.Equal(4 * 168 / 8760.0 * 200_000 * 1.35, line.Amount(0).Value, 1e-6);
    }

    [Fact]
    public void Debugging_takes_a_share_of_the_runs() =>
        Assert.Equal([0, 2], CloudExtras.Debugging(new Series<Real>([0, 20]), (Real)0.1).Select(time => time.Value));

    [Fact]
    public void Leases_and_loans_are_laid_over_the_horizon()
    {
        var lease = Financings.Pay<Real>(Labels.LeasePayments, 100, Commitment.WholeTerms(0, 48, 36, 48), Timing.StartOfMonth);
        var loan = Financings.Borrow<Real>(1_000, [600, 600], 0, 3, Timing.EndOfMonth);

        Assert.Equal(7_200, lease.Sum(line => Enumerable.Range(0, line.Months).Sum(place => line.Amount(place).Value)), 1e-9);
        Assert.Equal((Timing.StartOfMonth, 48, 24), (lease[0].Timing, lease[0].Months, (int)lease[1].Quantities[0].Value));
        Assert.Equal([-1_000, 600, 0], loan.Select(line => line.Amount(0).Value));
        Assert.Equal(4, loan[2].FirstMonth);
        Assert.Equal(-300, Financings.Grant<Real>(1_000, 0.3, 3).Amount(0).Value, 1e-9);
    }

    [Fact]
    public void Racks_are_paid_by_the_month() =>
        Assert.Equal(3_000, SiteCosts.ColocateRacks<Real>(2, new Price<Real>(Units.UsdPerMonth.ToBase(1_500), true), 0, 12).Amount(5).Value, 1e-9);

    [Fact]
    public void Extras_agree_in_all_readings() => AllReadings.Agree(new Formulas());

    private sealed class Formulas : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var value = reading.Read(Figures.Of("value", 1_000, Units.Usd));
            var bill = CostLine<T>.Monthly(Labels.CloudHours, CostCategory.Compute, 0, 2, 1, value, Units.One);
            return
            [
                CloudExtras.Send(reading.Read(Figures.Of("data", 10, Units.Terabyte)), new Price<T>(reading.Read(Figures.Of("price", 0.09, Units.UsdPerGigabyte)), true), 0, 2).Amount(0),
                CloudExtras.Support([bill], 0.1, 0, 2).Amount(1),
                CloudExtras.Engage(Labels.SetupEffort, 4, new Price<T>(reading.Read(Figures.Of("salary", 200_000, Units.UsdPerYear)), true), 1.35, 0).Amount(0),
                CloudExtras.Debugging(new Series<T>(reading.Read(Figures.Of("time", 5, Units.Hour)), 2), 0.1)[0],
                .. Financings.Pay(Labels.LeasePayments, value, Commitment.WholeTerms(0, 4, 3, 4), Timing.EndOfMonth).Select(line => line.Amount(0)),
                .. Financings.Borrow(value, [value, value], value, 0, Timing.EndOfMonth).Select(line => line.Amount(0)), Financings.Grant(value, 0.3, 0).Amount(0),
                SiteCosts.ColocateRacks(2, new Price<T>(reading.Read(Figures.Of("rack", 1_500, Units.UsdPerMonth)), true), 0, 2).Amount(0),
            ];
        }
    }
}
