using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Tests.Sessions;
using Planner.Web.Display;
using Planner.Web.Exports;
using Xunit;

namespace Planner.Tests.Exports;

/// <summary>The workbook's formulas, recalculated by another program, give the figures of the plan.</summary>
public sealed class WorkbookTests : IDisposable
{
    private const string Office = "/usr/bin/soffice";
    private static readonly XNamespace s_sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("planner-workbook-");

    [Theory]
    [InlineData("llama-70b-documents")]
    [InlineData("dgx-a100-500")]
    public async Task LibreOffice_recalculates_every_formula_to_the_same_value(string example)
    {
        Assert.SkipUnless(File.Exists(Office), "LibreOffice is not installed: apt-get install libreoffice-calc-nogui");
        var book = Write(example);
        var expected = Cells(book);
        Assert.True(expected.Count > 500, $"only {expected.Count} formulas");
        var bare = Path.Combine(_folder.FullName, "bare.xlsx");
        await File.WriteAllBytesAsync(bare, WithoutValues(book));
        await Recalculate(bare);
        var actual = Cells(await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, "out", "bare.xlsx")));
        var wrong = expected.Where(cell => !Agree(cell.Value, actual.GetValueOrDefault(cell.Key, double.NaN))).Select(cell => $"{cell.Key}: {cell.Value:R}, not {actual.GetValueOrDefault(cell.Key):R}").ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(10)));
    }

    [Fact]
    public void Totals_are_the_plans_own_and_have_names()
    {
        var scenario = PlanningRoom.Example("llama-70b-documents");
        var plan = PlanBuilder.Compare(scenario, PlanningRoom.Ground).Plans[0];
        using var archive = new ZipArchive(new MemoryStream(Write("llama-70b-documents")));
        var names = XDocument.Load(archive.GetEntry("xl/workbook.xml")!.Open()).Descendants(s_sheet + "definedName").ToDictionary(name => name.Attribute("name")!.Value, name => name.Value);
        var address = names[$"lifetime_cost_present_value.{plan.OptionId.Replace('-', '_')}"].Split('!')[1].Replace("$", "", StringComparison.Ordinal);
        Assert.Equal(plan.Totals.LifetimeCostPresentValue.Value, Cells(Write("llama-70b-documents"))[$"sheet1!{address}"], 1e-9 * Math.Abs(plan.Totals.LifetimeCostPresentValue.Value));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static byte[] Write(string example)
    {
        var scenario = PlanningRoom.Example(example);
        var comparison = PlanBuilder.Evaluate(scenario, PlanningRoom.Ground, PlanBuilder.Decide(scenario, PlanningRoom.Ground), new TermReading());
        var words = Wording.In(Language.English);
        return PlanWorkbook.Write(comparison, PaperTexts.In(Language.English.Culture), words.Label, option => option);
    }

    private static bool Agree(double expected, double actual) => Math.Abs(expected - actual) <= (1e-9 * Math.Abs(expected)) + 1e-12;

    /// <summary>Values of the cells that hold a formula, by sheet and address.</summary>
    private static Dictionary<string, double> Cells(byte[] book)
    {
        using var archive = new ZipArchive(new MemoryStream(book));
        return archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal))
            .SelectMany(entry => XDocument.Load(entry.Open()).Descendants(s_sheet + "c")
                .Where(cell => cell.Element(s_sheet + "f") is not null && cell.Element(s_sheet + "v") is not null)
                .Select(cell => ($"{Path.GetFileNameWithoutExtension(entry.Name)}!{cell.Attribute("r")!.Value}", cell.Element(s_sheet + "v")!.Value)))
            .ToDictionary(cell => cell.Item1, cell => double.TryParse(cell.Value, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : double.NaN);
    }

    // A program that finds values beside the formulas may believe them; without them it must calculate.
    private static byte[] WithoutValues(byte[] book)
    {
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).ToList())
            {
                XDocument sheet;
                using (var source = entry.Open())
                {
                    sheet = XDocument.Load(source);
                }

                sheet.Descendants(s_sheet + "c").Where(cell => cell.Element(s_sheet + "f") is not null).ToList().ForEach(cell => cell.Element(s_sheet + "v")?.Remove());
                using var target = entry.Open();
                target.SetLength(0);
                sheet.Save(target);
            }
        }

        return stream.ToArray();
    }

    private async Task Recalculate(string file)
    {
        var start = new ProcessStartInfo(Office,
        [
            $"-env:UserInstallation=file://{_folder.FullName}/profile", "--headless", "--convert-to", "xlsx", "--outdir", Path.Combine(_folder.FullName, "out"), file,
        ])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }
}
