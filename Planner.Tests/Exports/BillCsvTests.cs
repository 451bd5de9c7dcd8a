using System;
using System.Globalization;
using System.Linq;
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

        Assert.Equal(comparison.Plans.Sum(plan => plan.Bill.Items.Length), rows.Count);
        Assert.All(comparison.Plans, plan => Assert.All(plan.Bill.Items, item => Assert.Contains(rows, row =>
            row[0] == plan.OptionId && row[3] == item.Label.Key && double.Parse(row[4], CultureInfo.InvariantCulture) == item.Label.Unit.FromBase(item.Count.Value))));
    }
}
