using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies.Ladder;

/// <summary>What each rung costs as demand grows, and from where it costs less than prompting a model behind an API.</summary>
internal sealed class LadderVolumes(LadderMatrix matrix, Ground own, JobDecider jobs, CancellationToken cancellation)
{
    private const int PointsPerDecade = 2;
    private const int Decades = 3;
    private const int Halvings = 6;

    /// <summary>Costs from a thousandth to a thousand times the scenario's volume, the API first.</summary>
    public ImmutableArray<RungCurve> Draw()
    {
        var mean = matrix.Scenario.Application.Serve.Sum(work => work.RequestsPerSecond.Likely);
        if (mean <= 0)
        {
            return [];
        }

        var columns = Enumerable.Range(-Decades * PointsPerDecade, (2 * Decades * PointsPerDecade) + 1)
            .Select(step => mean * Math.Pow(10, (double)step / PointsPerDecade))
            .Select(volume => (Volume: volume, Cells: At(volume / mean, _ => true)))
            .ToImmutableArray();
        return [.. LadderMatrix.Approaches.Select(approach => (Approach?)approach).Prepend(null)
            .Select(approach => new RungCurve(approach, [.. columns.Select(column => Point(column.Volume, approach, column.Cells))]))];
    }

    /// <summary>The cell that a curve shows at a volume, and the scenario that asks for it; null where the rung can do none.</summary>
    /// <param name="volume">Requests a second, mean of the first year.</param>
    /// <param name="approach">The rung; null: the API that is prompted.</param>
    public (Scenario Scenario, LadderCell Cell)? Find(double volume, Approach? approach)
    {
        var factor = volume / matrix.Scenario.Application.Serve.Sum(work => work.RequestsPerSecond.Likely);
        return Cheapest(At(factor, cell => approach is null ? IsReference(cell.Approach, cell.Sourcing) : cell.Approach == approach), approach) is { } cell ? (Scaled(factor), cell) : null;
    }

    /// <summary>From where a rung costs less than the API for good, found by halving between two points of the curves; and what it costs more at the scenario's volume.</summary>
    public RungCrossing Cross(Approach approach, ImmutableArray<LadderCell> cells, ImmutableArray<RungCurve> curves)
    {
        var reference = Cheapest(cells, null);
        var mine = cells.Where(cell => cell.Approach == approach && cell.Feasible).MinBy(cell => cell.Cost);
        var premium = reference is null || mine is null ? double.NaN : mine.Cost - reference.Cost;
        return new RungCrossing(curves.IsEmpty ? null : Crossing(approach, curves), premium, premium / Requests() * 1000);
    }

    private double? Crossing(Approach approach, ImmutableArray<RungCurve> curves)
    {
        var api = curves.First(curve => curve.Approach is null).Points;
        var rung = curves.First(curve => curve.Approach == approach).Points;
        var last = Enumerable.Range(0, rung.Length).LastOrDefault(place => !(rung[place].Cost < api[place].Cost), -1);
        if (last == rung.Length - 1)
        {
            return null;
        }

        return last < 0 ? rung[0].RequestsPerSecond : Halve(approach, rung[last].RequestsPerSecond, rung[last + 1].RequestsPerSecond);
    }

    private double Halve(Approach approach, double dearer, double cheaper)
    {
        var mean = matrix.Scenario.Application.Serve.Sum(work => work.RequestsPerSecond.Likely);
        for (var step = 0; step < Halvings; step++)
        {
            var middle = Math.Sqrt(dearer * cheaper);
            var cells = At(middle / mean, cell => cell.Approach == approach || IsReference(cell.Approach, cell.Sourcing));
            var pays = Cheapest(cells, approach)?.Cost < Cheapest(cells, null)?.Cost;
            (dearer, cheaper) = pays ? (dearer, middle) : (middle, cheaper);
        }

        return cheaper;
    }

    private static VolumePoint Point(double volume, Approach? approach, ImmutableArray<LadderCell> cells) =>
        Cheapest(cells, approach) is { } best ? new VolumePoint(volume, best.Cost, best.Sourcing) : new VolumePoint(volume, double.PositiveInfinity, Sourcing.Api);

    // A rung on accelerators of its own; managed tuning has none. Null: the API that is prompted.
    private static LadderCell? Cheapest(ImmutableArray<LadderCell> cells, Approach? approach) => cells
        .Where(cell => cell.Feasible && (approach is null ? IsReference(cell.Approach, cell.Sourcing) : cell.Approach == approach && (cell.Sourcing != Sourcing.Api || approach == Approach.ManagedTuning)))
        .MinBy(cell => cell.Cost);

    private static bool IsReference(Approach approach, Sourcing sourcing) => (approach, sourcing) == (Approach.Prompt, Sourcing.Api);

    private ImmutableArray<LadderCell> At(double factor, Func<CellOptions, bool> wanted)
    {
        cancellation.ThrowIfCancellationRequested();
        var scaled = Scaled(factor);
        return LadderMatrix.Build(scaled, own, jobs, matrix.Only(wanted), cancellation).Cells(scaled.Application);
    }

    private Scenario Scaled(double factor) => matrix.Scenario with
    {
        Application = matrix.Scenario.Application with
        {
            Serve = [.. matrix.Scenario.Application.Serve.Select(work => work with { RequestsPerSecond = work.RequestsPerSecond.Scale(factor) })],
        },
    };

    // Requests answered from the first month in which any option can, to the end.
    private double Requests() => matrix.Scenario.Application.Serve.Sum(work => TokenCosts.Sum(TokenCosts.PerMonth<Real>(
        work.RequestsPerSecond.Likely, work.GrowthPerYear.Likely, 1, Math.Max(0, matrix.Scenario.Terms.HorizonMonths - matrix.Need.ServingFrom))).Value);
}
