using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Planner.Web.Reports;
using Xunit;

namespace Planner.Tests.Reports;

public sealed class PdfPrinterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("planner-print-").FullName;

    [Fact]
    public async Task Those_who_give_up_waiting_leave_their_places_to_others()
    {
        using var printer = Printer();
        using var gaveUp = new CancellationTokenSource();
        await gaveUp.CancelAsync();
        for (var person = 0; person < 100; person++)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => printer.Print("<p>", gaveUp.Token));
        }

        Assert.Equal(PrintOutcome.Failed, (await printer.Print("<p>", TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task Nothing_of_a_report_stays_on_the_disk()
    {
        using var printer = Printer();
        await printer.Print("<p>", TestContext.Current.CancellationToken);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "print")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A printer whose browser ends well and prints nothing.</summary>
    private PdfPrinter Printer() => new(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["PLANNER_CHROMIUM"] = "/bin/true", ["PLANNER_DATA"] = _folder }).Build(),
        NullLogger<PdfPrinter>.Instance);
}
