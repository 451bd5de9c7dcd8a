using System;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Tests.Plans;
using Planner.Web.Display;
using Planner.Web.Reports;
using Xunit;

namespace Planner.Tests.Reports;

/// <summary>What a derivation takes bears its own name: no fitted constant is called after its unit alone, none by its id.</summary>
public sealed class NamedStepsTests
{
    // The names by unit that the methods page gives to all fitted constants of a kind.
    private static readonly Label[] s_general = [Labels.EngineTime, Labels.EngineBytes, Labels.EngineBandwidth, Labels.EngineEnergy, Labels.EngineShare];

    public static TheoryData<string> Examples { get; } = [.. SeedGround.ExampleNames];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_fitted_constant_in_a_derivation_has_a_name_of_its_own(string example)
    {
        var scenario = SeedGround.Example(example);
        var plans = PlanBuilder.Evaluate(scenario, SeedGround.Ground, PlanBuilder.Decide(scenario, SeedGround.Ground), new TermReading()).Plans;
        var roots = plans.SelectMany(plan => plan.Figures.Select(figure => figure.Value.Node).Append(plan.Totals.LifetimeCostPresentValue.Node).Append(plan.Dates.FirstModel.Node));
        var labels = roots.SelectMany(root => root.WithAllBelow()).Distinct().Select(node => node.Label).OfType<Label>().ToHashSet();

        Assert.True(labels.Count > 30, $"only {labels.Count} names");
        Assert.True(labels.Any(label => label.Constant is not null) || plans.All(plan => plan.Decisions.Runs.IsEmpty && plan.Decisions.Fleets.IsEmpty), "no fitted constant was met");
        Assert.All(Language.All.Select(Wording.In), words => Assert.Empty(Faults(labels, words)));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_fitted_constant_beneath_a_figure_says_where_it_comes_from(string example)
    {
        var scenario = SeedGround.Example(example);
        var plans = PlanBuilder.Evaluate(scenario, SeedGround.Ground, PlanBuilder.Decide(scenario, SeedGround.Ground), new TermReading()).Plans;
        TermNode[] roots = [.. plans.Select(plan => plan.Totals.LifetimeCostPresentValue.Node), .. plans.SelectMany(plan => plan.Figures).Select(figure => figure.Value.Node)];
        var constants = Derivation.InputsOf(roots).Where(ConstantSource.Is).DistinctBy(input => input.Id).ToArray();

        var met = roots.SelectMany(root => root.WithAllBelow()).Select(node => node.Label?.Constant).OfType<string>().ToHashSet();
        Assert.Equal(met.Order(StringComparer.Ordinal), constants.Select(input => input.Label.Constant!).Order(StringComparer.Ordinal));
        Assert.True(example != "llama-70b-documents" || met.Any(constant => constant.StartsWith("serving.", StringComparison.Ordinal)), "no constant of serving was met");
        Assert.All(Language.All.Select(Wording.In), words => Assert.All(constants, input =>
        {
            var source = ConstantSource.Find(input, SeedGround.Ground, words);
            Assert.Contains(SeedGround.Ground.Constants.Version, source!.Text, StringComparison.Ordinal);
            Assert.Matches("^methods#(constant|fitted)-(training|serving)", source.Address);
            Assert.Equal(input.Central, Constant(input) ?? input.Central, 1e-12 * Math.Abs(input.Central));
        }));
    }

    [Fact]
    public void A_general_name_and_an_id_are_found()
    {
        var (words, unknown) = (Wording.In(Language.English), Labels.EngineConstant("training", "no-such", Units.One));

        Assert.Equal(["engine-time", "training.no-such"], Faults([Labels.EngineTime, Labels.EngineConstant("training", "step-floor", Units.Hour), Labels.StepTime, unknown], words));
    }

    private static double? Constant(Input input) => input.Label.Constant!.Split('.', 2) is ["serving", var id] && SeedGround.Ground.Constants.Serving.Constants.TryGetValue(id, out var fitted) ? fitted.Unit.ToBase(fitted.Value) : null;

    private static IEnumerable<string> Faults(IEnumerable<Label> labels, Wording words)
    {
        var general = s_general.Select(label => words.Label(label.Key)).ToHashSet();
        return labels.Where(label => words.Label(label) is var name && (general.Contains(name) || name == label.Key || label.Constant?.EndsWith('.' + name, StringComparison.Ordinal) == true)).Select(label => label.Constant ?? label.Key);
    }
}
