using System.Linq;
using System.Threading.Tasks;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Planner.Tests.Browser;

/// <summary>The ladder of a plan, as people see and ask it.</summary>
public sealed class LadderSectionTests(PlannerApp app, Chromium chromium) : IClassFixture<PlannerApp>
{
    [Fact]
    public async Task The_ladder_follows_the_answer_explains_its_cells_and_changes_with_an_answer()
    {
        var page = await chromium.OpenExample(app, "bloomberggpt-or-lora");
        var matrix = page.Locator("#ladder-matrix");
        await Assertions.Expect(matrix).ToBeVisibleAsync(new() { Timeout = Chromium.StudiesPatience });

        await Assertions.Expect(matrix.Locator("td[data-cell]")).ToHaveCountAsync(32);
        await Assertions.Expect(matrix.Locator("td.best")).ToHaveAttributeAsync("data-cell", "continuedpretraining-rented");
        await Assertions.Expect(page.Locator("#scratch svg.wide-only")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#volume svg.wide-only .ring")).ToHaveCountAsync(1);
        var result = await page.Locator("#ladder").RunAxe();
        Assert.Empty(result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => violation.Id));

        var cell = matrix.Locator("td[data-cell='qlora-rented'] button[data-figure='lifetime-cost-present-value']");
        var shown = await cell.GetAttributeAsync("data-value");
        await cell.ClickAsync();
        await Assertions.Expect(page.Locator("#explain [data-figure='explained']")).ToHaveAttributeAsync("data-value", shown!, new() { Timeout = Chromium.StudiesPatience });
        await page.Keyboard.PressAsync("Escape");

        await page.Locator("[data-field='application.answers.ownData'] select").SelectOptionAsync("examples");
        await Assertions.Expect(matrix.Locator("td.best")).ToHaveAttributeAsync("data-cell", "managedtuning-api", new() { Timeout = Chromium.StudiesPatience });
        await page.SetViewportSizeAsync(390, 844);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await page.Context.CloseAsync();
    }
}
