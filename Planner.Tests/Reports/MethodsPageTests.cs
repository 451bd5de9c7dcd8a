using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Threading.Tasks;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Tests.Browser;
using Planner.Web.Display;
using Planner.Web.Reports;
using Xunit;

namespace Planner.Tests.Reports;

public sealed class MethodsPageTests(PlannerApp app) : IClassFixture<PlannerApp>
{
    private static readonly Label[] s_labels =
    [
        .. typeof(Labels).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(Label)).Select(field => (Label)field.GetValue(null)!),
    ];

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_label_stands_on_the_page_as_a_formula_a_finding_an_input_or_a_constant(string language)
    {
        var methods = (await Page(language)).QuerySelectorAll("[data-method]").ToDictionary(method => method.GetAttribute("data-method")!);

        Assert.True(s_labels.Length > 300, $"only {s_labels.Length} labels were found");
        Assert.Empty(s_labels.Where(label => !methods.ContainsKey(label.Key)).Select(label => label.Key));
        Assert.All(s_labels, label =>
        {
            var method = methods[label.Key];
            Assert.NotEqual(label.Key, Name(method));
            Assert.False(string.IsNullOrWhiteSpace(method.QuerySelector(".eq")?.TextContent), $"{label.Key} has no method");
            Assert.Equal("label-" + label.Key, method.Id);
            if (label.Source is not null)
            {
                Assert.False(string.IsNullOrWhiteSpace(method.QuerySelector(".source-name")?.TextContent), $"{label.Key} does not name its source");
            }
        });
    }

    // A key is words joined by hyphens; no formula has such a thing, nor its name.
    [Theory]
    [MemberData(nameof(Languages))]
    public async Task No_key_is_shown_in_place_of_a_name(string language)
    {
        var page = await Page(language);
        var keys = page.QuerySelectorAll("[data-method]").Select(method => method.GetAttribute("data-method")!).Where(key => key.Contains('-', StringComparison.Ordinal)).ToHashSet();

        Assert.All(page.QuerySelectorAll("[data-method] h3 a, [data-method] .eq, [data-method] .val, [data-method] .used"), text =>
            Assert.DoesNotContain(text.TextContent.Split([' ', ',', ';', '(', ')', '[', ']', Language.NoBreakSpace[0]]), keys.Contains));
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("de")]
    [InlineData("ko")]
    public async Task No_english_is_left(string language)
    {
        var (page, english) = (await Page(language), await Page("en"));
        var names = Names(english);

        Assert.Empty(Names(page).Where(pair => names[pair.Key] == pair.Value && !IsInternational(pair.Value, language)).Select(pair => pair.Value));
        Assert.All(page.QuerySelectorAll("[data-method] .eq"), text => Assert.DoesNotContain(text.TextContent.Split(' ', ',', '(', ')'), IsEnglish));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_fitted_constant_has_its_name_value_and_range(string language)
    {
        var (page, constants) = (await Page(language), app.Services.GetRequiredService<Ground>().Constants);
        var rows = page.QuerySelectorAll("[data-constant]");

        Assert.Equal(constants.Training.Constants.Keys.Concat(constants.Serving.Constants.Keys).Order(StringComparer.Ordinal), rows.Select(row => row.GetAttribute("data-constant")!).Order(StringComparer.Ordinal));
        Assert.All(rows, row =>
        {
            Assert.DoesNotContain("constant.", row.TextContent, StringComparison.Ordinal);
            Assert.NotEqual(row.GetAttribute("data-constant"), row.QuerySelector("th")!.TextContent.Trim());
            Assert.False(string.IsNullOrWhiteSpace(row.QuerySelector("td.n")!.TextContent));
        });
        Assert.Contains(constants.Version, page.GetElementById("fitted-training")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(constants.Training.Bands.Length + constants.Serving.Bands.Length, page.QuerySelectorAll("[data-band]").Length);
    }

    [Fact]
    public async Task Names_in_a_formula_lead_to_their_own_entries()
    {
        var page = await Page("en");
        var links = page.QuerySelectorAll<IHtmlAnchorElement>("[data-method] .eq a").ToArray();

        Assert.True(links.Length > 500, $"only {links.Length} links");
        Assert.All(links, link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")!.Split('#')[1])));
        Assert.Contains("methods#label-training-steps", page.GetElementById("label-training-compute-time")!.QuerySelectorAll(".eq a").Select(link => link.GetAttribute("href")));
        Assert.Contains("methods#label-training-compute-time", page.GetElementById("label-training-steps")!.QuerySelectorAll(".used a").Select(link => link.GetAttribute("href")));
    }

    // What an entry says of its value is what the run that it names gives.
    [Fact]
    public async Task Values_are_those_of_the_runs()
    {
        var chapters = await app.Services.GetRequiredService<MethodsBook>().Chapters();
        var entries = chapters.SelectMany(chapter => chapter.Entries).ToDictionary(entry => entry.Label.Key);

        Assert.Equal(entries.Count, chapters.Sum(chapter => chapter.Entries.Length));
        Assert.All(entries.Values.Where(entry => entry.Kind == MethodKind.Formula), entry =>
        {
            Assert.NotEmpty(entry.Uses);
            Assert.True(double.IsFinite(entry.Value!.Value) || entry.Label == Labels.PaybackTime || entry.Label == Labels.BreakEvenTime, entry.Label.Key);
            Assert.NotNull(entry.Example);
        });
        Assert.All(entries.Values.Where(entry => entry.Kind == MethodKind.Input && entry.Example is null), entry => Assert.NotNull(entry.Figures));
    }

    private async Task<IHtmlDocument> Page(string language)
    {
        // The first asker of all gets the page in a stream, its list in a template.
        await app.Services.GetRequiredService<MethodsBook>().Chapters();
        using var client = new HttpClient { BaseAddress = new Uri(app.Url), Timeout = TimeSpan.FromMinutes(3) };
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        return new HtmlParser().ParseDocument(await client.GetStringAsync("/methods", TestContext.Current.CancellationToken));
    }

    private static string Name(IElement method) => method.QuerySelector("h3 a")!.TextContent;

    private static Dictionary<string, string> Names(IHtmlDocument page) => page.QuerySelectorAll("[data-method]").ToDictionary(method => method.GetAttribute("data-method")!, Name);

    // Words that a formula in English would have and no other language's.
    private static bool IsEnglish(string word) => word is "of" or "the" or "and" or "with" or "made" or "by" or "are" or "is" or "decided" or "if" or "else";

    // What the trade calls the same everywhere: abbreviations and names; in German also loan words.
    private static bool IsInternational(string name, string language) =>
        name.All(letter => !char.IsLower(letter)) || (language == "de" && name is "Switches" or "Racks" or "Server" or "Goodput" or "Token" or "Training" or "Installation" or "Budget");
}
