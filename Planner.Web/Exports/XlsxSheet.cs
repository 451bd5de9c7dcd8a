using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Planner.Web.Exports;

/// <summary>Writes one sheet of an .xlsx file: its view, its cells, its links and how it is printed.</summary>
internal static class XlsxSheet
{
    private const int LongestText = 32_000;
    private const int MostColumns = 16_384;
    private const double LineHeight = 15;
    private const double TitleHeight = 22;

    /// <param name="part">Where to.</param>
    /// <param name="sheet">What.</param>
    /// <param name="first">The sheet that is seen when the book is opened.</param>
    public static void Write(WorksheetPart part, SheetDraft sheet, bool first)
    {
        var links = Links(part, sheet);
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(View(sheet, first)));
        writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = LineHeight, CustomHeight = true });
        writer.WriteElement(Columns(sheet));
        writer.WriteStartElement(new SheetData());
        for (var row = 0; row < sheet.Rows.Count; row++)
        {
            writer.WriteStartElement(RowOf(sheet, row));
            WriteCells(writer, sheet.Rows[row], row + 1);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        var merged = Merged(sheet);
        if (merged.Count > 0)
        {
            writer.WriteElement(new MergeCells(merged));
        }

        if (links.Count > 0)
        {
            writer.WriteElement(new Hyperlinks(links));
        }

        // Landscape, as wide as it is to be and as long as it takes.
        writer.WriteElement(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = sheet.PagesAcross, FitToHeight = 0 });
        writer.WriteElement(new HeaderFooter(new OddFooter("&L&A&R&P / &N")));
        writer.WriteEndElement();
    }

    // XML knows no control characters, and a cell no more than so many letters.
    internal static string Clean(string text) =>
        new([.. text.Take(LongestText).Where(letter => letter is '\t' or '\n' || (!char.IsControl(letter) && letter is not ('\uFFFE' or '\uFFFF')))]);

    private static SheetView View(SheetDraft sheet, bool first)
    {
        var pane = new Pane
        {
            VerticalSplit = sheet.HeadRows,
            TopLeftCell = SheetDraft.ColumnName(sheet.HeadColumns) + (sheet.HeadRows + 1).ToString(CultureInfo.InvariantCulture),
            ActivePane = sheet.HeadColumns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        };
        if (sheet.HeadColumns > 0)
        {
            pane.HorizontalSplit = sheet.HeadColumns;
        }

        var view = new SheetView(pane) { ShowGridLines = false, WorkbookViewId = 0 };
        if (first)
        {
            view.TabSelected = true;
        }

        return view;
    }

    // Programs do not set the height of a row by what is wrapped in it when they open a file.
    private static Row RowOf(SheetDraft sheet, int row)
    {
        var lines = sheet.Rows[row].Select((cell, column) => cell is { Text: { } text, Look: CellLook.Heading or CellLook.HeadingNumber or CellLook.Note } ? LinesOf(text, WidthOf(sheet, column, cell.Across)) : 1).DefaultIfEmpty(1).Max();
        var written = new Row { RowIndex = (uint)row + 1 };
        // A program that lacks the font would else fit rows to another one, and cut what stands under a filled row.
        (written.Height, written.CustomHeight) = (sheet.Rows[row].Any(cell => cell?.Look == CellLook.Title) ? TitleHeight : lines * LineHeight, true);

        return written;
    }

    private static int WidthOf(SheetDraft sheet, int column, int across) => Enumerable.Range(column, across).Sum(place => sheet.Widths[Math.Min(place, sheet.Widths.Count - 1)]);

    // A Chinese, Japanese or Korean letter is as wide as two Latin ones; bold ones need a little more.
    private static int LinesOf(string text, int width) => (int)Math.Ceiling(text.Sum(letter => letter >= '\u1100' ? 2.1 : 1.1) / Math.Max(1, width - 2));

    private static List<MergeCell> Merged(SheetDraft sheet) =>
    [
        .. sheet.Rows.SelectMany((row, place) => row.Select((cell, column) => (cell, column, place)))
            .Where(one => one.cell is { Across: > 1 })
            .Select(one => new MergeCell { Reference = string.Create(CultureInfo.InvariantCulture, $"{SheetDraft.ColumnName(one.column)}{one.place + 1}:{SheetDraft.ColumnName(one.column + one.cell!.Across - 1)}{one.place + 1}") }),
    ];

    private static Columns Columns(SheetDraft sheet)
    {
        var widest = sheet.Rows.Select(row => row.Count).DefaultIfEmpty(0).Max();
        var columns = sheet.Widths.Select((width, place) => new Column { Min = (uint)place + 1, Max = (uint)place + 1, Width = width, CustomWidth = true }).ToList();
        if (widest > columns.Count)
        {
            columns.Add(new Column { Min = (uint)columns.Count + 1, Max = (uint)Math.Min(widest, MostColumns), Width = sheet.Widths[^1], CustomWidth = true });
        }

        return new Columns(columns);
    }

    private static List<Hyperlink> Links(WorksheetPart part, SheetDraft sheet)
    {
        var links = new List<Hyperlink>();
        foreach (var (cell, address) in sheet.Rows.SelectMany((row, place) => row.Select((cell, column) => (cell, SheetDraft.ColumnName(column) + (place + 1).ToString(CultureInfo.InvariantCulture)))))
        {
            if (cell?.Target is not { } target)
            {
                continue;
            }

            if (target.StartsWith('#'))
            {
                links.Add(new Hyperlink { Reference = address, Location = target[1..] });
            }
            else if (Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            {
                links.Add(new Hyperlink { Reference = address, Id = part.AddHyperlinkRelationship(uri, true, "to" + address).Id });
            }
        }

        return links;
    }

    private static void WriteCells(OpenXmlWriter writer, IReadOnlyList<SheetCell?> cells, int row)
    {
        for (var column = 0; column < cells.Count; column++)
        {
            if (cells[column] is { } cell)
            {
                writer.WriteElement(CellOf(cell, SheetDraft.ColumnName(column) + row.ToString(CultureInfo.InvariantCulture)));
            }
        }
    }

    private static Cell CellOf(SheetCell cell, string address)
    {
        var written = new Cell { CellReference = address, StyleIndex = XlsxStyles.IndexOf(cell) };
        if (cell is { Text: { } answer, Formula: { } asked })
        {
            written.DataType = CellValues.String;
            written.CellFormula = new CellFormula(asked);
            written.CellValue = new CellValue(Clean(answer));
            return written;
        }

        if (cell.Text is { } text)
        {
            written.DataType = CellValues.InlineString;
            written.InlineString = new InlineString(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
            return written;
        }

        if (cell.Formula is { } formula)
        {
            written.CellFormula = new CellFormula(formula);
        }

        if (cell.Number is { } number && double.IsFinite(number))
        {
            written.CellValue = new CellValue(number.ToString("R", CultureInfo.InvariantCulture));
        }

        return written;
    }
}
