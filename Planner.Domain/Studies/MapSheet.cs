using System;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.Intrinsics;
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
    public ImmutableArray<MapCell> Row(int row)
    {
        var here = other.Input.In(scenario, other.Values[row]);
        return _decides ? [.. along.Values.Select(value => Alone(along.Input.In(here, value)))] : Together(here);
    }

    private MapCell Alone(Scenario cell)
    {
        var comparison = PlanBuilder.Compare(cell, ground, Decide(cell));
        var feasible = comparison.Plans.Where(plan => plan.Feasible).Select(plan => (plan.OptionId, plan.Totals.LifetimeCostPresentValue.Value)).ToArray();
        return Best(feasible);
    }

    private ImmutableArray<MapCell> Together(Scenario row)
    {
        var open = along.Input.Id == WhatIf.AverageUseId ? AnyUse.WithAnyUse(row) : row;
        var (decisions, able) = _same?.Value ?? Decided(open);
        var budget = row.Application.Constraints.BudgetUsd ?? double.PositiveInfinity;
        var cells = ImmutableArray.CreateBuilder<MapCell>(along.Values.Length);
        Span<double> eight = stackalloc double[Lanes.Count];
        for (var first = 0; first < along.Values.Length; first += Lanes.Count)
        {
            for (var lane = 0; lane < Lanes.Count; lane++)
            {
                eight[lane] = along.Values[Math.Min(first + lane, along.Values.Length - 1)];
            }

            var reading = new OneInput(along.Input.Id, new Lanes(Vector512.Create<double>(eight)));
            var outlines = PlanBuilder.Outline(open, ground, decisions, reading);
            for (var lane = 0; lane < Math.Min(Lanes.Count, along.Values.Length - first); lane++)
            {
                var at = lane;
                cells.Add(Best([.. outlines.Where(outline => able.Contains(outline.OptionId) && outline.PresentValue[at] <= budget).Select(outline => (outline.OptionId, outline.PresentValue[at]))]));
            }
        }

        return cells.MoveToImmutable();
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
