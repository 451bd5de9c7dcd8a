using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Planner.Web.Exports;

/// <summary>Writes sheets as an .xlsx file. Text is never a formula; formulas are ours alone.</summary>
public static class XlsxFile
{
    private const int LongestText = 32_000;

    /// <summary>The file's bytes.</summary>
    /// <param name="sheets">In order.</param>
    /// <param name="names">Names that formulas and people may use, with the address of their cell.</param>
    public static byte[] Write(IReadOnlyList<SheetDraft> sheets, IReadOnlyList<(string Name, string Address)> names)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var list = new Sheets();
            foreach (var (sheet, place) in sheets.Select((sheet, place) => (sheet, (uint)place + 1)))
            {
                var part = book.AddNewPart<WorksheetPart>();
                WriteSheet(part, sheet);
                list.Append(new Sheet { Name = sheet.Name, SheetId = place, Id = book.GetIdOfPart(part) });
            }

            book.Workbook = new Workbook(
                new BookViews(new WorkbookView()),
                list,
                new DefinedNames(names.Select(name => new DefinedName(name.Address) { Name = name.Name })),
                new CalculationProperties { FullCalculationOnLoad = true });
        }

        return stream.ToArray();
    }

    private static void WriteSheet(WorksheetPart part, SheetDraft sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(sheet.Widths.Select((width, place) => new Column
        {
            Min = (uint)place + 1,
            Max = (uint)place + 1,
            Width = width,
            CustomWidth = true,
        })));
        writer.WriteStartElement(new SheetData());
        for (var row = 0; row < sheet.Rows.Count; row++)
        {
            writer.WriteStartElement(new Row { RowIndex = (uint)row + 1 });
            WriteCells(writer, sheet.Rows[row], row + 1);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
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
        var written = new Cell { CellReference = address, StyleIndex = (uint)cell.Look };
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

    // XML knows no control characters, and a cell no more than so many letters.
    private static string Clean(string text) =>
        new([.. text.Take(LongestText).Where(letter => letter is '\t' or '\n' || (!char.IsControl(letter) && letter is not ('\uFFFE' or '\uFFFF')))]);

    /// <summary>One style for each <see cref="CellLook"/>, in its order.</summary>
    private static Stylesheet Styles()
    {
        const uint General = 0;
        const uint Cents = 4;
        var fonts = new Fonts(new Font(), new Font(new Bold()), new Font(new Color { Rgb = "FF1F5FBF" }));
        var formats = new CellFormats(
            Format(General, 0),
            Format(General, 1),
            Format(General, 0),
            Format(Cents, 0),
            Format(General, 2));
        return new Stylesheet(
            fonts,
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            formats);
    }

    private static CellFormat Format(uint number, uint font) => new() { NumberFormatId = number, FontId = font, FillId = 0, BorderId = 0, FormatId = 0, ApplyNumberFormat = true, ApplyFont = true };
}
