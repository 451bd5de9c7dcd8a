namespace Planner.Web.Exports;

/// <summary>What a cell is for; its look follows, the same on every sheet.</summary>
public enum CellLook
{
    Plain,

    /// <summary>Head of a column.</summary>
    Heading,

    /// <summary>A figure of any unit.</summary>
    Number,

    /// <summary>US dollars.</summary>
    Money,

    /// <summary>A figure that a person may change: blue, as the trade has it.</summary>
    Input,

    /// <summary>Head of a sheet.</summary>
    Title,

    /// <summary>Head of some rows.</summary>
    Section,

    /// <summary>A remark.</summary>
    Note,

    /// <summary>A sum.</summary>
    Total,

    /// <summary>The answer.</summary>
    Answer,

    /// <summary>1 as yes and 0 as no.</summary>
    Flag,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day that a person may change.</summary>
    InputDate,

    /// <summary>A share that is shown in percent.</summary>
    Percent,

    /// <summary>A share that a person may change.</summary>
    InputPercent,

    /// <summary>A way to another place.</summary>
    Link,

    /// <summary>A day at the head of a column.</summary>
    HeadingDate,

    /// <summary>Head of a column of figures.</summary>
    HeadingNumber,

    /// <summary>What a sum is of.</summary>
    TotalText,
}

/// <summary>What stands in a cell: a text, a number, or a formula with the value that it had when the file was written.</summary>
public sealed record SheetCell(string? Text, double? Number, string? Formula, CellLook Look)
{
    /// <summary>Where a click leads: <c>#'Inputs'!A1</c> within the book, or an address of the web; null: nowhere.</summary>
    public string? Target { get; init; }

    /// <summary>Columns that its text runs over, wrapped; 1: its own.</summary>
    public int Across { get; init; } = 1;

    /// <summary>A remark over several columns.</summary>
    public static SheetCell Remark(string text, int columns) => new(text, null, null, CellLook.Note) { Across = columns };

    public static SheetCell Of(string text, CellLook look = CellLook.Plain) => new(text, null, null, look);

    public static SheetCell Of(double number, CellLook look = CellLook.Number) => new(null, number, null, look);

    /// <summary>An empty cell that a person may fill.</summary>
    public static SheetCell Open(CellLook look) => new(null, null, null, look);

    /// <summary>A formula whose answer is a text.</summary>
    public static SheetCell Answer(string formula, string text, CellLook look = CellLook.Answer) => new(text, null, formula, look);

    public static SheetCell Computed(string formula, double value, CellLook look = CellLook.Number) => new(null, value, formula, look);

    /// <summary>A formula that answers a number, or a text where there is none.</summary>
    public static SheetCell Either(string formula, double? value, string otherwise, CellLook look) =>
        value is { } number ? Computed(formula, number, look) : Answer(formula, otherwise, look);
}
