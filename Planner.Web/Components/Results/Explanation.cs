using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Web.Display;
using Planner.Web.Reports;

namespace Planner.Web.Components.Results;

/// <summary>How one figure of one option came about, from a run that remembers: its formula, the steps under it, and every input with its source.</summary>
/// <param name="Label">The figure.</param>
/// <param name="Value">In base units.</param>
/// <param name="Lines">For a cost: what its categories or lines add up from; else empty.</param>
/// <param name="Steps">The figure's own formula first, then those of the steps that it uses.</param>
/// <param name="Inputs">All inputs that it rests on.</param>
/// <param name="Movers">The inputs whose doubt moves it most.</param>
public sealed record Explanation(
    Label Label, double Value, ImmutableArray<ExplainedLine> Lines, ImmutableArray<Derivation> Steps, ImmutableArray<Input> Inputs, ImmutableArray<Mover> Movers)
{
    private const int MostMovers = 5;

    private const int Depth = 5;
    private const int MostSteps = 30;

    /// <summary>Derives a figure by its label; null when the option has none of that label.</summary>
    /// <param name="scenario">All options.</param>
    /// <param name="ground">Catalogue and constants.</param>
    /// <param name="label">Of the figure.</param>
    /// <param name="optionId">The option.</param>
    /// <param name="words">Of one language.</param>
    /// <param name="beside">Options of the scenario that only owe what the others owe.</param>
    public static Explanation? Of(Scenario scenario, Ground ground, string label, string optionId, Wording words, ImmutableArray<Option> beside = default)
    {
        var asking = beside.IsDefaultOrEmpty ? scenario : scenario with { Options = scenario.Options.RemoveRange(beside) };
        var comparison = PlanBuilder.Evaluate(asking, ground, PlanBuilder.Decide(asking, ground, beside.IsDefault ? [] : beside), new TermReading());
        var plan = comparison.Plans.FirstOrDefault(plan => plan.OptionId == optionId);
        return plan is null || FigureRoots.Find(plan, label, scenario.Terms.HorizonMonths) is not { } found ? null : Of(plan, found.Label, found.Root, words);
    }

    /// <summary>A figure of the futures: how they were drawn, and every input that was, with its source; null for any other figure.</summary>
    public static Explanation? OfFutures(RiskStudy study, string figure, string optionId, Wording words, Func<double, string> money)
    {
        if (study.Options.FirstOrDefault(option => option.OptionId == optionId) is not { } risk)
        {
            return null;
        }

        var (draws, seed) = (NumberDisplay.Fixed(study.Draws, 0, words.Language), NumberDisplay.Fixed(study.Seed, 0, words.Language));
        var strongest = study.Learning.OrderByDescending(one => one.VarianceShare).Select(one => one.Input).ToImmutableArray();
        var band = risk.PresentValue;
        if (figure == Labels.LifetimeCostRange.Key)
        {
            var values = $"P10 {money(band.P10)}; P50 {money(band.P50)}; P90 {money(band.P90)}";
            return new(Labels.LifetimeCostRange, band.P50, [], [new Derivation(Labels.LifetimeCostRange, band.P50, words.Text("explain.study", draws, seed), values, [], strongest)], strongest, []);
        }

        if (figure is not "win-share" and not "wins" || risk.WinShare is not { } share)
        {
            return null;
        }

        var won = words.Text("explain.study-wins", NumberDisplay.Fixed(share * study.Draws, 0, words.Language), draws, seed);
        return new(Labels.WinShare, share, [], [new Derivation(Labels.WinShare, share, won, NumberDisplay.Percent(share, words.Language, 1), [], strongest)], strongest, []);
    }

    private static Explanation Of(Plan<Term> plan, Label label, TermNode root, Wording words)
    {
        var isCost = label.Key == Labels.LifetimeCostPresentValue.Key;
        // The total is hundreds of monthly sums: its categories say more than its formula, and electricity shows how one of them comes about.
        var shown = isCost && plan.Figures.FirstOrDefault(figure => figure.Label == Labels.LifetimeEnergyCost) is { } energy
            ? Flat(Derivation.Of(energy.Value.Node, energy.Label, Depth, words))
            : Flat(Derivation.Of(root, label, Depth, words));
        return new(
            label,
            root.Value,
            isCost ? Categories(plan, words) : [],
            [.. shown.Take(MostSteps)],
            [.. Derivation.InputsOf([root]).DistinctBy(input => input.Id)],
            [.. Planner.Domain.Studies.Movers.Of(root).Take(MostMovers)]);
    }

    private static ImmutableArray<ExplainedLine> Categories(Plan<Term> plan, Wording words) =>
    [
        .. plan.Totals.ByCategory.Where(total => total.PresentValue.Value != 0)
            .Select(total => new ExplainedLine(words["category." + total.Category], total.PresentValue.Value, total.Category == CostCategory.Electricity)),
    ];

    // Each step once, in the order in which a reader meets it.
    private static IEnumerable<Derivation> Flat(Derivation root)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<Derivation>([root]);
        while (open.TryDequeue(out var step))
        {
            if (!seen.Add(step.Label.Key + step.Values))
            {
                continue;
            }

            yield return step;
            foreach (var next in step.Steps)
            {
                open.Enqueue(next);
            }
        }
    }
}

/// <summary>One line of a sum, exact.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Usd">Present value, US dollars.</param>
/// <param name="Opened">The steps below belong to it.</param>
public sealed record ExplainedLine(string Name, double Usd, bool Opened);
