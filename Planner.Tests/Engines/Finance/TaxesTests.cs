using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Finance;

public class TaxesTests
{
    [Fact]
    public void A_purchase_saves_tax_as_it_is_written_off_and_running_costs_at_once()
    {
        // 900 bought in year 1 and written off over three, 100 a year of running costs, 30 % tax.
        var after = Taxes.CostAfterTax<Real>([1_000, 100, 100], [100, 100, 100], [300, 300, 300], 0.3);

        Assert.Equal([880, -20, -20], after.Select(year => double.Round(year.Value, 9)));
    }

    [Fact]
    public void A_rate_of_zero_leaves_the_cash_and_years_without_depreciation_have_none()
    {
        Assert.Equal([10, 20], Taxes.CostAfterTax<Real>([10, 20], [10, 20], [5], 0).Select(year => year.Value));
        Assert.Equal(14, Taxes.CostAfterTax<Real>([10, 20], [10, 20], [5], 0.3)[1].Value, 1e-12);
    }

    [Fact]
    public void A_schedule_begins_with_service_and_the_sale_writes_off_the_rest()
    {
        var within = Taxes.Within<Real>(500, [100, 100, 100, 100, 100], 1, 3);

        Assert.Equal([0, 100, 400], within.Select(year => year.Value));
        Assert.Equal(500, Taxes.Within<Real>(500, [100, 100, 100, 100, 100], 0, 20).Sum(year => year.Value), 1e-9);
        Assert.Equal([0, 0], Taxes.Within<Real>(500, [500], 2, 2).Select(year => year.Value));
    }

    [Fact]
    public void Yearly_amounts_are_discounted_from_the_ends_of_their_years() =>
        Assert.Equal((110 / 1.1) + (121 / 1.21), Taxes.PresentValue<Real>([110, 121], 0.1).Value, 1e-12);

    [Fact]
    public void Taxes_agree_in_all_readings() => AllReadings.Agree(new Formulas());

    private sealed class Formulas : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var (cost, rate) = (reading.Read(Figures.Of("cost", 1_000, Units.Usd)), reading.Read(Figures.Of("rate", 30, Units.Percent)));
            var within = Taxes.Within(cost, [cost * 0.5, cost * 0.5], 1, 4);
            return [.. within, .. Taxes.CostAfterTax([cost, cost], [cost, cost], within, rate), Taxes.PresentValue(within, rate)];
        }
    }
}
