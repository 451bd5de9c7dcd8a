using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Studies;

public class ReplanningTests
{
    /// <summary>Above some four requests a second the servers planned for one and a half would cost less than an API, but nobody who knew of such a demand would buy so few.</summary>
    [Fact]
    public void An_end_at_which_other_machines_would_be_bought_is_named_with_what_they_recommend()
    {
        var asked = SeedGround.Example("llama-70b-documents");
        var scenario = asked with
        {
            Application = asked.Application with { Serve = [asked.Application.Serve[0] with { RequestsPerSecond = new Spread(0.5, 1.5, 7, SpreadShape.LogNormal) }] },
        };
        var kept = Rank(scenario);
        var study = Replanning.Of(kept, scenario, SeedGround.Ground);

        var end = Assert.Single(study.Replanned, one => one.Input.Id == ScenarioInputs.Requests(scenario, 0).Id);
        var driver = study.Drivers.First(one => one.Input.Id == end.Input.Id);
        Assert.True(end.High);
        Assert.Equal(driver.HighValue, end.Value);
        Assert.True(driver.LeadAtHigh < 0);
        Assert.Equal(study.Recommended, end.Recommended);
        Assert.Equal(kept.Drivers, study.Drivers);
    }

    [Fact]
    public void Where_only_prices_are_in_doubt_nothing_would_be_planned_anew()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var prices = Rank(scenario);
        prices = prices with { Drivers = [.. prices.Drivers.Where(driver => WhatIf.Find(driver.Input.Id, scenario, SeedGround.Ground.Catalogue) is not { } set || !set.Decides(SeedGround.Ground.Catalogue))] };

        Assert.NotEmpty(prices.Drivers);
        Assert.Empty(Replanning.Of(prices, scenario, SeedGround.Ground).Replanned);
    }

    /// <summary>What moves nothing is no question of a what-if.</summary>
    [Fact]
    public void A_stated_cost_of_capital_takes_the_place_of_the_discount_rate()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var weighted = scenario with { Terms = scenario.Terms with { Capital = new CapitalTerms { DebtShare = 0.2, EquityRatePerYear = 0.25, DebtRatePerYear = 0.1 } } };
        var rate = ScenarioInputs.DiscountRate(scenario).Id;

        Assert.NotNull(WhatIf.Find(rate, scenario, SeedGround.Ground.Catalogue));
        Assert.Null(WhatIf.Find(rate, weighted, SeedGround.Ground.Catalogue));
    }

    private static DriverStudy Rank(Scenario scenario)
    {
        var decisions = PlanBuilder.Decide(scenario, SeedGround.Ground);
        return Sensitivity.Rank(scenario, SeedGround.Ground, PlanBuilder.Compare(scenario, SeedGround.Ground, decisions), decisions);
    }
}
