using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Tests.Sessions;
using Planner.Web.Display;
using Xunit;

namespace Planner.Tests.Browser;

/// <summary>What a new user does, from the first page to the PDF, in a real browser against the whole product.</summary>
[Collection(BrowserRuns.Name)]
public sealed class JourneyTests(PlannerApp app, Chromium chromium) : IClassFixture<PlannerApp>
{
    private const string Template = "bloomberggpt";
    private const int Before = 512;
    private const int After = 1024;

    [Fact]
    public async Task From_a_template_to_a_decision_a_link_and_a_pdf()
    {
        var profile = await chromium.NewProfile(app.Url);
        var page = await profile.NewPageAsync();
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);

        await OpenTemplate(page);
        var id = new Uri(page.Url).Segments[^1];
        var before = await ScenarioOf(id);
        await ExpectFiguresOf(page, before);

        var after = await ChangeCount(page);
        await ExpectFiguresOf(page, after);
        ExpectMoved(before, after);

        await page.ReloadAsync();
        await page.Live();
        Assert.Equal(After.ToString("N0", CultureInfo.InvariantCulture), await CountField(page).InputValueAsync());
        await ExpectFiguresOf(page, after);

        var link = await Share(page);
        await LookFromAnotherProfile(link, after);
        Assert.Contains(ExactTotal(after), await PdfText($"api/v1/scenarios/{id}/report.pdf?lang=en"), StringComparison.Ordinal);
        Assert.Empty(faults);
        await profile.CloseAsync();
    }

    private static async Task OpenTemplate(IPage page)
    {
        await page.GotoAsync("/");
        await page.Locator($"[data-template='{Template}']").ClickAsync();
        await Assertions.Expect(page.Locator("[data-figure='decision']")).ToBeVisibleAsync();
    }

    private static async Task<Scenario> ChangeCount(IPage page)
    {
        var field = CountField(page);
        Assert.Equal(Before.ToString(CultureInfo.InvariantCulture), await field.InputValueAsync());
        await field.FillAsync(After.ToString(CultureInfo.InvariantCulture));
        await field.PressAsync("Tab");
        var changed = PlanningRoom.Example(Template);
        changed = changed with { Options = [.. changed.Options.Select(option => option.Accelerators == Before ? option with { Accelerators = After } : option)] };
        var total = Total(changed);
        await Assertions.Expect(page.Locator($".figures [data-figure='lifetime-cost-present-value'][data-value='{total.ToString("R", CultureInfo.InvariantCulture)}']")).ToBeVisibleAsync();
        return changed;
    }

    /// <summary>Every figure on the page of an option as it is planned, not elsewhere, against another or of the ladder's making (it comes when its study ends), is the plan's to the last digit.</summary>
    private static async Task ExpectFiguresOf(IPage page, Scenario scenario)
    {
        var plans = PlanBuilder.Compare(scenario, PlanningRoom.Ground).Plans.ToDictionary(plan => plan.OptionId);
        // What was drawn first is replaced once the page comes alive; after an edit the studies before it stay, marked, until they are computed anew.
        await page.Live();
        await Assertions.Expect(page.Locator(".figures [data-figure='lifetime-cost-present-value']")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main[data-earlier]")).ToHaveCountAsync(0, new() { Timeout = Chromium.StudiesPatience });
        var shown = await page.Locator("[data-figure][data-option][data-value]:not([data-place], [data-against])").EvaluateAllAsync<string[][]>(
            "all => all.filter(one => !one.closest('#ladder')).map(one => [one.dataset.figure, one.dataset.option, one.dataset.value])");
        Assert.True(shown.Length > 20, $"only {shown.Length} figures are on the page");
        var compared = 0;
        foreach (var (figure, option, value) in shown.Select(one => (one[0], one[1], double.Parse(one[2], CultureInfo.InvariantCulture))))
        {
            if (plans[option].Figures.FirstOrDefault(one => one.Label.Key == figure) is not { } expected)
            {
                continue;
            }

            // Some views hold a figure in base units, some in the unit that it is shown in.
            Assert.True(value == expected.Value.Value || value == expected.Label.Unit.FromBase(expected.Value.Value), $"{figure} of {option}: {value:R}, not {expected.Value.Value:R}");
            compared++;
        }

        Assert.True(compared > 15, $"only {compared} figures were the plan's");
    }

    /// <summary>What depends on the number of accelerators is not what it was.</summary>
    private static void ExpectMoved(Scenario before, Scenario after)
    {
        var (old, now) = (Lead(before), Lead(after));
        foreach (var key in new[] { Labels.LifetimeCostPresentValue.Key, Labels.AcceleratorCount.Key, Labels.TrainingElapsedTime.Key })
        {
            Assert.NotEqual(Of(old, key), Of(now, key));
        }

        static double Of(Plan<Real> plan, string key) => plan.Figures.First(figure => figure.Label.Key == key).Value.Value;
    }

    private static async Task<string> Share(IPage page)
    {
        await page.Locator(".share-menu > summary").ClickAsync();
        await page.Locator("[data-action='share-create']").ClickAsync();
        return await page.Locator("[data-share-link]").InputValueAsync();
    }

    private async Task LookFromAnotherProfile(string link, Scenario scenario)
    {
        var other = await chromium.NewProfile(app.Url);
        var page = await other.NewPageAsync();
        await page.GotoAsync(link);
        await page.WaitForURLAsync("**/shared/*");
        Assert.DoesNotContain("#", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("main[data-read-only='true']")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator($"[data-figure='lifetime-cost-present-value'][data-value='{Total(scenario).ToString("R", CultureInfo.InvariantCulture)}']").First).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("main input, main select, main textarea").CountAsync());
        await ExpectCut(page, new Uri(link).Segments[^1], other);
    }

    /// <summary>Withdrawing a link ends the view of those who look through it, and every door behind it.</summary>
    private async Task ExpectCut(IPage page, string linkId, IBrowserContext other)
    {
        await page.Live();
        await ((Web.Sharing.ShareLinks)app.Services.GetService(typeof(Web.Sharing.ShareLinks))!).Revoke(linkId);
        await Assertions.Expect(page.Locator("main[data-read-only='true']")).ToHaveCountAsync(0);
        foreach (var door in new[] { $"/shared/{linkId}", $"/shared/{linkId}/report", $"/shared/{linkId}/report.pdf" })
        {
            Assert.Equal(404, (await page.APIRequest.GetAsync(door)).Status);
        }

        await other.CloseAsync();
    }

    private async Task<string> PdfText(string path)
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Url) };
        var file = Path.Combine(app.DataFolder, "journey.pdf");
        await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync(path));
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", file, "-"]) { RedirectStandardOutput = true })!;
        return await process.StandardOutput.ReadToEndAsync();
    }

    private async Task<Scenario> ScenarioOf(string id)
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Url) };
        return ScenarioJson.Read(await client.GetStringAsync($"api/v1/scenarios/{id}")).Scenario!;
    }

    /// <summary>The field within the live rail: a person cannot type into an inert one, a driven browser can.</summary>
    private static ILocator CountField(IPage page) => page.Locator(".rail:not([inert]) [data-field='options.accelerators'] input");

    private static Plan<Real> Lead(Scenario scenario)
    {
        var comparison = PlanBuilder.Compare(scenario, PlanningRoom.Ground);
        return comparison.Plans.First(plan => plan.OptionId == comparison.Ranking[0]);
    }

    private static double Total(Scenario scenario) => Lead(scenario).Totals.LifetimeCostPresentValue.Value;

    private static string ExactTotal(Scenario scenario) => MoneyDisplay.Exact(Total(scenario), Language.English, decimals: 2);
}
