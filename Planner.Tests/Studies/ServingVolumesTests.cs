using System;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Studies;

/// <summary>A case known from the trade: with low volume the API wins, with high steady volume a fleet of one's own.</summary>
public sealed class ServingVolumesTests
{
    private static readonly Lazy<ServingVolumes> s_study = new(() => ServingVolumes.Of(Steady(SeedGround.Example("llama-70b-documents")), SeedGround.Ground)!);

    [Fact]
    public void The_api_wins_with_few_requests_and_the_owned_fleet_with_many()
    {
        var (api, owned) = (Line(OptionKind.Api), Line(OptionKind.Build));
        var last = Enumerable.Range(0, s_study.Value.RequestsPerSecond.Length).Last(place => api.CostsPerMonth[place] is not null && owned.CostsPerMonth[place] is not null);

        Assert.True(api.CostsPerMonth[0] < owned.CostsPerMonth[0]);
        Assert.True(api.CostsPerMonth[last] > owned.CostsPerMonth[last]);
        Assert.Equal(10, api.CostsPerMonth[^1] / api.CostsPerMonth[^4] ?? 0, 0.5);
    }

    [Fact]
    public void Both_cost_the_same_at_the_crossing()
    {
        var (api, owned) = (Line(OptionKind.Api), Line(OptionKind.Build));
        var crossing = Assert.Single(s_study.Value.Crossings, crossing => crossing.Below == api.OptionId && crossing.Above == owned.OptionId);
        var before = s_study.Value.RequestsPerSecond.Count(volume => volume < crossing.RequestsPerSecond) - 1;

        Assert.InRange(crossing.CostPerMonth, api.CostsPerMonth[before]!.Value, api.CostsPerMonth[before + 1]!.Value);
    }

    [Fact]
    public void A_million_tokens_cost_apart_what_reading_and_writing_take()
    {
        var options = s_study.Value.Options.Where(option => option.Reasons.IsEmpty).ToArray();

        Assert.True(options.Length >= 3);
        Assert.All(options, option => Assert.True(option.CostPerInputToken > 0 && option.CostPerOutputToken > 0, option.OptionId));
        Assert.All(options.SelectMany(option => option.Fleets), fleet => Assert.InRange(fleet.FirstYear.Utilisation.Value, 1e-6, 1));
        Assert.All(options.SelectMany(option => option.Fleets), fleet => Assert.True(fleet.FirstYear.EnergyPerMillionOutputTokens.Value > 0));
    }

    [Fact]
    public void An_api_is_paid_for_reading_and_writing_in_the_ratio_of_its_list_prices()
    {
        var api = s_study.Value.Options.First(option => option.Plan.Kind == OptionKind.Api);
        var offer = api.Plan.Decisions.Api!;

        Assert.Equal(offer.OutputPrice!.Central / offer.InputPrice!.Central, api.CostPerOutputToken!.Value / api.CostPerInputToken!.Value, 9);
        Assert.InRange(api.CostPerOutputToken.Value / offer.OutputPrice.Central, 0.3, 3);
    }

    [Fact]
    public void The_scenario_at_the_crossing_costs_both_the_same()
    {
        var scenario = Steady(SeedGround.Example("llama-70b-documents"));
        foreach (var crossing in s_study.Value.Crossings)
        {
            var plans = PlanBuilder.Compare(ServingVolumes.At(scenario, crossing.RequestsPerSecond)!, SeedGround.Ground).Plans.ToDictionary(plan => plan.OptionId, plan => plan.Totals.LifetimeCostNominal.Value);

            // Replicas come whole: the costs step across each other and need not meet.
            Assert.InRange(plans[crossing.Below] / plans[crossing.Above], 0.8, 1.25);
        }
    }

    [Fact]
    public void An_option_that_tunes_has_nothing_to_tune_when_all_only_serve()
    {
        var scenario = SeedGround.Example("bloomberggpt-or-lora");
        var study = ServingVolumes.Of(scenario, SeedGround.Ground)!;

        Assert.Contains(scenario.Options, option => option.Approach == Approach.ManagedTuning);
        Assert.DoesNotContain(study.Options, option => scenario.Options.Single(one => one.Id == option.OptionId).Approach == Approach.ManagedTuning);
        Assert.DoesNotContain(study.Options.SelectMany(option => option.Reasons), reason => reason.Code.Contains("tun", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_serves_nothing_has_no_volumes()
    {
        var scenario = SeedGround.Example("llama-70b-documents");

        Assert.Null(ServingVolumes.Of(scenario with { Application = scenario.Application with { Serve = [] } }, SeedGround.Ground));
    }

    private static ServingCurve Line(OptionKind kind) => s_study.Value.Lines.First(line => line.Kind == kind);

    private static Scenario Steady(Scenario scenario) => scenario with
    {
        Application = scenario.Application with { Serve = [.. scenario.Application.Serve.Select(work => work with { PeakFactor = 1, CachedShare = 0, HourlyProfile = [.. Enumerable.Repeat(1.0, 24)] })] },
    };
}
