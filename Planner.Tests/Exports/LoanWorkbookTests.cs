using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Tests.Sessions;
using Planner.Web.Api;
using Planner.Web.Display;
using Planner.Web.Exports;
using Xunit;

namespace Planner.Tests.Exports;

/// <summary>The workbook of a scenario with a loan under a weighted cost of capital, recalculated by another program: the loan stands in the cash and its sums, out of the reach of NPV.</summary>
public sealed class LoanWorkbookTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("planner-loan-");

    [Fact]
    public async Task LibreOffice_finds_every_figure_and_every_check_as_written()
    {
        Assert.SkipUnless(File.Exists(WorkbookFile.Office), WorkbookFile.NoOffice);
        var book = Book();
        var found = Assert.Single(await WorkbookFile.Recalculated(_folder.FullName, book.With()));
        var values = found.Numbers();

        Assert.Contains(PaperTexts.In(Language.English.Culture)["workbook-cash-only"], book.Texts);
        Assert.Equal(1, values[book.Place("checks.agree")]);
        Assert.All(book.Numbers(), cell => Assert.Equal(cell.Value, values[cell.Key], Math.Max(1e-6, 1e-9 * Math.Abs(cell.Value))));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static WorkbookFile Book()
    {
        var example = PlanningRoom.Example("lenovo-lp2368-case-1");
        var loan = new Financing { Kind = FinancingKind.Debt, RatePerYear = 0.06, TermMonths = 48, Share = 0.7, Timing = PaymentTiming.EndOfMonth };
        var scenario = example with
        {
            Options = [.. example.Options.Select(option => option.Id == "own" ? option with { Financing = loan } : option)],
            Terms = example.Terms with { Capital = new CapitalTerms { DebtShare = 0.4, EquityRatePerYear = 0.125, DebtRatePerYear = 0.06 }, Tax = new TaxTerms { Rate = 0.35 } },
        };
        var subject = new WorkbookSubject(scenario, PlanningRoom.Ground, PlanBuilder.Decide(scenario, PlanningRoom.Ground), new TermReading());
        return new WorkbookFile(PlanWorkbook.Write(subject, ExportEndpoints.Words(scenario, PlanningRoom.Ground, Wording.In(Language.English)) with { OptionName = option => option }));
    }
}
