using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>One side of a map: an input and the values that it takes, rising.</summary>
/// <param name="Input">The input.</param>
/// <param name="Values">In base units.</param>
public sealed record MapAxis(WhatIf Input, ImmutableArray<double> Values)
{
    /// <summary>Values from one to another, both included, in equal steps or, on a logarithmic axis, in equal ratios. Whole inputs keep whole values, each once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two cells, an end that is not above the start, or a logarithmic axis that does not start above zero.</exception>
    public static MapAxis Between(WhatIf input, double from, double until, int cells, bool logarithmic = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 2);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(until, from);
        if (logarithmic)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(from);
        }

        var shares = Enumerable.Range(0, cells).Select(cell => (double)cell / (cells - 1));
        var values = shares.Select(share => logarithmic ? from * Math.Pow(until / from, share) : from + ((until - from) * share));
        return new MapAxis(input, [.. input.Whole ? values.Select(value => Rounded(input, value)).Distinct() : values]);
    }

    /// <summary>The values between which an input is worth a look: every use, one year to ten, a rate from nothing on, anything else from below its range to above it.</summary>
    public static MapAxis Usual(WhatIf input, int cells)
    {
        const double stretch = 2;
        var (low, likely, high) = (input.Value.Low, input.Value.Likely, input.Value.High);
        return input.Id switch
        {
            WhatIf.AverageUseId => Between(input, 1.0 / cells, 1, cells),
            WhatIf.HorizonId => Between(input, Units.Year.ToBase(1), Units.Year.ToBase(10), Math.Min(cells, 19)),
            _ when input.Label.Unit == Units.Percent => Between(input, Math.Min(0, low), Math.Max(0.2, high * stretch), cells),
            _ when low > 0 => Between(input, low / stretch, high * stretch, cells, logarithmic: true),
            _ => Between(input, Math.Min(0, low), Math.Max(1, Math.Max(high, likely) * stretch), cells),
        };
    }

    private static double Rounded(WhatIf input, double value)
    {
        var unit = input.Id == WhatIf.HorizonId ? Units.Month : Units.One;
        return unit.ToBase(Math.Max(1, Math.Round(unit.FromBase(value))));
    }
}

/// <summary>The cheapest option at one place of a map.</summary>
/// <param name="Winner">Option id; null when none can do the work there.</param>
/// <param name="LeadUsd">Present value by which it leads the next best; 0 when there is none.</param>
public readonly record struct MapCell(string? Winner, double LeadUsd);

/// <summary>Who is cheapest where: rows go up the second axis, each with one cell for each value of the first.</summary>
public sealed record MapStudy(MapAxis Across, MapAxis Up, ImmutableArray<ImmutableArray<MapCell>> Rows)
{
    /// <summary>Options that win somewhere, the one with the most cells first.</summary>
    public ImmutableArray<(string Option, int Cells)> Winners =>
        [.. Rows.SelectMany(row => row).Where(cell => cell.Winner is not null).GroupBy(cell => cell.Winner!).Select(group => (group.Key, group.Count())).OrderByDescending(pair => pair.Item2)];
}

/// <summary>
/// The map of the decision over any two inputs. A cell is the recommendation of the scenario with these two values: decided again wherever an input can change decisions, evaluated
/// eight cells at a time along an axis that cannot.
/// </summary>
public static class DecisionMap
{
    public const int MostCells = 200;
    private const double LongestHorizon = 240;

    /// <summary>
    /// Paths of the inputs that a map is drawn over when nobody says: use by horizon, or requests by horizon where the scenario serves, states no use, and may do without training,
    /// so that the plan itself has a place on the map.
    /// </summary>
    public static (string Across, string Up) UsualInputs(Scenario scenario)
    {
        var work = scenario.Application;
        var requests = work is { AverageUse: null, Serve.IsEmpty: false } && (work.Train.IsEmpty || !work.Tune.IsEmpty);
        return (requests ? ScenarioInputs.Requests(scenario, 0).Id : WhatIf.AverageUseId, WhatIf.HorizonId);
    }

    /// <summary>Draws the map.</summary>
    /// <param name="scenario">A checked scenario; its own values of the two inputs do not matter.</param>
    /// <param name="ground">Catalogue and constants.</param>
    /// <param name="across">The axis along.</param>
    /// <param name="up">The other one.</param>
    /// <param name="cancellation">Ends the study early with an exception.</param>
    /// <exception cref="ArgumentOutOfRangeException">More than <see cref="MostCells"/> cells on an axis, none, or a horizon beyond 240 months.</exception>
    /// <exception cref="ArgumentException">Both axes are the same input.</exception>
    public static MapStudy Draw(Scenario scenario, Ground ground, MapAxis across, MapAxis up, CancellationToken cancellation = default)
    {
        Check(across);
        Check(up);
        if (across.Input.Id == up.Input.Id)
        {
            throw new ArgumentException($"a map needs two inputs, not {across.Input.Id} twice");
        }

        // Lanes run along an axis that decides nothing; where that is the one that goes up, the map is drawn on its side and turned.
        var turn = across.Input.Decides(ground.Catalogue) && !up.Input.Decides(ground.Catalogue);
        var (along, other) = turn ? (up, across) : (across, up);
        var rows = Rows(scenario, ground, along, other, cancellation);
        return new MapStudy(across, up, turn ? Turned(rows, across.Values.Length) : rows);
    }

    private static ImmutableArray<ImmutableArray<MapCell>> Rows(Scenario scenario, Ground ground, MapAxis along, MapAxis other, CancellationToken cancellation)
    {
        var sheet = new MapSheet(scenario, ground, along, other);
        var rows = new ImmutableArray<MapCell>[other.Values.Length];
        Parallel.For(
            0,
            rows.Length,
            new ParallelOptions { CancellationToken = cancellation },
            () => new StripRow(),
            (row, _, strips) =>
            {
                rows[row] = sheet.Row(row, strips);
                return strips;
            },
            _ => { });
        return [.. rows];
    }

    private static ImmutableArray<ImmutableArray<MapCell>> Turned(ImmutableArray<ImmutableArray<MapCell>> rows, int columns) =>
        [.. Enumerable.Range(0, rows[0].Length).Select(row => Enumerable.Range(0, columns).Select(column => rows[column][row]).ToImmutableArray())];

    private static void Check(MapAxis axis)
    {
        ArgumentOutOfRangeException.ThrowIfZero(axis.Values.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(axis.Values.Length, MostCells);
        if (axis.Input.Id == WhatIf.HorizonId)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(Units.Month.FromBase(axis.Values[^1]), LongestHorizon);
        }
    }
}
