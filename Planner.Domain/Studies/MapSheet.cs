using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>What the rows of a decision map are drawn from. Rows may be drawn side by side.</summary>
internal sealed class MapSheet(Scenario scenario, Ground ground, MapAxis along, MapAxis other)
{
    private readonly bool _decides = along.Input.Decides(ground.Catalogue);

    // Layouts follow from the work and the chips: where neither axis changes them, all cells share them.
    private readonly JobDecider? _jobs = KeepsJobs(along.Input, ground) && KeepsJobs(other.Input, ground) ? new JobDecider(PlanBuilder.Own(scenario, ground)) : null;

    // Where neither axis decides, all rows stand on the same decisions and the same rulings.
    private readonly Lazy<(Decisions Decisions, string[] Able)>? _same = along.Input.Decides(ground.Catalogue) || other.Input.Decides(ground.Catalogue)
        ? null
        : new(() => Decided(along.Input.Id == WhatIf.AverageUseId || other.Input.Id == WhatIf.AverageUseId ? AnyUse.WithAnyUse(scenario) : scenario, ground, null));

    /// <summary>The cells of one row: decided once where the axis along decides nothing, else cell by cell.</summary>
    /// <param name="row">Its place.</param>
    /// <param name="strips">Room for its numbers; of one row at a time.</param>
    public ImmutableArray<MapCell> Row(int row, StripRow strips)
    {
        var here = other.Input.In(scenario, other.Values[row]);
        return _decides ? [.. along.Values.Select(value => Alone(along.Input.In(here, value)))] : Together(here, strips);
    }

    private MapCell Alone(Scenario cell)
    {
        var comparison = PlanBuilder.Compare(cell, ground, Decide(cell));
        var contenders = comparison.Contenders;
        var feasible = comparison.Plans.Where(plan => contenders.Contains(plan.OptionId)).Select(plan => (plan.OptionId, plan.Totals.LifetimeCostPresentValue.Value)).ToArray();
        return Best(feasible);
    }

    private ImmutableArray<MapCell> Together(Scenario row, StripRow strips)
    {
        var open = along.Input.Id == WhatIf.AverageUseId ? AnyUse.WithAnyUse(row) : row;
        var (decisions, able) = _same?.Value ?? Decided(open);
        var budget = row.Application.Constraints.BudgetUsd ?? double.PositiveInfinity;
        var cells = ImmutableArray.CreateBuilder<MapCell>(along.Values.Length);
        var reading = new StripReading(along.Input.Id, strips.Begin(along.Values.AsSpan()));
        // A total that lacks a price comes last, as in the ranking: it wins only where no known one is within the budget.
        var outlines = PlanBuilder.Outline(open, ground, decisions, reading).Where(outline => able.Contains(outline.OptionId)).OrderBy(outline => outline.AtLeast).ToArray();
        var known = outlines.Count(outline => !outline.AtLeast);
        var costs = new (string Option, double Cost)[outlines.Length];
        for (var cell = 0; cell < along.Values.Length; cell++)
        {
            var feasible = Within(outlines.AsSpan(0, known), cell, budget, costs);
            feasible = feasible > 0 ? feasible : Within(outlines.AsSpan(known), cell, budget, costs);
            cells.Add(Best(costs.AsSpan(0, feasible)));
        }

        return cells.MoveToImmutable();
    }

    private static int Within(ReadOnlySpan<PlanOutline<Strip>> outlines, int cell, double budget, (string Option, double Cost)[] costs)
    {
        var feasible = 0;
        foreach (var outline in outlines)
        {
            if (outline.PresentValue[cell] is var cost && cost <= budget)
            {
                costs[feasible++] = (outline.OptionId, cost);
            }
        }

        return feasible;
    }

    private (Decisions Decisions, string[] Able) Decided(Scenario row) => Decided(row, ground, _jobs);

    // What is bought and the days at which it stands are the same along the row, and so are all rulings but that of the budget, which each cell's own cost decides.
    private static (Decisions Decisions, string[] Able) Decided(Scenario row, Ground ground, JobDecider? jobs)
    {
        var decisions = jobs is null ? PlanBuilder.Decide(row, ground) : PlanBuilder.Decide(row, PlanBuilder.Own(row, ground), jobs);
        var constraints = row.Application.Constraints with { BudgetUsd = null };
        if (constraints == new Constraints())
        {
            return (decisions, [.. decisions.Options.Where(option => option.Obstacles.IsEmpty).Select(option => option.Option.Id)]);
        }

        var unbounded = row with { Application = row.Application with { Constraints = constraints } };
        return (decisions, [.. PlanBuilder.Compare(unbounded, ground, decisions).Plans.Where(plan => plan.Feasible).Select(plan => plan.OptionId)]);
    }

    private Decisions Decide(Scenario cell) =>
        _jobs is null ? PlanBuilder.Decide(cell, ground) : PlanBuilder.Decide(cell, PlanBuilder.Own(cell, ground), _jobs);

    private static bool KeepsJobs(WhatIf input, Ground ground) =>
        !input.Decides(ground.Catalogue) || input.Id == WhatIf.HorizonId || input.Id.StartsWith("options[", StringComparison.Ordinal) || input.Id.StartsWith("application.serve[", StringComparison.Ordinal);

    private static MapCell Best(ReadOnlySpan<(string Option, double Cost)> feasible)
    {
        string? best = null;
        var (least, next) = (double.PositiveInfinity, double.PositiveInfinity);
        foreach (var (option, cost) in feasible)
        {
            if (cost < least)
            {
                (best, least, next) = (option, cost, least);
            }
            else
            {
                next = Math.Min(next, cost);
            }
        }

        return new MapCell(best, best is null || double.IsInfinity(next) ? 0 : next - least);
    }
}
