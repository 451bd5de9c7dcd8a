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

    [Fact]
    public async Task A_template_opens_from_a_page_that_never_comes_alive()
    {
        var page = await chromium.OpenPage(app.Url);
        await page.RouteAsync("**/_framework/blazor.web.js*", route => route.AbortAsync());
        await page.GotoAsync("/");
        await page.Locator("[data-template='bloomberggpt']").ClickAsync();
        await page.WaitForURLAsync("**/scenarios/*");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_click_on_a_page_that_is_not_yet_alive_waits_for_it()
    {
        var page = await chromium.OpenPage(app.Url);
        await page.APIRequest.PostAsync("/templates/bloomberggpt");
        var clicked = new TaskCompletionSource();
        await page.RouteAsync("**/_framework/blazor.web.js*", async route =>
        {
            await clicked.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("tbody button").First.ClickAsync();
        clicked.SetResult();
        await page.WaitForURLAsync("**/scenarios/*");
        await page.Context.CloseAsync();
    }
}
