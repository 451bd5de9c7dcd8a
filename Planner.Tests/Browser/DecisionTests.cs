using System.Linq;
using System.Threading.Tasks;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Planner.Tests.Browser;

/// <summary>Why one option is dearer, where two change places, and what another place of the map would answer, as people see and use them.</summary>
public sealed class DecisionTests(PlannerApp app, Chromium chromium) : IClassFixture<PlannerApp>
{
    [Fact]
    public async Task A_place_of_the_map_opens_its_answer_changes_nothing_and_can_be_taken()
    {
        var page = await Open("dgx-a100-500");
        var before = await page.Locator("main").GetAttributeAsync("data-revision");
        await page.Locator("#map .wide-only [data-cell='3,2']").ClickAsync(new() { Force = true });
        await Assertions.Expect(page.Locator("[data-figure='what-if-decision']")).ToBeVisibleAsync(new() { Timeout = Chromium.StudiesPatience });
        await Assertions.Expect(page.Locator("[data-figure='what-if-cost']")).ToHaveCountAsync(5);
        Assert.Equal(before, await page.Locator("main").GetAttributeAsync("data-revision"));

        // The sliders move over the map by keyboard.
        var slider = page.Locator("#map input[type=range]").First;
        var title = await page.Locator(".what-if h4").InnerTextAsync();
        await slider.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator(".what-if h4")).Not.ToHaveTextAsync(title, new() { Timeout = Chromium.StudiesPatience });

        await page.GetByRole(AriaRole.Button, new() { Name = "Take these values" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToHaveAttributeAsync("data-revision", "2", new() { Timeout = Chromium.StudiesPatience });
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Pairs_close_to_the_cent_any_pair_can_be_chosen_and_all_of_it_is_accessible()
    {
        var page = await Open("dgx-a100-500");
        await page.Locator("#pairs summary").ClickAsync();
        await Closes(page);
        await page.Locator("#pairs select").Last.SelectOptionAsync("fine-tune");
        await Assertions.Expect(page.Locator("#pairs h3")).ToContainTextAsync("Fine-tune", new() { Timeout = Chromium.StudiesPatience });
        await Closes(page);
        await Assertions.Expect(page.Locator("#break-evens [data-figure='pair-difference']")).ToHaveCountAsync(10, new() { Timeout = Chromium.StudiesPatience });
        Assert.NotEqual(0, await page.Locator("#guidance dd").CountAsync());

        foreach (var section in new[] { "#pairs", "#map", "#hybrid", "#guidance" })
        {
            var result = await page.Locator(section).RunAxe();
            Assert.Empty(result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => section + " " + violation.Id));
        }

        await page.SetViewportSizeAsync(390, 844);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await page.Context.CloseAsync();
    }

    // What is printed adds up as printed.
    private static async Task Closes(IPage page)
    {
        static long Cents(string text) => long.Parse(new string([.. text.Where(char.IsDigit)]), System.Globalization.CultureInfo.InvariantCulture) * (text.Contains('−') ? -1 : 1);
        var difference = Cents(await page.Locator("[data-figure='waterfall-difference']").InnerTextAsync());
        Assert.Equal(difference, (await page.Locator("[data-figure='waterfall-step']").AllInnerTextsAsync()).Sum(Cents));
    }

    private async Task<IPage> Open(string example)
    {
        var page = await chromium.OpenExample(app, example);
        await Assertions.Expect(page.Locator("#map .map.picks").First).ToBeAttachedAsync(new() { Timeout = Chromium.StudiesPatience });
        return page;
    }
}
