using System.Linq;
using System.Text.RegularExpressions;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Tests.Catalogue;
using Planner.Web.Display;
using Xunit;

namespace Planner.Tests.Display;

/// <summary>Reasons of places: words by language, figures of the catalogue.</summary>
public sealed partial class NotesTests
{
    [Theory]
    [InlineData("en", "120 EUR a kW and year (80 to 200) at 1.082 USD")]
    [InlineData("ja", "1 kW・年当たり120ユーロ（80〜200）、1ユーロ = 1.082 USD")]
    [InlineData("de", "120 EUR je kW und Jahr (80 bis 200) zu 1,082 USD")]
    [InlineData("ko", "1 kW·년당 120유로(80~200), 1유로 = 1.082 USD")]
    public void Figures_of_a_reason_are_written_as_the_language_does(string language, string expected) =>
        Assert.Equal(expected, Notes.In(Wording.In(Language.Of(language)), "120 EUR a kW and year (80 to 200) at 1.082 USD"));

    [Fact]
    public void Thousands_are_grouped_and_years_are_not()
    {
        Assert.Equal("Industrie, Januar 2024", Notes.In(Wording.In(Language.German), "industrial Jan 2024"));
        Assert.Equal("48.000 EUR zu 1,082 USD", Notes.In(Wording.In(Language.German), "48,000 EUR at 1.082 USD"));
    }

    [Fact]
    public void A_reason_that_nobody_translated_is_not_passed_off_as_translated() => Assert.Null(Notes.In(Wording.In(Language.German), "because we say so 3 times"));

    [Fact]
    public void Every_reason_of_a_place_is_told_in_every_language_with_all_its_figures()
    {
        var notes = SeedCatalogue.Snapshot.Regions.Values.SelectMany(Shown).Select(input => input.Citation.Note).OfType<string>().Distinct().ToList();

        Assert.True(notes.Count > 40);
        foreach (var language in Language.All)
        {
            Assert.All(notes, note =>
            {
                var told = Notes.In(Wording.In(language), note);
                Assert.NotNull(told);
                Assert.All(Figures().Matches(note), figure => Assert.Contains(Written(figure.Value, language), told));
            });
        }
    }

    private static string Written(string figure, Language language) => language.Code == "de"
        ? figure.Replace(',', '#').Replace('.', ',').Replace('#', '.')
        : figure;

    private static System.Collections.Generic.IEnumerable<Input> Shown(Region region)
    {
        Input?[] figures =
        [
            region.Tariff, region.DemandCharge, region.CarbonIntensity, region.GridConnectionTime, region.BuildTime, region.BuildCost, region.LandPrice,
            region.ColocationRate, region.TechnicianSalary, region.EngineerSalary, region.MonthWetBulbs.FirstOrDefault(),
        ];
        return figures.OfType<Input>();
    }

    [GeneratedRegex(@"\d+(?:,\d{3})*(?:\.\d+)?")]
    private static partial Regex Figures();
}
