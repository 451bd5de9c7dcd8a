using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Web.Reports;

/// <summary>A scenario's plans in the reading that remembers: any figure of them, of two of them against each other, of a training or a site in depth has its derivation here.</summary>
public sealed class ExplainedRun
{
    private readonly Decisions _decisions;

    // The reading keeps its leaves; what is written down on it and what is read off it is short.
    private readonly Lock _gate = new();

    /// <param name="scenario">A checked scenario.</param>
    /// <param name="ground">Catalogue and constants.</param>
    /// <param name="beside">Options of the scenario that only owe what the others owe: cells of the ladder.</param>
    public ExplainedRun(Scenario scenario, Ground ground, ImmutableArray<Option> beside = default)
        : this(Without(scenario, beside), ground, PlanBuilder.Decide(Without(scenario, beside), ground, beside.IsDefault ? [] : beside))
    {
    }

    /// <param name="scenario">A checked scenario.</param>
    /// <param name="ground">Catalogue and constants.</param>
    /// <param name="decisions">What was decided for it already.</param>
    public ExplainedRun(Scenario scenario, Ground ground, Decisions decisions)
    {
        (Scenario, Ground, _decisions) = (scenario, ground, decisions);
        Comparison = PlanBuilder.Evaluate(Scenario, ground, _decisions, Reading);
    }

    public Scenario Scenario { get; }

    public Ground Ground { get; }

    /// <summary>The reading of all figures: an input is one leaf in all of them.</summary>
    public TermReading Reading { get; } = new();

    public Comparison<Term> Comparison { get; }

    /// <summary>The plan of an option; null when there is none.</summary>
    public Plan<Term>? Plan(string? id) => Comparison.Plans.FirstOrDefault(plan => plan.OptionId == id);

    /// <summary>Discount factors of the scenario.</summary>
    public DiscountFactors<Term> Factors() => TimeValue.Factors(Scenario, Reading);

    /// <summary>The same plans in plain numbers, for what is searched and decided on them.</summary>
    public Comparison<Real> Plain() => PlanBuilder.Compare(Scenario, Ground, _decisions);

    private static Scenario Without(Scenario scenario, ImmutableArray<Option> beside) => beside.IsDefaultOrEmpty ? scenario : scenario with { Options = scenario.Options.RemoveRange(beside) };

    /// <summary>A figure's label and derivation; null when these plans have no such figure.</summary>
    public (Label Label, TermNode Root)? Find(FigureAddress figure)
    {
        lock (_gate)
        {
            return Root(figure);
        }
    }

    private (Label Label, TermNode Root)? Root(FigureAddress figure) => Plan(figure.Option) is not { } plan ? null
        : figure.Against is null ? RulingRoots.Find(this, plan, figure) ?? TrainingRoots.Find(this, plan, figure) ?? SiteRoots.Find(this, plan, figure) ?? FigureRoots.Find(this, plan, figure)
        : Plan(figure.Against) is { } against ? PairRoots.Find(this, plan, against, figure) : null;
}
