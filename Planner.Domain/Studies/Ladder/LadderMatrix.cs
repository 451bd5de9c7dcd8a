using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies.Ladder;

/// <summary>Ways to fill a cell; when there is none, why.</summary>
internal sealed record CellOptions(Approach Approach, Sourcing Sourcing, ImmutableArray<Option> Options, Finding? Reason);

/// <summary>All cells of one scenario, decided and evaluated by the plan builder under what all options owe; constraints and answers come after.</summary>
internal sealed class LadderMatrix
{
    private readonly Ground _own;
    private readonly Plans.Comparison<Real> _evaluated;
    private readonly ImmutableArray<CellOptions> _cells;

    private LadderMatrix(Scenario scenario, Ground own, CommonNeed need, Plans.Comparison<Real> evaluated, ImmutableArray<CellOptions> cells) =>
        (Scenario, _own, Need, _evaluated, _cells) = (scenario, own, need, evaluated, cells);

    public static ImmutableArray<Approach> Approaches { get; } = [.. Enum.GetValues<Approach>()];

    public static ImmutableArray<Sourcing> Sourcings { get; } = [.. Enum.GetValues<Sourcing>()];

    public Scenario Scenario { get; }

    /// <summary>What all cells owe.</summary>
    public CommonNeed Need { get; }

    /// <summary>Decides and evaluates all cells of a scenario.</summary>
    /// <param name="scenario">Checked.</param>
    /// <param name="own">The ground with the scenario's own figures.</param>
    /// <param name="jobs">Jobs that are laid out already.</param>
    /// <param name="cells">Options of the cells, when they are known from the same scenario at another volume; null: derived here.</param>
    /// <param name="cancellation">Ends it between cells.</param>
    public static LadderMatrix Build(Scenario scenario, Ground own, JobDecider jobs, ImmutableArray<CellOptions>? cells, CancellationToken cancellation)
    {
        var made = cells ?? Derive(scenario, own, jobs, cancellation);
        var held = scenario.Options.Where(option => option.Enabled).Select(option => option.Id).ToHashSet();
        var more = made.SelectMany(cell => cell.Options).Where(option => !held.Contains(option.Id)).ToImmutableArray();
        cancellation.ThrowIfCancellationRequested();
        var decisions = PlanBuilder.Decide(scenario, own, jobs);
        decisions = decisions.Options.Any(option => option.Obstacles.IsEmpty)
            ? PlanBuilder.Extend(scenario, own, jobs, decisions, more)
            : PlanBuilder.Decide(scenario with { Options = [.. scenario.Options, .. more] }, own, jobs);
        cancellation.ThrowIfCancellationRequested();
        return new LadderMatrix(scenario, own, decisions.Need, PlanBuilder.Evaluate(scenario, own, decisions, CentralReading.Instance), made);
    }

    /// <summary>Options of the cells that are wanted.</summary>
    public ImmutableArray<CellOptions> Only(Func<CellOptions, bool> wanted) => [.. _cells.Where(wanted)];

    /// <summary>What is common to all cells: what they owe, and the option whose hardware the work is measured on.</summary>
    public Decisions Common => new(Need, [.. _evaluated.Plans.Select(plan => plan.Decisions).Where(option => option.Option.Id == Need.ReferenceOption)]);

    /// <summary>The cells under other constraints and answers than the scenario's.</summary>
    public ImmutableArray<LadderCell> Cells(Application application)
    {
        var ruled = Ranking.Rule(Scenario with { Application = application }, _own.Catalogue, _evaluated).ToDictionary(plan => plan.OptionId);
        var answers = LadderJudgement.Taken(application);
        return [.. _cells.Select(cell => Cell(cell, ruled, answers, application.Constraints))];
    }

    private static LadderCell Cell(CellOptions cell, Dictionary<string, Plan<Real>> ruled, Answers answers, Constraints constraints)
    {
        var best = cell.Options.Select(option => ruled[option.Id]).OrderByDescending(plan => plan.Feasible).ThenBy(plan => plan.Totals.AtLeast).ThenBy(plan => plan.Totals.LifetimeCostPresentValue.Value).FirstOrDefault();
        var reasons = best?.Reasons ?? (cell.Reason is { } reason ? [reason] : []);
        return new LadderCell(cell.Approach, cell.Sourcing, best, reasons, LadderJudgement.Against(cell.Approach, cell.Sourcing, answers, constraints));
    }

    private static ImmutableArray<CellOptions> Derive(Scenario scenario, Ground own, JobDecider jobs, CancellationToken cancellation)
    {
        var options = new LadderOptions(scenario, own.Catalogue, new LadderSizing(scenario, own.Catalogue, jobs));
        var cells = ImmutableArray.CreateBuilder<CellOptions>();
        foreach (var approach in Approaches)
        {
            foreach (var sourcing in Sourcings)
            {
                cancellation.ThrowIfCancellationRequested();
                var (candidates, reason) = options.Candidates(approach, sourcing);
                cells.Add(new CellOptions(approach, sourcing, candidates, reason));
            }
        }

        return cells.ToImmutable();
    }
}
