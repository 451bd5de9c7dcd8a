using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Tests.Browser;
using Planner.Tests.Sessions;
using Planner.Web.Sharing;
using Planner.Web.Storage;
using Xunit;

namespace Planner.Tests.Sharing;

/// <summary>The price book from outside, over HTTP: who gave its passphrase sees what it changes, nobody else sees a digit of it.</summary>
public sealed class PrivatePricesTests(PlannerApp app) : IClassFixture<PlannerApp>, IAsyncLifetime
{
    private const string Passphrase = "correct horse battery";
    // Digits that stand in no published figure.
    private const double ServerPrice = 123_457.89;
    private const double QuotedRate = 1.234567;
    private const string Server = "lenovo-sr680a-v3-h100";
    private string _id = "";

    private Uri Address { get; } = new(app.Url);

    private HttpClient Stranger => new() { BaseAddress = Address };

    private HttpClient Owner
    {
        get
        {
            var client = new HttpClient { BaseAddress = Address };
            client.DefaultRequestHeaders.Add(PriceKeys.Header, Passphrase);
            return client;
        }
    }

    public async ValueTask InitializeAsync()
    {
        await app.Services.GetRequiredService<PriceKeys>().Choose(Passphrase);
        await Books.Keep(new PrivatePrice { Id = "price-server", Figure = $"servers/{Server}/price", Value = ServerPrice, Provider = "Reseller", AgreedOn = new DateOnly(2026, 11, 2), Note = "frame contract 7781" });
        await Books.Keep(new PrivatePrice { Id = "price-hour", Figure = "quotes/h100-sxm-80gb", Value = QuotedRate, AgreedOn = new DateOnly(2026, 11, 2) });
        using var content = new StringContent(ScenarioJson.Write(Priced()), Encoding.UTF8, "application/json");
        _id = (await (await Stranger.PostAsync("/api/v1/scenarios", content)).Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<string>();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private PriceBooks Books => app.Services.GetRequiredService<PriceBooks>();

    [Fact]
    public async Task Who_gave_the_passphrase_sees_the_plan_with_negotiated_prices()
    {
        var expected = PlanBuilder.Compare(Priced(), PlanningRoom.Ground with { Prices = await Books.Read() });
        var listed = PlanBuilder.Compare(PlanningRoom.Example("llama-70b-documents"), PlanningRoom.Ground);
        var owner = Totals((await Owner.GetFromJsonAsync<JsonNode>($"/api/v1/scenarios/{_id}/comparison"))!);
        foreach (var plan in expected.Plans)
        {
            Assert.Equal(plan.Totals.LifetimeCostPresentValue.Value, owner[plan.OptionId], 1e-6);
        }

        Assert.True(owner["build"] < listed.Plans.First(plan => plan.OptionId == "build").Totals.LifetimeCostPresentValue.Value);
        Assert.Contains("1.234567", await Owner.GetStringAsync($"/api/v1/scenarios/{_id}/cost-lines.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_passphrase_the_plan_is_that_of_published_prices_and_says_so()
    {
        var listed = PlanBuilder.Compare(PlanningRoom.Example("llama-70b-documents"), PlanningRoom.Ground);
        var answer = (await Stranger.GetFromJsonAsync<JsonNode>($"/api/v1/scenarios/{_id}/comparison"))!;
        Assert.Equal(listed.Plans.First(plan => plan.OptionId == "build").Totals.LifetimeCostPresentValue.Value, Totals(answer)["build"], 1e-6);
        JsonNode PlanOf(string id) => answer["options"]!.AsArray().First(option => option!["id"]!.GetValue<string>() == id)!["plan"]!;
        Assert.Contains(PlanOf("build")["warnings"]!.AsArray(), warning => warning!["code"]!.GetValue<string>() == "private-prices-withheld");
        // Nobody publishes a price for this offer: the total is no total.
        Assert.True(PlanOf("rent-on-demand")["totals"]!["atLeast"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/comparison")]
    [InlineData("/history")]
    [InlineData("/cost-lines.csv")]
    [InlineData("/cash-flow.csv")]
    [InlineData("/bill.csv")]
    [InlineData("/workbook.xlsx")]
    [InlineData("/explain?figure=lifetime-cost-present-value&option=build")]
    [InlineData("/explain?figure=lifetime-cost-present-value&option=rent-on-demand")]
    public async Task Without_the_passphrase_no_answer_has_a_digit_of_a_price(string path)
    {
        var wrong = new HttpClient { BaseAddress = Address };
        wrong.DefaultRequestHeaders.Add(PriceKeys.Header, "not the passphrase");
        AssertTellsNothing(Unpacked(await Stranger.GetByteArrayAsync($"/api/v1/scenarios/{_id}{path}")));
        AssertTellsNothing(Unpacked(await wrong.GetByteArrayAsync($"/api/v1/scenarios/{_id}{path}")));
    }

    [Theory]
    [InlineData("monte-carlo", "\"draws\": 64, \"background\": false")]
    [InlineData("sensitivity", "\"background\": false")]
    public async Task Nor_has_a_study(string name, string arguments)
    {
        using var content = new StringContent($"{{ \"scenarioId\": \"{_id}\", {arguments} }}", Encoding.UTF8, "application/json");
        var answer = await Stranger.PostAsync($"/api/v1/studies/{name}", content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        AssertTellsNothing(await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_scenario_in_the_body_is_answered_with_the_prices_of_who_gave_the_passphrase()
    {
        var (expected, listed) = (PlanBuilder.Compare(Priced(), PlanningRoom.Ground with { Prices = await Books.Read() }), PlanBuilder.Compare(Priced(), PlanningRoom.Ground));
        async Task<Dictionary<string, double>> Ask(HttpClient client, string query = "") => Totals(JsonNode.Parse(await Post(client, "compare" + query, ScenarioJson.Write(Priced())))!);
        double Cost(Planner.Domain.Plans.Comparison<Planner.Domain.Numbers.Real> comparison) => comparison.Plans.First(plan => plan.OptionId == "build").Totals.LifetimeCostPresentValue.Value;

        Assert.Equal(Cost(expected), (await Ask(Owner))["build"], 1e-6);
        Assert.Equal(Cost(listed), (await Ask(Owner, "?prices=list"))["build"], 1e-6);
        Assert.Equal(Cost(listed), (await Ask(Stranger))["build"], 1e-6);
        Assert.NotEqual(Cost(expected), Cost(listed), 1.0);
    }

    [Theory]
    [InlineData("studies/decision-map", ", \"across\": { \"cells\": 3 }, \"up\": { \"cells\": 3 } }")]
    [InlineData("studies/hybrid-size", ", \"draws\": 16 }")]
    [InlineData("studies/monte-carlo", ", \"draws\": 64, \"background\": false }")]
    [InlineData("studies/ladder", null)]
    public async Task So_is_a_study_and_a_stranger_reads_no_digit_of_a_price(string study, string? arguments)
    {
        // The hall that is built alone has a negotiated price, and is the one to be sized.
        var scenario = Priced() with { Options = [.. Priced().Options.Where(option => option.Id != "colocate")] };
        var body = arguments is null ? ScenarioJson.Write(scenario) : $"{{ \"scenario\": {ScenarioJson.Write(scenario)}{arguments}";
        var (owner, stranger) = (await Post(Owner, study, body), await Post(Stranger, study, body));

        AssertTellsNothing(stranger);
        Assert.NotEqual(stranger, owner);
    }

    [Fact]
    public async Task The_passphrase_is_changed_by_who_knows_it_and_the_old_one_opens_nothing_more()
    {
        var keys = app.Services.GetRequiredService<PriceKeys>();
        const string next = "another horse battery";
        Assert.Null(await keys.Change("not the passphrase", next));
        Assert.Null(await keys.Change(Passphrase, "short"));
        var before = await keys.Check(Passphrase);
        try
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { [PriceDoor.Field] = Passphrase, [PriceDoor.NewField] = next });
            var answer = await Owner.PostAsync(PriceDoor.Change, form);
            Assert.EndsWith("changed=1", answer.RequestMessage!.RequestUri!.Query, StringComparison.Ordinal);
            Assert.Null(await keys.Check(Passphrase));
            Assert.NotEqual(before, await keys.Check(next));
            // The header with the old one is a stranger's from then on.
            AssertTellsNothing(await Owner.GetStringAsync($"/api/v1/scenarios/{_id}/cost-lines.csv"));
        }
        finally
        {
            Assert.NotNull(await keys.Change(next, Passphrase));
        }
    }

    private static async Task<string> Post(HttpClient client, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await client.PostAsync("/api/v1/" + path, content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task The_file_names_prices_and_holds_none_even_for_its_owner()
    {
        var text = await Owner.GetStringAsync($"/api/v1/scenarios/{_id}?prices=include");
        Assert.Contains("price-server", text, StringComparison.Ordinal);
        AssertTellsNothing(text);
    }

    [Fact]
    public async Task A_quote_that_was_not_published_leaves_in_no_file_unless_who_may_know_it_says_so()
    {
        var scenario = PlanningRoom.Example("llama-70b-documents");
        var closed = scenario with { Options = [.. scenario.Options.Select(option => option.Id == "rent-on-demand" ? option with { Quote = new RentQuote { Accelerator = "h100-sxm-80gb", PricePerAcceleratorHour = QuotedRate } } : option)] };
        using var content = new StringContent(ScenarioJson.Write(closed), Encoding.UTF8, "application/json");
        var id = (await (await Stranger.PostAsync("/api/v1/scenarios", content)).Content.ReadFromJsonAsync<JsonNode>())!["id"]!.GetValue<string>();
        await Stranger.PostAsJsonAsync($"/api/v1/scenarios/{id}/operations", new { opId = Guid.NewGuid(), path = "options[rent-on-demand].quote.provider", value = "Neocloud" });
        foreach (var path in new[] { "", "?prices=include", "/comparison", "/cost-lines.csv", "/cash-flow.csv", "/history", "/workbook.xlsx" })
        {
            AssertTellsNothing(Unpacked(await Stranger.GetByteArrayAsync($"/api/v1/scenarios/{id}{path}")));
        }

        AssertTellsNothing(await Owner.GetStringAsync($"/api/v1/scenarios/{id}"));
        Assert.Contains("1.234567", await Owner.GetStringAsync($"/api/v1/scenarios/{id}?prices=include"), StringComparison.Ordinal);
        Assert.Contains("1.234567", await Owner.GetStringAsync($"/api/v1/scenarios/{id}/cost-lines.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_link_tells_prices_only_when_its_owner_said_so(bool included)
    {
        using var visitor = await Through(included);
        var page = await visitor.GetStringAsync(visitor.BaseAddress);
        var report = await visitor.GetStringAsync(visitor.BaseAddress + "/report?lang=en");
        var negotiated = PlanBuilder.Compare(Priced(), PlanningRoom.Ground with { Prices = await Books.Read() }).Plans.First(plan => plan.OptionId == "build").Totals.LifetimeCostPresentValue.Value;
        var total = Planner.Web.Display.MoneyDisplay.Exact(negotiated, Planner.Web.Display.Language.English, decimals: 2);
        Assert.Equal(included, report.Contains(total, StringComparison.Ordinal));
        Assert.Equal(included, report.Contains("123,45", StringComparison.Ordinal));
        if (!included)
        {
            AssertTellsNothing(page);
            AssertTellsNothing(report);
            // The cookie of a link is no passphrase: the doors behind stay as they are.
            AssertTellsNothing(await visitor.GetStringAsync(new Uri(Address, $"/api/v1/scenarios/{_id}/cost-lines.csv")));
        }
    }

    [Fact]
    public async Task The_pdf_of_a_link_tells_nothing()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/chromium") && File.Exists("/usr/bin/pdftotext"), "needs Debian's chromium and poppler-utils");
        using var visitor = await Through(false);
        var file = Path.Combine(app.DataFolder, "shared.pdf");
        await File.WriteAllBytesAsync(file, await visitor.GetByteArrayAsync(visitor.BaseAddress + "/report.pdf?lang=en"), TestContext.Current.CancellationToken);
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", file, "-"]) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("private", text, StringComparison.Ordinal);
        AssertTellsNothing(text);
    }

    [Fact]
    public async Task The_page_shows_prices_only_to_who_gave_the_passphrase()
    {
        AssertTellsNothing(await Stranger.GetStringAsync("/prices"));
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        using var guess = new FormUrlEncodedContent(new Dictionary<string, string> { [PriceDoor.Field] = "not the passphrase" });
        AssertTellsNothing(await (await browser.PostAsync(PriceDoor.Open, guess)).Content.ReadAsStringAsync());
        using var right = new FormUrlEncodedContent(new Dictionary<string, string> { [PriceDoor.Field] = Passphrase });
        Assert.Contains("frame contract 7781", await (await browser.PostAsync(PriceDoor.Open, right)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("1.234567", await browser.GetStringAsync($"/api/v1/scenarios/{_id}/cost-lines.csv"), StringComparison.Ordinal);
        AssertTellsNothing(await browser.GetStringAsync($"/api/v1/scenarios/{_id}/cost-lines.csv?prices=list"));
        // A passphrase there is cannot be replaced by choosing another.
        Assert.Null(await app.Services.GetRequiredService<PriceKeys>().Choose("another long passphrase"));
    }

    private static Scenario Priced()
    {
        var scenario = PlanningRoom.Example("llama-70b-documents");
        return scenario with
        {
            Options =
            [
                .. scenario.Options.Select(option => option.Id switch
                {
                    "build" => option with { PrivatePrices = ["price-server"] },
                    "rent-on-demand" => option with { Quote = new RentQuote { Accelerator = "h100-sxm-80gb" }, PrivatePrices = ["price-hour"] },
                    _ => option,
                }),
            ],
        };
    }

    /// <summary>Somebody who opened a link of the scenario, at the shared page's address.</summary>
    private async Task<HttpClient> Through(bool privatePrices)
    {
        var made = await app.Services.GetRequiredService<ShareLinks>().Create(_id, "a", privatePrices: privatePrices);
        var door = new Uri(Address, made.Path.Split('#')[0]);
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(Address, "/shared/" + made.Link.Id) };
        var token = Regex.Match(await client.GetStringAsync(door), "__RequestVerificationToken\" value=\"([^\"]+)").Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["secret"] = made.Path.Split('#')[1], ["__RequestVerificationToken"] = token });
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(door, form)).StatusCode);
        return client;
    }

    private static Dictionary<string, double> Totals(JsonNode answer) => answer["options"]!.AsArray().ToDictionary(
        option => option!["id"]!.GetValue<string>(), option => option!["plan"]!["totals"]!["lifetimeCostPresentValue"]!.GetValue<double>());

    /// <summary>A file's text; a workbook's parts one after the other.</summary>
    private static string Unpacked(byte[] file)
    {
        if (file is not [(byte)'P', (byte)'K', ..])
        {
            return Encoding.UTF8.GetString(file);
        }

        using var zip = new ZipArchive(new MemoryStream(file));
        return string.Join('\n', zip.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
    }

    private static void AssertTellsNothing(string text)
    {
        foreach (var word in new[] { "123457", "123,457", "123.457", "123 457", "1.23456", "1,23456", "contract 7781", "Reseller" })
        {
            // Among the last digits of another number they stand by chance.
            Assert.DoesNotMatch(@"(?<!\d)" + Regex.Escape(word), text);
        }
    }
}
