using System;
using System.Linq;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Planner.Web.Exports;

/// <summary>The looks of cells as a stylesheet: every look with every form of number, so that the style of a cell is computed and none is listed twice.</summary>
/// <param name="yes">What 1 means in a cell of yes or no.</param>
/// <param name="no">What 0 means.</param>
internal sealed class XlsxStyles(string yes, string no)
{
    private const string Ink = "FF1F2430";
    private const string InputBlue = "FF0000FF";
    private const string Grey = "FF6B7280";
    private const string LinkBlue = "FF0B57D0";
    private const uint FirstOwnFormat = 164;

    // General stands first; the others from the largest figures to the smallest.
    private static readonly string[] s_numbers = ["General", "0.000E+00", "#,##0", "#,##0.00", "0.0000", "yyyy\\-mm\\-dd", "0.0%"];

    private enum NumberForm
    {
        General,
        Scientific,
        Whole,
        Hundredths,
        Fine,
        Day,
        Percent,
        YesNo,
    }

    /// <summary>The style of a cell.</summary>
    public static uint IndexOf(SheetCell cell) => (uint)(((int)cell.Look * Enum.GetValues<NumberForm>().Length) + (int)FormOf(cell));

    public Stylesheet Sheet() => new(
        new NumberingFormats(Formats().Select((code, place) => new NumberingFormat { NumberFormatId = FirstOwnFormat + (uint)place, FormatCode = code })),
        Fonts(),
        Fills(),
        new Borders(new Border(), new Border(new TopBorder(new Color { Rgb = Grey }) { Style = BorderStyleValues.Thin }), new Border(new BottomBorder(new Color { Rgb = Grey }) { Style = BorderStyleValues.Thin })),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(Enum.GetValues<CellLook>().SelectMany(look => Enum.GetValues<NumberForm>().Select(form => Format(look, form)))),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));

    private static NumberForm FormOf(SheetCell cell) => cell.Look switch
    {
        CellLook.Date or CellLook.InputDate or CellLook.HeadingDate => NumberForm.Day,
        CellLook.Percent or CellLook.InputPercent => NumberForm.Percent,
        CellLook.Flag => NumberForm.YesNo,
        _ when cell.Number is not { } number => NumberForm.General,
        CellLook.Money or CellLook.Total => Math.Abs(cell.Number!.Value) is 0 or >= 1000 ? NumberForm.Whole : Math.Abs(cell.Number!.Value) >= 0.01 ? NumberForm.Hundredths : NumberForm.Fine,
        // What a person types is shown as he types it.
        CellLook.Input => Math.Abs(cell.Number!.Value) is >= 1e4 and < 1e12 && cell.Number!.Value == Math.Floor(cell.Number!.Value) ? NumberForm.Whole : NumberForm.General,
        _ => Plain(Math.Abs(cell.Number!.Value)),
    };

    private static NumberForm Plain(double size) =>
        size >= 1e12 ? NumberForm.Scientific
        : size == Math.Floor(size) || size >= 1e4 ? NumberForm.Whole
        : size >= 10 ? NumberForm.Hundredths
        : size >= 0.001 ? NumberForm.Fine
        : NumberForm.Scientific;

    private string[] Formats() => [.. s_numbers.Skip(1), $"\"{Quoted(yes)}\";\"{Quoted(yes)}\";\"{Quoted(no)}\""];

    private static string Quoted(string text) => text.Replace("\"", "", StringComparison.Ordinal);

    // In the order of their use below: running text, bold, input, title, section, grey, link, heading.
    private static Fonts Fonts() => new(
        Of(11, Ink), Of(11, Ink, bold: true), Of(11, InputBlue), Of(16, Ink, bold: true), Of(12, Ink, bold: true), Of(10, Grey),
        new Font(new Underline(), new FontSize { Val = 11 }, new Color { Rgb = LinkBlue }, new FontName { Val = "Calibri" }), Of(11, Ink, bold: true));

    private static Font Of(double size, string colour, bool bold = false)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size }, new Color { Rgb = colour }, new FontName { Val = "Calibri" });
        return font;
    }

    // The first two are laid down by the format itself.
    private static Fills Fills() => new(
        new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
        Solid("FFE8ECF3"), Solid("FFFFF9E0"), Solid("FFE6F4EA"));

    private static Fill Solid(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

    private static CellFormat Format(CellLook look, NumberForm form)
    {
        var (font, fill, border) = Dress(look);
        var format = new CellFormat
        {
            NumberFormatId = form == NumberForm.General ? 0 : FirstOwnFormat + (uint)form - 1,
            FontId = font,
            FillId = fill,
            BorderId = border,
            FormatId = 0,
            ApplyNumberFormat = true,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
        };
        if (AlignmentOf(look) is { } alignment)
        {
            format.ApplyAlignment = true;
            format.Alignment = alignment;
        }

        return format;
    }

    // Heads stand over what they head: texts begin a step from the edge, so that they do not touch the figure before them.
    private static Alignment? AlignmentOf(CellLook look) => look switch
    {
        CellLook.Heading => new Alignment { Horizontal = HorizontalAlignmentValues.Left, Vertical = VerticalAlignmentValues.Bottom, WrapText = true, Indent = 1 },
        CellLook.HeadingNumber or CellLook.HeadingDate => new Alignment { Horizontal = HorizontalAlignmentValues.Right, Vertical = VerticalAlignmentValues.Bottom, WrapText = true },
        CellLook.Plain or CellLook.Link or CellLook.TotalText => new Alignment { Horizontal = HorizontalAlignmentValues.Left, Indent = 1 },
        CellLook.Note => new Alignment { Horizontal = HorizontalAlignmentValues.Left, Vertical = VerticalAlignmentValues.Top, WrapText = true, Indent = 1 },
        // A long name runs on over the empty cells at its right.
        CellLook.Answer => new Alignment { Horizontal = HorizontalAlignmentValues.Left, Indent = 1 },
        CellLook.Title or CellLook.Section => new Alignment { Horizontal = HorizontalAlignmentValues.Left, Indent = 1 },
        CellLook.Money or CellLook.Number or CellLook.Total or CellLook.Percent => new Alignment { Horizontal = HorizontalAlignmentValues.Right },
        _ => null,
    };

    private static (uint Font, uint Fill, uint Border) Dress(CellLook look) => look switch
    {
        CellLook.Heading or CellLook.HeadingDate or CellLook.HeadingNumber => (7, 2, 2),
        CellLook.Input or CellLook.InputDate or CellLook.InputPercent => (2, 3, 0),
        CellLook.Title => (3, 0, 0),
        CellLook.Section => (4, 0, 0),
        CellLook.Note => (5, 0, 0),
        CellLook.Total or CellLook.TotalText => (1, 0, 1),
        CellLook.Answer => (1, 4, 0),
        CellLook.Link => (6, 0, 0),
        _ => (0, 0, 0),
    };
}
