using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies.Ladder;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Studies.Ladder;

public class LadderTests
{
    private const string OrLora = "bloomberggpt-or-lora";
    private static readonly Lazy<Dictionary<string, LadderStudy>> s_studies = new(() => SeedGround.ExampleNames.ToDictionary(name => name, name => LadderBuilder.Build(SeedGround.Example(name), SeedGround.Ground)));

    public static IEnumerable<TheoryDataRow<string>> Examples() => SeedGround.ExampleNames.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_approach_has_a_cell_for_each_sourcing_and_a_cell_that_cannot_be_has_a_reason(string name)
    {
        var study = s_studies.Value[name];

        Assert.Equal(Enum.GetValues<Approach>(), study.Rungs.Select(rung => rung.Approach));
        foreach (var rung in study.Rungs)
        {
            Assert.Equal(Enum.GetValues<Sourcing>(), rung.Cells.Select(cell => cell.Sourcing));
            Assert.All(rung.Cells, cell => Assert.NotEqual(cell.Feasible, !cell.Reasons.IsEmpty));
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_cell_of_an_option_of_the_scenario_is_its_plan_to_the_last_bit(string name)
    {
        var plans = PlanBuilder.Compare(SeedGround.Example(name), SeedGround.Ground).Plans.ToDictionary(plan => plan.OptionId);
        var held = s_studies.Value[name].Rungs.SelectMany(rung => rung.Cells).Where(cell => cell.Plan is not null && plans.ContainsKey(cell.Plan.OptionId)).ToArray();

        Assert.NotEmpty(held);
        Assert.All(held, cell => Assert.Equal(plans[cell.Plan!.OptionId].Totals.LifetimeCostPresentValue.Value, cell.Cost));
        Assert.All(held, cell => Assert.Equal(plans[cell.Plan!.OptionId].Feasible, cell.Feasible));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_option_taken_from_a_cell_into_the_scenario_costs_in_both_the_same(string name)
    {
        var scenario = SeedGround.Example(name);
        foreach (var cell in s_studies.Value[name].Rungs.SelectMany(rung => rung.Cells).Where(cell => cell.Feasible && scenario.Options.All(option => option.Id != cell.Option!.Id)))
        {
            var with = scenario with { Options = [.. scenario.Options, cell.Option!] };
            var plan = PlanBuilder.Compare(with, SeedGround.Ground).Plans.Single(plan => plan.OptionId == cell.Option!.Id);
            var again = LadderBuilder.Cells(with, SeedGround.Ground).Single(one => one.Approach == cell.Approach && one.Sourcing == cell.Sourcing);

            Assert.Equal(plan.OptionId, again.Plan!.OptionId);
            Assert.Equal(plan.Totals.LifetimeCostPresentValue.Value, again.Cost);
            Assert.Equal(plan.Dates.FirstModel.Value, again.Plan.Dates.FirstModel.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_rung_never_costs_less_for_more_requests(string name)
    {
        foreach (var curve in s_studies.Value[name].Curves)
        {
            var costs = curve.Points.Select(point => point.Cost).ToArray();
            Assert.All(costs.Zip(costs.Skip(1)), pair => Assert.True(pair.Second >= pair.First * (1 - 1e-9), $"{curve.Approach}: {pair.First} then {pair.Second}"));
        }
    }

    [Fact]
    public void Nobody_publishes_how_long_managed_tuning_takes_so_no_time_is_told()
    {
        var cells = s_studies.Value.Values.SelectMany(study => study.Rungs).SelectMany(rung => rung.Cells).Where(cell => cell.Plan is not null).ToArray();

        Assert.Contains(cells, cell => cell.Approach == Approach.ManagedTuning);
        Assert.All(cells, cell => Assert.Equal(cell.Approach != Approach.ManagedTuning, cell.FirstModel is not null));
    }

    [Fact]
    public void With_few_requests_the_api_wins_and_with_many_the_accelerators()
    {
        var study = s_studies.Value[OrLora];
        var api = study.Curves.Single(curve => curve.Approach is null).Points;
        var own = study.Curves.Single(curve => curve.Approach == Approach.Prompt).Points;
        var crossing = study.Rungs.Single(rung => rung.Approach == Approach.Prompt).PaysFrom.RequestsPerSecond!.Value;

        Assert.True(api[0].Cost < own[0].Cost);
        Assert.True(own[^1].Cost < api[^1].Cost);
        Assert.All(api.Zip(own).Where(pair => pair.First.RequestsPerSecond > crossing * 1.0001), pair => Assert.True(pair.Second.Cost < pair.First.Cost));
        Assert.Contains(api.Zip(own), pair => pair.First.RequestsPerSecond < crossing && pair.Second.Cost >= pair.First.Cost);
    }

    [Fact]
    public void From_scratch_costs_more_and_takes_longer_than_LoRA_on_the_same_documents()
    {
        var study = s_studies.Value[OrLora];
        var scratch = study.Cell(Approach.Pretraining, Sourcing.Rented);
        var lora = study.Cell(Approach.Lora, Sourcing.Rented);

        Assert.True(scratch.Figure(Domain.Numbers.Labels.ModelCost) > 2 * lora.Figure(Domain.Numbers.Labels.ModelCost));
        Assert.True(scratch.Figure(Domain.Numbers.Labels.TrainingElapsedTime) > lora.Figure(Domain.Numbers.Labels.TrainingElapsedTime));
        Assert.Equal(363e9, study.Rungs.Single(rung => rung.Approach == Approach.Lora).DataTokens!.Central);
        Assert.Equal(363e9, study.Rungs.Single(rung => rung.Approach == Approach.ContinuedPretraining).DataTokens!.Central);
        Assert.Equal(569e9, study.Rungs.Single(rung => rung.Approach == Approach.Pretraining).DataTokens!.Central);
    }

    [Fact]
    public void The_advice_is_the_cheapest_cell_that_suits_and_says_which_answer_would_change_it()
    {
        var study = s_studies.Value[OrLora];
        var suited = study.Rungs.SelectMany(rung => rung.Cells).Where(cell => cell.Suits).ToArray();

        Assert.Equal(Approach.ContinuedPretraining, study.Recommended!.Approach);
        Assert.Equal(suited.Min(cell => cell.Cost), study.Recommended.Cost);
        var examples = study.Changes.Single(change => change is { Question: LadderQuestion.OwnData, Answer: nameof(OwnMaterial.Examples) });
        var otherwise = LadderBuilder.Build(Answering(SeedGround.Example(OrLora), OwnMaterial.Examples), SeedGround.Ground);
        Assert.Equal(otherwise.Recommended!.Approach, examples.Cell!.Approach);
        Assert.Equal(otherwise.Recommended.Cost, examples.Cell.Cost);
    }

    [Fact]
    public void A_shorter_need_is_counted_over_its_months()
    {
        var scenario = SeedGround.Example(OrLora);
        var brief = scenario with { Application = scenario.Application with { Answers = scenario.Application.Answers with { NeedMonths = 12 } } };
        var study = LadderBuilder.Build(brief, SeedGround.Ground);

        Assert.Equal(12, study.Scenario.Terms.HorizonMonths);
        Assert.True(study.Cell(Approach.Prompt, Sourcing.Api).Cost < s_studies.Value[OrLora].Cell(Approach.Prompt, Sourcing.Api).Cost);
        Assert.Contains(study.Cell(Approach.Pretraining, Sourcing.Owned).Reasons, reason => reason.Code is "ready-after-horizon" or "runs-unmet");
    }

    [Fact]
    public void Retrieval_by_api_pays_for_passages_vectors_and_their_index()
    {
        var study = s_studies.Value[OrLora];
        var plain = study.Cell(Approach.Prompt, Sourcing.Api);
        var looked = study.Cell(Approach.Retrieval, Sourcing.Api);

        Assert.True(looked.Cost > plain.Cost);
        Assert.Contains(looked.Plan!.CostLines, line => line.Label == Domain.Numbers.Labels.IndexStorage);
        Assert.Equal(363e9 * 1.15 * 0.02e-6, looked.Plan.CostLines.First(line => line.Label == Domain.Numbers.Labels.EmbeddingTokenCost).Amount(0).Value, 3);
        Assert.True(study.Cell(Approach.Retrieval, Sourcing.Rented).Plan!.Dates.FirstModel.Value > study.Cell(Approach.Prompt, Sourcing.Rented).Plan!.Dates.FirstModel.Value);
    }

    [Fact]
    public void What_is_said_of_an_approach_names_sources_that_exist() =>
        Assert.All(Enum.GetValues<Approach>().SelectMany(approach => LadderEvidence.SourcesOf(approach)), id => Assert.True(SeedGround.Ground.Catalogue.Sources.ContainsKey(id), id));

    [Fact]
    public void A_cancelled_ladder_ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => LadderBuilder.Build(SeedGround.Example(OrLora), SeedGround.Ground, cancellation: cancelled.Token));
    }

    private static Scenario Answering(Scenario scenario, OwnMaterial data) =>
        scenario with { Application = scenario.Application with { Answers = scenario.Application.Answers with { OwnData = data } } };
}
