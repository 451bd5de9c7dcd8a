using System;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Threading;
using System.Threading.Tasks;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>The cheapest option at one average use and horizon.</summary>
/// <param name="Use">Share of the reference cluster's hours.</param>
/// <param name="HorizonMonths">Months.</param>
/// <param name="Winner">Option id; null when none can do the work by then.</param>
/// <param name="LeadUsd">Present value by which it leads the next best; 0 when there is none.</param>
public sealed record MapCell(double Use, int HorizonMonths, string? Winner, double LeadUsd);

/// <summary>Who is cheapest, by use (along) and horizon (up). Rows are horizons, each with one cell for each use.</summary>
public sealed record MapStudy(ImmutableArray<double> Uses, ImmutableArray<int> Horizons, ImmutableArray<ImmutableArray<MapCell>> Rows);

/// <summary>The map of the decision: every horizon is decided anew, every use evaluated on those decisions.</summary>
public static class DecisionMap
{
    public const int MostCells = 200;
    private const int LongestHorizon = 240;

    /// <summary>Draws the map.</summary>
    /// <param name="scenario">A checked scenario; its own average use and horizon do not matter.</param>
    /// <param name="ground">Catalogue and constants.</param>
    /// <param name="uses">Cells along, 2 to <see cref="MostCells"/>: from 1/n of the hours to all of them.</param>
    /// <param name="horizons">Months of each row, rising.</param>
    /// <param name="cancellation">Ends the study early with an exception.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many cells, or a horizon beyond 240 months.</exception>
    public static MapStudy Draw(Scenario scenario, Ground ground, int uses, ImmutableArray<int> horizons, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(uses, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(uses, MostCells);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(horizons.Length, MostCells);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(horizons.DefaultIfEmpty(1).Max(), LongestHorizon);
        var open = UseReading.WithAnyUse(scenario);
        var own = PlanBuilder.Own(open, ground);
        var jobs = new JobDecider(open, own);
        var decided = horizons.Select(months => (scenario: WithHorizon(open, months), decisions: PlanBuilder.Decide(WithHorizon(open, months), own, jobs))).ToArray();
        var values = Enumerable.Range(1, uses).Select(cell => (double)cell / uses).ToImmutableArray();
        var rows = new ImmutableArray<MapCell>[horizons.Length];
        Parallel.For(0, rows.Length, new ParallelOptions { CancellationToken = cancellation }, row => rows[row] = Row(decided[row].scenario, ground, decided[row].decisions, values));
        return new MapStudy(values, horizons, [.. rows]);
    }

    private static Scenario WithHorizon(Scenario scenario, int months) => scenario with { Terms = scenario.Terms with { HorizonMonths = months } };

    private static ImmutableArray<MapCell> Row(Scenario scenario, Ground ground, Decisions decisions, ImmutableArray<double> uses)
    {
        var central = PlanBuilder.Compare(scenario, ground, decisions);
        var feasible = central.Plans.Where(plan => plan.Feasible).Select(plan => plan.OptionId).ToImmutableArray();
        var cells = ImmutableArray.CreateBuilder<MapCell>(uses.Length);
        Span<double> eight = stackalloc double[Lanes.Count];
        for (var first = 0; first < uses.Length; first += Lanes.Count)
        {
            for (var lane = 0; lane < Lanes.Count; lane++)
            {
                eight[lane] = uses[Math.Min(first + lane, uses.Length - 1)];
            }

            var outlines = PlanBuilder.Outline(scenario, ground, decisions, new UseReading(scenario, new Lanes(Vector512.Create<double>(eight))));
            var counted = outlines.Where(outline => feasible.Contains(outline.OptionId)).ToArray();
            for (var lane = 0; lane < Lanes.Count && first + lane < uses.Length; lane++)
            {
                cells.Add(Cell(counted, lane, eight[lane], scenario.Terms.HorizonMonths));
            }
        }

        return cells.MoveToImmutable();
    }

    private static MapCell Cell(PlanOutline<Lanes>[] outlines, int lane, double use, int months)
    {
        PlanOutline<Lanes>? best = null;
        var next = double.PositiveInfinity;
        foreach (var outline in outlines)
        {
            var cost = outline.PresentValue[lane];
            if (best is null || cost < best.PresentValue[lane])
            {
                next = best is null ? next : best.PresentValue[lane];
                best = outline;
            }
            else
            {
                next = Math.Min(next, cost);
            }
        }

        return new MapCell(use, months, best?.OptionId, best is null || double.IsInfinity(next) ? 0 : next - best.PresentValue[lane]);
    }
}
