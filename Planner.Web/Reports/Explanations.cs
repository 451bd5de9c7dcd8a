using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Domain.Studies.Ladder;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>Finds the explanation of any figure of page, report and API. What several figures rest on runs once, when the first of them is asked for.</summary>
/// <param name="scenario">A checked scenario.</param>
/// <param name="ground">Catalogue and constants.</param>
/// <param name="beside">Options of the scenario that only owe what the others owe: cells of the ladder.</param>
/// <param name="risk">The study behind figures of many futures, where it has run already; else it runs.</param>
public sealed class Explanations(Scenario scenario, Ground ground, ImmutableArray<Option> beside = default, RiskStudy? risk = null)
{
    private readonly Lazy<ExplainedRun> _run = new(() => new ExplainedRun(scenario, ground, beside));
    private readonly Lazy<RiskStudy> _risk = new(() => risk ?? Study(scenario, ground));
    private readonly Lazy<ImmutableArray<OptionPair>> _pairs = new(() => OptionPairs.Of(scenario, ground, PlanBuilder.Compare(scenario, ground)));
    private readonly Lazy<HybridStudy?> _hybrid = new(() => HybridSizing.Run(scenario, ground));
    private readonly Lazy<LadderStudy> _ladder = new(() => LadderBuilder.Build(scenario, ground));
    private readonly Lazy<VolumeRoots> _volumes = new(() => new VolumeRoots(scenario, ground));
    private readonly Lazy<ServingVolumes?> _serving = new(() => ServingVolumes.Of(scenario, ground));
    private readonly Lazy<Explanations?> _alone = new(() => ServingAlone.Of(scenario) is { } served ? new Explanations(served, ground) : null);
    private readonly Dictionary<string, Explanations?> _beside = new(StringComparer.Ordinal);
    private readonly Dictionary<double, ImmutableArray<Plan<Term>>> _served = [];
    private DrawnFutures? _futures;

    /// <summary>The explanation; null when the scenario has no such figure. Takes a second at most: to be called off the page's thread.</summary>
    /// <param name="figure">Where the figure stands.</param>
    /// <param name="words">Of one language.</param>
    public Explanation? Of(FigureAddress figure, Wording words) =>
        WhatIfRoots.Moved(scenario, ground, figure) is { } moved ? new Explanations(moved.Scenario, ground).Of(moved.Figure, words)
        : figure.Place == ServingRoots.Alone ? _alone.Value?.Of(figure with { Place = null }, words)
        : figure.Figure == ServingRoots.Month ? ServingRoots.AtVolume(scenario, ground, Served, figure, words)
        : ServingRoots.Knows(figure.Figure) ? _serving.Value is { } serving ? ServingRoots.Find(scenario, ground, serving, figure, words) : null
        : FutureRoots.Knows(figure.Figure) ? FutureRoots.Find(figure, _risk.Value, Futures, () => UsedInputs.Of(scenario, ground, PlanBuilder.Decide(scenario, ground)), words)
        : SearchRoots.Knows(figure.Figure) ? SearchRoots.Find(scenario, ground, _pairs.Value, figure, words)
        : HybridRoots.Knows(figure.Figure) ? _hybrid.Value is { } hybrid ? HybridRoots.Find(scenario, ground, hybrid, figure, words) : null
        : VolumeRoots.Knows(figure) ? _volumes.Value.Find(figure, _ladder.Value, words)
        : IsOfLadder(figure) ? LadderRoots.Find(_ladder.Value, figure, words) ?? Beside(figure.Option)?.Of(figure with { Place = null }, words)
        : LeadRoots.Knows(figure.Figure) ? LeadRoots.Find(scenario, ground, figure, words)
        : _run.Value.Find(figure) is { } found ? Of(_run.Value.Plan(figure.Option)!, found.Label, found.Root, words)
        : null;

    // A count without an input beneath it was decided.
    private Explanation Of(Plan<Term> plan, Label label, TermNode root, Wording words) =>
        Explanation.Of(plan, label, root, words) is var computed && computed.Inputs.IsEmpty ? DecidedRoots.Find(ground, plan, label, root.Value, words) ?? computed : computed;

    // A cell of the ladder is an option of no scenario; rungs are named by their approach.
    private bool IsOfLadder(FigureAddress figure) => Enum.GetNames<Approach>().Contains(figure.Place) || scenario.Options.All(option => option.Id != figure.Option);

    private Explanations? Beside(string option) => _beside.TryGetValue(option, out var known) ? known : _beside[option] = scenario.Options.All(one => one.Id != option) ? LadderRoots.Beside(_ladder.Value, ground, option) : null;

    private ImmutableArray<Plan<Term>> Served(double volume) => _served.TryGetValue(volume, out var known) ? known
        : _served[volume] = ServingVolumes.At(scenario, volume) is { } there ? PlanBuilder.Evaluate(there, ground, PlanBuilder.Decide(there, ground), new TermReading()).Plans : [];

    private DrawnFutures Futures() => _futures ??= new DrawnFutures(scenario, ground, _risk.Value.Draws, _risk.Value.Seed);

    private static RiskStudy Study(Scenario scenario, Ground ground)
    {
        var decisions = PlanBuilder.Decide(scenario, ground);
        return MonteCarlo.Run(scenario, ground, PlanBuilder.Compare(scenario, ground, decisions), decisions);
    }
}
