using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Planner.Web.Exports;

/// <summary>A sheet that is being written, row by row.</summary>
public sealed class SheetDraft(string name, params int[] widths)
{
    private const int LongestName = 31;
    private readonly List<IReadOnlyList<SheetCell?>> _rows = [];

    /// <summary>As spreadsheets allow it: 31 characters at most, none of <c>[ ] : * ? / \</c>, no apostrophe.</summary>
    public string Name { get; } = Allowed(name);

    /// <summary>Widths of the columns in characters; columns beyond have the width of the last.</summary>
    public IReadOnlyList<int> Widths { get; } = widths;

    public IReadOnlyList<IReadOnlyList<SheetCell?>> Rows => _rows;

    /// <summary>Rows at the top that stay in view and are repeated on every printed page.</summary>
    public int HeadRows { get; init; } = 1;

    /// <summary>Columns at the left that stay in view and are repeated.</summary>
    public int HeadColumns { get; init; }

    /// <summary>Columns that are printed, from the left; 0: all.</summary>
    public int PrintedColumns { get; init; }

    /// <summary>Pages that a printed sheet is wide.</summary>
    public uint PagesAcross { get; init; } = 1;

    /// <summary>Number of the row that comes next, from 1.</summary>
    public int NextRow => _rows.Count + 1;

    /// <summary>Adds a row and answers its number.</summary>
    public int Add(params IReadOnlyList<SheetCell?> cells)
    {
        _rows.Add(cells);
        return _rows.Count;
    }

    /// <summary>Address of a cell for formulas on any sheet: <c>'Inputs'!$F$12</c>.</summary>
    public string Address(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"'{Name}'!${ColumnName(column)}${row}");

    /// <summary>Address of a block of cells: <c>'Months'!$C$2:$C$61</c>.</summary>
    public string Range(int column, int row, int lastColumn, int lastRow) =>
        string.Create(CultureInfo.InvariantCulture, $"'{Name}'!${ColumnName(column)}${row}:${ColumnName(lastColumn)}${lastRow}");

    /// <summary>The place of its first cell, for links.</summary>
    public string Target => $"#'{Name}'!A1";

    /// <summary>A, B … Z, AA … by place from 0.</summary>
    public static string ColumnName(int column) => column < 26 ? ((char)('A' + column)).ToString() : ColumnName((column / 26) - 1) + ColumnName(column % 26);

    private static string Allowed(string name)
    {
        var plain = new string([.. name.Where(letter => !@"[]:*?/\'".Contains(letter, StringComparison.Ordinal)).Take(LongestName)]);
        return string.IsNullOrWhiteSpace(plain) ? "Sheet" : plain;
    }
}
