using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Domain.Studies.Accuracy;
using Planner.Domain.Studies.Ladder;
using Planner.Web.Components.Results;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>Finds the explanation of any figure of page, report and API. What several figures rest on runs once, when the first of them is asked for; several may ask at once, and none waits for what it does not rest on.</summary>
public sealed class Explanations
{
    // Each holds the plans of another place, volume or cell, tens of thousands of steps of formulas.
    private const int MostHeld = 16;

    private readonly Scenario _scenario;
    private readonly Ground _ground;
    private readonly PlainPlans _plain;
    private readonly Func<ImmutableArray<AccuracyRow>> _measured;
    private readonly Lazy<ExplainedRun> _run;
    private readonly Lazy<RiskStudy> _risk;
    private readonly Lazy<DrawnFutures> _futures;
    private readonly Lazy<ImmutableArray<OptionPair>> _pairs;
    private readonly Lazy<ImmutableArray<TippingPoint>> _tips;
    private readonly Lazy<HybridStudy?> _hybrid;
    private readonly Lazy<LadderStudy> _ladder;
    private readonly Lazy<VolumeRoots> _volumes;
    private readonly Lazy<ServingVolumes?> _serving;
    private readonly Lazy<Explanations?> _alone;
    private readonly Recent<string, ExplainedRun?> _cells = new(MostHeld);
    private readonly Recent<string, Explanations?> _places = new(MostHeld);
    private readonly Recent<double, ImmutableArray<Plan<Term>>> _served = new(MostHeld);
    private volatile StudyResults? _known;

    /// <param name="scenario">A checked scenario.</param>
    /// <param name="ground">Catalogue and constants.</param>
    /// <param name="measured">All measured runs, with what the engine says of them; without, figures of them have no explanation.</param>
    public Explanations(Scenario scenario, Ground ground, Func<ImmutableArray<AccuracyRow>>? measured = null)
    {
        _measured = measured ?? (() => []);
        (_scenario, _ground, _plain) = (scenario, ground, new PlainPlans(scenario, ground));
        _run = new(() => new ExplainedRun(scenario, ground, _plain.Decisions));
        _risk = new(() => _known?.Risk ?? MonteCarlo.Run(scenario, ground, _plain.Comparison, _plain.Decisions));
        _futures = new(() => new DrawnFutures(scenario, ground, _risk.Value.Draws, _risk.Value.Seed));
        _pairs = new(() => _known?.Pairs ?? OptionPairs.Of(scenario, ground, _plain.Comparison));
        _tips = new(() => _known?.TippingPoints ?? TippingPoints.Of(scenario, ground, _plain.Comparison, _plain.Decisions, Sensitivity.Rank(scenario, ground, _plain.Comparison, _plain.Decisions)));
        _hybrid = new(() => _known?.Hybrid ?? HybridSizing.Run(scenario, ground));
        _ladder = new(() => _known?.Ladder ?? LadderBuilder.Build(scenario, ground));
        _volumes = new(() => new VolumeRoots(scenario, ground));
        _serving = new(() => _known?.Serving ?? ServingVolumes.Of(scenario, ground));
        _alone = new(() => ServingAlone.Of(scenario) is { } served ? new Explanations(served, ground) : null);
    }

    /// <summary>Takes studies of this scenario that have run already, so that they need not run again; what was asked for before stays.</summary>
    public Explanations Knowing(StudyResults? studies)
    {
        _known = studies ?? _known;
        return this;
    }

    /// <summary>The explanation; null when the scenario has no such figure. Takes a second at most: to be called off the page's thread.</summary>
    /// <param name="figure">Where the figure stands.</param>
    /// <param name="words">Of one language.</param>
    public Explanation? Of(FigureAddress figure, Wording words) =>
        MapRoots.Knows(figure.Figure) ? At(figure.Place) is { } there ? MapRoots.Find(WhatIfRoots.Values(_scenario, _ground, figure.Place!)!, there._plain, there._run.Value, words) : null
        : WhatIfRoots.Knows(figure) ? At(figure.Place)?.Of(new FigureAddress(Labels.LifetimeCostPresentValue.Key, figure.Option), words)
        : figure.Place == ServingRoots.Alone ? _alone.Value?.Of(figure with { Place = null }, words)
        : figure.Figure == ServingRoots.Month ? ServingRoots.AtVolume(_scenario, _ground, Served, figure, words)
        : ServingRoots.Knows(figure.Figure) ? _serving.Value is { } serving ? ServingRoots.Find(_scenario, _ground, serving, Served, figure, words) : null
        : FutureRoots.Knows(figure.Figure) ? FutureRoots.Find(figure, _risk.Value, () => _futures.Value, () => _plain.Used, words)
        : SearchRoots.Knows(figure.Figure) ? SearchRoots.Find(_plain, _pairs.Value, figure, words)
        : TippingRoots.Knows(figure.Figure) ? TippingRoots.Find(_plain, _tips.Value, figure, words)
        : GoalRoots.Knows(figure.Figure) ? GoalRoots.Find(_plain, figure, words)
        : HybridRoots.Knows(figure.Figure) ? _hybrid.Value is { } hybrid ? HybridRoots.Find(() => _run.Value, hybrid, figure, words) : null
        : VolumeRoots.Knows(figure) ? _volumes.Value.Find(figure, _ladder.Value, words)
        : MeasuredRoots.Knows(figure.Figure) ? MeasuredRoots.Find(_run.Value.Plan(figure.Option), _measured(), figure, words)
        : IsOfLadder(figure) ? LadderRoots.Find(_ladder.Value, figure, words) ?? (Cell(figure) is { } cell ? In(cell, figure with { Place = null }, words) : null)
        : LeadRoots.Knows(figure.Figure) ? LeadRoots.Find(_plain, figure, words)
        : In(_run.Value, figure, words);

    private Explanation? In(ExplainedRun run, FigureAddress figure, Wording words) =>
        FoundRoots.Find(run, figure, words) ?? ReasonRoots.Find(run, figure, words) ?? (run.Find(figure) is { } found ? Of(run.Plan(figure.Option)!, found.Label, found.Root, words) : null);

    // A count without an input beneath it was decided.
    private Explanation Of(Plan<Term> plan, Label label, TermNode root, Wording words) =>
        Explanation.Of(plan, label, root, words) is var computed && computed.Inputs.IsEmpty ? DecidedRoots.Find(_ground, plan, label, root.Value, words) ?? computed : computed;

    // A cell of the ladder is an option of no scenario; rungs are named by their approach.
    private bool IsOfLadder(FigureAddress figure) => LadderRoots.Knows(figure) || IsNone(figure.Option) || (figure.Against is { } against && IsNone(against));

    private bool IsNone(string option) => _scenario.Options.All(one => one.Id != option);

    private ExplainedRun? Cell(FigureAddress figure) =>
        _cells.Of($"{figure.Option}|{figure.Against}|{figure.Place}", _ => LadderRoots.Run(_ladder.Value, _ground, figure));

    // The same place on the map has the cost of each option, and both axes.
    private Explanations? At(string? place) => place is null ? null
        : _places.Of(WhatIfRoots.Sorted(place), sorted => WhatIfRoots.At(_scenario, _ground, sorted) is { } there ? new Explanations(there, _ground) : null);

    private ImmutableArray<Plan<Term>> Served(double volume) => _served.Of(
        volume, asked => ServingVolumes.At(_scenario, asked) is { } there ? PlanBuilder.Evaluate(there, _ground, PlanBuilder.Decide(there, _ground), new TermReading()).Plans : []);
}
