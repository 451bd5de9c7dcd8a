using System;
using System.Globalization;
using System.Linq;
using Planner.Domain.Plans;
using Planner.Tests.Sessions;
using Planner.Web.Exports;
using Xunit;

namespace Planner.Tests.Exports;

public sealed class CostLinesCsvTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM", "'@SUM")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void Text_is_never_a_formula(string text, string written) => Assert.Equal(written, CostLinesCsv.Text(text));

    [Fact]
    public void Lines_add_up_to_the_nominal_total_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de");
            var comparison = PlanBuilder.Compare(PlanningRoom.Example("llama-70b-documents"), PlanningRoom.Ground);
            var rows = CostLinesCsv.Write(comparison).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).ToList();
            foreach (var plan in comparison.Plans)
            {
                var sum = rows.Where(row => row[0] == plan.OptionId && row[9] == "true").Sum(row => double.Parse(row[8], CultureInfo.InvariantCulture));
                Assert.Equal(plan.Totals.LifetimeCostNominal.Value, sum, Math.Abs(plan.Totals.LifetimeCostNominal.Value) * 1e-12);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
