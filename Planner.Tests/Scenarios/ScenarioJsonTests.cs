using System.Linq;
using System.Text.Json.Nodes;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Planner.Tests.Catalogue;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Scenarios;

public class ScenarioJsonTests
{
    [Fact]
    public void Every_example_reads_without_a_problem_and_comes_back_the_same()
    {
        foreach (var name in SeedGround.ExampleNames)
        {
            var text = ScenarioJson.Write(SeedGround.Example(name));

            Assert.Equal(text, ScenarioJson.Write(ScenarioJson.Read(text, SeedCatalogue.Snapshot).Scenario!));
        }
    }

    [Fact]
    public void All_problems_are_reported_at_once_at_their_fields()
    {
        var json = Example();
        json["name"] = new string('x', 1_000);
        json["surprise"] = 1;
        json["application"]!["train"]![0]!["tokens"] = -5;
        json["application"]!["train"]![0]!["model"]!["id"] = "gpt-99";
        json["options"]![0]!["accelerators"] = -8;
        json["options"]![1]!["server"] = "no-such-server";
        json["options"]![2]!["kind"] = "steal";
        json["terms"]!["decisionDate"] = "soon";
        var problems = ScenarioJson.Read(json.ToJsonString(), SeedCatalogue.Snapshot).Problems;

        Assert.Equal(
            ["application.train[0].model.id:unknown-id", "application.train[0].tokens:out-of-bounds", "name:text-too-long", "options[0].accelerators:out-of-bounds",
                "options[1].server:unknown-id", "options[2].kind:unknown-word", "surprise:unknown-field", "terms.decisionDate:expected-date"],
            problems.Select(problem => $"{problem.Path}:{problem.Code}").Order(System.StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("1e309")]
    [InlineData("-Infinity")]
    public void A_number_that_is_none_is_reported_at_its_field(string number)
    {
        var text = SeedGround.ExampleText("dgx-a100-500").Replace("\"discountRatePerYear\": 0.08", $"\"discountRatePerYear\": {number}");
        var problem = Assert.Single(ScenarioJson.Read(text, SeedCatalogue.Snapshot).Problems);

        Assert.Equal(("terms.discountRatePerYear", "not-finite"), (problem.Path, problem.Code));
    }

    [Theory]
    [InlineData("""{ "low": 10, "likely": 8, "high": 5 }""", "range-order")]
    [InlineData("""{ "low": -1, "likely": 1, "high": 5, "shape": "logNormal" }""", "range-over-zero")]
    [InlineData("""{ "low": 1, "high": 5, "shape": "square" }""", "unknown-word")]
    [InlineData("""{ "low": 1 }""", "required")]
    [InlineData("\"many\"", "number-unreadable")]
    [InlineData("\"10 to 5\"", "range-order")]
    [InlineData("\"5 to\"", "range-incomplete")]
    [InlineData("\"1.234 to 2\"", "number-ambiguous")]
    [InlineData("\"10 (12–14)\"", "number-likely-outside")]
    [InlineData("\"0 to 10 log-normal\"", "range-over-zero")]
    [InlineData("\"NaN\"", "not-finite")]
    [InlineData("\"1e400\"", "number-too-large")]
    public void A_bad_range_says_what_is_wrong_with_it(string range, string code)
    {
        var json = Example();
        json["application"]!["train"]![0]!["tokens"] = JsonNode.Parse(range);

        Assert.Contains(ScenarioJson.Read(json.ToJsonString(), SeedCatalogue.Snapshot).Problems, problem => problem.Code == code);
    }

    [Theory]
    [InlineData("1e9 to 4e9", 1e9, 2e9, 4e9, SpreadShape.LogNormal)]
    [InlineData("2B ± 25 %", 1.5e9, 2e9, 2.5e9, SpreadShape.Normal)]
    [InlineData("10億〜40億", 1e9, 2e9, 4e9, SpreadShape.LogNormal)]
    [InlineData("2e9 (1e9–4e9)", 1e9, 2e9, 4e9, SpreadShape.Triangular)]
    [InlineData("5 to 5", 5, 5, 5, SpreadShape.Fixed)]
    public void A_range_may_be_the_text_that_a_field_takes(string text, double low, double likely, double high, SpreadShape shape)
    {
        var json = Example();
        json["application"]!["train"]![0]!["tokens"] = text;
        var tokens = ScenarioJson.Read(json.ToJsonString(), SeedCatalogue.Snapshot).Scenario!.Application.Train[0].Tokens;

        Assert.Equal((low, shape, high), (tokens.Low, tokens.Shape, tokens.High));
        Assert.Equal(likely, tokens.Likely, 1e-6);
    }

    [Fact]
    public void A_range_without_a_middle_has_the_geometric_mean_of_its_ends()
    {
        var json = Example();
        json["application"]!["train"]![0]!["tokens"] = JsonNode.Parse("""{ "low": 1e9, "high": 4e9 }""");
        var tokens = ScenarioJson.Read(json.ToJsonString(), SeedCatalogue.Snapshot).Scenario!.Application.Train[0].Tokens;

        Assert.Equal((2e9, SpreadShape.LogNormal), (tokens.Likely, tokens.Shape));
    }

    [Theory]
    [InlineData("{", "malformed-json")]
    [InlineData("[]", "expected-object")]
    [InlineData("""{ "schemaVersion": 99 }""", "schema-version-unknown")]
    [InlineData("""{ "schemaVersion": 1, "name": "a", "name": "b" }""", "field-twice")]
    public void Text_that_is_no_scenario_is_answered_not_thrown(string text, string code) =>
        Assert.Contains(ScenarioJson.Read(text, SeedCatalogue.Snapshot).Problems, problem => problem.Code == code);

    [Fact]
    public void Nesting_beyond_measure_is_refused()
    {
        var text = string.Concat(Enumerable.Repeat("[", 100_000));

        Assert.Equal("json-too-deep", Assert.Single(ScenarioJson.Read(text).Problems).Code);
    }

    [Fact]
    public void A_name_of_a_megabyte_is_one_problem()
    {
        var json = Example();
        json["name"] = new string('n', 1 << 20);

        Assert.Equal("text-too-long", Assert.Single(ScenarioJson.Read(json.ToJsonString(), SeedCatalogue.Snapshot).Problems).Code);
    }

    [Fact]
    public void Overrides_must_name_a_figure_and_a_unit_that_measures_it()
    {
        var json = Example();
        json["overrides"] = JsonNode.Parse("""
            [{ "figure": "servers/none/price", "value": 1 }, { "figure": "pue@nobody", "value": 1.2 },
             { "figure": "servers/dgx-a100-320gb/price", "value": 1, "unit": "kWh" }, { "figure": "servers/dgx-a100-320gb/price", "value": -1 }]
            """);
        var problems = ScenarioJson.Read(json.ToJsonString(), SeedCatalogue.Snapshot).Problems;

        Assert.Equal(
            ["overrides[0].figure:unknown-figure", "overrides[1].figure:unknown-figure", "overrides[2].unit:unknown-unit", "overrides[3].value:out-of-bounds"],
            problems.Select(problem => $"{problem.Path}:{problem.Code}").Order(System.StringComparer.Ordinal));
    }

    [Fact]
    public void A_deadline_before_the_decision_is_a_problem()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var late = scenario with { Application = scenario.Application with { Constraints = new Constraints { Deadline = scenario.Terms.DecisionDate.AddDays(-1) } } };

        Assert.Equal("deadline-before-decision", Assert.Single(ScenarioCheck.Find(late, SeedCatalogue.Snapshot)).Code);
    }

    private static JsonObject Example() => JsonNode.Parse(SeedGround.ExampleText("dgx-a100-500"))!.AsObject();
}
