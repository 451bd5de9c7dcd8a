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
using Planner.Domain.Studies;
using Planner.Tests.Plans;
using Planner.Tests.Sessions;
using Planner.Web.Api;
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

    public static TheoryData<string> Examples { get; } = [.. SeedGround.ExampleNames];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task LibreOffice_recalculates_every_formula_to_the_same_value(string example)
    {
        Assert.SkipUnless(File.Exists(Office), "LibreOffice is not installed: apt-get install libreoffice-calc-nogui");
        var book = Write(example);
        var expected = Cells(book);
        EveryFigureStandsAsFormula(example, book, expected);
        var bare = Path.Combine(_folder.FullName, "bare.xlsx");
        await File.WriteAllBytesAsync(bare, WithoutValues(book));
        await Recalculate(bare);
        var actual = Cells(await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, "out", "bare.xlsx")));
        var wrong = expected.Where(cell => !Agree(cell.Value, actual.GetValueOrDefault(cell.Key, double.NaN))).Select(cell => $"{cell.Key}: {cell.Value:R}, not {actual.GetValueOrDefault(cell.Key):R}").ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(10)));
        Assert.Equal(Answers(book), Answers(await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, "out", "bare.xlsx"))));
        var errors = Texts(await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, "out", "bare.xlsx"))).Where(text => text.StartsWith('#') || text.StartsWith("Err:", StringComparison.Ordinal)).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors.Take(10)));
    }

    // Under its name, as a formula, with the plan's own value: whatever figure a plan has, the book has too.
    private static void EveryFigureStandsAsFormula(string example, byte[] book, Dictionary<string, double> formulas)
    {
        var names = Names(book);
        Assert.All(names.Keys, name => Assert.Matches("^[A-Za-z_][A-Za-z0-9_.]*$", name));
        foreach (var plan in PlanBuilder.Compare(PlanningRoom.Example(example), PlanningRoom.Ground).Plans)
        {
            Assert.NotEmpty(plan.Figures);
            foreach (var figure in plan.Figures.DistinctBy(figure => figure.Label))
            {
                var address = names[new CellNames().Add(figure.Label.Key, plan.OptionId, "")].Split('!')[1].Replace("$", "", StringComparison.Ordinal);
                Assert.True(formulas.TryGetValue($"sheet1!{address}", out var value), $"{figure.Label.Key} of {plan.OptionId} is no formula");
                Assert.True(Agree(figure.Label.Unit.FromBase(figure.Value.Value), value), $"{figure.Label.Key} of {plan.OptionId}: {value:R}, not {figure.Label.Unit.FromBase(figure.Value.Value):R}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task A_changed_input_recalculates_to_the_plan_with_that_input_and_the_same_decisions(string example)
    {
        Assert.SkipUnless(File.Exists(Office), "LibreOffice is not installed: apt-get install libreoffice-calc-nogui");
        var scenario = PlanningRoom.Example(example);
        var decisions = PlanBuilder.Decide(scenario, PlanningRoom.Ground);
        var book = Write(example);
        var names = Names(book);
        var inputs = UsedInputs.Of(scenario, PlanningRoom.Ground, decisions).Where(input => input.Central > 0 && names.ContainsKey(NameOf(input))).ToArray();
        // Every tenth of them, moved by an eighth: prices, powers, times and the work itself.
        foreach (var (input, place) in inputs.Where((_, place) => place % ((inputs.Length / 10) + 1) == 0).Select((input, place) => (input, place)))
        {
            var changed = Path.Combine(_folder.FullName, $"changed-{place}.xlsx");
            await File.WriteAllBytesAsync(changed, WithInput(WithoutValues(book), names[NameOf(input)], 1.125));
        }

        await Recalculate([.. Directory.GetFiles(_folder.FullName, "changed-*.xlsx")]);
        foreach (var (input, place) in inputs.Where((_, place) => place % ((inputs.Length / 10) + 1) == 0).Select((input, place) => (input, place)))
        {
            var cells = Cells(await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, "out", $"changed-{place}.xlsx")));
            var plans = PlanBuilder.Evaluate(scenario, PlanningRoom.Ground, decisions, new Moved(input.Id, 1.125)).Plans;
            foreach (var plan in plans)
            {
                var total = cells[$"sheet1!{AddressOf(names, plan.OptionId)}"];
                Assert.Equal(plan.Totals.LifetimeCostPresentValue.Value, total, Math.Max(1e-6, 1e-9 * Math.Abs(total)));
            }
        }
    }

    public static TheoryData<string, string, double> Deciding { get; } = new()
    {
        // A price, a power, a rate, the demand and its growth: each so far that another option wins.
        { "dgx-a100-500", "servers/dgx-a100-320gb/price", 1.5 },
        { "dgx-a100-500", "servers/dgx-a100-320gb/maximumPower", 2.2 },
        { "dgx-a100-500", "terms.discountRatePerYear", 2.2 },
        { "dgx-a100-500", "finance/hardware-maintenance-rate/figure", 3.5 },
        { "llama-70b-documents", "application.serve[0].requestsPerSecond", 4 },
        { "bloomberggpt-or-lora", "application.serve[0].growthPerYear", 4 },
    };

    [Theory]
    [MemberData(nameof(Deciding))]
    public async Task After_an_input_is_changed_the_recalculated_comparison_names_another_winner(string example, string id, double factor)
    {
        Assert.SkipUnless(File.Exists(Office), "LibreOffice is not installed: apt-get install libreoffice-calc-nogui");
        var scenario = PlanningRoom.Example(example);
        var decisions = PlanBuilder.Decide(scenario, PlanningRoom.Ground);
        var input = Assert.Single(UsedInputs.Of(scenario, PlanningRoom.Ground, decisions), input => input.Id == id);
        var book = Write(example);
        var changed = Path.Combine(_folder.FullName, "decides.xlsx");
        await File.WriteAllBytesAsync(changed, WithInput(WithoutValues(book), Names(book)[NameOf(input)], factor));
        await Recalculate(changed);

        var answers = Answers(await File.ReadAllBytesAsync(Path.Combine(_folder.FullName, "out", "decides.xlsx")));
        var plans = PlanBuilder.Evaluate(scenario, PlanningRoom.Ground, decisions, new Moved(id, factor)).Plans;
        var winner = plans.Where(plan => plan.Feasible).MinBy(plan => plan.Totals.LifetimeCostPresentValue.Value)!.OptionId;
        Assert.NotEqual(PlanBuilder.Compare(scenario, PlanningRoom.Ground, decisions).Ranking[0], winner);
        Assert.Contains(winner, answers);
        Assert.DoesNotContain(PlanBuilder.Compare(scenario, PlanningRoom.Ground, decisions).Ranking[0], answers);
    }

    [Fact]
    public void A_change_of_the_decision_is_a_formula()
    {
        var texts = Texts(Write("dgx-a100-500"));
        Assert.Contains("colocate", texts);
        using var archive = new ZipArchive(new MemoryStream(Write("dgx-a100-500")));
        Assert.Contains("MATCH(MIN(", new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open()).ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Totals_are_the_plans_own_and_have_names()
    {
        var scenario = PlanningRoom.Example("llama-70b-documents");
        var plan = PlanBuilder.Compare(scenario, PlanningRoom.Ground).Plans[0];
        var book = Write("llama-70b-documents");
        Assert.Equal(plan.Totals.LifetimeCostPresentValue.Value, Cells(book)[$"sheet1!{AddressOf(Names(book), plan.OptionId)}"], 1e-9 * Math.Abs(plan.Totals.LifetimeCostPresentValue.Value));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static byte[] Write(string example)
    {
        var scenario = PlanningRoom.Example(example);
        var decisions = PlanBuilder.Decide(scenario, PlanningRoom.Ground);
        var words = ExportEndpoints.Words(scenario, PlanningRoom.Ground, decisions, Wording.In(Language.English));
        return PlanWorkbook.Write(PlanBuilder.Evaluate(scenario, PlanningRoom.Ground, decisions, new TermReading()), words with { OptionName = option => option });
    }

    // As the sheet names them.
    private static string NameOf(Input input) => new CellNames().Add("in", input.Id, "");

    private static string AddressOf(Dictionary<string, string> names, string option) =>
        names[new CellNames().Add("lifetime-cost-present-value", option, "")].Split('!')[1].Replace("$", "", StringComparison.Ordinal);

    private static Dictionary<string, string> Names(byte[] book)
    {
        using var archive = new ZipArchive(new MemoryStream(book));
        return XDocument.Load(archive.GetEntry("xl/workbook.xml")!.Open()).Descendants(s_sheet + "definedName").ToDictionary(name => name.Attribute("name")!.Value, name => name.Value);
    }

    /// <summary>Every text in a cell, as a reader sees it.</summary>
    private static List<string> Texts(byte[] book)
    {
        using var archive = new ZipArchive(new MemoryStream(book));
        return [.. archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal) || entry.FullName == "xl/sharedStrings.xml")
            .SelectMany(entry => XDocument.Load(entry.Open()).Descendants().Where(element => element.Name == s_sheet + "t" || (element.Name == s_sheet + "v" && element.Parent!.Attribute("t")?.Value is "str" or "e")).Select(element => element.Value))];
    }

    /// <summary>What formulas answer in words: the cheapest option.</summary>
    private static List<string> Answers(byte[] book)
    {
        using var archive = new ZipArchive(new MemoryStream(book));
        return [.. XDocument.Load(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open()).Descendants(s_sheet + "c")
            .Where(cell => cell.Element(s_sheet + "f") is not null && cell.Attribute("t")?.Value == "str").Select(cell => cell.Element(s_sheet + "v")!.Value)];
    }

    private sealed class Moved(string id, double factor) : IReading<Real>
    {
        public Real Read(Input input) => input.Id == id ? input.Central * factor : input.Central;
    }

    private static bool Agree(double expected, double actual) => Math.Abs(expected - actual) <= (1e-9 * Math.Abs(expected)) + 1e-12;

    /// <summary>Values of the cells that hold a formula, by sheet and address.</summary>
    private static Dictionary<string, double> Cells(byte[] book)
    {
        using var archive = new ZipArchive(new MemoryStream(book));
        return archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal))
            .SelectMany(entry => XDocument.Load(entry.Open()).Descendants(s_sheet + "c")
                .Where(cell => cell.Element(s_sheet + "f") is not null && cell.Element(s_sheet + "v") is not null && cell.Attribute("t")?.Value != "str")
                .Select(cell => ($"{Path.GetFileNameWithoutExtension(entry.Name)}!{cell.Attribute("r")!.Value}", cell.Element(s_sheet + "v")!.Value)))
            .ToDictionary(cell => cell.Item1, cell => double.TryParse(cell.Value, CultureInfo.InvariantCulture, out var value) ? value : double.NaN);
    }

    private static byte[] WithInput(byte[] book, string address, double factor) => Edited(book, (sheet, place) =>
    {
        var inputs = address.Split('!')[1].Replace("$", "", StringComparison.Ordinal);
        if (SheetNames(book)[place] == address.Split('!')[0].Trim('\''))
        {
            var value = sheet.Descendants(s_sheet + "c").Single(cell => cell.Attribute("r")!.Value == inputs).Element(s_sheet + "v")!;
            value.Value = (double.Parse(value.Value, CultureInfo.InvariantCulture) * factor).ToString("R", CultureInfo.InvariantCulture);
        }
    });

    private static string[] SheetNames(byte[] book)
    {
        using var archive = new ZipArchive(new MemoryStream(book));
        return [.. XDocument.Load(archive.GetEntry("xl/workbook.xml")!.Open()).Descendants(s_sheet + "sheet").Select(sheet => sheet.Attribute("name")!.Value)];
    }

    // A program that finds values beside the formulas may believe them; without them it must calculate.
    private static byte[] WithoutValues(byte[] book) => Edited(book, (sheet, _) =>
        sheet.Descendants(s_sheet + "c").Where(cell => cell.Element(s_sheet + "f") is not null).ToList().ForEach(cell => cell.Element(s_sheet + "v")?.Remove()));

    private static byte[] Edited(byte[] book, Action<XDocument, int> edit)
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

                edit(sheet, int.Parse(Path.GetFileNameWithoutExtension(entry.Name)["sheet".Length..], CultureInfo.InvariantCulture) - 1);
                using var target = entry.Open();
                target.SetLength(0);
                sheet.Save(target);
            }
        }

        return stream.ToArray();
    }

    private async Task Recalculate(params string[] files)
    {
        var start = new ProcessStartInfo(Office,
        [
            $"-env:UserInstallation=file://{_folder.FullName}/profile", "--headless", "--convert-to", "xlsx", "--outdir", Path.Combine(_folder.FullName, "out"), .. files,
        ])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }
}
