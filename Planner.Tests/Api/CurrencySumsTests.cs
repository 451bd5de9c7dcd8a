using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using AngleSharp.Html.Parser;
using Planner.Domain.Scenarios;
using Planner.Tests.Browser;
using Planner.Tests.Sessions;
using Planner.Web.Display;
using Xunit;

namespace Planner.Tests.Api;

/// <summary>In every currency and in every view, what is printed adds up to the total that is printed beside it.</summary>
public sealed partial class CurrencySumsTests(PlannerApp app) : IClassFixture<PlannerApp>
{
    private HttpClient Client { get; } = new() { BaseAddress = new Uri(app.Url) };

    public static IEnumerable<TheoryDataRow<string, double?, string>> Currencies() =>
    [
        new("USD", null, "en"), new("EUR", null, "de"), new("JPY", null, "ja"), new("KRW", null, "ko"), new("EUR", 1.2345, "en"), new("CHF", 1.137, "de"),
    ];

    [Theory]
    [MemberData(nameof(Currencies))]
    public async Task Lines_and_categories_add_up_to_the_totals_wherever_they_are_read(string currency, double? own, string language)
    {
        var id = await Import(currency, own);
        var answer = (await Client.GetFromJsonAsync<JsonNode>($"/api/v1/scenarios/{id}/comparison"))!;
        Assert.Equal(currency, answer["shownIn"]!["currency"]!.GetValue<string>());
        Assert.Equal(own is null ? answer["shownIn"]!["asOf"]?.GetValue<string>() : "2026-11-02", answer["shownIn"]!["asOf"]?.GetValue<string>());
        var plans = answer["options"]!.AsArray().Select(option => (Id: option!["id"]!.GetValue<string>(), Plan: option["plan"]!)).ToArray();
        var rows = (await Client.GetStringAsync($"/api/v1/scenarios/{id}/cost-lines.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).ToArray();
        var months = (await Client.GetStringAsync($"/api/v1/scenarios/{id}/cash-flow.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).ToArray();
        foreach (var (option, plan) in plans)
        {
            var totals = plan["totals"]!;
            AssertSame(totals["lifetimeCostNominal"]!.GetValue<double>(), months.Where(row => row[0] == option).Sum(row => double.Parse(row[2], CultureInfo.InvariantCulture) + double.Parse(row[3], CultureInfo.InvariantCulture)));
            AssertSame(totals["lifetimeCostPresentValue"]!.GetValue<double>(), months.Where(row => row[0] == option).Sum(row => double.Parse(row[5], CultureInfo.InvariantCulture)));
            AssertSame(totals["lifetimeCostNominal"]!.GetValue<double>(), plan["months"]!.AsArray().Sum(month => month!["beforeTaxUsd"]!.GetValue<double>()));
            var nominal = totals["lifetimeCostNominal"]!.GetValue<double>();
            AssertSame(nominal, plan["costLines"]!.AsArray().Where(line => line!["priceKnown"]!.GetValue<bool>()).Sum(line => line!["amountsUsd"]!.AsArray().Sum(amount => amount!.GetValue<double>())));
            AssertSame(nominal, rows.Where(row => row[0] == option && row[9] == "true").Sum(row => double.Parse(row[8], CultureInfo.InvariantCulture)));
            AssertSame(nominal, totals["byCategory"]!.AsArray().Sum(category => category!["nominal"]!.GetValue<double>()));
            AssertSame(totals["lifetimeCostPresentValue"]!.GetValue<double>(), totals["byCategory"]!.AsArray().Sum(category => category!["presentValue"]!.GetValue<double>()));
        }

        await ReportAddsUp(id, currency, own, language, plans);
    }

    /// <summary>The tables of the report, as a reader would add them: digits as they are printed.</summary>
    private async Task ReportAddsUp(string id, string currency, double? own, string language, (string Id, JsonNode Plan)[] plans)
    {
        var words = Language.Of(language);
        var report = new HtmlParser().ParseDocument(await Client.GetStringAsync($"/scenarios/{id}/report?lang={language}"));
        foreach (var (option, plan) in plans)
        {
            var cells = report.QuerySelectorAll($"td[data-category][data-option='{option}']").ToArray();
            Assert.NotEmpty(cells);
            Assert.Equal(Printed(cells.First(cell => cell.GetAttribute("data-category") == "net").TextContent, words), cells.Where(cell => cell.GetAttribute("data-category") != "net").Sum(cell => Printed(cell.TextContent, words)));
            var exact = MoneyDisplay.Exact(plan["totals"]!["lifetimeCostPresentValue"]!.GetValue<double>(), words, new Currency(currency, 1 / Rate(currency, own)), decimals: 2);
            Assert.Contains(report.QuerySelectorAll($".totals td[data-figure='lifetime-cost-present-value'][data-option='{option}']"), cell => cell.TextContent.Trim() == exact);
        }

        var table = report.QuerySelectorAll("[data-figure='waterfall-difference']").Select(cell => cell.Closest("table")!).First();
        for (var column = 1; column <= 3; column++)
        {
            var total = Printed(table.QuerySelector("tfoot tr")!.Children[column].TextContent, words);
            Assert.Equal(total, table.QuerySelectorAll("tbody tr.part").Sum(row => Printed(row.Children[column].TextContent, words)));
        }

        foreach (var row in table.QuerySelectorAll("tr.part, tfoot tr"))
        {
            Assert.Equal(Printed(row.Children[3].TextContent, words), Printed(row.Children[2].TextContent, words) - Printed(row.Children[1].TextContent, words));
        }
    }

    [Theory]
    [MemberData(nameof(Currencies))]
    public async Task Bills_and_the_cash_of_each_year_add_up_as_they_are_printed(string currency, double? own, string language)
    {
        var words = Language.Of(language);
        var report = new HtmlParser().ParseDocument(await Client.GetStringAsync($"/scenarios/{await Import(currency, own, "dgx-a100-500")}/report?lang={language}"));
        decimal Sum(IEnumerable<string> texts) => texts.Where(text => text.Any(char.IsAsciiDigit)).Sum(text => Printed(text, words));

        var bill = Assert.Single(report.QuerySelectorAll("tr[data-bill]").GroupBy(row => row.Closest("table"))).Key!;
        Assert.Equal(Printed(bill.QuerySelector("[data-figure='purchase-value']")!.TextContent, words), Sum(bill.QuerySelectorAll("[data-figure='bill-amount']").Select(cell => cell.TextContent)));
        var cash = report.QuerySelector("table.cash")!;
        for (var year = 1; year <= 5; year++)
        {
            Assert.Equal(Printed(cash.QuerySelector("tr.best")!.Children[year].TextContent, words), Sum(cash.QuerySelectorAll("tbody tr:not(.best)").Select(row => row.Children[year].TextContent)));
        }
    }

    [Fact]
    public async Task The_workbook_counts_in_dollars_and_turns_only_its_first_totals()
    {
        var (dollars, yen) = (await Sheets("USD"), await Sheets("JPY"));
        var shown = Shown(yen["sheet1"]).Where(cell => cell.Formula.Contains('*', StringComparison.Ordinal)).ToArray();
        var plain = Shown(dollars["sheet1"]).ToLookup(cell => cell.Formula, cell => cell.Value, StringComparer.Ordinal);

        Assert.Equal(dollars.Remove("sheet1"), yen.Remove("sheet1"));
        Assert.True(shown.Length >= 2 * PlanningRoom.Example("llama-70b-documents").Options.Length, $"only {shown.Length} totals");
        Assert.All(shown, total => AssertSame(
            Number(plain[total.Formula[..total.Formula.IndexOf('*', StringComparison.Ordinal)]].Single()) / Rate("JPY", null), Number(total.Value)));
    }

    /// <summary>The sheets of a workbook as XML, by their names in the file.</summary>
    private async Task<ImmutableSortedDictionary<string, string>> Sheets(string currency)
    {
        var sheets = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(await Client.GetByteArrayAsync($"/api/v1/scenarios/{await Import(currency, null)}/workbook.xlsx")));
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.Contains("worksheets/sheet", StringComparison.Ordinal)))
        {
            using var sheet = new StreamReader(entry.Open());
            sheets[Path.GetFileNameWithoutExtension(entry.Name)] = await sheet.ReadToEndAsync(TestContext.Current.CancellationToken);
        }

        return sheets.ToImmutable();
    }

    /// <summary>What the formulas of a sheet come to.</summary>
    private static IEnumerable<(string Formula, string Value)> Shown(string sheet) => Cell().Matches(sheet).Select(match => (match.Groups["formula"].Value, match.Groups["value"].Value));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("<x:f>(?<formula>[^<]+)</x:f><x:v>(?<value>[^<]+)</x:v>")]
    private static partial Regex Cell();

