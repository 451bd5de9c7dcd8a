using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Plans;

public class GuidanceTests
{
    public static IEnumerable<TheoryDataRow<string>> Examples() => SeedGround.ExampleNames.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_verdict_names_the_first_of_the_ranking_with_its_total_and_its_lead(string name)
    {
        var scenario = SeedGround.Example(name);
        var comparison = PlanBuilder.Compare(scenario, SeedGround.Ground);
        var feasible = comparison.Ranking.Select(id => comparison.Plans.Single(plan => plan.OptionId == id)).Where(plan => plan.Feasible).ToArray();
        var verdict = Guidance.Of(scenario, comparison, new GuidanceEvidence())[0];

        Assert.Equal(GuidanceTopic.Verdict, verdict.Topic);
        Assert.Equal(feasible.Length switch { 0 => "guide-none", 1 => "guide-only", _ => "guide-cheapest" }, verdict.Finding.Code);
        if (feasible.Length == 0)
        {
            return;
        }

        Assert.Equal(feasible[0].OptionId, verdict.Finding.Arguments[1].Text);
        Assert.Equal(feasible[0].Totals.LifetimeCostPresentValue.Value, verdict.Finding.Arguments[2].Value);
        if (feasible.Length == 1)
        {
            return;
        }

        Assert.Equal(feasible[1].Totals.LifetimeCostPresentValue.Value - feasible[0].Totals.LifetimeCostPresentValue.Value, verdict.Finding.Arguments[3].Value);
        Assert.Equal(feasible[1].OptionId, verdict.Finding.Arguments[4].Text);
    }

    [Fact]
    public void A_cheaper_option_that_is_ruled_out_is_named_with_its_reason_and_the_nearest_change()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var free = PlanBuilder.Compare(scenario, SeedGround.Ground);
        var cheapest = free.Plans.Single(plan => plan.OptionId == free.Ranking[0]);
        var deadline = scenario.Terms.DecisionDate.AddDays((int)(Units.Day.FromBase(cheapest.Dates.FirstModel.Value) / 2));
        var bound = With(scenario, new Constraints { Deadline = deadline });
        var points = Guidance.Of(bound, PlanBuilder.Compare(bound, SeedGround.Ground), new GuidanceEvidence()).Where(point => point.Topic == GuidanceTopic.RuledOut).ToArray();

        Assert.Contains(points, point => point.Finding.Code == "ruled-out-deadline");
        Assert.Contains(points, point => point.Finding.Code == "nearest-deadline" && point.Finding.Arguments[0].Value > 0);
    }

    [Theory]
    [InlineData("budget")]
    [InlineData("deadline")]
    public void The_nearest_change_is_enough(string kind)
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var plan = PlanBuilder.Compare(scenario, SeedGround.Ground).Plans.First();
        var tight = kind == "budget"
            ? new Constraints { BudgetUsd = plan.Totals.LifetimeCostPresentValue.Value * 0.7 }
            : new Constraints { Deadline = scenario.Terms.DecisionDate.AddDays((int)(Units.Day.FromBase(plan.Dates.FirstModel.Value) * 0.7)) };
        var bound = With(scenario, tight);
        var ruled = PlanBuilder.Compare(bound, SeedGround.Ground).Plans.First();
        var more = Rulings.Nearest(bound, ruled).Single(finding => finding.Code == "nearest-" + kind).Arguments[0].Value!.Value;
        var eased = kind == "budget"
            ? tight with { BudgetUsd = tight.BudgetUsd + more + 0.01 }
            : tight with { Deadline = tight.Deadline!.Value.AddDays((int)System.Math.Ceiling(Units.Day.FromBase(more))) };

        Assert.False(ruled.Feasible);
        Assert.True(PlanBuilder.Compare(With(scenario, eased), SeedGround.Ground).Plans.First().Feasible);
    }

    [Theory]
    [InlineData(100, 0, "guide-wins-all", "guide-robust")]
    [InlineData(95, 5, "guide-wins-rival", "guide-robust")]
    [InlineData(70, 30, "guide-wins-rival", "guide-likely")]
    [InlineData(52, 48, "guide-wins-rival", "guide-toss-up")]
    [InlineData(40, 60, "guide-wins-rival", "guide-rival-more-often")]
    public void How_surely_is_said_from_the_futures(int own, int rival, string count, string judgement)
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var comparison = PlanBuilder.Compare(scenario, SeedGround.Ground);
        ImmutableArray<(string, int)> wins = [(comparison.Ranking[0], own), .. rival == 0 ? [] : ImmutableArray.Create((comparison.Ranking[1], rival))];
        var codes = Guidance.Of(scenario, comparison, new GuidanceEvidence { Wins = wins }).Where(point => point.Topic == GuidanceTopic.Sureness).Select(point => point.Finding.Code);

        Assert.Equal([count, judgement], codes);
    }

    [Fact]
    public void When_nothing_can_do_the_work_the_guidance_says_so_and_why()
    {
        var scenario = With(SeedGround.Example("dgx-a100-500"), new Constraints { BudgetUsd = 1 });
        var codes = Guidance.Of(scenario, PlanBuilder.Compare(scenario, SeedGround.Ground), new GuidanceEvidence()).Select(point => point.Finding.Code);

        Assert.Equal(["guide-none", "ruled-out-budget", "nearest-budget"], codes);
    }

    private static Scenario With(Scenario scenario, Constraints constraints) => scenario with { Application = scenario.Application with { Constraints = constraints } };
}
