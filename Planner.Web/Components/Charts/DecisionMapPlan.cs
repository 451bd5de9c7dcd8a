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
    private readonly MapStudy _study;

    public DecisionMapPlan(MapStudy study, bool wide, double left)
    {
        _study = study;
        Left = left;
        Width = wide ? 440 : 358;
        Height = wide ? 286 : 260;
        Runs = [.. Enumerable.Range(0, study.Rows.Length).SelectMany(RunsOf)];
        Edges = [.. Borders()];
    }

    public double Width { get; }

    public double Height { get; }

    /// <summary>Room for the numbers of the axis that goes up.</summary>
    public double Left { get; }

    public double Bottom => Height - 36;

    public int Columns => _study.Across.Values.Length;

    public ImmutableArray<MapRun> Runs { get; }

    /// <summary>The whole area of each winner as one path: a pattern that is filled once keeps a printed map small.</summary>
    public IEnumerable<(string? Winner, string Path)> Areas => Runs.GroupBy(run => run.Winner).Select(area => (area.Key, string.Concat(area.Select(Outline))));

    /// <summary>Lines between different winners, as path data.</summary>
    public ImmutableArray<string> Edges { get; }

    public double ColumnWidth => (Width - Left) / Columns;

    public double RowHeight => (Bottom - Top) / _study.Rows.Length;

    /// <summary>Left edge of a column.</summary>
    public double X(double column) => Left + ((Width - Left) * column / Columns);

    /// <summary>Upper edge of a row; the highest value is on top.</summary>
    public double Y(double row) => Bottom - ((Bottom - Top) * (row + 1) / _study.Rows.Length);

    /// <summary>A value on the axis along: the middle of its column, between columns in proportion; null outside.</summary>
    public double? XOf(double value) => PlaceIn(_study.Across.Values, value) is { } place ? X(place + 0.5) : null;

    /// <summary>A value on the axis that goes up.</summary>
    public double? YOf(double value) => PlaceIn(_study.Up.Values, value) is { } place ? Y(place) + (RowHeight / 2) : null;

    /// <summary>Columns, or rows, to write a value at: all of a few, else some evenly apart, so that the last has one.</summary>
    public static IEnumerable<int> Marked(int cells, int most)
    {
        var step = Math.Max(1, (int)Math.Ceiling((double)cells / most));
        return Enumerable.Range(0, cells).Where(cell => (cells - 1 - cell) % step == 0);
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

    private static double? PlaceIn(ImmutableArray<double> values, double value)
    {
        var above = Enumerable.Range(0, values.Length).FirstOrDefault(place => values[place] >= value * (1 - 1e-9), -1);
        return above < 0 || (above == 0 && value < values[0] * (1 - 1e-9)) ? null
            : above == 0 ? 0
            : above - Math.Clamp((values[above] - value) / (values[above] - values[above - 1]), 0, 1);
    }

    private string Outline(MapRun run) => $"M{Svg.N(X(run.From))} {Svg.N(Y(run.Row))}H{Svg.N(X(run.Until))}V{Svg.N(Y(run.Row) + RowHeight)}H{Svg.N(X(run.From))}Z";

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
            for (var column = 0; column < Columns; column++)
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
