using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using Planner.Domain.Studies.Accuracy;
using Planner.Tests.Plans;
using Planner.Tests.Reports;
using Planner.Web.Components.Pages;
using Planner.Web.Display;
using Planner.Web.Reports;
using Xunit;

namespace Planner.Tests.Browser;

/// <summary>What people do with the studies: a bar leads to its input, a goal is sought, two inputs move at once, futures are stopped; and every number of the living page is explained.</summary>
public sealed class StudyDeskTests(PlannerApp app, Chromium chromium) : IClassFixture<PlannerApp>
{

    private static readonly Lazy<ImmutableArray<AccuracyRow>> s_measured = new(() => new MeasuredRuns(SeedGround.Ground).Here().Training);

    // Clicks as soon as the button is there, until the page says that it has stopped.
    private const string StopAtOnce = """
        () => {
            const watch = new MutationObserver(() => {
                if (document.querySelector("[data-studies='stopped']")) { watch.disconnect(); return; }
                document.querySelector("[data-studies='running'] button")?.click();
            });
            watch.observe(document.body, { subtree: true, childList: true });
        }
        """;

    [Fact]
    public async Task A_bar_leads_to_its_field_a_goal_is_sought_and_two_inputs_move_at_once()
    {
        var page = await Open("dgx-a100-500");
        var bar = page.Locator("#drivers .wide-only a").First;
        var anchor = (await bar.GetAttributeAsync("href"))!.Split('#')[1];
        await bar.ClickAsync(new() { Force = true });
        await Assertions.Expect(page.Locator($"[id='{anchor}']").First).ToBeInViewportAsync(new() { Timeout = Chromium.StudiesPatience });

        await page.Locator("[data-goal='first']").SelectOptionAsync("rent-reserved");
        await page.Locator("[data-goal='second']").SelectOptionAsync("colocate");
        await page.Locator("[data-goal='input']").SelectOptionAsync("terms.horizonMonths");
        await Assertions.Expect(page.Locator("[data-goal='answer']")).ToContainTextAsync("Rent, three years reserved", new() { Timeout = Chromium.StudiesPatience });
        await Assertions.Expect(page.Locator("[data-goal='answer']")).ToContainTextAsync("months", new() { Timeout = Chromium.StudiesPatience });

        await page.Locator("#two-way summary").First.ClickAsync();
        await Assertions.Expect(page.Locator("[data-two-way='table'] tbody tr")).ToHaveCountAsync(7, new() { Timeout = Chromium.StudiesPatience });
        Assert.Equal(49, await page.Locator("[data-two-way='table'] [data-figure='lead-at']").CountAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Futures_that_are_stopped_say_so_and_can_be_begun_again()
    {
        // On a quiet machine futures may end before anybody could stop them: an edit begins them anew, and what waits in the page does not miss the button.
        var page = await chromium.OpenExample(app, "llama-405b-24576-h100");
        var stopped = page.Locator("[data-studies='stopped']");
        var begun = false;
        for (var rate = 5; rate < 15 && !begun; rate++)
        {
            await page.EvaluateAsync(StopAtOnce);
            var field = page.Locator(".rail:not([inert]) [data-field='terms.discountRatePerYear'] input");
            await field.FillAsync(rate.ToString(CultureInfo.InvariantCulture));
            await field.BlurAsync();
            await page.Locator($"main[data-revision='{rate - 4}']").WaitForAsync(new() { Timeout = Chromium.StudiesPatience });
            await Task.WhenAny(stopped.WaitForAsync(new() { Timeout = Chromium.StudiesPatience }), page.Locator("main:not([data-earlier]) #sureness [data-figure='win-share']").First.WaitForAsync(new() { Timeout = Chromium.StudiesPatience }));
            begun = await stopped.IsVisibleAsync() && await Begin(stopped.Locator("button"));
        }

        Assert.True(begun, "ten edits, and none of their futures could be stopped and begun again");
        await Assertions.Expect(page.Locator("main:not([data-earlier]) #sureness [data-figure='win-share']").First).ToBeVisibleAsync(new() { Timeout = Chromium.StudiesPatience });
        await page.Context.CloseAsync();
    }

    /// <summary>Begins stopped futures again; false when they were those of the answer before the edit and are gone.</summary>
    private static async Task<bool> Begin(ILocator again)
    {
        try
        {
            await again.ClickAsync(new() { Timeout = 5_000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    [Theory]
    [InlineData("dgx-a100-500")]
    [InlineData("bloomberggpt-or-lora")]
    [InlineData("llama-405b-24576-h100")]
    public async Task Every_number_of_the_living_page_is_explained_down_to_its_inputs(string example)
    {
        var page = await Open(example);
        var document = new HtmlParser().ParseDocument(await page.ContentAsync());
        await page.Context.CloseAsync();

        var figures = document.QuerySelectorAll("[data-figure]").Select(ShownFigure.Of).OfType<ShownFigure>().ToHashSet();
        Assert.True(figures.Count > 200, $"only {figures.Count} figures");
        var explanations = new Explanations(SeedGround.Example(example), SeedGround.Ground, () => s_measured.Value);
        List<string> wrong = [.. figures.SelectMany(figure => figure.Faults(explanations.Of(figure.Address, Wording.In(Language.English)))), .. new ShownText(document).Unexplained()];
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {figures.Count}:\n{string.Join('\n', wrong.Take(40))}");
    }

    // The ladder comes last of all studies.
    private async Task<IPage> Open(string example)
    {
        var page = await chromium.OpenExample(app, example);
        await Assertions.Expect(page.Locator("#ladder-matrix").First).ToBeAttachedAsync(new() { Timeout = Chromium.StudiesPatience });
        await Assertions.Expect(page.Locator("[data-two-way='table']")).ToBeAttachedAsync(new() { Timeout = Chromium.StudiesPatience });
        return page;
    }
}
