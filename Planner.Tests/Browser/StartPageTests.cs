using System.Threading.Tasks;
using Microsoft.Playwright;
using Xunit;

namespace Planner.Tests.Browser;

/// <summary>The circuit comes alive with the script that the build takes out of the runtime pack.</summary>
[Collection(BrowserRuns.Name)]
public sealed class StartPageTests(PlannerApp app, Chromium chromium) : IClassFixture<PlannerApp>
{
    [Fact]
    public async Task Start_page_becomes_interactive()
    {
        var page = await chromium.OpenPage(app.Url);
        await page.GotoAsync("/");
        await page.Locator("html[data-interactive='true']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }
}
