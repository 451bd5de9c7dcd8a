using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json.Nodes;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Catalogue;

public sealed class CatalogueReaderTests
{
    private const string Figure = """{ "value": 700, "unit": "W", "asOf": "2026", "source": "epoch-chips", "confidence": "read" }""";

    /// <summary>One spoilt field of the H100, and the fault that it must give.</summary>
    public static TheoryData<string, string, string> SpoiltFigures => new()
    {
        { Figure.Replace("\"unit\": \"W\", ", ""), "boardPower.unit", "missing-field" },
        { Figure.Replace("\"asOf\": \"2026\", ", ""), "boardPower.asOf", "missing-field" },
        { Figure.Replace(", \"source\": \"epoch-chips\"", ""), "boardPower.source", "missing-field" },
        { Figure.Replace(", \"confidence\": \"read\"", ""), "boardPower.confidence", "missing-field" },
        { Figure.Replace("\"value\": 700, ", ""), "boardPower.value", "missing-field" },
        { Figure.Replace("epoch-chips", "nobody"), "boardPower.source", "unknown-id" },
        { Figure.Replace("\"W\"", "\"watt\""), "boardPower.unit", "unknown-unit" },
        { Figure.Replace("\"W\"", "\"kWh\""), "boardPower.unit", "wrong-dimension" },
        { Figure.Replace("\"2026\"", "\"last year\""), "boardPower.asOf", "not-a-date" },
        { Figure.Replace("\"2026\"", "\"2026-13\""), "boardPower.asOf", "not-a-date" },
        { Figure.Replace("\"read\"", "\"sure\""), "boardPower.confidence", "unknown-choice" },
        { Figure.Replace("\"read\"", "\"assumed\""), "boardPower.note", "assumed-without-reason" },
        { Figure.Replace("700", "7"), "boardPower", "out-of-bounds" },
        { Figure.Replace("700", "-700"), "boardPower", "out-of-bounds" },
        { Figure.Replace("700", "1e309"), "boardPower.value", "not-a-number" },
        { Figure.Replace("700", "\"700\""), "boardPower.value", "not-a-number" },
        { Figure.Replace("700", "700, \"low\": 600"), "boardPower", "half-a-range" },
        { Figure.Replace("700", "700, \"low\": 800, \"high\": 900"), "boardPower", "range-out-of-order" },
        { Figure.Replace("700", "700, \"low\": 600, \"high\": 90000"), "boardPower", "out-of-bounds" },
        { Figure.Replace("\"value\"", "\"typical\": 1, \"value\""), "boardPower.typical", "unknown-field" },
        { "700", "boardPower", "not-an-object" },
        { WithOthers("600, \"high\": 700", "[]"), "boardPower.others", "not-a-list" },
        { WithOthers("600, \"high\": 700", "[7]"), "boardPower.others.0", "not-an-object" },
        { WithOthers("600, \"high\": 700", "[{ \"value\": 600, \"asOf\": \"2025\", \"source\": \"nobody\" }]"), "boardPower.others.0.source", "unknown-id" },
        { WithOthers("600, \"high\": 700", "[{ \"value\": 600, \"asOf\": \"yesterday\", \"source\": \"epoch-chips\" }]"), "boardPower.others.0.asOf", "not-a-date" },
        { WithOthers("600, \"high\": 700", "[{ \"value\": \"600\", \"asOf\": \"2025\", \"source\": \"epoch-chips\" }]"), "boardPower.others.0.value", "not-a-number" },
        { WithOthers("600, \"high\": 700", "[{ \"value\": 600, \"asOf\": \"2025\", \"source\": \"epoch-chips\", \"likely\": 1 }]"), "boardPower.others.0.likely", "unknown-field" },
        { WithOthers("600, \"high\": 700", "[{ \"value\": 650, \"asOf\": \"2025\", \"source\": \"epoch-chips\" }]"), "boardPower", "range-beyond-sources" },
        { WithOthers("700, \"high\": 700", "[{ \"value\": 650, \"asOf\": \"2025\", \"source\": \"epoch-chips\" }]"), "boardPower", "others-without-range" },
    };

