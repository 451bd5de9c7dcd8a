using System;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Tests.Catalogue;
using Xunit;

namespace Planner.Tests.Plans;

public class LateStartTests
{
    public static IEnumerable<TheoryDataRow<string, double?>> Cases() =>
        from name in new[] { "dgx-a100-500", "llama-405b-24576-h100", "bloomberggpt" }
        from use in new double?[] { null, 0.02, 0.15, 0.5, 0.9 }
        select new TheoryDataRow<string, double?>(name, use);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_later_start_never_looks_cheaper(string name, double? use)
    {
        var scenario = SeedGround.Example(name);
        var work = use is { } share ? scenario with { Application = scenario.Application with { AverageUse = share } } : scenario with { Application = scenario.Application with { AverageUse = null } };
        foreach (var option in work.Options.Where(option => option.Kind is OptionKind.Build or OptionKind.Colocate))
        {
            var figure = LeadTime(option);
            var start = figure.Unit.FromBase(figure.Central) / figure.Unit.FromBase(Units.Week.ToBase(1));
            double? before = null;
            foreach (var weeks in Enumerable.Range(0, 8).Select(step => start + (step * 9)))
            {
                var late = work with { Overrides = [new Override { Figure = figure.Id, Value = weeks, Unit = "wk" }] };
                Assert.Empty(ScenarioCheck.Find(late, SeedCatalogue.Snapshot));
                var plan = PlanBuilder.Compare(late, SeedGround.Ground).Plans.Single(one => one.OptionId == option.Id);
                if (!plan.Feasible)
                {
                    break;
                }

                var cost = plan.Totals.LifetimeCostPresentValue.Value;
                Assert.True(before is null || cost >= before - (1e-6 * Math.Abs(cost)), $"{option.Id} at {weeks} weeks costs {cost:N0}, sooner {before:N0}");
                before = cost;
            }
        }
    }

    [Fact]
    public void Who_waits_bears_the_bridge_or_what_standing_would_have_cost()
    {
        var scenario = SeedGround.Example("bloomberggpt");
        var late = PlanBuilder.Compare(scenario, SeedGround.Ground).Plans.First(plan => plan.Decisions.Site is not null);
        var line = late.CostLines.Single(one => one.Label == Labels.LateStart);

        Assert.True(line.Amount(0).Value > 0);
        Assert.Equal(late.Decisions.ReadyMonth, line.FirstMonth + line.Months);
    }

    [Fact]
    public void Runs_that_find_no_place_are_told_in_work_and_in_money()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var often = scenario with { Application = scenario.Application with { Train = [scenario.Application.Train[0] with { RepeatEveryMonths = 1, Tokens = scenario.Application.Train[0].Tokens.Likely * 10 }] } };
        var plans = PlanBuilder.Compare(often, SeedGround.Ground).Plans.Where(plan => plan.Decisions.Runs.Any(runs => runs.Missed > 0) && plan.Decisions.Overflow is not null).ToArray();

        Assert.NotEmpty(plans);
        Assert.All(plans, plan =>
        {
            Assert.Contains(plan.Warnings.Concat(plan.Reasons), finding => finding.Code == "runs-unmet");
            Assert.Contains(plan.CostLines, line => line.Label == Labels.UnmetRunHours && line.Amount(0).Value > 0);
        });
    }

    private static Input LeadTime(Option option) => SeedCatalogue.Snapshot.Servers[option.Server!].LeadTime ?? throw new InvalidOperationException($"{option.Server} has no lead time");
}
