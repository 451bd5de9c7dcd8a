using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Tests.Plans;
using Planner.Tests.Sessions;
using Planner.Web.Api;
using Planner.Web.Display;
using Planner.Web.Exports;
using Xunit;

namespace Planner.Tests.Exports;

/// <summary>What Excel asks of a file before it opens it without a word, checked without Excel: the published schema and its written limits.</summary>
public sealed partial class WorkbookFormatTests
{
    private const int LongestFormula = 8192;
    private const int LongestText = 32767;
    private const int LongestName = 255;
    private const int LongestSheetName = 31;
    private const int DeepestNesting = 64;
    private const int MostArguments = 255;
    private const int MostRows = 1_048_576;

    // In Excel 2010 and LibreOffice 7.4, with the same meaning.
    private static readonly HashSet<string> s_functions =
    [
        "ABS", "AND", "COLUMN", "COUNT", "EDATE", "EXP", "IF", "IFERROR", "INDEX", "INT", "IRR", "ISNUMBER", "LN", "LOG", "MATCH", "MAX", "MIN", "NPV", "OR", "POWER", "ROUND", "SIGN", "SQRT", "SUM", "SUMIF", "SUMPRODUCT",
    ];

    public static TheoryData<string, string> Books { get; } = new(SeedGround.ExampleNames.Select((name, place) => (name, Language.All[place % Language.All.Length].Code)));