    private static string WithOthers(string ends, string others) => Figure.Replace("700", "700, \"low\": " + ends + ", \"others\": " + others);

    [Fact]
    public void A_figure_on_which_sources_disagree_names_each_of_them_with_what_it_gives()
    {
        var rate = SeedGround.Ground.Catalogue.CloudOffers["lambda-h100-sxm-80gb-all-listed-regions-on-demand"].Rate!;
        Assert.Equal(new Spread(2.5, 3.99, 3.99, SpreadShape.LogNormal), rate.Value);
        Assert.Equal(["skypilot-catalog", "epoch-prices", "mercatus"], rate.Citation.Sources);
        Assert.Contains(new OtherFigure(3.29, rate.Unit, "epoch-prices", "2025-02-28"), rate.Citation.Others);
        Assert.Equal("SkyPilot catalogue v8 of cloud prices; Epoch AI, hardware prices (training-cost-trends repository); mercatus-ai.com, cloud GPU pricing", SeedGround.Ground.Catalogue.SourceNames(rate.Citation));
    }

    [Fact]
    public void Offers_of_the_same_open_weights_and_of_cloud_hours_with_market_reports_carry_ranges()
    {
        var catalogue = SeedGround.Ground.Catalogue;
        Assert.All(catalogue.ApiOffers.Values.Where(offer => offer.OpenModel == "llama-3-3-70b" && offer.Provider != "Tinker"), offer => Assert.False(offer.OutputPrice!.Value.IsFixed, offer.Id));
        Assert.True(catalogue.CloudOffers.Values.Count(offer => offer.Rate is { Value.IsFixed: false, Citation.Others.IsEmpty: false }) > 60);
        Assert.All(catalogue.Figures.Values.Where(figure => !figure.Citation.Others.IsEmpty), figure =>
            Assert.Contains(figure.Citation.Others, other => other.Value != figure.Value.Likely));
    }

    [Theory]
    [InlineData(1.01)]
    [InlineData(-0.5)]
    public void A_correlation_beyond_one_or_below_none_is_no_assumption(double value) =>
        AssertFault("finance", "residual-value-correlation", "figure", "out-of-bounds", part => part["figure"] = JsonNode.Parse($$"""{ "value": {{value.ToString(System.Globalization.CultureInfo.InvariantCulture)}}, "unit": "1", "asOf": "2026", "source": "planner-estimate", "confidence": "read" }"""));

    [Theory]
    [MemberData(nameof(SpoiltFigures))]
    public void A_spoilt_figure_is_refused_at_its_field(string json, string field, string code)
    {
        var fault = Assert.Single(Read("accelerators", parts => Part(parts, "h100-sxm-80gb")["boardPower"] = JsonNode.Parse(json)));

        Assert.Equal(("accelerators.json", "h100-sxm-80gb", field, code), (fault.File, fault.Part, fault.Field, fault.Code));
    }

    [Fact]
    public void An_unknown_field_is_refused() => AssertFault("servers", "dgx-h100", "colour", "unknown-field", part => part["colour"] = "gold");

    [Fact]
    public void A_missing_field_is_refused() => AssertFault("servers", "dgx-h100", "maximumPower", "missing-field", part => part.Remove("maximumPower"));

    [Fact]
    public void A_server_of_an_unknown_accelerator_is_refused() =>
        AssertFault("servers", "dgx-h100", "accelerator", "unknown-id", part => part["accelerator"] = "h1000");

    [Fact]
    public void A_server_of_an_unknown_cooling_kind_is_refused() =>
        AssertFault("servers", "dgx-h100", "cooling", "unknown-id", part => part["cooling"] = new JsonArray("snow"));

    [Fact]
    public void An_accelerator_of_an_unknown_fabric_is_refused() =>
        AssertFault("accelerators", "gb300", "defaultFabric", "unknown-id", part => part["defaultFabric"] = "string");

    [Fact]
    public void A_negative_count_is_refused() => AssertFault("servers", "dgx-h100", "accelerators", "wrong-value", part => part["accelerators"] = -8);

