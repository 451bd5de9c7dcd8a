using System;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Studies;

public class MonteCarloTests
{
    private const int Draws = 400;

    [Fact]
    public void The_same_seed_gives_the_same_answer_and_another_seed_another()
    {
        var scenario = SeedGround.Example("llama-70b-documents");

        Assert.Equal(Run(scenario, 5).Options.Select(option => option.PresentValue), Run(scenario, 5).Options.Select(option => option.PresentValue));
        Assert.NotEqual(Run(scenario, 5).Options[0].PresentValue, Run(scenario, 6).Options[0].PresentValue);
    }

    [Fact]
    public void Bands_are_ordered_and_their_last_month_is_the_present_value()
    {
        foreach (var option in Run(SeedGround.Example("dgx-a100-500"), 1).Options)
        {
            Assert.All(option.CumulativeByMonth, band => Assert.True(band.P10 <= band.P50 && band.P50 <= band.P90));
            Assert.Equal(option.PresentValue, option.CumulativeByMonth[^1]);
            Assert.True(option.FirstModelSeconds.P10 <= option.FirstModelSeconds.P90);
        }
    }

    [Fact]
    public void The_net_present_value_by_month_is_paired_ordered_and_no_wider_than_its_two_costs_apart()
    {
        var study = Run(SeedGround.Example("dgx-a100-500"), 1);
        var saving = Assert.IsType<SavingFan>(study.Saving);
        var (own, other) = (study.Options.Single(option => option.OptionId == saving.OptionId), study.Options.Single(option => option.OptionId == saving.AgainstId));

        Assert.Equal(own.CumulativeByMonth.Length, saving.ByMonth.Length);
        Assert.All(saving.ByMonth, band => Assert.True(band.P10 <= band.P50 && band.P50 <= band.P90));
        // Futures hit both alike, so their difference is surer than two costs drawn apart would be.
        Assert.InRange(saving.ByMonth[^1].P90 - saving.ByMonth[^1].P10, 0, (own.PresentValue.P90 - own.PresentValue.P10 + other.PresentValue.P90 - other.PresentValue.P10) * (1 + 1e-9));
        Assert.Null(Run(SeedGround.Example("dgx-a100-500") with { Options = [SeedGround.Example("dgx-a100-500").Options[0]] }, 1).Saving);
    }

    [Fact]
    public void Every_draw_has_one_winner_among_those_that_are_not_ruled_out()
    {
        var study = Run(SeedGround.Example("bloomberggpt"), 1);

        Assert.Equal(1, study.Options.Sum(option => option.WinShare ?? 0), 12);
        Assert.Null(study.Options.Single(option => option.OptionId == "api").WinShare);
    }

    [Fact]
    public void Without_any_doubt_every_draw_is_the_plan_itself()
    {
        var scenario = SeedGround.Example("llama-70b-documents");
        var ground = SeedGround.Ground;
        var certain = Certain(scenario, ground);
        var comparison = PlanBuilder.Compare(certain, ground);
        var study = MonteCarlo.Run(certain, ground, comparison, PlanBuilder.Decide(certain, ground), Draws);

        Assert.Empty(study.Inputs);
        foreach (var (plan, option) in comparison.Plans.Zip(study.Options))
        {
            var expected = plan.Totals.LifetimeCostPresentValue.Value;
            Assert.Equal(expected, option.PresentValue.P10, Math.Abs(expected) * 1e-12);
            Assert.Equal(expected, option.PresentValue.P90, Math.Abs(expected) * 1e-12);
        }
    }

    [Fact]
    public void A_log_normal_price_alone_gives_the_quantiles_of_the_log_normal()
    {
        var spread = Spread.Between(2, 8);
        var certain = Certain(SeedGround.Example("llama-70b-documents"), SeedGround.Ground);
        var scenario = certain with
        {
            Application = certain.Application with { Tune = [certain.Application.Tune[0] with { Tokens = 1 }] },
            Overrides = [.. certain.Overrides.Where(one => !one.Figure.EndsWith("/outputPrice", StringComparison.Ordinal) && !one.Figure.EndsWith("/inputPrice", StringComparison.Ordinal)),
                new Override { Figure = "api-offers/tinker-llama-3-1-70b/outputPrice", Value = spread },
                new Override { Figure = "api-offers/tinker-llama-3-1-70b/inputPrice", Value = 0 }],
        };
        var comparison = PlanBuilder.Compare(scenario, SeedGround.Ground);
        var option = MonteCarlo.Run(scenario, SeedGround.Ground, comparison, PlanBuilder.Decide(scenario, SeedGround.Ground), 4000).Options.Single(one => one.OptionId == "managed");

        Assert.Equal(Quantiles.Of(spread, 0.9) / Quantiles.Of(spread, 0.5), option.PresentValue.P90 / option.PresentValue.P50, 0.01);
        Assert.Equal(Quantiles.Of(spread, 0.1) / Quantiles.Of(spread, 0.5), option.PresentValue.P10 / option.PresentValue.P50, 0.01);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_000_000)]
    public void A_senseless_number_of_draws_is_refused(int draws)
    {
        var scenario = SeedGround.Example("llama-70b-documents");
        var comparison = PlanBuilder.Compare(scenario, SeedGround.Ground);

        Assert.Throws<ArgumentOutOfRangeException>(() => MonteCarlo.Run(scenario, SeedGround.Ground, comparison, PlanBuilder.Decide(scenario, SeedGround.Ground), draws));
    }

    /// <summary>The scenario with every range replaced by its likely value, the catalogue's through overrides.</summary>
    private static Scenario Certain(Scenario scenario, Ground ground)
    {
        var application = scenario.Application;
        var fixedWork = scenario with
        {
            Application = application with
            {
                AverageUse = application.AverageUse?.Likely,
                Tune = [.. application.Tune.Select(work => work with { Tokens = work.Tokens.Likely })],
                Serve = [.. application.Serve.Select(work => work with { RequestsPerSecond = work.RequestsPerSecond.Likely, GrowthPerYear = work.GrowthPerYear.Likely })],
            },
        };
        var doubtful = UsedInputs.InDoubt(fixedWork, ground, PlanBuilder.Decide(fixedWork, ground)).Where(input => ground.Catalogue.Figures.ContainsKey(input.Id));
        var quiet = fixedWork with { Overrides = [.. doubtful.Select(input => new Override { Figure = input.Id, Value = input.Value.Likely, Unit = input.Unit.Symbol })] };

        // The training engine's own residual band stays in doubt; a work without training leaves only what an API costs.
        return UsedInputs.InDoubt(quiet, ground, PlanBuilder.Decide(quiet, ground)).IsEmpty ? quiet : quiet with { Options = [.. quiet.Options.Where(option => option.Kind == OptionKind.Api)] };
    }

    private static RiskStudy Run(Scenario scenario, ulong seed)
    {
        var decisions = PlanBuilder.Decide(scenario, SeedGround.Ground);
        return MonteCarlo.Run(scenario, SeedGround.Ground, PlanBuilder.Compare(scenario, SeedGround.Ground, decisions), decisions, Draws, seed);
    }
}
