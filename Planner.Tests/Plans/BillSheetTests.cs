using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Plans;

/// <summary>The bill of quantities with its prices: the same parts, counts and money as the plan's.</summary>
public sealed class BillSheetTests
{
    private static readonly Plan<Real> s_plan = PlanBuilder.Compare(SeedGround.Example("dgx-a100-500"), SeedGround.Ground).Plans.First(plan => plan.Kind == OptionKind.Build);
    private static readonly BillSheet<Real> s_sheet = BillSheet<Real>.Of(s_plan);

    [Fact]
    public void Rows_are_the_items_of_the_bill_and_the_spares()
    {
        Assert.Equal(s_plan.Bill.Items, s_sheet.Rows.Take(s_plan.Bill.Items.Length).Select(row => row.Item));
        Assert.Equal(s_plan.Decisions.Spares, s_sheet.Rows.Single(row => row.Item.Label == Labels.SpareServerCount).Item.Count.Value);
    }

    [Fact]
    public void The_total_is_what_the_purchase_lines_come_to()
    {
        var bought = s_plan.CostLines.Where(line => line is { Timing: Timing.StartOfMonth, Of: not null, PriceKnown: true }).Sum(line => line.Amount(0).Value);

        Assert.Equal(bought, s_sheet.Total.Value, bought * 1e-12);
        Assert.Equal(s_plan.CostLines.Any(line => line is { Timing: Timing.StartOfMonth, Of: not null, PriceKnown: false }), s_sheet.AtLeast);
    }

    [Fact]
    public void Racks_power_units_and_plant_are_counted_and_paid_with_the_hall()
    {
        foreach (var label in new[] { Labels.Racks, Labels.PowerUnits, Labels.TransformerCapacity, Labels.UpsCapacity, Labels.DistributionCapacity, Labels.GeneratorCapacity, Labels.CoolingCapacity })
        {
            var row = Assert.Single(s_sheet.Rows, row => row.Item.Label == label);
            Assert.True(row.Item.Count.Value > 0);
            Assert.Equal((false, null, null), (row.Priced, row.UnitPrice, row.Amount));
        }
    }

    [Fact]
    public void Plant_covers_the_peak()
    {
        double Capacity(Label label) => s_sheet.Rows.Single(row => row.Item.Label == label).Item.Count.Value;

        Assert.True(Capacity(Labels.TransformerCapacity) >= s_plan.Bill.FacilityPower.Value * 0.98);
        Assert.True(Capacity(Labels.GeneratorCapacity) >= s_plan.Bill.FacilityPower.Value);
        Assert.True(Capacity(Labels.CoolingCapacity) >= s_plan.Bill.ItPowerNameplate.Value);
    }

    [Fact]
    public void What_buys_nothing_has_an_empty_bill()
    {
        var api = PlanBuilder.Compare(SeedGround.Example("llama-70b-documents"), SeedGround.Ground).Plans.First(plan => plan.Kind == OptionKind.Api);

        Assert.Empty(BillSheet<Real>.Of(api).Rows);
        Assert.Equal(0, BillSheet<Real>.Of(api).Total.Value);
    }
}