    [Fact]
    public void An_unknown_rent_term_is_refused() =>
        AssertFault("cloud-offers", "aws-b200-sxm-180gb-us-east-1-on-demand", "term", "wrong-value", part => part["term"] = "forever");

    [Fact]
    public void Eleven_months_are_refused() =>
        AssertFault("regions", "tokyo", "monthTemperatures", "not-twelve-months", part => part["monthTemperatures"]!.AsArray().RemoveAt(0));

    [Fact]
    public void A_shape_with_an_unknown_field_is_refused() =>
        AssertFault("language-models", "gpt-3-175b", "shape.colour", "unknown-field", part => part["shape"]!["colour"] = 1);

    [Fact]
    public void A_name_that_two_accelerators_bear_is_refused() =>
        AssertFault("accelerators", "gb300", "alsoKnownAs", "double-name", part => part["alsoKnownAs"]!.AsArray().Add("GB200"));

    [Fact]
    public void A_double_id_is_refused()
    {
        var fault = Assert.Single(Read("storage", parts => parts.Add(parts[0]!.DeepClone())));

        Assert.Equal("double-id", fault.Code);
    }

    [Fact]
    public void An_assumption_that_two_files_hold_is_refused()
    {
        var files = SmallFiles();
        var twice = JsonNode.Parse(files["staffing.json"])!["parts"]![0]!.DeepClone();

        var fault = Assert.Single(Read("finance", parts => parts.Add(twice)));

        Assert.Equal(("finance.json", "double-id"), (fault.File, fault.Code));
    }

    [Theory]
    [InlineData("H100")]
    [InlineData("h100_sxm")]
    [InlineData("-h100")]
    [InlineData("")]
    public void An_id_that_is_none_is_refused(string id)
    {
        var faults = Read("storage", parts => parts[0]!["id"] = id);

        Assert.Contains(faults, fault => fault is { Part: "#1", Field: "id", Code: "not-an-id" });
    }

    [Theory]
    [InlineData("{", "malformed-json")]
    [InlineData("{ \"version\": NaN, \"parts\": [] }", "malformed-json")]
    [InlineData("{ \"version\": \"2026-11-22\", \"parts\": [], \"parts\": [] }", "malformed-json")]
    [InlineData("[]", "not-an-object")]
    [InlineData("{ \"version\": \"2026-11-22\", \"parts\": {} }", "not-a-list")]
    [InlineData("{ \"version\": \"soon\", \"parts\": [] }", "not-a-date")]
    [InlineData("{ \"version\": \"2026-11-22\", \"parts\": [], \"more\": 1 }", "unknown-field")]
    [InlineData("{ \"version\": \"2026-11-22\", \"parts\": [[[[[[[[1]]]]]]]] }", "too-deep")]
    [InlineData("{ \"version\": \"2026-11-22\", \"parts\": [1] }", "not-an-object")]
    [InlineData("{ \"version\": \"2026-11-22\", \"parts\": [{ \"id\": \"\\ud800\" }] }", "broken-text")]
    [InlineData("{ \"version\": \"2026-11-22\", \"parts\": [], \"\\ud800\": 1 }", "broken-text")]
    public void A_spoilt_file_is_refused(string text, string code)
    {
        var files = SmallFiles();
        files["storage.json"] = text;

        Assert.Equal(code, Assert.Single(CatalogueReader.Read(files).Faults, fault => fault.File == "storage.json").Code);
    }

    /// <summary>Whatever a slip of the hand does to a file, the reader tells faults and never throws.</summary>
    [Fact]
    public void A_file_cut_or_changed_at_any_place_never_throws()
    {
        var files = SmallFiles();
        var text = files["storage.json"];
        var random = new System.Random(7);
        for (var i = 0; i < 60; i++)
        {
            var place = random.Next(text.Length);
            var spoilt = text.ToCharArray();
            spoilt[place] = "{}[]\",:0x\\"[random.Next(10)];
            files["storage.json"] = i % 2 == 0 ? text[..place] : new string(spoilt);

            var reading = CatalogueReader.Read(files);

            Assert.Equal(reading.Faults.IsEmpty, reading.Snapshot is not null);
        }
    }

