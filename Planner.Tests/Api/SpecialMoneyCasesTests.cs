using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AngleSharp.Html.Parser;
using Planner.Domain.Scenarios;
using Planner.Tests.Browser;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Api;

/// <summary>The odd corners of money, asked over the API and on the page in four languages: each has a defined answer or is refused at its field.</summary>
public sealed class SpecialMoneyCasesTests(PlannerApp app) : IClassFixture<PlannerApp>
{
    private static readonly string[] s_languages = ["en", "ja", "de", "ko"];
    private static readonly Scenario s_scenario = SeedGround.Example("llama-70b-documents");

    private static readonly Dictionary<string, Func<Scenario, Scenario>> s_answered = new()
    {
        ["horizon of a month"] = scenario => scenario with { Terms = scenario.Terms with { HorizonMonths = 1 } },
        ["horizon of twenty years"] = scenario => scenario with { Terms = scenario.Terms with { HorizonMonths = 240 } },
        ["rate of nothing"] = scenario => scenario with { Terms = scenario.Terms with { DiscountRatePerYear = 0 } },
        ["residual above the price"] = scenario => Leased(scenario, new Financing { Kind = FinancingKind.Lease, RatePerYear = 0, TermMonths = 36, ResidualShare = 1.5, Timing = PaymentTiming.StartOfMonth }),
        ["lease longer than the horizon"] = scenario => Leased(scenario, new Financing { Kind = FinancingKind.Lease, RatePerYear = 0.08, TermMonths = 120, Timing = PaymentTiming.EndOfMonth }),
    };

    private static readonly Dictionary<string, (Func<Scenario, Scenario> Edit, string Field)> s_refused = new()
    {
        ["currency without a rate"] = (scenario => scenario with { Terms = scenario.Terms with { Currency = "CHF" } }, "terms.currency"),
        ["horizon of no month"] = (scenario => scenario with { Terms = scenario.Terms with { HorizonMonths = 0 } }, "terms.horizonMonths"),
        ["horizon beyond twenty years"] = (scenario => scenario with { Terms = scenario.Terms with { HorizonMonths = 241 } }, "terms.horizonMonths"),
    };

    public static TheoryData<string> Answered => [.. s_answered.Keys];

    public static TheoryData<string> Refused => [.. s_refused.Keys];

    [Theory]
    [MemberData(nameof(Answered))]
    public async Task It_has_a_finite_answer_over_the_api_and_on_the_page_in_every_language(string which)
    {
        var body = ScenarioJson.Write(s_answered[which](s_scenario));
        foreach (var language in s_languages)
        {
            using var client = Client(language);
            var (status, answer) = await Post(client, "compare", body);
            Assert.Equal(HttpStatusCode.OK, status);
            foreach (var totals in answer["options"]!.AsArray().Select(option => option!["plan"]!["totals"]!))
            {
                Assert.True(double.IsFinite(totals["lifetimeCostPresentValue"]!.GetValue<double>()) && double.IsFinite(totals["lifetimeCostNominal"]!.GetValue<double>()));
            }

            var (_, stored) = await Post(client, "scenarios", body);
            var page = new HtmlParser().ParseDocument(await client.GetStringAsync($"/scenarios/{stored["id"]!.GetValue<string>()}"));
            Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
            var shown = page.QuerySelectorAll("[data-figure='lifetime-cost-present-value'][data-value]");
            Assert.NotEmpty(shown);
            Assert.All(shown, figure => Assert.DoesNotMatch("NaN|∞|Infinity", figure.TextContent));
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task It_is_refused_at_its_field_in_the_words_of_every_language(string which)
    {
        var (edit, field) = s_refused[which];
        var said = new HashSet<string>();
        foreach (var language in s_languages)
        {
            using var client = Client(language);
            var (status, answer) = await Post(client, "compare", ScenarioJson.Write(edit(s_scenario)));
            Assert.Equal(HttpStatusCode.BadRequest, status);
            said.Add(answer["errors"]![field]!.AsArray()[0]!.GetValue<string>());
            // Nor is it stored.
            Assert.Equal(HttpStatusCode.BadRequest, (await Post(client, "scenarios", ScenarioJson.Write(edit(s_scenario)))).Status);
        }

        Assert.Equal(s_languages.Length, said.Count);
    }

    private static Scenario Leased(Scenario scenario, Financing lease) => scenario with
    {
        Options = [.. scenario.Options.Select(option => option.Kind is OptionKind.Build or OptionKind.Colocate ? option with { Financing = lease } : option)],
    };

    private HttpClient Client(string language)
    {
        var client = new HttpClient { BaseAddress = new Uri(app.Url), Timeout = TimeSpan.FromMinutes(3) };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> Post(HttpClient client, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await client.PostAsync("/api/v1/" + path, content);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
