using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using AngleSharp.Html.Parser;
using Planner.Tests.Browser;
using Xunit;

namespace Planner.Tests.Reports;

public sealed class MethodsPageTests(PlannerApp app) : IClassFixture<PlannerApp>
{
    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    [InlineData("de")]
    [InlineData("ko")]
    public async Task Every_label_that_the_examples_meet_has_its_formula(string language)
    {
        using var client = new HttpClient { BaseAddress = new Uri(app.Url), Timeout = TimeSpan.FromMinutes(3) };
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/methods", TestContext.Current.CancellationToken));
        var methods = page.QuerySelectorAll("[data-method]").ToArray();
        var keys = methods.Select(method => method.GetAttribute("data-method")!).ToArray();

        Assert.True(keys.Length > 50, $"only {keys.Length} methods");
        Assert.Equal(keys.Distinct(), keys);
        foreach (var key in new[] { "training-elapsed-time", "model-flops-utilisation", "pue", "lifetime-cost-present-value", "monthly-rate", "step-time" })
        {
            Assert.Contains(key, keys);
        }

        Assert.All(methods, method =>
        {
            Assert.False(string.IsNullOrWhiteSpace(method.QuerySelector("dd")!.TextContent));
            Assert.NotEqual(method.GetAttribute("data-method"), method.QuerySelector("dt span")!.TextContent);
        });
    }
}
