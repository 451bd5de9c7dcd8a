using System;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Plans;

public sealed class TrainingSheetTests
{
    private static readonly Lazy<Scenario> s_scenario = new(() => SeedGround.Example("bloomberggpt"));
    private static readonly Lazy<Planner.Domain.Plans.Comparison<Real>> s_answer = new(() => PlanBuilder.Compare(s_scenario.Value, SeedGround.Ground));
    private static readonly Lazy<TrainingSheet> s_sheet = new(() => TrainingSheet.Of(s_scenario.Value, Owner, SeedGround.Ground)!);

    private static Plan<Real> Owner => s_answer.Value.Plans.First(plan => plan.Decisions.Site is not null && !plan.Decisions.Runs.IsEmpty);

    [Fact]
    public void The_ten_best_layouts_stand_with_the_planned_one_that_a_person_has_fixed()
    {
        var layouts = s_sheet.Value.Layouts;
        var planned = Assert.Single(layouts, row => row.Planned);

        Assert.InRange(layouts.Length, 10, 11);
        Assert.Equal(Owner.Decisions.Runs[0].Job.Layout.Layout, planned.Layout);
        Assert.Equal(layouts.Select(row => row.Step).Order(), layouts.Select(row => row.Step));
        Assert.Equal(Owner.Figures.Single(figure => figure.Label == Labels.ModelFlopsUtilisation).Value.Value, planned.Utilisation, 9);
    }

    [Fact]
    public void Parts_add_up_to_the_step_and_a_slower_layout_says_which_part_is_longer()
    {
        Assert.All(s_sheet.Value.Layouts, row => Assert.Equal(row.Step, row.Parts.Values.Sum(), row.Step * 1e-9));
        Assert.All(s_sheet.Value.Layouts, row => Assert.True(row.Parts[StepPart.Compute] > 0 && row.Parts[StepPart.Communication] >= -1e-9 && row.Parts[StepPart.Rest] > 0));
        Assert.Null(s_sheet.Value.Layouts[0].Loses);
        Assert.All(s_sheet.Value.Layouts.Where(row => row.Loses is not null), row =>
            Assert.True(row.Loses!.Value.Seconds >= row.Behind / row.Parts.Count));
    }

    [Fact]
    public void Both_protocols_both_speeds_and_three_ratios_are_compared_and_time_is_paid_for()
    {
        var fabrics = s_sheet.Value.Fabrics;

        Assert.True(fabrics.Length >= 12);
        Assert.Equal(0, fabrics[0].Extra);
        Assert.Equal(0, fabrics[0].ExtraCost);
        Assert.All(fabrics.Where(row => row.Extra > 0), row => Assert.True(row.TimeCost > 0));
        Assert.All(fabrics.GroupBy(row => row.Design), design =>
            Assert.True(design.Single(row => row.Oversubscription == 4).Extra >= design.Single(row => row.Oversubscription == 1).Extra));
        Assert.Single(fabrics, row => row.Planned);
    }

    [Fact]
    public void Lost_time_is_what_goodput_leaves()
    {
        var lost = s_sheet.Value.Lost.Sum(cause => cause.AcceleratorTime.Value) / s_sheet.Value.AcceleratorTime;
        var goodput = Owner.Figures.Single(figure => figure.Label == Labels.Goodput).Value.Value;

        // The time before the first step belongs to no cause.
        Assert.InRange(lost, 0.5 * (1 - goodput), 1 - goodput + 1e-9);
    }

    [Fact]
    public void Who_neither_trains_nor_tunes_has_no_sheet()
    {
        var plan = Owner with { Decisions = Owner.Decisions with { Runs = [] } };

        Assert.Null(TrainingSheet.Of(s_scenario.Value, plan, SeedGround.Ground));
    }
}