    [Theory]
    [MemberData(nameof(Books))]
    public void The_file_keeps_the_published_schema(string example, string language)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Write(PlanningRoom.Example(example), language)), false);
        var errors = new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document).Take(10).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
        Assert.Empty(document.WorkbookPart!.ExternalWorkbookParts);
        Assert.True(document.WorkbookPart.Workbook.CalculationProperties!.FullCalculationOnLoad!.Value);
    }

    [Theory]
    [MemberData(nameof(Books))]
    public void Names_formulas_and_texts_keep_the_limits_of_Excel(string example, string language)
    {
        var book = new WorkbookFile(Write(PlanningRoom.Example(example), language));
        Assert.All(book.SheetNames, name => Assert.True(name.Length is > 0 and <= LongestSheetName && name.IndexOfAny([.. @"[]:*?/\'"]) < 0, name));
        Assert.Equal(book.SheetNames.Length, book.SheetNames.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(book.Names.Keys, AssertName);
        Assert.Equal(book.Names.Count, book.Names.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(book.Names.Values, address => Assert.Contains(book.SheetNames, name => address.StartsWith($"'{name}'!$", StringComparison.Ordinal)));
        Assert.All(book.Texts, text => Assert.True(text.Length <= LongestText));
        Assert.All(book.Sheets, sheet => Assert.True(sheet.Descendants().Count(element => element.Name.LocalName == "row") < MostRows));
        Assert.NotEmpty(book.Formulas());
        Assert.All(book.Formulas(), cell => AssertFormula(cell.Place, WorkbookFile.FormulaOf(cell.Cell), book));
        // A viewer that does not calculate shows what is written beside the formula.
        Assert.Equal(book.Formulas().Count(), book.Numbers().Count(cell => double.IsFinite(cell.Value)) + book.Answers().Count);
    }

    [Fact]
    public void What_a_person_typed_is_a_text_and_never_a_formula()
    {
        const string Typed = "=HYPERLINK(\"http://x\")";
        var scenario = PlanningRoom.Example("dgx-a100-500");
        var named = scenario with { Name = "+1+1", Options = [scenario.Options[0] with { Name = Typed }, .. scenario.Options.Skip(1)] };
        var book = new WorkbookFile(Write(named, "en"));
        Assert.Contains(Typed, book.Texts);
        Assert.Contains("+1+1", book.Texts);
        Assert.DoesNotContain(book.Formulas(), cell => WorkbookFile.FormulaOf(cell.Cell).Contains("HYPERLINK", StringComparison.Ordinal) || WorkbookFile.FormulaOf(cell.Cell) == "1+1");
    }

    [Theory]
    [MemberData(nameof(Books))]
    public void Every_engine_that_works_has_its_sheet(string example, string language)
    {
        var scenario = PlanningRoom.Example(example);
        var (decisions, texts) = (PlanBuilder.Decide(scenario, PlanningRoom.Ground).Options, PaperTexts.In(Language.All.Single(one => one.Code == language).Culture));
        var sheets = new WorkbookFile(Write(scenario, language)).SheetNames;
        (string Key, bool Works)[] engines =
        [
            ("engine-training", decisions.Any(option => !option.Runs.IsEmpty)), ("engine-serving", decisions.Any(option => !option.Fleets.IsEmpty)),
            .. new[] { "engine-fabric", "engine-storage", "engine-facility" }.Select(key => (key, decisions.Any(option => option.Site is not null))),
            ("engine-costs", true), ("engine-finance", true), ("volumes", ServingVolumes.At(scenario, 1) is not null && scenario.Application.Serve.Sum(work => work.RequestsPerSecond.Likely) > 0),
        ];
        Assert.All(engines.Where(engine => engine.Works), engine => Assert.Contains(texts["workbook-" + engine.Key], sheets));
        string[] always = ["summary", "inputs", "fixed", "comparison", "crossings", "what-if", "cash-flow", "months", "years", "bill", "checks", "sources"];
        Assert.All(always, key => Assert.Contains(texts["workbook-" + key], sheets));
    }

    /// <summary>A finance partner follows a figure from sheet to sheet: totals to months, months to what is paid, purchases to the bill. Only parts without a row of their own stand among the steps.</summary>
    [Fact]
    public void Totals_lead_over_months_and_payments_to_the_bill()
    {
        var texts = PaperTexts.In(Language.English.Culture);
        var book = new WorkbookFile(Write(PlanningRoom.Example("bloomberggpt-or-lora"), "en"));
        var formulas = book.Formulas().ToLookup(cell => cell.Place[..cell.Place.IndexOf('!', StringComparison.Ordinal)], cell => WorkbookFile.FormulaOf(cell.Cell));
        (string From, string To)[] trail = [("months", "cash-flow"), ("cash-flow", "bill"), ("crossings", "months"), ("engine-finance", "crossings"), ("investment", "cash-flow")];
        Assert.All(trail, step => Assert.Contains(formulas[texts["workbook-" + step.From]], formula => formula.Contains($"'{texts["workbook-" + step.To]}'!", StringComparison.Ordinal)));

        // A payment that is a plain number is nobody's result.
        string[] payments = [texts["workbook-cash-flow"] + "!", texts["workbook-months"] + "!", texts["workbook-crossings"] + "!", texts["workbook-investment"] + "!"];
        var plain = book.Formulas().Where(cell => payments.Any(sheet => cell.Place.StartsWith(sheet, StringComparison.Ordinal)) && double.TryParse(WorkbookFile.FormulaOf(cell.Cell), CultureInfo.InvariantCulture, out _)).Select(cell => Absolute(cell.Place)).ToHashSet();
        Assert.DoesNotContain(book.Formulas(), cell => Addresses().Matches(WorkbookFile.FormulaOf(cell.Cell)).Any(address => plain.Contains(address.Value)));
    }

    private static string Absolute(string place) => Place().Replace(place, "'$1'!$$$2$$$3");

    [GeneratedRegex("^(.+)!([A-Z]+)([0-9]+)$")]
    private static partial Regex Place();

    [GeneratedRegex(@"'[^']+'!\$[A-Z]+\$[0-9]+(?![0-9:])")]
    private static partial Regex Addresses();

    private static void AssertName(string name)
    {
        Assert.Matches("^[A-Za-z_][A-Za-z0-9_.]*$", name);
        Assert.InRange(name.Length, 1, LongestName);
        Assert.DoesNotMatch("^([A-Za-z]{1,3}[0-9]+|[Rr]([0-9]*)([Cc]([0-9]*))?|[Cc][0-9]*)$", name);
    }

    private static void AssertFormula(string place, string formula, WorkbookFile book)
    {
        Assert.True(formula.Length <= LongestFormula, place);
        var bare = Quoted().Replace(formula, "");
        Assert.All(Functions().Matches(bare).Select(match => match.Groups[1].Value), function => Assert.True(s_functions.Contains(function), $"{place}: {function}"));
        Assert.All(NamesUsed().Matches(bare).Select(match => match.Value), name => Assert.True(book.Names.ContainsKey(name), $"{place}: {name}"));
        Assert.DoesNotContain("#REF", bare, StringComparison.Ordinal);
        // Sheets of another book would stand in square brackets.
        Assert.DoesNotContain('[', bare);
        var (depth, deepest, arguments) = (0, 0, new Stack<int>([1]));
        foreach (var letter in bare)
        {
            switch (letter)
            {
                case '(':
                    deepest = Math.Max(deepest, ++depth);
                    arguments.Push(1);
                    break;
                case ')':
                    depth--;
                    Assert.InRange(arguments.Pop(), 1, MostArguments);
                    break;
                case ',':
                    arguments.Push(arguments.Pop() + 1);
                    break;
            }
        }

        Assert.Equal(0, depth);
        Assert.InRange(deepest, 0, DeepestNesting);
    }

    private static byte[] Write(Scenario scenario, string language)
    {
        var words = Wording.In(Language.All.Single(one => one.Code == language));
        return PlanWorkbook.Write(new WorkbookSubject(scenario, PlanningRoom.Ground, PlanBuilder.Decide(scenario, PlanningRoom.Ground), new TermReading()), ExportEndpoints.Words(scenario, PlanningRoom.Ground, words));
    }

    [GeneratedRegex("\"[^\"]*\"|'[^']*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"([A-Z][A-Z0-9]*)\(")]
    private static partial Regex Functions();

    [GeneratedRegex(@"[a-z_][A-Za-z0-9_]*\.[A-Za-z0-9_.]+")]
    private static partial Regex NamesUsed();
}
