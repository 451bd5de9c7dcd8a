using System;
using System.Globalization;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
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

    [Fact]
    public void Parts_add_up_alike_on_the_sheet_in_the_file_and_among_the_costs_whatever_a_place_has() => Prop.ForAll(s_places, terms =>
    {
        var scenario = PlanningRoom.Example("dgx-a100-500");
        var build = scenario.Options.First(option => option.Kind == OptionKind.Build) with { Site = terms, Facility = "new-build" };
        var comparison = PlanBuilder.Compare(scenario with { Options = [build] }, PlanningRoom.Ground);
        var (plan, sheet) = (comparison.Plans[0], BillSheet<Real>.Of(comparison.Plans[0]));
        var file = BillCsv.Write(comparison).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')[7]).Where(amount => amount.Length > 0).Sum(Number);
        var bought = plan.CostLines.Where(line => line is { Timing: Timing.StartOfMonth, Of: not null, PriceKnown: true }).Sum(line => line.Amount(0).Value);
        var categories = plan.Totals.ByCategory.Sum(category => category.Nominal.Value);
        return Near(file, sheet.Total.Value) && Near(bought, sheet.Total.Value) && Near(categories, plan.Totals.LifetimeCostNominal.Value);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    private static bool Near(double left, double right) => Math.Abs(left - right) <= 1e-9 * Math.Max(Math.Abs(left), Math.Abs(right));

    private static readonly Arbitrary<SiteTerms> s_places =
        (from petabytes in Gen.Choose(0, 50)
         from minutes in Gen.Choose(0, 30)
         from wheels in Gen.Elements("flywheel", "battery-lithium-ion", null)
         from land in Gen.Elements(true, false)
         select new SiteTerms { CapacityStorage = petabytes > 0 ? "disk-object" : null, CapacityPetabytes = petabytes, BatteryMinutes = minutes, Battery = wheels, BuysLand = land, ConnectionUsdPerKilowatt = minutes }).ToArbitrary();

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
