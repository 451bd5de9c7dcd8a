using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Planner.Web.Exports;

/// <summary>A book as it is written to a file.</summary>
/// <param name="Title">What the book is about: a property of the file.</param>
/// <param name="Yes">What 1 means in a cell of yes or no.</param>
/// <param name="No">What 0 means.</param>
/// <param name="Sheets">In order.</param>
/// <param name="Names">Names that formulas and people may use, with the address of their cell.</param>
public sealed record XlsxBook(string Title, string Yes, string No, IReadOnlyList<SheetDraft> Sheets, IReadOnlyList<(string Name, string Address)> Names);

/// <summary>Writes sheets as an .xlsx file. Text is never a formula; formulas are ours alone.</summary>
public static class XlsxFile
{
    /// <summary>The file's bytes.</summary>
    public static byte[] Write(XlsxBook written)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new XlsxStyles(written.Yes, written.No).Sheet();
            var list = new Sheets();
            foreach (var (sheet, place) in written.Sheets.Select((sheet, place) => (sheet, (uint)place + 1)))
            {
                var part = book.AddNewPart<WorksheetPart>();
                XlsxSheet.Write(part, sheet, place == 1);
                list.Append(new Sheet { Name = sheet.Name, SheetId = place, Id = book.GetIdOfPart(part) });
            }

            book.Workbook = new Workbook(
                new BookViews(new WorkbookView()),
                list,
                new DefinedNames([.. written.Sheets.SelectMany(Printed), .. written.Names.Select(name => new DefinedName(name.Address) { Name = name.Name })]),
                new CalculationProperties { FullCalculationOnLoad = true });
            document.PackageProperties.Title = XlsxSheet.Clean(written.Title);
            document.PackageProperties.Creator = "Planner";
        }

        return stream.ToArray();
    }

    // What is printed of a sheet, and what is repeated on every page.
    private static IEnumerable<DefinedName> Printed(SheetDraft sheet, int place)
    {
        if (sheet.PrintedColumns > 0 && sheet.Rows.Count > 0)
        {
            yield return new DefinedName(sheet.Range(0, 1, sheet.PrintedColumns - 1, sheet.Rows.Count)) { Name = "_xlnm.Print_Area", LocalSheetId = (uint)place };
        }

        var rows = string.Create(CultureInfo.InvariantCulture, $"'{sheet.Name}'!$1:${sheet.HeadRows}");
        var columns = sheet.HeadColumns == 0 ? "" : $"'{sheet.Name}'!$A:${SheetDraft.ColumnName(sheet.HeadColumns - 1)},";
        yield return new DefinedName(columns + rows) { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)place };
    }
}