    private async Task<string> Import(string currency, double? own, string example = "llama-70b-documents")
    {
        var template = PlanningRoom.Example(example);
        var scenario = template with
        {
            Terms = template.Terms with
            {
                Currency = currency,
                ExchangeRates = own is { } rate ? [new OwnExchangeRate { Currency = currency, UsdPerUnit = rate, AsOf = new DateOnly(2026, 11, 2) }] : [],
            },
        };
        using var content = new StringContent(ScenarioJson.Write(scenario), Encoding.UTF8, "application/json");
        return (await (await Client.PostAsync("/api/v1/scenarios", content)).Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<string>();
    }

    private static double Rate(string currency, double? own) => own ?? ExchangeRates.Published(currency, PlanningRoom.Ground.Catalogue)!.UsdPerUnit;

    /// <summary>A printed amount as a number: signs of money and groups fall away.</summary>
    private static decimal Printed(string text, Language language)
    {
        var german = language.Code == "de";
        var digits = text.Replace('\u2212', '-').Where(letter => char.IsAsciiDigit(letter) || letter == '-' || letter == (german ? ',' : '.'));
        return decimal.Parse(string.Concat(digits).Replace(',', '.'), CultureInfo.InvariantCulture);
    }

    private static void AssertSame(double expected, double actual) => Assert.Equal(expected, actual, Math.Max(1, Math.Abs(expected)) * 1e-9);
}
