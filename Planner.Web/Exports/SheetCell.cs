using System.Collections.Generic;
using System.Globalization;

namespace Planner.Web.Exports;

/// <summary>How a cell looks.</summary>
public enum CellLook
{
    Plain,
    Heading,
    Number,
    Money,
    Input,
}

/// <summary>What stands in a cell: a text, a number, or a formula with the value that it had when the file was written.</summary>
public sealed record SheetCell(string? Text, double? Number, string? Formula, CellLook Look)
{
    public static SheetCell Of(string text, CellLook look = CellLook.Plain) => new(text, null, null, look);

    public static SheetCell Of(double number, CellLook look = CellLook.Number) => new(null, number, null, look);

    /// <summary>A formula whose answer is a text.</summary>
    public static SheetCell Answer(string formula, string text, CellLook look = CellLook.Heading) => new(text, null, formula, look);

    public static SheetCell Computed(string formula, double value, CellLook look = CellLook.Number) => new(null, value, formula, look);
}

/// <summary>A sheet that is being written, row by row.</summary>
public sealed class SheetDraft(string name, params int[] widths)
{
    private readonly List<IReadOnlyList<SheetCell?>> _rows = [];

    public string Name { get; } = name;

    /// <summary>Widths of the columns in characters.</summary>
    public IReadOnlyList<int> Widths { get; } = widths;

    public IReadOnlyList<IReadOnlyList<SheetCell?>> Rows => _rows;

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

    /// <summary>A, B … Z, AA … by place from 0.</summary>
    public static string ColumnName(int column) => column < 26 ? ((char)('A' + column)).ToString() : ColumnName((column / 26) - 1) + ColumnName(column % 26);
}
