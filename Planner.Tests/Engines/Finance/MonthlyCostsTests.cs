using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Finance;

/// <summary>Costs month by month, before tax and after it.</summary>
public class MonthlyCostsTests
{
    private static readonly CostLine<Real> s_servers = CostLine<Real>.Once(Labels.ServerPurchase, CostCategory.Compute, 0, 2, 500, Units.One);
    private static readonly CostLine<Real> s_power = CostLine<Real>.Monthly(Labels.Electricity, CostCategory.Electricity, 3, 11, 1, 10, Units.One);
    private static readonly DiscountFactors<Real> s_factors = Discounting.Factors<Real>(0.01, 14);

    [Fact]
    public void Capital_and_operations_stand_apart_and_make_up_the_month()
    {
        var months = MonthlyCosts.Of([s_servers, s_power], s_factors, null);

        Assert.Equal(14, months.Length);
        Assert.Equal((1_000, 0, 1_000), (months[0].Capital.Value, months[0].Operations.Value, months[0].BeforeTax.Value));
        Assert.Equal((0, 10, 10), (months[3].Capital.Value, months[3].Operations.Value, months[3].BeforeTax.Value));
        Assert.Equal(10 / double.Pow(1.01, 4), months[3].PresentValue.Value, 1e-12);
        Assert.All(months, month => Assert.Null(month.Taxed));
        Assert.Equal(["capital", "operations", "before-tax", "present-value"], months[0].Amounts.Select(amount => amount.Key));
    }

    [Fact]
    public void Tax_is_settled_at_the_end_of_each_year_and_of_a_last_one_that_is_cut_short()
    {
        Assert.Equal((11, 13), (Taxes.Settled(0, 14), Taxes.Settled(1, 14)));
        Assert.Equal(0, Taxes.Settled(0, 1));
        var months = MonthlyCosts.Of([s_servers, s_power], s_factors, [(Real)(-90), -20]);

        Assert.Equal((-90, -20, 0), (months[11].Taxed!.Tax.Value, months[13].Taxed!.Tax.Value, months[12].Taxed!.Tax.Value));
        Assert.Equal(-80, months[11].Taxed!.AfterTax.Value);
        var before = CashFlows.Sum([s_servers, s_power], s_factors).PresentValue.Value;
        var saved = (90 / double.Pow(1.01, 12)) + (20 / double.Pow(1.01, 14));
        Assert.Equal(before - saved, months[^1].Taxed!.CumulativePresentValue.Value, 1e-9);
        Assert.Equal(before - saved, months.Sum(month => month.Taxed!.PresentValue.Value), 1e-9);
    }

    [Fact]
    public void Every_amount_of_a_month_is_money()
    {
        var line = new CostLine<Checked>
        {
            Label = Labels.Electricity, Category = CostCategory.Electricity, Timing = Timing.EndOfMonth, FirstMonth = 0, Quantities = new(2, 3), UnitPrices = new(Checked.Of(new Constant(1, Units.Usd, Labels.Electricity)), 3), QuantityUnit = Units.One,
        };
        var months = MonthlyCosts.Of([line], Discounting.Factors<Checked>(0.01, 3), [Checked.Of(new Constant(-1, Units.Usd, Labels.Electricity))]);

        Assert.All(months.SelectMany(month => month.Amounts).Where(amount => amount.Amount.Value != 0), amount => Assert.Equal(Units.Usd.Dimension, amount.Amount.Dimension));
    }
}
