using System;
using System.Linq;
using System.Threading.Tasks;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Planner.Tests.Browser;

/// <summary>The workspace as people use it: edits move figures, mistakes keep the last answer, undo takes back, figures open, four languages, axe.</summary>
[Collection(BrowserRuns.Name)]
public sealed class WorkspaceTests(PlannerApp app, Chromium chromium) : IClassFixture<PlannerApp>
{
    private const string Cost = "#options [data-figure='lifetime-cost-present-value'][data-option='build']";
    private const string Count = "[data-field='options.accelerators'] input";

    [Fact]
    public async Task An_edit_moves_every_figure_that_depends_on_it_and_is_there_after_reloading()
    {
        var page = await chromium.OpenExample(app, "dgx-a100-500");
        var before = await page.Locator(Cost).GetAttributeAsync("data-value");
        var power = await Raw(page, "facility-power-peak");
        await Type(page, Count, "2000");
        await Assertions.Expect(page.Locator("main[data-answered='1']")).ToHaveCountAsync(1);
        Assert.NotEqual(before, await page.Locator(Cost).GetAttributeAsync("data-value"));
        Assert.NotEqual(power, await Raw(page, "facility-power-peak"));
        await page.ReloadAsync();
        await page.Live();
        await Assertions.Expect(page.Locator(Count)).ToHaveValueAsync("2,000");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_mistake_stays_in_its_field_with_the_reason_and_the_answer_stays_too()
    {
        var page = await chromium.OpenExample(app, "dgx-a100-500");
        var before = await page.Locator(Cost).GetAttributeAsync("data-value");
        await Type(page, Count, "−8");
        var field = page.Locator("[data-field='options.accelerators']");
        await Assertions.Expect(field.Locator("input")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(field.Locator("input")).ToHaveValueAsync("−8");
        await Assertions.Expect(field.Locator(".help")).ToContainTextAsync("4,000");
        Assert.Equal(before, await page.Locator(Cost).GetAttributeAsync("data-value"));
        await Assertions.Expect(page.Locator("main[data-revision='0']")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_ambiguous_number_is_asked_about_and_the_choice_is_stored()
    {
        var page = await chromium.OpenExample(app, "dgx-a100-500");
        await Type(page, "[data-field='terms.discountRatePerYear'] input", "1.234");
        var field = page.Locator("[data-field='terms.discountRatePerYear']");
        await field.GetByRole(AriaRole.Button, new() { Name = "1.234" }).ClickAsync();
        await Assertions.Expect(page.Locator("main[data-revision='1']")).ToHaveCountAsync(1);
        await Assertions.Expect(field.Locator("input")).ToHaveValueAsync("1.2340");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Undo_takes_an_edit_back_and_redo_brings_it_again()
    {
        var page = await chromium.OpenExample(app, "dgx-a100-500");
        await Type(page, Count, "2000");
        await Assertions.Expect(page.Locator("main[data-revision='1']")).ToHaveCountAsync(1);
        await page.Locator("main").FocusAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Locator(Count)).ToHaveValueAsync("4,000");
        await page.Locator("[data-action='redo']").ClickAsync();
        await Assertions.Expect(page.Locator(Count)).ToHaveValueAsync("2,000");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_figure_opens_its_derivation_with_sources_and_Escape_closes_it()
    {
        var page = await chromium.OpenExample(app, "dgx-a100-500");
        await page.Locator("button.cell[data-figure='lifetime-energy-cost']").ClickAsync();
        var drawer = page.Locator("#explain");
        await Assertions.Expect(drawer.Locator(".step").First).ToBeVisibleAsync();
        Assert.Equal(await page.Locator("button.cell[data-figure='lifetime-energy-cost']").GetAttributeAsync("data-value"), await drawer.Locator("[data-figure='explained']").GetAttributeAsync("data-value"));
        Assert.True(await drawer.Locator(".cite li").CountAsync() > 3);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(drawer).ToHaveCountAsync(0);

        // Wherever the focus has gone meanwhile.
        await page.Locator("button.cell[data-figure='lifetime-energy-cost']").ClickAsync();
        await Assertions.Expect(drawer.Locator(".step").First).ToBeVisibleAsync();
        await page.Locator(Count).PressAsync("Escape");
        await Assertions.Expect(drawer).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("en-GB", "en", "million")]
    [InlineData("ja-JP", "ja", "万ドル")]
    [InlineData("de-DE", "de", "Mio.")]
    [InlineData("ko-KR", "ko", "만 달러")]
    public async Task The_page_speaks_the_language_of_the_browser(string locale, string language, string unit)
    {
        var page = await chromium.OpenExample(app, "dgx-a100-500", locale);
        await Assertions.Expect(page.Locator($"html[lang='{language}']")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#options thead")).ToContainTextAsync(unit);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_language_chosen_from_the_menu_stays()
    {
        var page = await chromium.OpenExample(app, "dgx-a100-500");
        await page.Locator(".menu summary").First.ClickAsync();
        await page.Locator("a[hreflang='ja']").ClickAsync();
        await page.Live();
        await Assertions.Expect(page.Locator("html[lang='ja']")).ToHaveCountAsync(1);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("html[lang='ja']")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/", "en-GB", ColorScheme.Light)]
    [InlineData("/accuracy", "de-DE", ColorScheme.Dark)]
    [InlineData("workspace", "en-GB", ColorScheme.Light)]
    [InlineData("workspace", "ja-JP", ColorScheme.Dark)]
    [InlineData("workspace", "de-DE", ColorScheme.Dark)]
    [InlineData("workspace", "ko-KR", ColorScheme.Light)]
    public async Task Axe_finds_nothing_serious(string place, string locale, ColorScheme theme)
    {
        var page = place == "workspace" ? await chromium.OpenExample(app, "dgx-a100-500", locale, theme) : await chromium.OpenPage(app.Url, locale, theme);
        if (place != "workspace")
        {
            await page.GotoAsync(place);
            await page.Live();
        }

        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => violation.Id + ": " + string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_answer_that_was_drawn_stays_while_the_page_comes_alive(bool someoneElseLooks)
    {
        var other = await chromium.OpenExample(app, "dgx-a100-500");
        var address = other.Url;
        if (!someoneElseLooks)
        {
            await other.Context.CloseAsync();
        }

        var page = await chromium.OpenPage(app.Url);
        await page.AddInitScriptAsync("""
            new MutationObserver(() => {
              const there = !!document.querySelector('#options [data-figure]');
              window.answerLost ||= !!window.answerSeen && !there;
              window.answerSeen ||= there;
            }).observe(document, { childList: true, subtree: true });
            """);
        await page.GotoAsync(address);
        await page.Live();
        Assert.Equal("seen, kept", await page.EvaluateAsync<string>("(window.answerSeen ? 'seen' : 'unseen') + ', ' + (window.answerLost ? 'lost' : 'kept')"));
        await page.Context.CloseAsync();
        await other.Context.CloseAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(800)]
    [InlineData(1280)]
    public async Task Nothing_sticks_out_of_the_page(int width)
    {
        var page = await chromium.OpenExample(app, "dgx-a100-500", "de-DE");
        await page.SetViewportSizeAsync(width, 900);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await page.Context.CloseAsync();
    }

    /// <summary>The inputs come first in the document and last on a phone: they are not painted where the answer then pushes them away.</summary>
    [Fact]
    public async Task On_a_phone_nothing_jumps_while_the_page_arrives()
    {
        var page = await chromium.OpenExample(app, "dgx-a100-500");
        await page.SetViewportSizeAsync(390, 844);
        await page.AddInitScriptAsync("""
            window.shift = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => window.shift += entry.value)).observe({ type: 'layout-shift', buffered: true });
            """);
        await page.ReloadAsync();
        await page.Live();
        Assert.InRange(await page.EvaluateAsync<double>("window.shift"), 0, 0.1);
        await page.Context.CloseAsync();
    }

    private static async Task Type(IPage page, string field, string text)
    {
        await page.Locator(field).FillAsync(text);
        await page.Locator(field).PressAsync("Tab");
    }

    private static Task<string?> Raw(IPage page, string figure) => page.Locator($".figures [data-figure='{figure}']").GetAttributeAsync("data-value");
}
