using System;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Plans;

/// <summary>What a plan says of its fleets: the same figures for page, API, report and workbook.</summary>
public sealed class ServedWorkTests
{
    private static readonly Scenario s_scenario = SeedGround.Example("llama-70b-documents");

    [Fact]
    public void Figures_of_several_fleets_are_those_of_each_together()
    {
        var twice = s_scenario with { Application = s_scenario.Application with { Serve = [.. s_scenario.Application.Serve, s_scenario.Application.Serve[0] with { Id = "again" }] } };
        foreach (var plan in PlanBuilder.Compare(twice, SeedGround.Ground).Plans.Where(plan => plan.Feasible && !plan.Serving.IsEmpty))
        {
            var works = plan.Serving;
            var running = works.Sum(work => work.FirstYear.AcceleratorsRunning.Value);

            Assert.Equal(twice.Application.Serve.Length, works.Length);
            Assert.Equal(running, Figure(plan, Labels.FleetAccelerators), running * 1e-12);
            Assert.Equal(works.Sum(work => work.FirstYear.Power.Value), Figure(plan, Labels.FleetPower), 1e-6);
            Assert.Equal(works.Max(work => work.TimeToFirstToken.Value), Figure(plan, Labels.FleetFirstToken), 1e-12);
            Assert.InRange(Figure(plan, Labels.FleetUtilisation), works.Min(work => work.FirstYear.Utilisation.Value) * (1 - 1e-12), works.Max(work => work.FirstYear.Utilisation.Value) * (1 + 1e-12));
        }
    }

    [Fact]
    public void Times_of_the_fleet_keep_the_limits_at_their_percentile()
    {
        var strict = s_scenario with { Application = s_scenario.Application with { Serve = [.. s_scenario.Application.Serve.Select(work => work with { TimeToFirstTokenSeconds = 3, TimePerOutputTokenSeconds = 0.06, LatencyPercentile = 0.95 })] } };
        var plans = PlanBuilder.Compare(strict, SeedGround.Ground).Plans.Where(plan => plan.Feasible && !plan.Serving.IsEmpty).ToArray();

        Assert.NotEmpty(plans);
        Assert.All(plans, plan => Assert.InRange(Figure(plan, Labels.FleetFirstToken), 1e-3, 3 * (1 + 1e-9)));
        Assert.All(plans, plan => Assert.InRange(Figure(plan, Labels.FleetTokenTime), 1e-4, 0.06 * (1 + 1e-9)));
    }

    [Fact]
    public void What_is_paid_for_reading_and_for_writing_is_all_that_is_paid()
    {
        var decisions = PlanBuilder.Decide(s_scenario, SeedGround.Ground);
        var plan = PlanBuilder.Compare(s_scenario, SeedGround.Ground, decisions).Plans.First(plan => plan.Feasible && !plan.Serving.IsEmpty);
        var work = Assert.Single(s_scenario.Application.Serve);
        var factors = TimeValue.Factors(s_scenario, CentralReading.Instance);
        var first = decisions.Need.ServingFrom;
        var weights = Enumerable.Range(first, s_scenario.Terms.HorizonMonths - first).ToDictionary(month => month, month => Math.Pow(1 + work.GrowthPerYear.Likely, (month - first) / 12));
        var requests = Figure(plan, Labels.TokensServed) / (work.InputTokens.Likely + work.OutputTokens.Likely) / weights.Values.Sum();
        var worth = weights.Sum(month => month.Value * requests * factors.At(month.Key, Timing.EndOfMonth).Value);

        Assert.Equal(
            plan.Totals.LifetimeCostPresentValue.Value,
            ((Figure(plan, Labels.CostPerMillionInputTokens) * work.InputTokens.Likely) + (Figure(plan, Labels.CostPerMillionOutputTokens) * work.OutputTokens.Likely)) * worth,
            plan.Totals.LifetimeCostPresentValue.Value * 1e-9);
    }

    [Fact]
    public void A_token_of_an_api_costs_its_price_whatever_the_discount_rate()
    {
        foreach (var rate in new[] { 0, 0.12 })
        {
            var scenario = SeedGround.Example("pan-wang-llama-3-3-70b");
            var plans = PlanBuilder.Compare(scenario with { Terms = scenario.Terms with { DiscountRatePerYear = rate } }, SeedGround.Ground).Plans.Where(plan => plan.Decisions.Api is not null).ToArray();

            Assert.NotEmpty(plans);
            Assert.All(plans, plan => Assert.Equal(plan.Decisions.Api!.InputPrice!.Central, Figure(plan, Labels.CostPerMillionInputTokens), 1e-6 * plan.Decisions.Api.InputPrice.Central));
            Assert.All(plans, plan => Assert.Equal(plan.Decisions.Api!.OutputPrice!.Central, Figure(plan, Labels.CostPerMillionOutputTokens), 1e-6 * plan.Decisions.Api.OutputPrice.Central));
        }
    }

    private static double Figure(Plan<Real> plan, Label label) => plan.Figures.Single(figure => figure.Label == label).Value.Value;
}
