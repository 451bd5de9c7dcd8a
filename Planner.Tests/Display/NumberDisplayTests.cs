using Planner.Web.Display;
using Xunit;

namespace Planner.Tests.Display;

/// <summary>The worked examples of the glossary, and the edges of rounding.</summary>
public sealed class NumberDisplayTests
{
    [Theory]
    [InlineData("en", 24576, "24,576")]
    [InlineData("ja", 24576, "24,576")]
    [InlineData("de", 24576, "24.576")]
    [InlineData("ko", 24576, "24,576")]
    public void Exact_counts_have_the_groups_of_the_language(string language, double value, string expected) =>
        Assert.Equal(expected, NumberDisplay.Fixed(value, 0, Language.Of(language)));

    [Theory]
    [InlineData("en", "1,234.5")]
    [InlineData("ja", "1,234.5")]
    [InlineData("de", "1.234,5")]
    [InlineData("ko", "1,234.5")]
    public void Decimals_have_the_mark_of_the_language(string language, string expected) =>
        Assert.Equal(expected, NumberDisplay.Fixed(1234.5, 1, Language.Of(language)));

    [Theory]
    [InlineData("en", 1e3, "1K")]
    [InlineData("ja", 1e3, "1,000")]
    [InlineData("de", 1e3, "1\u00a0Tsd.")]
    [InlineData("ko", 1e3, "1천")]
    [InlineData("en", 1e4, "10K")]
    [InlineData("ja", 1e4, "1万")]
    [InlineData("ko", 1e4, "1만")]
    [InlineData("en", 1e6, "1M")]
    [InlineData("ja", 1e6, "100万")]
    [InlineData("de", 1e6, "1\u00a0Mio.")]
    [InlineData("ko", 1e6, "100만")]
    [InlineData("ja", 1e8, "1億")]
    [InlineData("de", 1e8, "100\u00a0Mio.")]
    [InlineData("en", 1e9, "1B")]
    [InlineData("ja", 1e9, "10億")]
    [InlineData("de", 1e9, "1\u00a0Mrd.")]
    [InlineData("ko", 1e9, "10억")]
    [InlineData("en", 1.76e12, "1.76T")]
    [InlineData("ja", 1e12, "1兆")]
    [InlineData("de", 1e12, "1\u00a0Bio.")]
    [InlineData("ko", 1.76e12, "1.76조")]
    [InlineData("en", 12_300_000, "12.3M")]
    [InlineData("ja", 12_300_000, "1,230万")]
    [InlineData("de", 12_300_000, "12,3\u00a0Mio.")]
    [InlineData("ko", 12_300_000, "1,230만")]
    [InlineData("ja", -123_456, "−12.3万")]
    [InlineData("en", 999_600, "1M")]
    public void Compact_numbers_have_three_digits_and_the_word_of_the_language(string language, double value, string expected) =>
        Assert.Equal(expected, NumberDisplay.Compact(value, Language.Of(language)));

    [Theory]
    [InlineData(2.5, 0, "3")]
    [InlineData(-2.5, 0, "−3")]
    [InlineData(0.125, 2, "0.13")]
    [InlineData(2.675, 2, "2.68")]
    [InlineData(-0.04, 1, "0.0")]
    [InlineData(1e20, 0, "100,000,000,000,000,000,000")]
    public void Halves_round_away_from_zero_and_a_rounded_zero_has_no_sign(double value, int decimals, string expected) =>
        Assert.Equal(expected, NumberDisplay.Fixed(value, decimals, Language.English));

    [Theory]
    [InlineData("en", "12.5%")]
    [InlineData("ja", "12.5%")]
    [InlineData("de", "12,5\u00a0%")]
    [InlineData("ko", "12.5%")]
    public void A_share_is_shown_per_cent(string language, string expected) =>
        Assert.Equal(expected, NumberDisplay.Percent(0.125, Language.Of(language)));

    [Theory]
    [InlineData("en", "5 to 10")]
    [InlineData("ja", "5〜10")]
    [InlineData("de", "5 bis 10")]
    [InlineData("ko", "5~10")]
    public void A_range_has_the_words_of_the_language(string language, string expected) =>
        Assert.Equal(expected, NumberDisplay.Range("5", "10", Language.Of(language)));

    [Theory]
    [InlineData(0.0892, "0.0892")]
    [InlineData(1.8, "1.80")]
    [InlineData(62.46, "62.5")]
    [InlineData(1436.2, "1,436")]
    [InlineData(9.999, "10.0")]
    [InlineData(0, "0")]
    public void Three_significant_digits_suit_every_size(double value, string expected) =>
        Assert.Equal(expected, NumberDisplay.Significant(value, 3, Language.English));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_number_is_a_dash(double value) => Assert.Equal("–", NumberDisplay.Fixed(value, 2, Language.English));

    [Fact]
    public void Enormous_counts_are_powers_of_ten() => Assert.Equal("3.12\u00a0×\u00a010²⁴", NumberDisplay.Fixed(3.12e24, 0, Language.English));
}
