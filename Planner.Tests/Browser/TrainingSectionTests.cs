using System.Linq;
using System.Threading.Tasks;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Planner.Tests.Browser;

/// <summary>The training of a plan in depth, as people see it.</summary>
public sealed class TrainingSectionTests(PlannerApp app, Chromium chromium) : IClassFixture<PlannerApp>
{
    [Fact]
    public async Task Layouts_fabrics_losses_and_measured_runs_stand_beside_the_plan()
    {
        var page = await chromium.OpenExample(app, "bloomberggpt");
        await Assertions.Expect(page.Locator("[data-figure='measured-runs-alike']").First).ToBeVisibleAsync(new() { Timeout = 120_000 });

        await Assertions.Expect(page.Locator("#fabrics tbody tr")).ToHaveCountAsync(12);
        await Assertions.Expect(page.Locator("#lost tbody tr").First).ToBeAttachedAsync();
        Assert.InRange(await page.Locator("#layouts tbody tr").CountAsync(), 10, 11);
        Assert.Equal("accuracy", await page.Locator("#training a").First.GetAttributeAsync("href"));
        var result = await page.Locator("#training").RunAxe();
        Assert.Empty(result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => violation.Id));
        await page.SetViewportSizeAsync(390, 844);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await page.Context.CloseAsync();
    }
}
