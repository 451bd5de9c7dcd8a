using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Finance;

public sealed class YearlyCostsTests
{
    private static readonly CostLine<Real> s_servers = CostLine<Real>.Once(Labels.ServerPurchase, CostCategory.Compute, 3, 10, 199_000, Units.One);
    private static readonly CostLine<Real> s_power = CostLine<Real>.Monthly(Labels.Electricity, CostCategory.Electricity, 6, 24, 1, 1000, Units.Usd);

    [Fact]
    public void A_payment_stands_in_the_year_of_its_month()
    {
        var years = YearlyCosts.ByYear([s_servers, s_power], 30);
        Assert.Equal(1_990_000, years[0].ByCategory[(int)CostCategory.Compute].Value);
        Assert.Equal([6000, 12_000, 6000], years.Select(year => year.ByCategory[(int)CostCategory.Electricity].Value));
    }

    [Fact]
    public void The_years_add_up_to_the_nominal_value_of_the_cash_flow()
    {
        var flow = CashFlows.Sum([s_servers, s_power], Discounting.Factors<Real>(0, 30));
        Assert.Equal(flow.NominalValue.Value, YearlyCosts.ByYear([s_servers, s_power], 30).Sum(year => year.Total.Value), 6);
    }

    [Fact]
    public void A_line_without_a_price_is_no_part_of_a_year() =>
        Assert.Equal(0, YearlyCosts.ByYear([s_servers with { PriceKnown = false }], 12)[0].Total.Value);

    [Fact]
    public void A_sum_of_payments_has_the_dimension_of_money()
    {
        var line = CostLine<Checked>.Once(Labels.ServerPurchase, CostCategory.Compute, 0, 2, new Checked(5, Units.Usd.Dimension), Units.One);
        Assert.Equal(Units.Usd.Dimension, YearlyCosts.ByYear([line], 12)[0].Total.Dimension);
    }
}
