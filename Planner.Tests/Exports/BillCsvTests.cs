using System;
using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Tests.Sessions;
using Planner.Web.Exports;
using Xunit;

namespace Planner.Tests.Exports;

public sealed class BillCsvTests
{
    [Fact]
    public void Every_item_of_every_bill_is_a_row_with_its_count()
    {
        var comparison = PlanBuilder.Compare(PlanningRoom.Example("dgx-a100-500"), PlanningRoom.Ground);
        var rows = BillCsv.Write(comparison).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).ToList();

        Assert.Equal(comparison.Plans.Sum(plan => BillSheet<Real>.Of(plan).Rows.Length), rows.Count);
        Assert.All(comparison.Plans, plan => Assert.All(plan.Bill.Items, item => Assert.Contains(rows, row =>
            row[0] == plan.OptionId && row[3] == item.Label.Key && double.Parse(row[4], CultureInfo.InvariantCulture) == item.Label.Unit.FromBase(item.Count.Value))));
    }

    [Fact]
    public void Counts_times_prices_are_the_amounts_and_these_the_total()
    {
        var comparison = PlanBuilder.Compare(PlanningRoom.Example("dgx-a100-500"), PlanningRoom.Ground);
        var rows = BillCsv.Write(comparison).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).Where(row => row[7].Length > 0).ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(Number(row[4]) * Number(row[6]), Number(row[7]), Number(row[7]) * 1e-9));
        Assert.All(comparison.Plans, plan => Assert.Equal(
            BillSheet<Real>.Of(plan).Total.Value,
            rows.Where(row => row[0] == plan.OptionId).Sum(row => Number(row[7])),
            1.0));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
