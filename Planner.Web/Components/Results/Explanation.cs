using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Web.Display;
using Planner.Web.Reports;

namespace Planner.Web.Components.Results;

/// <summary>How one figure of one option came about, from a run that remembers: its formula, the steps under it, and every input with its source.</summary>
/// <param name="Label">The figure.</param>
/// <param name="Value">In base units.</param>
/// <param name="Lines">For a cost: what its categories or lines add up from; else empty.</param>
/// <param name="Steps">The figure's own formula first, then those of the steps that it uses.</param>
/// <param name="Inputs">All inputs that it rests on.</param>
public sealed record Explanation(Label Label, double Value, ImmutableArray<ExplainedLine> Lines, ImmutableArray<Derivation> Steps, ImmutableArray<Input> Inputs)
{
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
        return plan is null || Find(plan, label) is not { } found ? null : Of(plan, found.Label, found.Root, words);
    }

    private static Explanation Of(Plan<Term> plan, Label label, TermNode root, Wording words)
    {
        var isCost = label.Key == Labels.LifetimeCostPresentValue.Key;
        // The total is hundreds of monthly sums: its categories say more than its formula, and electricity shows how one of them comes about.
        var shown = isCost && plan.Figures.FirstOrDefault(figure => figure.Label == Labels.LifetimeEnergyCost) is { } energy
            ? Flat(Derivation.Of(energy.Value.Node, energy.Label, Depth, words))
            : Flat(Derivation.Of(root, label, Depth, words));
        return new(label, root.Value, isCost ? Categories(plan, words) : [], [.. shown.Take(MostSteps)], [.. Derivation.InputsOf([root]).DistinctBy(input => input.Id)]);
    }

    private static ImmutableArray<ExplainedLine> Categories(Plan<Term> plan, Wording words) =>
    [
        .. plan.Totals.ByCategory.Where(total => total.PresentValue.Value != 0)
            .Select(total => new ExplainedLine(words["category." + total.Category], total.PresentValue.Value, total.Category == CostCategory.Electricity)),
    ];

    private static (Label Label, TermNode Root)? Find(Plan<Term> plan, string key)
    {
        var named = plan.Figures.FirstOrDefault(figure => figure.Label.Key == key);
        return key switch
        {
            _ when key == Labels.LifetimeCostPresentValue.Key => (Labels.LifetimeCostPresentValue, plan.Totals.LifetimeCostPresentValue.Node),
            _ when key == Labels.FirstModelTime.Key || key == "what-binds" => (Labels.FirstModelTime, plan.Dates.FirstModel.Node),
            _ when key == Labels.YearOneCash.Key => (Labels.YearOneCash, plan.Totals.YearOneCash.Node),
            _ when named is not null => (named.Label, named.Value.Node),
            _ when key == Labels.FacilityPowerPeak.Key => (Labels.FacilityPowerPeak, plan.Bill.FacilityPower.Node),
            _ => null,
        };
    }

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
