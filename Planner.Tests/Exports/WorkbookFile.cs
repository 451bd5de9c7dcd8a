using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Tests.Sessions;
using Planner.Web.Api;
using Planner.Web.Display;
using Planner.Web.Exports;
using Xunit;

namespace Planner.Tests.Exports;

/// <summary>A workbook as a file: its cells read and changed in the XML, as another program would, and recalculated by LibreOffice.</summary>
internal sealed class WorkbookFile
{
    public const string Office = "/usr/bin/soffice";
    public const string NoOffice = "LibreOffice is not installed: apt-get install libreoffice-calc-nogui";
    private static readonly XNamespace s_sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public WorkbookFile(byte[] bytes)
    {
        Bytes = bytes;
        using var archive = new ZipArchive(new MemoryStream(bytes));
        var book = XDocument.Load(archive.GetEntry("xl/workbook.xml")!.Open());
        SheetNames = [.. book.Descendants(s_sheet + "sheet").Select(sheet => sheet.Attribute("name")!.Value)];
        // Names of a sheet, like what a printer repeats, are no names of cells.
        Names = book.Descendants(s_sheet + "definedName").Where(name => name.Attribute("localSheetId") is null).ToDictionary(name => name.Attribute("name")!.Value, name => name.Value);
        Sheets = [.. SheetNames.Select((_, place) => XDocument.Load(archive.GetEntry($"xl/worksheets/sheet{place + 1}.xml")!.Open()))];
        Texts = [.. Sheets.SelectMany(sheet => sheet.Descendants(s_sheet + "t")).Select(text => text.Value)];
        if (archive.GetEntry("xl/sharedStrings.xml") is { } shared)
        {
            Texts = [.. Texts, .. XDocument.Load(shared.Open()).Descendants(s_sheet + "t").Select(text => text.Value)];
        }
    }

    /// <summary>The workbook of a scenario in English, its options called by their ids.</summary>
    public static WorkbookFile Of(Scenario scenario, Decisions decisions, IReading<Term> reading) => new(PlanWorkbook.Write(
        new WorkbookSubject(scenario, PlanningRoom.Ground, decisions, reading),
        ExportEndpoints.Words(scenario, PlanningRoom.Ground, Wording.In(Language.English)) with { OptionName = option => option }));

    public byte[] Bytes { get; }

    public string[] SheetNames { get; }

    /// <summary>Addresses by the name of their cell.</summary>
    public Dictionary<string, string> Names { get; }

    public XDocument[] Sheets { get; }

    /// <summary>Texts that no formula answers.</summary>
    public string[] Texts { get; }

    /// <summary>Numbers of the cells that hold a formula, by sheet and address.</summary>
    public Dictionary<string, double> Numbers() => Formulas().Where(cell => cell.Cell.Attribute("t")?.Value != "str" && cell.Cell.Element(s_sheet + "v") is not null)
        .ToDictionary(cell => cell.Place, cell => double.TryParse(cell.Cell.Element(s_sheet + "v")!.Value, CultureInfo.InvariantCulture, out var value) ? value : double.NaN);

    /// <summary>What formulas answer in words, by sheet and address.</summary>
    public Dictionary<string, string> Answers() => Formulas().Where(cell => cell.Cell.Attribute("t")?.Value == "str").ToDictionary(cell => cell.Place, cell => cell.Cell.Element(s_sheet + "v")?.Value ?? "");

    /// <summary>All cells with a formula, by sheet and address.</summary>
    public IEnumerable<(string Place, XElement Cell)> Formulas() => Sheets.SelectMany((sheet, place) => sheet.Descendants(s_sheet + "c")
        .Where(cell => cell.Element(s_sheet + "f") is not null)
        .Select(cell => ($"{SheetNames[place]}!{cell.Attribute("r")!.Value}", cell)));

    /// <summary>The text of a cell's formula.</summary>
    public static string FormulaOf(XElement cell) => cell.Element(s_sheet + "f")!.Value;

    /// <summary>Sheet and address of a named cell, as <see cref="Numbers"/> has them.</summary>
    public string Place(string name) => Names[name].Replace("'", "", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal);

    /// <summary>The same with other values in some named cells, and with no value beside any formula: a program that finds values may believe them.</summary>
    public byte[] With(params (string Name, double Value)[] values)
    {
        var places = values.ToDictionary(value => Place(value.Name), value => value.Value);
        using var stream = new MemoryStream();
        stream.Write(Bytes);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            for (var place = 0; place < Sheets.Length; place++)
            {
                var sheet = new XDocument(Sheets[place]);
                foreach (var cell in sheet.Descendants(s_sheet + "c"))
                {
                    Change(cell, places, SheetNames[place]);
                }

                using var target = archive.GetEntry($"xl/worksheets/sheet{place + 1}.xml")!.Open();
                target.SetLength(0);
                sheet.Save(target, SaveOptions.DisableFormatting);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Files recalculated by LibreOffice in one process.</summary>
    public static async Task<WorkbookFile[]> Recalculated(string folder, params byte[][] books)
    {
        var files = books.Select((_, place) => Path.Combine(folder, $"book-{place}.xlsx")).ToArray();
        await Task.WhenAll(files.Zip(books, (file, book) => File.WriteAllBytesAsync(file, book)));
        var result = Path.Combine(folder, "out");
        var start = new ProcessStartInfo(Office, [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx", "--outdir", result, .. files])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, string.Join('\n', await said));
        return [.. files.Select(file => new WorkbookFile(File.ReadAllBytes(Path.Combine(result, Path.GetFileName(file)))))];
    }

    private static void Change(XElement cell, Dictionary<string, double> places, string sheet)
    {
        if (cell.Element(s_sheet + "f") is not null)
        {
            cell.Element(s_sheet + "v")?.Remove();
        }
        else if (places.TryGetValue($"{sheet}!{cell.Attribute("r")!.Value}", out var value))
        {
            cell.SetElementValue(s_sheet + "v", value.ToString("R", CultureInfo.InvariantCulture));
        }
    }
}
