using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Studies;

namespace Planner.Web.Components.Charts;

/// <summary>A run of neighbouring cells of one winner in one row, in columns.</summary>
public sealed record MapRun(int Row, int From, int Until, string? Winner);

/// <summary>Where the regions of a decision map lie.</summary>
public sealed class DecisionMapPlan
{
    private const double Top = 6;
    private const double Left = 26;
    private readonly MapStudy _study;

    public DecisionMapPlan(MapStudy study, bool wide)
    {
        _study = study;
        Width = wide ? 440 : 358;
        Height = wide ? 286 : 260;
        Runs = [.. Enumerable.Range(0, study.Rows.Length).SelectMany(RunsOf)];
        Edges = [.. Borders()];
    }

    public double Width { get; }

    public double Height { get; }

    public double Bottom => Height - 36;

    public ImmutableArray<MapRun> Runs { get; }

    /// <summary>Lines between different winners, as path data.</summary>
    public ImmutableArray<string> Edges { get; }

    /// <summary>Left edge of a column.</summary>
    public double X(double column) => Left + ((Width - Left) * column / _study.Uses.Length);

    /// <summary>A share of use on the axis.</summary>
    public double XOfUse(double use) => Left + ((Width - Left) * use);

    /// <summary>Upper edge of a row; the longest horizon is on top.</summary>
    public double Y(double row) => Bottom - ((Bottom - Top) * (row + 1) / _study.Rows.Length);

    public double RowHeight => (Bottom - Top) / _study.Rows.Length;

    /// <summary>A horizon on the axis: the middle of its row, between rows in proportion.</summary>
    public double YOfHorizon(double months)
    {
        var horizons = _study.Horizons;
        var above = Enumerable.Range(0, horizons.Length).FirstOrDefault(row => horizons[row] >= months, horizons.Length - 1);
        var share = above == 0 || horizons[above] == horizons[above - 1] ? 0 : Math.Clamp((horizons[above] - months) / (horizons[above] - horizons[above - 1]), 0, 1);
        return Y(above - share) + (RowHeight / 2);
    }

    /// <summary>A place for the name of a winner inside its largest run of rows; null when it has too little room.</summary>
    public (double X, double Y)? PlaceOf(string winner, double textWidth)
    {
        var widest = Runs.Where(run => run.Winner == winner).OrderByDescending(run => run.Until - run.From).FirstOrDefault();
        if (widest is null || X(widest.Until) - X(widest.From) < textWidth + 12)
        {
            return null;
        }

        // In the middle row of those that are about as wide.
        var wide = Runs.Where(run => run.Winner == winner && run.Until - run.From >= 0.8 * (widest.Until - widest.From)).OrderBy(run => run.Row).ToArray();
        var chosen = wide[wide.Length / 2];
        return ((X(chosen.From) + X(chosen.Until)) / 2, Y(chosen.Row) + (RowHeight / 2));
    }

    private IEnumerable<MapRun> RunsOf(int row)
    {
        var cells = _study.Rows[row];
        var from = 0;
        for (var column = 1; column <= cells.Length; column++)
        {
            if (column == cells.Length || cells[column].Winner != cells[from].Winner)
            {
                yield return new MapRun(row, from, column, cells[from].Winner);
                from = column;
            }
        }
    }

    private IEnumerable<string> Borders()
    {
        for (var row = 0; row < _study.Rows.Length; row++)
        {
            for (var column = 0; column < _study.Uses.Length; column++)
            {
                var winner = _study.Rows[row][column].Winner;
                if (column > 0 && _study.Rows[row][column - 1].Winner != winner)
                {
                    yield return $"M{Svg.N(X(column))} {Svg.N(Y(row))}V{Svg.N(Y(row - 1))}";
                }

                if (row > 0 && _study.Rows[row - 1][column].Winner != winner)
                {
                    yield return $"M{Svg.N(X(column))} {Svg.N(Y(row - 1))}H{Svg.N(X(column + 1))}";
                }
            }
        }
    }
}
