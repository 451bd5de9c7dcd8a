using System.Collections.Frozen;
using System.IO;
using System.Linq;
using System.Reflection;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Tests.Published;
using Planner.Tests.Structure;
using Xunit;

namespace Planner.Tests.Catalogue;

/// <summary>The seed data that ships: whole, large enough, cited, and right where everybody knows the figure.</summary>
public sealed class SeedFilesTests
{
    private static readonly CatalogueSnapshot s_catalogue = SeedCatalogue.Snapshot;

    [Fact]
    public void Every_seed_file_passes() => Rule.Holds(SeedCatalogue.Reading.Faults.Select(fault => fault.ToString()));

    [Fact]
    public void The_catalogue_is_as_large_as_promised()
    {
        Assert.True(s_catalogue.Accelerators.Count >= 25);
        Assert.True(s_catalogue.Servers.Count >= 12);
        Assert.True(s_catalogue.Network.Values.Count(design => !design.NotForSale) >= 6);
        Assert.True(s_catalogue.Cooling.Count >= 5);
        Assert.True(s_catalogue.Regions.Count >= 30);
        Assert.True(s_catalogue.CloudOffers.Count >= 60);
        Assert.True(s_catalogue.CloudOffers.Values.Select(offer => offer.Provider).Distinct().Count() >= 8);
        Assert.True(s_catalogue.ApiOffers.Count >= 30);
        Assert.True(s_catalogue.LanguageModels.Count >= 25);
    }

    [Theory]
    [InlineData("2026-01-31", 2026.0)]
    [InlineData("2026-10-01", 2026.75)]
    public void The_year_of_a_catalogue_is_its_date_by_months(string version, double year) => Assert.Equal(year, (s_catalogue with { Version = version }).Year, 1e-12);

    [Fact]
    public void The_name_of_an_offer_is_a_name_and_no_remark_of_its_source() =>
        Assert.DoesNotMatch("""[$="]|://| ,|  |number of""", string.Join('\n', s_catalogue.CloudOffers.Values.Select(offer => offer.Name).Concat(s_catalogue.ApiOffers.Values.Select(offer => offer.Name))));

    [Fact]
    public void Cloud_offers_run_on_demand_one_year_three_years_and_spot() => Assert.All(
        [RentTerm.OnDemand, RentTerm.OneYear, RentTerm.ThreeYears, RentTerm.Spot],
        term => Assert.True(s_catalogue.CloudOffers.Values.Count(offer => offer.Term == term) >= 10));

    [Fact]
    public void Tuning_and_cached_tokens_have_prices()
    {
        Assert.True(s_catalogue.ApiOffers.Values.Count(offer => offer.TuningPrice is not null) >= 10);
        Assert.True(s_catalogue.ApiOffers.Values.Count(offer => offer.CachedInputPrice is not null) >= 10);
    }

    [Theory]
    [InlineData("infiniband-ndr-400", 50)]
    [InlineData("infiniband-xdr-800", 100)]
    [InlineData("roce-400", 50)]
    [InlineData("roce-spectrum-x-800", 100)]
    public void Promised_fabrics_carry_their_speed(string id, double gigabytesPerSecond) =>
        Assert.Equal(gigabytesPerSecond, s_catalogue.Network[id].BandwidthPerAccelerator.Value.Likely);

    [Theory]
    [InlineData("tokyo")]
    [InlineData("osaka")]
    [InlineData("frankfurt")]
    [InlineData("seoul")]
    [InlineData("virginia")]
    [InlineData("texas")]
    [InlineData("stockholm")]
    [InlineData("singapore")]
    [InlineData("mumbai")]
    public void Promised_regions_have_tariff_carbon_climate_and_building_cost(string id)
    {
        var region = s_catalogue.Regions[id];

        Assert.NotNull(region.Tariff);
        Assert.NotNull(region.CarbonIntensity);
        Assert.NotNull(region.BuildCost);
        Assert.NotNull(region.CorporateTax);
        Assert.Equal(12, region.MonthTemperatures.Length);
        Assert.Equal(12, region.MonthWetBulbs.Length);
    }

    [Fact]
    public void No_region_is_wetter_by_bulb_than_dry() => Rule.Holds(
        from region in s_catalogue.Regions.Values
        from month in region.MonthWetBulbs.Index()
        where month.Item.Value.Likely > region.MonthTemperatures[month.Index].Value.Likely + 0.05
        select $"{region.Id} month {month.Index + 1}");

    [Fact]
    public void Every_figure_has_unit_date_source_and_a_path_of_its_own() => Rule.Holds(
        from figure in s_catalogue.Figures
        let citation = figure.Value.Citation
        where figure.Key != figure.Value.Id || citation.AsOf is null || citation.Source is null
            || !s_catalogue.Sources.ContainsKey(citation.Source) || !Units.BySymbol.ContainsKey(figure.Value.Unit.Symbol)
        select figure.Key);

