using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Studies;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>How one figure came about: its formula, the steps under it, and every input with its source.</summary>
/// <param name="Root">The figure's own formula, with the steps that it uses.</param>
/// <param name="Lines">For a cost: what its categories or lines add up from; else empty.</param>
/// <param name="Shown">The formula that the page opens first; the root unless that is a sum of hundreds.</param>
/// <param name="Inputs">All inputs that it rests on.</param>
/// <param name="Movers">The inputs whose doubt moves it most.</param>
public sealed record Explanation(Derivation Root, ImmutableArray<ExplainedLine> Lines, Derivation Shown, ImmutableArray<Input> Inputs, ImmutableArray<Mover> Movers)
{
    private const int Depth = 6;
    private const int MostSteps = 30;

    public Label Label => Root.Label;

    /// <summary>In base units.</summary>
    public double Value => Root.Value;

    /// <summary>The steps in the order in which a reader meets them, each once.</summary>
    public IEnumerable<Derivation> Steps => Flat(Shown).Take(MostSteps);

    /// <summary>A figure of a plan, of two plans, of a training or of a site.</summary>
    /// <param name="plan">The plan that it belongs to.</param>
    /// <param name="label">Its name.</param>
    /// <param name="root">From a run that remembers.</param>
    /// <param name="words">Of one language.</param>
    public static Explanation Of(Plan<Term> plan, Label label, TermNode root, Wording words)
    {
        var derivation = Derivation.Of(root, label, Depth, words);
        var isCost = label.Key == Labels.LifetimeCostPresentValue.Key && root == plan.Totals.LifetimeCostPresentValue.Node;
        // The total is hundreds of monthly sums: its categories say more than its formula, and electricity shows how one of them comes about.
        var shown = isCost && plan.Figures.FirstOrDefault(figure => figure.Label == Labels.LifetimeEnergyCost) is { } energy ? Derivation.Of(energy.Value.Node, energy.Label, Depth, words) : derivation;
        return new(derivation, isCost ? Categories(plan, words) : [], shown, InputsOf(root), Planner.Domain.Studies.Movers.Of(root));
    }

    /// <summary>A figure that was searched or counted, not computed by one formula.</summary>
    /// <param name="label">Its name.</param>
    /// <param name="value">The figure, base units.</param>
    /// <param name="how">How it was found, in words.</param>
    /// <param name="evidence">What was found, in values.</param>
    /// <param name="under">Results that it rests on, with their names.</param>
    /// <param name="inputs">Inputs beyond those of the results.</param>
    /// <param name="words">Of one language.</param>
    public static Explanation Found(Label label, double value, string how, string evidence, IEnumerable<(Label Label, TermNode Root)> under, IEnumerable<Input> inputs, Wording words)
    {
        var results = under.ToArray();
        var all = inputs.Concat(Derivation.InputsOf(results.Select(one => one.Root))).DistinctBy(input => input.Id).ToImmutableArray();
        var root = new Derivation(label, value, how, evidence, [.. results.Select(one => Derivation.Of(one.Root, one.Label, Depth - 1, words))], results.Length == 0 ? all : []);
        return new(root, [], root, all, []);
    }

    private static ImmutableArray<Input> InputsOf(TermNode root) => [.. Derivation.InputsOf([root]).DistinctBy(input => input.Id)];

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
