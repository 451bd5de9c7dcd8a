using System;
using System.Linq;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Tests.Plans;
using Planner.Web.Components.Inputs;
using Xunit;

namespace Planner.Tests.Components;

public class NewPartsTests
{
    [Fact]
    public void A_case_from_nothing_is_without_problems_and_has_an_answer()
    {
        var scenario = NewParts.Blank("Ours", new DateOnly(2026, 12, 15));
        Assert.Empty(ScenarioCheck.Find(scenario, SeedGround.Ground.Catalogue));
        Assert.Equal(new DateOnly(2027, 1, 1), scenario.Terms.DecisionDate);
        var comparison = PlanBuilder.Compare(scenario, SeedGround.Ground);
        Assert.Equal(scenario.Options.Length, comparison.Plans.Length);
        Assert.All(comparison.Plans, plan => Assert.True(plan.Totals.LifetimeCostPresentValue.Value > 0));
    }

    [Fact]
    public void Every_kind_of_option_can_be_added_twice_to_every_example()
    {
        foreach (var scenario in SeedGround.ExampleNames.Select(SeedGround.Example))
        {
            var grown = NewParts.Kinds.Concat(NewParts.Kinds).Aggregate(scenario, (so, kind) => so with { Options = so.Options.Add(NewParts.OptionOf(kind.Key, so.Options)) });
            Assert.Empty(ScenarioCheck.Find(grown, SeedGround.Ground.Catalogue));
        }
    }

    [Fact]
    public void The_first_free_id_follows_the_stem()
    {
        Assert.Equal("build", NewParts.FreeId("build", []));
        Assert.Equal("build-3", NewParts.FreeId("build", ["build", "build-2"]));
    }
}
