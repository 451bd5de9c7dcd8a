using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines;

public sealed class CostLineTests
{
    private static readonly Label s_label = new("a-cost", Units.Usd);

    [Fact]
    public void A_single_payment_falls_at_the_start_of_its_month()
    {
        var line = CostLine<Real>.Once(s_label, CostCategory.Compute, month: 3, quantity: 500, unitPrice: 199_000, Units.One);

        Assert.Equal(Timing.StartOfMonth, line.Timing);
        Assert.Equal(3, line.FirstMonth);
        Assert.Equal(99_500_000, line.Amount(0).Value);
        Assert.Equal(1, line.Months);
    }

    [Fact]
    public void A_monthly_cost_falls_at_the_end_of_each_of_its_months()
    {
        var line = CostLine<Real>.Monthly(s_label, CostCategory.Electricity, firstMonth: 6, months: 54, quantity: 2, unitPrice: 10, Units.KilowattHour);

        Assert.Equal(Timing.EndOfMonth, line.Timing);
        Assert.Equal(54, line.Months);
        Assert.Equal(54 * 20, Enumerable.Range(0, line.Months).Sum(place => line.Amount(place).Value));
    }

    [Fact]
    public void A_cost_by_month_has_a_quantity_of_its_own_in_each_and_one_price()
    {
        var line = CostLine<Real>.ByMonth(s_label, CostCategory.Compute, firstMonth: 2, new Series<Real>([3, 0, 5]), unitPrice: 7, Units.Hour);

        Assert.Equal((Timing.EndOfMonth, 2, 3), (line.Timing, line.FirstMonth, line.Months));
        Assert.Equal([21, 0, 35], Enumerable.Range(0, line.Months).Select(place => line.Amount(place).Value));
    }
}
