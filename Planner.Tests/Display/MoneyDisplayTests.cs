using System;
using Planner.Domain.Numbers;
using Planner.Web.Display;
using Xunit;

namespace Planner.Tests.Display;

/// <summary>Money, quantities and dates as the mock-ups write them, in four languages.</summary>
public sealed class MoneyDisplayTests
{
    private const string Gap = Language.NoBreakSpace;

    [Theory]
    [InlineData("en", "$62.5" + Gap + "M")]
    [InlineData("ja", "6,246万ドル")]
    [InlineData("de", "62,5" + Gap + "Mio." + Gap + "$")]
    [InlineData("ko", "6,246만 달러")]
    public void A_total_is_in_millions_or_ten_thousands(string language, string expected) =>
        Assert.Equal(expected, MoneyDisplay.For([62_455_730], Language.Of(language)).Amount(62_455_730));

    [Theory]
    [InlineData("ja", 1_045_600_000, "10億4,560万ドル")]
    [InlineData("ko", 1_045_600_000, "10억 4,560만 달러")]
    [InlineData("ja", 1_000_000_000, "10億ドル")]
    [InlineData("ko", 1_000_000_000, "10억 달러")]
    [InlineData("ja", -104_000_000, "−1億400万ドル")]
    [InlineData("ja", 99_995_000, "1億ドル")]
    [InlineData("ja", 99_994_000, "9,999万ドル")]
    [InlineData("ja", 1_234_500_000_000, "1兆2,345億ドル")]
    [InlineData("ko", 1_234_500_000_000, "1조 2,345억 달러")]
    public void From_a_hundred_million_on_east_asian_amounts_are_written_in_two_groups(string language, double usd, string expected) =>
        Assert.Equal(expected, MoneyDisplay.For([usd], Language.Of(language)).Amount(usd));

    [Fact]
    public void A_column_keeps_one_unit()
    {
        var money = MoneyDisplay.For([1_045_600_000, 5_000_000], Language.Japanese);
        Assert.Equal(("万ドル", "104,560", "500"), (money.Unit, money.Number(1_045_600_000), money.Number(5_000_000)));
    }

    [Theory]
    [InlineData("en", "−$5,105,700")]
    [InlineData("ja", "−5,105,700ドル")]
    [InlineData("de", "−5.105.700" + Gap + "$")]
    [InlineData("ko", "−5,105,700달러")]
    public void An_exact_amount_has_every_dollar_and_a_true_minus(string language, string expected) =>
        Assert.Equal(expected, MoneyDisplay.Exact(-5_105_700, Language.Of(language)));

    [Fact]
    public void All_amounts_of_a_table_have_the_scale_of_the_largest()
    {
        var money = MoneyDisplay.For([200_000_000, 400_000], Language.English);
        Assert.Equal(("million" + Gap + "$", "200.0", "0.4"), (money.Unit, money.Number(200_000_000), money.Number(400_000)));
    }

    [Theory]
    [InlineData(0.0892, "$0.0892")]
    [InlineData(2.254, "$2.25")]
    [InlineData(318_000, "$318,000")]
    public void A_price_shows_cents_while_they_matter(double usd, string expected) => Assert.Equal(expected, MoneyDisplay.Price(usd, Language.English));

    [Fact]
    public void The_yen_has_no_minor_unit() => Assert.Equal("1,500円", MoneyDisplay.Exact(10, Language.Japanese, new Currency("JPY", 150), 2));

    [Theory]
    [InlineData("en", "9.8" + Gap + "months")]
    [InlineData("ja", "9.8か月")]
    [InlineData("de", "9,8" + Gap + "Monate")]
    [InlineData("ko", "9.8개월")]
    public void A_quantity_has_its_unit_in_the_language(string language, string expected) =>
        Assert.Equal(expected, QuantityDisplay.Show(Units.Month.ToBase(9.8), Units.Month, Language.Of(language)).ToString());

    [Fact]
    public void Power_moves_to_the_unit_that_suits_its_size() =>
        Assert.Equal("1.80" + Gap + "MW", QuantityDisplay.Show(1.8e6, Units.Watt, Language.English).ToString());

    [Fact]
    public void One_of_something_is_singular() => Assert.Equal("1" + Gap + "Monat", QuantityDisplay.Show(Units.Month.ToBase(1), Units.Month, Language.German).ToString());

    [Fact]
    public void A_share_that_states_its_own_factor_is_shown_per_cent() =>
        Assert.Equal("76.7%", QuantityDisplay.Show(0.767, new Unit("%", Units.Percent.Dimension, 1), Language.English).ToString());

    [Theory]
    [InlineData("en", "22 November 2026", "Nov" + Gap + "2026")]
    [InlineData("ja", "2026年11月22日", "2026年11月")]
    [InlineData("de", "22. November 2026", "Nov." + Gap + "2026")]
    [InlineData("ko", "2026년 11월 22일", "2026년" + Gap + "11월")]
    public void Dates_are_written_as_the_glossary_says(string language, string full, string month)
    {
        var date = new DateOnly(2026, 11, 22);
        Assert.Equal((full, month), (DateDisplay.Full(date, Language.Of(language)), DateDisplay.Month(date, Language.Of(language))));
    }
}
