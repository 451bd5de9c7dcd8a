using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Plans;

public class RulingsTests
{
    private static readonly Scenario s_scenario = SeedGround.Example("dgx-a100-500");

    [Fact]
    public void Own_weights_rule_out_whoever_does_not_train() =>
        Assert.Equal(["fine-tune"], RuledOut(new Constraints { OwnWeights = true }, "ruled-out-own-weights"));

    [Fact]
    public void Data_that_must_stay_in_germany_rules_out_texas_and_virginia() =>
        Assert.Equal(5, RuledOut(new Constraints { DataResidency = "DE" }, "ruled-out-residency").Length);

    [Fact]
    public void Data_that_must_not_leave_the_site_leaves_only_ones_own_hall() =>
        Assert.Equal(["colocate", "rent-on-demand", "rent-reserved", "fine-tune"], RuledOut(new Constraints { DataOnSite = true }, "ruled-out-data-on-site"));

    [Fact]
    public void A_power_cap_rules_out_what_needs_more_and_says_what_would_fit()
    {
        var comparison = Compare(new Constraints { PowerCapWatts = 2e6 });
        var reason = comparison.Plans.Single(plan => plan.OptionId == "build").Reasons.Single(finding => finding.Code == "ruled-out-power-cap");

        Assert.InRange(reason.Arguments[2].Value!.Value, 1, 3999);
    }

    [Fact]
    public void A_deadline_rules_out_who_comes_later() =>
        Assert.Contains("build", RuledOut(new Constraints { Deadline = s_scenario.Terms.DecisionDate.AddMonths(6) }, "ruled-out-deadline"));

    [Fact]
    public void A_budget_rules_out_who_costs_more_and_the_recommended_is_within_it()
    {
        var comparison = Compare(new Constraints { BudgetUsd = 100e6 });

        Assert.All(comparison.Plans.Where(plan => plan.Totals.LifetimeCostPresentValue.Value > 100e6), plan => Assert.False(plan.Feasible));
    }

    [Fact]
    public void Ruled_out_options_stay_in_the_comparison_behind_the_others()
    {
        var comparison = Compare(new Constraints { OwnWeights = true });

        Assert.Equal(5, comparison.Ranking.Length);
        Assert.Equal("fine-tune", comparison.Ranking[^1]);
    }

    private static string[] RuledOut(Constraints constraints, string code) =>
        [.. Compare(constraints).Plans.Where(plan => plan.Reasons.Any(reason => reason.Code == code)).Select(plan => plan.OptionId)];

    private static Comparison<Real> Compare(Constraints constraints) =>
        PlanBuilder.Compare(s_scenario with { Application = s_scenario.Application with { Constraints = constraints } }, SeedGround.Ground);
}
