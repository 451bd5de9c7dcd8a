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
    /// <param name="tell">Told how many volumes of how many are done.</param>
    public ImmutableArray<RungCurve> Draw(Action<int, int> tell)
    {
        var mean = matrix.Scenario.Application.Serve.Sum(work => work.RequestsPerSecond.Likely);
        if (mean <= 0)
        {
            return [];
        }

        var volumes = VolumeSearch.Around(mean, Decades, PointsPerDecade);
        var columns = volumes.Select((volume, place) => (Volume: volume, Cells: Told(place))).ToImmutableArray();
        return [.. LadderMatrix.Approaches.Select(approach => (Approach?)approach).Prepend(null)
            .Select(approach => new RungCurve(approach, [.. columns.Select(column => Point(column.Volume, approach, column.Cells))]))];

        ImmutableArray<LadderCell> Told(int place)
        {
            var cells = At(volumes[place] / mean, _ => true);
            tell(place + 1, volumes.Length);
            return cells;
        }
    }

    /// <summary>The cell that a curve shows at a volume, the scenario that asks for it and what was decided for it; null where the rung can do none.</summary>
    /// <param name="volume">Requests a second, mean of the first year.</param>
    /// <param name="approach">The rung; null: the API that is prompted.</param>
    public LadderPoint? Find(double volume, Approach? approach)
    {
        var factor = volume / matrix.Scenario.Application.Serve.Sum(work => work.RequestsPerSecond.Likely);
        var there = Planned(factor, cell => approach is null ? IsReference(cell.Approach, cell.Sourcing) : cell.Approach == approach);
        return Cheapest(there.Cells(there.Scenario.Application), approach) is { } cell ? new(there.Scenario, cell, LadderStudy.With(there.Common, cell)) : null;
    }

    /// <summary>From where a rung costs less than the API for good, found by halving between two points of the curves; and what it costs more at the scenario's volume.</summary>
    public RungCrossing Cross(Approach approach, ImmutableArray<LadderCell> cells, ImmutableArray<RungCurve> curves)
    {
        var reference = Cheapest(cells, null);
        var mine = LadderCell.Cheapest(cells.Where(cell => cell.Approach == approach && cell.Feasible));
        var premium = reference is null || mine is null ? double.NaN : mine.Cost - reference.Cost;
        return new RungCrossing(curves.IsEmpty ? null : Crossing(approach, curves), premium, premium / Requests() * 1000);
    }

    // For good: beyond the last crossing, or from the fewest requests on when there is none.
    private double? Crossing(Approach approach, ImmutableArray<RungCurve> curves)
    {
        var api = curves.First(curve => curve.Approach is null).Points;
        var rung = curves.First(curve => curve.Approach == approach).Points;
        var drawn = rung.Zip(api).ToDictionary(pair => pair.First.RequestsPerSecond, pair => Gap(pair.First.Cost, pair.Second.Cost));
        ImmutableArray<double> volumes = [.. rung.Select(point => point.RequestsPerSecond)];
        var found = VolumeSearch.Find(volumes, volume => drawn.TryGetValue(volume, out var gap) ? gap : Gap(approach, volume), CrossingChoice.Last, Halvings);
        return found is { } crossing ? crossing.FirstBelow ? null : crossing.High
            : drawn[volumes[0]] < 0 ? volumes[0] : null;
    }

    private double? Gap(Approach approach, double volume)
    {
        var mean = matrix.Scenario.Application.Serve.Sum(work => work.RequestsPerSecond.Likely);
        var cells = At(volume / mean, cell => cell.Approach == approach || IsReference(cell.Approach, cell.Sourcing));
        return Gap(Cheapest(cells, approach)?.Cost ?? double.PositiveInfinity, Cheapest(cells, null)?.Cost ?? double.PositiveInfinity);
    }

    // A rung that cannot answer is no cheaper than anything.
    private static double Gap(double rung, double api) => rung < api ? -1 : 1;

    private static VolumePoint Point(double volume, Approach? approach, ImmutableArray<LadderCell> cells) =>
        Cheapest(cells, approach) is { } best ? new VolumePoint(volume, best.Cost, best.Sourcing) : new VolumePoint(volume, double.PositiveInfinity, Sourcing.Api);

    // A rung on accelerators of its own; managed tuning has none. Null: the API that is prompted.
    private static LadderCell? Cheapest(ImmutableArray<LadderCell> cells, Approach? approach) => LadderCell.Cheapest(cells
        .Where(cell => cell.Feasible && (approach is null ? IsReference(cell.Approach, cell.Sourcing) : cell.Approach == approach && (cell.Sourcing != Sourcing.Api || approach == Approach.ManagedTuning))));

    private static bool IsReference(Approach approach, Sourcing sourcing) => (approach, sourcing) == (Approach.Prompt, Sourcing.Api);

    private ImmutableArray<LadderCell> At(double factor, Func<CellOptions, bool> wanted)
    {
        var there = Planned(factor, wanted);
        return there.Cells(there.Scenario.Application);
    }

    private LadderMatrix Planned(double factor, Func<CellOptions, bool> wanted)
    {
        cancellation.ThrowIfCancellationRequested();
        return LadderMatrix.Build(Scaled(factor), own, jobs, matrix.Only(wanted), cancellation);
    }

    private Scenario Scaled(double factor) => matrix.Scenario with { Application = VolumeSearch.Times(matrix.Scenario.Application, factor) };

    // Requests answered from the first month in which any option can, to the end.
    private double Requests() => matrix.Scenario.Application.Serve.Sum(work => TokenCosts.Sum(TokenCosts.PerMonth<Real>(
        work.RequestsPerSecond.Likely, work.GrowthPerYear.Likely, 1, Math.Max(0, matrix.Scenario.Terms.HorizonMonths - matrix.Need.ServingFrom))).Value);
}
