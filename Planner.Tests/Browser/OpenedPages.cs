using System;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Planner.Tests.Plans;

namespace Planner.Tests.Browser;

/// <summary>Pages as a person finds them: opened, and alive.</summary>
internal static class OpenedPages
{
    /// <summary>A new scenario from an example, its page opened in a profile of its own and alive.</summary>
    public static async Task<IPage> OpenExample(this Chromium chromium, PlannerApp app, string example, string locale = "en-GB", ColorScheme theme = ColorScheme.Light)
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Url) };
        using var content = new StringContent(SeedGround.ExampleText(example), Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri("api/v1/scenarios", UriKind.Relative), content);
        response.EnsureSuccessStatusCode();
        using var made = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var page = await chromium.OpenPage(app.Url, locale, theme);
        await page.GotoAsync("scenarios/" + made.RootElement.GetProperty("id").GetString());
        await page.Live();
        return page;
    }

    /// <summary>Waits until the page answers to its user.</summary>
    public static Task Live(this IPage page) => page.Locator("html[data-interactive='true']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
}
