using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Tests.Plans;
using Planner.Tests.Sessions;
using Planner.Web.Display;
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

    private static WorkbookFile Book() => WorkbookFile.Of(LoansInPlansTests.LentUnderCapital, PlanBuilder.Decide(LoansInPlansTests.LentUnderCapital, PlanningRoom.Ground), new TermReading());
}
