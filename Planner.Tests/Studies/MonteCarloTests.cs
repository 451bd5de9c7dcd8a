using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
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
    public void Two_options_alike_are_alike_in_every_draw_and_the_first_of_them_wins()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var colocated = scenario.Options.Single(option => option.Id == "colocate");
        var study = Run(scenario with { Options = [colocated, colocated with { Id = "twin" }] }, 3);

        Assert.NotEmpty(study.Inputs);
        Assert.Equal([1.0, 0.0], study.Options.Select(option => option.WinShare!.Value));
        Assert.Equal(study.Options[0].CumulativeByMonth, study.Options[1].CumulativeByMonth);
        // A common input moves both in the same draw: drawn apart they would differ.
        Assert.All(study.Saving!.ByMonth, band => Assert.Equal(new Band(0, 0, 0), band));
        Assert.Equal(0, study.ValueOfCertainty);
    }

    [Theory]
    [InlineData("dgx-a100-500")]
    [InlineData("bloomberggpt-or-lora")]
    [InlineData("llama-70b-documents")]
    public void Learning_one_input_is_worth_something_and_no_more_than_learning_all_of_them(string name)
    {
        var scenario = SeedGround.Example(name);
        var decisions = PlanBuilder.Decide(scenario, SeedGround.Ground);
        var study = MonteCarlo.Run(scenario, SeedGround.Ground, PlanBuilder.Compare(scenario, SeedGround.Ground, decisions), decisions, 4000);

        Assert.All(study.Learning, one => Assert.InRange(one.ValueOfLearning, 0, study.ValueOfCertainty!.Value));
        Assert.All(study.Learning, one => Assert.InRange(one.VarianceShare, 0, 1));
        // First-order effects: inputs drawn together count the common part each, so that the sum may pass one a little.
        Assert.InRange(study.Learning.Sum(one => one.VarianceShare), 0.2, 1.15);
        Assert.Equal(1, study.Options.Sum(option => option.WinShare ?? 0), 12);
    }

    [Fact]
    public void Of_many_draws_only_some_are_kept_and_the_bands_are_those_of_all()
    {
        var scenario = SeedGround.Example("llama-70b-documents");
        const int many = 24_008;
        int[] months = [1, 18, 36];
        var decisions = PlanBuilder.Decide(scenario, SeedGround.Ground);
        var study = MonteCarlo.Run(scenario, SeedGround.Ground, PlanBuilder.Compare(scenario, SeedGround.Ground, decisions), decisions, many, 5);
        var all = new DrawnFutures(scenario, SeedGround.Ground, many, 5);
        Band Of(Func<double, QuantileTrace?> trace) => new(trace(0.1)!.Value, trace(0.5)!.Value, trace(0.9)!.Value);

        foreach (var option in study.Options.Take(2))
        {
            Assert.Equal(months.Select(month => Of(share => all.Cost(option.OptionId, month, share))), months.Select(month => option.CumulativeByMonth[month - 1]));
            Assert.Equal(Of(share => all.FirstModel(option.OptionId, share)), option.FirstModelSeconds);
        }

        var saving = study.Saving!;
        Assert.Equal(months.Select(month => Of(share => all.Saving(saving.OptionId, saving.AgainstId, month, share))), months.Select(month => saving.ByMonth[month - 1]));
    }

    public static TheoryData<string> Examples => [.. SeedGround.ExampleNames];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Without_any_doubt_every_draw_is_the_plan_itself(string name)
    {
        var ground = SeedGround.Ground with { Constants = SeedGround.Ground.Constants with { Training = SeedGround.Ground.Constants.Training with { Bands = [] } } };
        var certain = Certain(name, ground);
        var comparison = PlanBuilder.Compare(certain, ground);
        var study = MonteCarlo.Run(certain, ground, comparison, PlanBuilder.Decide(certain, ground), Lanes.Count);

        Assert.Empty(study.Inputs);
        Assert.Equal(comparison.Plans.Length, study.Options.Length);
        foreach (var ((plan, outline), option) in comparison.Plans.Zip(PlanBuilder.Outline(certain, ground, PlanBuilder.Decide(certain, ground), CentralReading.Instance)).Zip(study.Options))
        {
            Exact(plan.Totals.LifetimeCostPresentValue.Value, option.PresentValue);
            Exact(outline.FirstModel.Value, option.FirstModelSeconds);
            Assert.All(outline.CumulativePresentValue.Zip(option.CumulativeByMonth), month => Exact(month.First.Value, month.Second));
        }
    }

    [Theory]
    [InlineData(SpreadShape.LogNormal, 2, 4, 8)]
    [InlineData(SpreadShape.LogNormal, 2, 3, 8)]
    [InlineData(SpreadShape.Normal, 2, 5, 8)]
    [InlineData(SpreadShape.Normal, 2, 6, 8)]
    [InlineData(SpreadShape.Triangular, 2, 5, 8)]
    [InlineData(SpreadShape.Triangular, 2, 2.5, 8)]
    public void A_price_alone_gives_the_quantiles_of_its_range(SpreadShape shape, double low, double likely, double high)
    {
        var spread = new Spread(low, likely, high, shape);
        var certain = Certain("llama-70b-documents", SeedGround.Ground);
        var scenario = certain with
        {
            Application = certain.Application with { Tune = [certain.Application.Tune[0] with { Tokens = 1 }] },
            Options = [.. certain.Options.Where(option => option.Kind == OptionKind.Api)],
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

    // The example with every range replaced by its likely value, the catalogue's through overrides.
    private static Scenario Certain(string name, Ground ground)
    {
        var document = JsonNode.Parse(SeedGround.ExampleText(name))!;
        var likely = ScenarioJson.Read(Likely(document)!.ToJsonString(), ground.Catalogue).Scenario!;
        var doubtful = UsedInputs.InDoubt(likely, ground, PlanBuilder.Decide(likely, ground)).Where(input => ground.Catalogue.Figures.ContainsKey(input.Id));
        return likely with { Overrides = [.. likely.Overrides, .. doubtful.Select(input => new Override { Figure = input.Id, Value = input.Value.Likely, Unit = input.Unit.Symbol })] };
    }

    private static JsonNode? Likely(JsonNode? node) => node switch
    {
        JsonObject range when range["likely"] is { } likely && range["low"] is not null => likely.DeepClone(),
        JsonObject other => new JsonObject(other.Select(field => KeyValuePair.Create(field.Key, Likely(field.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Likely)]),
        _ => node?.DeepClone(),
    };

    private static void Exact(double expected, Band band)
    {
        Assert.Equal(band.P10, band.P90);
        Assert.True(expected.Equals(band.P50) || Math.Abs(expected - band.P50) <= Math.Abs(expected) * 1e-12, $"{band.P50:R}, not {expected:R}");
    }

    private static RiskStudy Run(Scenario scenario, ulong seed)
    {
        var decisions = PlanBuilder.Decide(scenario, SeedGround.Ground);
        return MonteCarlo.Run(scenario, SeedGround.Ground, PlanBuilder.Compare(scenario, SeedGround.Ground, decisions), decisions, Draws, seed);
    }
}
