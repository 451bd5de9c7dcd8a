using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Planner.Tests.Browser;

/// <summary>A range as people type it into a field: read, its meaning said with a curve, kept over a change of language, and refused with the reason.</summary>
public sealed class RangeFieldTests(PlannerApp app, Chromium chromium) : IClassFixture<PlannerApp>
{
    private const string Rate = "[data-field='terms.discountRatePerYear']";

    [Fact]
    public async Task A_range_says_what_it_means_and_keeps_it_in_another_language()
    {
        var page = await chromium.OpenExample(app, "dgx-a100-500");
        await Type(page, "6 to 10 %");
        await Assertions.Expect(page.Locator($"{Rate} .help")).ToContainTextAsync("9 in 10 cases between 6 and 10");
        await Assertions.Expect(page.Locator($"{Rate} .help")).ToContainTextAsync("log-normal");
        await Assertions.Expect(page.Locator($"{Rate} .curve path")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator($"{Rate} input")).ToHaveValueAsync("6 to 10");
        Assert.Empty((await page.Locator(Rate).RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => violation.Id));

        foreach (var (language, text) in new[] { ("ja", "6〜10"), ("de", "6 bis 10"), ("ko", "6~10"), ("en", "6 to 10") })
        {
            var address = page.Url;
            await page.GotoAsync("language/" + language);
            await page.GotoAsync(address);
            await page.Live();
            await Assertions.Expect(page.Locator($"{Rate} input")).ToHaveValueAsync(text);
        }

        await Type(page, "triangular 5 to 10");
        await Assertions.Expect(page.Locator($"{Rate} [data-range='Triangular']")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator($"{Rate} input")).ToHaveValueAsync("5 to 10 triangular");

        var stored = (await Stored(page))["terms"]!["discountRatePerYear"]!;
        Assert.Equal((0.05, 0.1, "triangular"), ((double)stored["low"]!, (double)stored["high"]!, (string)stored["shape"]!));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("en-GB", "5 to", "both limits")]
    [InlineData("en-GB", "±", "both limits")]
    [InlineData("en-GB", "12 (14–16)", "between the limits")]
    [InlineData("en-GB", "0 to 10 log-normal", "above zero")]
    [InlineData("en-GB", "many", "5 to 10")]
    [InlineData("en-GB", "−400 to 500", "between")]
    [InlineData("de-DE", "5 bis", "beide Grenzen")]
    [InlineData("ja-JP", "5〜", "下限と上限")]
    [InlineData("ko-KR", "5에서", "하한과 상한")]
    public async Task A_bad_range_stays_in_its_field_with_the_reason(string locale, string text, string reason)
    {
        var page = await chromium.OpenExample(app, "dgx-a100-500", locale);
        await Type(page, text);
        await Assertions.Expect(page.Locator($"{Rate} input")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator($"{Rate} input")).ToHaveValueAsync(text);
        await Assertions.Expect(page.Locator($"{Rate} .help")).ToContainTextAsync(reason);
        await Assertions.Expect(page.Locator("main[data-revision='0']")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Limits_in_reverse_or_alike_are_read_and_said()
    {
        var page = await chromium.OpenExample(app, "dgx-a100-500");
        await Type(page, "10 to 5");
        await Assertions.Expect(page.Locator($"{Rate} .help")).ToContainTextAsync("reverse order");
        await Assertions.Expect(page.Locator($"{Rate} .help")).ToContainTextAsync("9 in 10 cases between 5 and 10");
        await Type(page, "5 to 5");
        await Assertions.Expect(page.Locator($"{Rate} .help")).ToContainTextAsync("Both limits are the same");
        await Assertions.Expect(page.Locator($"{Rate} input")).ToHaveValueAsync("5");
        await page.Context.CloseAsync();
    }

    private static async Task Type(IPage page, string text)
    {
        await page.Locator($"{Rate} input").FillAsync(text);
        await page.Locator($"{Rate} input").PressAsync("Tab");
    }

    private async Task<JsonNode> Stored(IPage page)
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Url) };
        var answer = JsonNode.Parse(await client.GetStringAsync(new Uri("api/v1/scenarios/" + Regex.Match(page.Url, "scenarios/([^/?#]+)").Groups[1].Value, UriKind.Relative)))!;
        return answer["scenario"] ?? answer;
    }
}
