using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AngleSharp.Html.Parser;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Tests.Browser;
using Planner.Tests.Sessions;
using Planner.Web.Display;
using Xunit;

namespace Planner.Tests.Reports;

[Collection(BrowserRuns.Name)]
public sealed class ReportTests(PlannerApp app) : IClassFixture<PlannerApp>
{
    private const string Example = "llama-70b-documents";

    private HttpClient Client { get; } = new() { BaseAddress = new Uri(app.Url) };

    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    [InlineData("de")]
    [InlineData("ko")]
    public async Task The_document_stands_alone_and_says_the_plans_totals_to_the_cent(string language)
    {
        var html = await Client.GetStringAsync($"/scenarios/{await Import()}/report?lang={language}");
        var document = new HtmlParser().ParseDocument(html);
        Assert.Equal(language, document.DocumentElement.GetAttribute("lang"));
        Assert.Empty(document.QuerySelectorAll("script, link, img"));
        foreach (var plan in PlanBuilder.Compare(PlanningRoom.Example(Example), PlanningRoom.Ground).Plans)
        {
            var total = MoneyDisplay.Exact(plan.Totals.LifetimeCostPresentValue.Value, Language.Of(language), decimals: 2);
            Assert.Contains(document.QuerySelectorAll($"[data-figure='lifetime-cost-present-value'][data-option='{plan.OptionId}']"), figure => figure.TextContent == total);
        }

        // A key that has no text would stand there as it is.
        Assert.DoesNotContain("report-", document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pdf_is_tagged_and_holds_the_same_total_in_its_text()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/chromium") && File.Exists("/usr/bin/pdftotext"), "needs Debian's chromium and poppler-utils");
        using var response = await Client.GetAsync($"/api/v1/scenarios/{await Import()}/report.pdf?lang=en");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var file = Path.Combine(app.DataFolder, "report.pdf");
        await File.WriteAllBytesAsync(file, await response.Content.ReadAsByteArrayAsync());
        var plan = PlanBuilder.Compare(PlanningRoom.Example(Example), PlanningRoom.Ground).Plans[0];
        Assert.Contains(MoneyDisplay.Exact(plan.Totals.LifetimeCostPresentValue.Value, Language.English, decimals: 2), await Run("pdftotext", "-layout", file, "-"), StringComparison.Ordinal);
        Assert.Matches(@"Tagged:\s+yes", await Run("pdfinfo", file));
    }

    [Fact]
    public async Task Without_a_browser_the_answer_says_what_to_do()
    {
        using var other = app.WithWebHostBuilder(builder => builder.UseSetting("PLANNER_CHROMIUM", "/no/such/browser"));
        other.UseKestrel(0);
        other.StartServer();
        using var client = new HttpClient { BaseAddress = other.ClientOptions.BaseAddress };
        var id = await Import();
        using var response = await client.GetAsync($"/api/v1/scenarios/{id}/report.pdf");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("PLANNER_CHROMIUM", (await response.Content.ReadFromJsonAsync<JsonNode>())!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private async Task<string> Import()
    {
        using var content = new StringContent(ScenarioJson.Write(PlanningRoom.Example(Example)), Encoding.UTF8, "application/json");
        return (await (await Client.PostAsync("/api/v1/scenarios", content)).Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<string>();
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text;
    }
}