    [Fact]
    public void Every_range_says_what_its_ends_are() => Rule.Holds(
        from figure in s_catalogue.Figures.Values
        where !figure.Value.IsFixed && figure.Citation.Note is null && figure.Citation.Others.IsEmpty
        select figure.Id);

    [Fact]
    public void What_nobody_looked_up_is_never_shown_as_read() => Rule.Holds(
        from figure in s_catalogue.Figures.Values
        where figure.Citation is { Source: "general-knowledge", Confidence: Confidence.Read } or { Source: "planner-estimate", Confidence: not Confidence.Assumed }
        select figure.Id);

    [Fact]
    public void Every_source_is_cited_somewhere()
    {
        var cited = s_catalogue.Figures.Values.SelectMany(figure => figure.Citation.Sources)
            .Concat(s_catalogue.LanguageModels.Values.Select(model => model.ShapeCitation.Source))
            .ToFrozenSet();
        var examples = File.ReadAllText(Repository.PathOf("seed-data/published/cost-examples.json"));
        var formulas = SourceFiles.Under("Planner.Domain", ".cs").Select(File.ReadAllText).ToList();

        Rule.Holds(
            from id in s_catalogue.Sources.Keys
            let quoted = $"\"{id}\""
            where !cited.Contains(id) && !examples.Contains(quoted) && !formulas.Any(text => text.Contains(quoted))
            select id);
    }

    [Fact]
    public void Every_source_that_a_label_names_exists() => Rule.Holds(
        from field in typeof(Labels).GetFields(BindingFlags.Public | BindingFlags.Static)
        where field.GetValue(null) is Label { Source: { } source } && !s_catalogue.Sources.ContainsKey(source)
        select field.Name);

    [Fact]
    public void The_names_of_the_published_runs_lead_to_accelerators()
    {
        Assert.Equal("h100-sxm-80gb", s_catalogue.AcceleratorNames["H100-SXM-80GB"]);
        Assert.Equal("a100-sxm-80gb", s_catalogue.AcceleratorNames["A100-SXM-80GB"]);
        Rule.Holds(PublishedTable.Read("training-runs.csv").Concat(PublishedTable.Read("training-grid.csv"))
            .Select(row => row["accelerator"])
            .Distinct()
            .Where(name => !s_catalogue.AcceleratorNames.ContainsKey(name)));
    }

    [Fact]
    public void Well_known_figures_are_as_everybody_knows_them()
    {
        var chip = s_catalogue.Accelerators["h100-sxm-80gb"];

        Assert.Equal(989e12, chip.Bf16Rate.Central);
        Assert.Equal(1979e12, chip.Fp8Rate!.Central);
        Assert.Equal(3.35e12, chip.MemoryBandwidth.Central);
        Assert.Equal(80.0 * 1024 * 1024 * 1024, chip.Memory.Central);
        Assert.Equal(700, chip.BoardPower.Central);
        Assert.Equal(199_000, s_catalogue.Servers["dgx-a100-320gb"].Price!.Central);
        Assert.True(s_catalogue.Servers["dgx-a100-320gb"].Price!.Value.IsFixed);
        Assert.Equal(10_200, s_catalogue.Servers["dgx-h100"].MaximumPower.Central);
        Assert.Equal(64, s_catalogue.Network["infiniband-ndr-400"].SwitchPorts);
        Assert.Equal(100, s_catalogue.Assumptions["macrs-five-year-1"].Figure.Value.Likely
            + Enumerable.Range(2, 5).Sum(year => s_catalogue.Assumptions[$"macrs-five-year-{year}"].Figure.Value.Likely), 9);
    }

    [Fact]
    public void Shapes_of_models_are_unverified_and_multiply_out() => Rule.Holds(
        from model in s_catalogue.LanguageModels.Values
        let shape = model.Shape
        where model.ShapeCitation.Confidence != Confidence.Unverified || shape.ActiveParameters > shape.Parameters
            || (shape.Layers is not null && shape.Experts is 1 && System.Math.Abs((DenseParameters(shape) / shape.Parameters) - 1) > 0.12)
        select $"{model.Id}: {DenseParameters(shape):G4} against {shape.Parameters:G4}");

    private static double DenseParameters(ModelShape shape)
    {
        double hidden = shape.HiddenSize ?? 0;
        double attention = hidden * ((2.0 * (shape.AttentionHeads ?? 0)) + (2.0 * (shape.KeyValueHeads ?? 0))) * (shape.HeadSize ?? 0);
        double feedForward = (shape.GatedFeedForward == true ? 3 : 2) * hidden * (shape.FeedForwardSize ?? 0);
        return ((shape.Layers ?? 0) * (attention + feedForward)) + (1.5 * (shape.VocabularySize ?? 0) * hidden);
    }
}
