using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Domain.Studies.Ladder;
using Xunit;

namespace Planner.Tests.Plans;

/// <summary>A total that lacks a price is "at least": it wins nowhere in silence.</summary>
public sealed class UnknownPriceTests
{
    // Nobody publishes a price of this quote, and what little is known of the option is cheapest by far.
    private static readonly Scenario s_scenario = Unpriced(SeedGround.Example("llama-70b-documents"), "rent-on-demand");

    [Fact]
    public void It_stands_behind_those_that_are_known_and_the_guidance_says_why()
    {
        var comparison = PlanBuilder.Compare(s_scenario, SeedGround.Ground);
        var (open, best) = (Plan(comparison, "rent-on-demand"), Plan(comparison, comparison.Ranking[0]));

        Assert.True(open.Totals.AtLeast);
        Assert.False(best.Totals.AtLeast);
        Assert.True(open.Totals.LifetimeCostPresentValue.Value < best.Totals.LifetimeCostPresentValue.Value);
        Assert.DoesNotContain("rent-on-demand", comparison.Contenders);
        Assert.Contains(Guidance.Of(s_scenario, comparison, new GuidanceEvidence()), point => point.Finding.Code == "guide-price-missing" && point.Finding.Arguments[0].Text == "rent-on-demand");
    }

    [Fact]
    public void It_wins_no_cell_of_a_map_and_no_future()
    {
        var ground = SeedGround.Ground;
        WhatIf Input(string id) => WhatIf.Find(id, s_scenario, ground.Catalogue)!;
        var requests = ScenarioInputs.Requests(s_scenario, 0).Id;
        var across = MapAxis.Usual(Input("terms.discountRatePerYear"), 5);

        Assert.DoesNotContain("rent-on-demand", DecisionMap.Draw(s_scenario, ground, across, MapAxis.Usual(Input(requests), 5)).Winners.Select(winner => winner.Option));
        var decisions = PlanBuilder.Decide(s_scenario, ground);
        var study = MonteCarlo.Run(s_scenario, ground, PlanBuilder.Compare(s_scenario, ground, decisions), decisions, 64);
        Assert.All(study.Options.Where(option => option.OptionId == "rent-on-demand"), option => Assert.Equal(0, option.WinShare ?? 0));
    }

    [Fact]
    public void No_count_makes_it_cost_no_more_and_the_ladder_does_not_recommend_it()
    {
        var two = s_scenario with { Options = [.. s_scenario.Options.Where(option => option.Id is "rent-on-demand" or "colocate")] };
        var horizon = WhatIf.Find(WhatIf.HorizonId, two, SeedGround.Ground.Catalogue)!;
        Assert.Null(CountSeek.Smallest(two, SeedGround.Ground, horizon, "rent-on-demand", "colocate", (30, 36)).Smallest);

        // What is paid by the token is cheaper than either here.
        var cells = LadderBuilder.Cells(two, SeedGround.Ground).Where(cell => cell.Sourcing != Sourcing.Api).ToArray();
        var open = cells.Where(cell => cell.Feasible && cell.Plan!.Totals.AtLeast).ToArray();
        var known = cells.Where(cell => cell.Feasible && !cell.Plan!.Totals.AtLeast).ToArray();
        Assert.True(open.Min(cell => cell.Cost) < known.Min(cell => cell.Cost));
        Assert.Equal(known.Min(cell => cell.Cost), LadderCell.Cheapest(cells.Where(cell => cell.Feasible))!.Cost);
    }

    [Fact]
    public void A_cloud_bills_what_lies_on_it()
    {
        var scenario = SeedGround.Example("bloomberggpt");
        var rent = PlanBuilder.Compare(scenario, SeedGround.Ground).Plans.First(plan => plan.Decisions.Sourcing == Sourcing.Rented && plan.Decisions.Option.StoragePetabytes is null && !plan.Decisions.Runs.IsEmpty);
        var (tokens, parameters) = (rent.Decisions.Runs.Sum(runs => runs.Job.Job.Tokens.Central), rent.Decisions.Runs.Max(runs => runs.Job.Job.Model.Parameters));
        var line = rent.CostLines.Single(line => line.Label == Labels.CloudStorage);

        // Four bytes a token and three checkpoints of what BLOOM's authors state for a parameter.
        Assert.Equal((tokens * 4) + (3 * 13.05 * parameters), line.Quantities[0].Value / Units.Month.Factor, 1e3);
    }

    [Fact]
    public void Where_no_total_is_known_the_least_of_them_is_named_and_said_to_lack_a_price()
    {
        var all = s_scenario with { Options = [.. s_scenario.Options.Where(option => option.Id == "rent-on-demand")] };
        var comparison = PlanBuilder.Compare(all, SeedGround.Ground);

        Assert.Equal(["rent-on-demand"], comparison.Contenders);
        Assert.Contains(Guidance.Of(all, comparison, new GuidanceEvidence()), point => point.Finding.Code == "guide-at-least");
    }

    private static Scenario Unpriced(Scenario scenario, string id) => scenario with
    {
        Options = [.. scenario.Options.Select(option => option.Id == id ? option with { Quote = new RentQuote { Accelerator = "h100-sxm-80gb" } } : option)],
    };

    private static Plan<Real> Plan(Comparison<Real> comparison, string option) => comparison.Plans.First(plan => plan.OptionId == option);
}