    [Fact]
    public void A_nest_of_ten_thousand_lists_is_refused()
    {
        var files = SmallFiles();
        files["storage.json"] = new string('[', 10_000) + new string(']', 10_000);

        Assert.Equal("malformed-json", Assert.Single(CatalogueReader.Read(files).Faults).Code);
    }

    [Fact]
    public void Missing_and_unknown_files_are_refused()
    {
        var files = SmallFiles();
        files.Remove("storage.json");
        files["gadgets.json"] = "{}";

        var faults = CatalogueReader.Read(files).Faults;

        Assert.Contains(faults, fault => fault is { File: "storage.json", Code: "missing-file" });
        Assert.Contains(faults, fault => fault is { File: "gadgets.json", Code: "unknown-file" });
    }

    [Fact]
    public void All_faults_of_all_files_are_told_at_once_and_no_catalogue_is_given()
    {
        var files = SmallFiles();
        files["storage.json"] = "{";
        files["servers.json"] = files["servers.json"].Replace("\"kW\"", "\"kg\"");
        files["accelerators.json"] = files["accelerators.json"].Replace("\"TB/s\"", "\"parsec\"");

        var reading = CatalogueReader.Read(files);

        Assert.Null(reading.Snapshot);
        Assert.Equal(["accelerators.json", "servers.json", "storage.json"], reading.Faults.Select(fault => fault.File).Distinct());
        Assert.True(reading.Faults.Length > 2 * SeedCatalogue.Snapshot.Servers.Count);
    }

    [Fact]
    public void A_figure_becomes_an_input_with_path_label_range_and_citation()
    {
        var price = SeedCatalogue.Snapshot.Servers["dgx-h100"].Price!;

        Assert.Same(price, SeedCatalogue.Snapshot.Figures["servers/dgx-h100/price"]);
        Assert.Equal("server-price", price.Label.Key);
        Assert.Equal(SpreadShape.LogNormal, price.Value.Shape);
        Assert.Equal(Confidence.Read, price.Citation.Confidence);
        Assert.Equal(Units.Usd, price.Unit);
    }

    [Fact]
    public void An_assumption_is_labelled_by_its_id_and_months_are_numbered()
    {
        Assert.Equal("loaded-salary-factor", SeedCatalogue.Snapshot.Figures["staffing/loaded-salary-factor/figure"].Label.Key);
        Assert.Same(SeedCatalogue.Snapshot.Regions["tokyo"].MonthTemperatures[11], SeedCatalogue.Snapshot.Figures["regions/tokyo/monthTemperatures/12"]);
    }

    /// <summary>The seed files, the largest emptied unless the test is about one: nothing refers to them, and reading them takes most of the time.</summary>
    private static Dictionary<string, string> SmallFiles(string kind = "")
    {
        var files = SeedCatalogue.Files();
        foreach (var large in new[] { "api-offers", "cloud-offers", "regions" }.Where(large => large != kind))
        {
            files[large + ".json"] = """{ "version": "2026-11-22", "parts": [] }""";
        }

        return files;
    }

    private static void AssertFault(string kind, string id, string field, string code, System.Action<JsonObject> spoil)
    {
        var fault = Assert.Single(Read(kind, parts => spoil(Part(parts, id))));

        Assert.Equal((kind + ".json", id, field, code), (fault.File, fault.Part, fault.Field, fault.Code));
    }

    private static ImmutableArray<CatalogueFault> Read(string kind, System.Action<JsonArray> spoil)
    {
        var files = SmallFiles(kind);
        var root = JsonNode.Parse(files[kind + ".json"])!;
        spoil(root["parts"]!.AsArray());
        files[kind + ".json"] = root.ToJsonString();
        return CatalogueReader.Read(files).Faults;
    }

    private static JsonObject Part(JsonArray parts, string id) => parts.Select(part => part!.AsObject()).Single(part => (string?)part["id"] == id);
}
