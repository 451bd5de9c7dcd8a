using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Planner.Web.Components.Inputs;
using Planner.Web.Display;
using Xunit;

namespace Planner.Tests.Display;

/// <summary>What people type, in four languages: read rightly, or refused with the reason; never guessed.</summary>
public sealed class NumberTextTests
{
    [Theory]
    [InlineData("en", "1,234", 1234)]
    [InlineData("en", "1,234.5", 1234.5)]
    [InlineData("en", "318,000", 318000)]
    [InlineData("en", "0.078", 0.078)]
    [InlineData("en", "62 %", 62)]
    [InlineData("en", "−8", -8)]
    [InlineData("en", "6 trillion", 6e12)]
    [InlineData("en", "1.5k", 1500)]
    [InlineData("en", "70B", 70e9)]
    [InlineData("en", "1e6", 1e6)]
    [InlineData("en", "1 024", 1024)]
    [InlineData("de", "1.234,5", 1234.5)]
    [InlineData("de", "12,5", 12.5)]
    [InlineData("de", "2 Mio.", 2e6)]
    [InlineData("de", "70 Mrd.", 70e9)]
    [InlineData("de", "6 Billionen", 6e12)]
    [InlineData("de", "1.234.567", 1234567)]
    [InlineData("ja", "１２３．４", 123.4)]
    [InlineData("ja", "1.5億", 1.5e8)]
    [InlineData("ja", "6兆", 6e12)]
    [InlineData("ja", "1億2,000万", 1.2e8)]
    [InlineData("ko", "3만", 30000)]
    [InlineData("ko", "1억 2,000만", 1.2e8)]
    [InlineData("ko", "1,024", 1024)]
    public void A_value_is_read_as_its_language_writes_it(string language, string text, double expected)
    {
        var reading = NumberText.Read(text, Language.Of(language), new NumberRules(Unit: "%"));
        Assert.Null(reading.Problem);
        Assert.Equal(expected, reading.Value!.Value.Likely, 1e-9 * Math.Abs(expected));
        Assert.True(reading.Value.Value.IsFixed);
    }

    [Theory]
    [InlineData("en", "1.234", 1.234, 1234)]
    [InlineData("de", "1.234", 1234, 1.234)]
    [InlineData("de", "1,234", 1.234, 1234)]
    [InlineData("ja", "12.345", 12.345, 12345)]
    public void A_number_with_two_meanings_is_refused_with_both(string language, string text, double first, double second)
    {
        var reading = NumberText.Read(text, Language.Of(language));
        Assert.Equal("number-ambiguous", reading.Problem);
        Assert.Equal([first, second], reading.Choices.Select(choice => choice.Likely));
        Assert.Null(reading.Value);
    }

    [Fact]
    public void A_field_of_whole_numbers_settles_German_thousands() =>
        Assert.Equal(1024, NumberText.Read("1.024", Language.German, new NumberRules(Whole: true)).Value!.Value.Likely);

    [Theory]
    [InlineData("en", "", "number-missing")]
    [InlineData("en", "%", "number-missing")]
    [InlineData("en", "NaN", "number-unreadable")]
    [InlineData("en", "Infinity", "number-unreadable")]
    [InlineData("en", "∞", "number-unreadable")]
    [InlineData("en", "1e309", "number-too-large")]
    [InlineData("en", "123,5", "number-unreadable")]
    [InlineData("en", "12,34", "number-unreadable")]
    [InlineData("en", "1.2.3", "number-unreadable")]
    [InlineData("en", "twelve", "number-unreadable")]
    [InlineData("en", "<script>", "number-unreadable")]
    [InlineData("en", "2 Billionen", "number-unreadable")]
    [InlineData("en", "5 10", "number-unreadable")]
    [InlineData("en", "2026-11-28", "number-unreadable")]
    [InlineData("en", "5 to 10 to 15", "number-unreadable")]
    [InlineData("en", "€5 to €10", "number-unreadable")]
    [InlineData("en", "5 to", "range-incomplete")]
    [InlineData("en", "to 10", "range-incomplete")]
    [InlineData("de", "5 bis", "range-incomplete")]
    [InlineData("ja", "5〜", "range-incomplete")]
    [InlineData("ko", "5에서", "range-incomplete")]
    [InlineData("en", "±", "range-incomplete")]
    [InlineData("en", "8 ±", "range-incomplete")]
    [InlineData("en", "8 triangular", "range-incomplete")]
    [InlineData("en", "5 to x", "number-unreadable")]
    [InlineData("en", "12 (14 to 16)", "number-likely-outside")]
    public void What_cannot_be_read_says_why(string language, string text, string problem) =>
        Assert.Equal(problem, NumberText.Read(text, Language.Of(language), new NumberRules(Unit: "%")).Problem);

    [Fact]
    public void A_text_of_a_megabyte_is_refused_at_once() =>
        Assert.Equal("number-too-long", NumberText.Read(new string('9', 1_000_000), Language.English).Problem);

    [Theory]
    [InlineData("en", "5 to 10", 5, 10)]
    [InlineData("de", "5 bis 10", 5, 10)]
    [InlineData("ja", "5〜10", 5, 10)]
    [InlineData("ja", "5～10", 5, 10)]
    [InlineData("ko", "5~10", 5, 10)]
    [InlineData("ko", "5에서 10", 5, 10)]
    [InlineData("en", "5-10", 5, 10)]
    [InlineData("en", "5 – 10", 5, 10)]
    [InlineData("en", "5 to 10 M", 5e6, 10e6)]
    [InlineData("en", "289,000 to 350,000", 289000, 350000)]
    [InlineData("de", "0,078 bis 0,102", 0.078, 0.102)]
    [InlineData("en", "5–10", 5, 10)]
    [InlineData("en", "5..10", 5, 10)]
    [InlineData("en", "5…10", 5, 10)]
    [InlineData("en", "5to10", 5, 10)]
    [InlineData("en", "between 5 and 10", 5, 10)]
    [InlineData("en", "from 5 to 10", 5, 10)]
    [InlineData("en", "5K to 10K", 5e3, 10e3)]
    [InlineData("en", "5k–10k", 5e3, 10e3)]
    [InlineData("en", "5k-10k", 5e3, 10e3)]
    [InlineData("en", "5K to 10", 5e3, 10e3)]
    [InlineData("en", "900 to 1k", 900, 1000)]
    [InlineData("en", "1e-6-1e-5", 1e-6, 1e-5)]
    [InlineData("en", "5\u00a0to\u202f10", 5, 10)]
    [InlineData("en", "1 024 to 2 048", 1024, 2048)]
    [InlineData("ja", "5から10", 5, 10)]
    [InlineData("ja", "5から10まで", 5, 10)]
    [InlineData("ja", "５ー１０", 5, 10)]
    [InlineData("ja", "5〜10億", 5e8, 10e8)]
    [InlineData("ja", "1億2,000万〜2億", 1.2e8, 2e8)]
    [InlineData("ko", "5부터 10까지", 5, 10)]
    [InlineData("ko", "5에서 10까지", 5, 10)]
    [InlineData("ko", "5만에서 10만", 5e4, 10e4)]
    [InlineData("ko", "5 ~ 10", 5, 10)]
    [InlineData("de", "1,5 bis 2,5", 1.5, 2.5)]
    [InlineData("de", "zwischen 5 und 10", 5, 10)]
    [InlineData("de", "von 5 bis 10", 5, 10)]
    [InlineData("de", "1.200.000 bis 1,5 Mio.", 1.2e6, 1.5e6)]
    [InlineData("en", "5〜10万", 5e4, 10e4)]
    public void A_range_means_nine_cases_in_ten(string language, string text, double low, double high)
    {
        var range = NumberText.Read(text, Language.Of(language)).Value!.Value;
        Assert.Equal((low, high, SpreadShape.LogNormal), (range.Low, range.High, range.Shape));
        Assert.Equal(Math.Sqrt(low * high), range.Likely, 1e-9 * high);
    }

    [Fact]
    public void Limits_in_reverse_order_are_swapped_and_said()
    {
        var reading = NumberText.Read("10 to 5", Language.English);
        Assert.True(reading.Swapped);
        Assert.Equal((5, 10), (reading.Value!.Value.Low, reading.Value.Value.High));
    }

    [Fact]
    public void Equal_limits_are_a_value_and_said()
    {
        var reading = NumberText.Read("5 to 5", Language.English);
        Assert.True(reading.Equal);
        Assert.True(reading.Value!.Value.IsFixed);
    }

    [Theory]
    [InlineData("en", "5 to 10 triangular", SpreadShape.Triangular, 7.5)]
    [InlineData("en", "5 to 10, normal", SpreadShape.Normal, 7.5)]
    [InlineData("en", "7 (5 to 10) log-normal", SpreadShape.LogNormal, 7)]
    [InlineData("en", "triangular 5 to 10", SpreadShape.Triangular, 7.5)]
    [InlineData("en", "Normal: 5 to 10", SpreadShape.Normal, 7.5)]
    [InlineData("en", "normal (5 to 10)", SpreadShape.Normal, 7.5)]
    [InlineData("en", "6 (5 to 10) normal", SpreadShape.Normal, 6)]
    [InlineData("en", "log-normal 7 (5 to 10)", SpreadShape.LogNormal, 7)]
    [InlineData("de", "dreieckig 5 bis 10", SpreadShape.Triangular, 7.5)]
    [InlineData("ja", "三角分布 5〜10", SpreadShape.Triangular, 7.5)]
    [InlineData("ko", "정규분포 5~10", SpreadShape.Normal, 7.5)]
    [InlineData("de", "5 bis 10 dreieckig", SpreadShape.Triangular, 7.5)]
    [InlineData("de", "5 bis 10 (normal)", SpreadShape.Normal, 7.5)]
    [InlineData("ja", "5〜10 三角", SpreadShape.Triangular, 7.5)]
    [InlineData("ja", "5〜10 正規", SpreadShape.Normal, 7.5)]
    [InlineData("ko", "5~10 삼각", SpreadShape.Triangular, 7.5)]
    [InlineData("ko", "5에서 10 정규", SpreadShape.Normal, 7.5)]
    public void A_shape_on_request_keeps_the_limits(string language, string text, SpreadShape shape, double likely)
    {
        var range = NumberText.Read(text, Language.Of(language)).Value!.Value;
        Assert.Equal(new Spread(5, likely, 10, shape), range);
        Assert.Equal(range, NumberText.Read(FieldText.Of(range, Units.One, Language.Of(language), false), Language.Of(language)).Value);
    }

    [Fact]
    public void A_middle_that_was_typed_stays_even_where_it_is_the_geometric_one() =>
        Assert.Equal(new Spread(4, 6, 9, SpreadShape.Normal), NumberText.Read("6 (4 to 9) normal", Language.English).Value);

    [Theory]
    [InlineData("0 to 10 log-normal")]
    [InlineData("-3 to 10 lognormal")]
    public void A_log_normal_range_over_zero_is_refused(string text) => Assert.Equal("range-over-zero", NumberText.Read(text, Language.English).Problem);

    [Fact]
    public void A_field_that_takes_one_value_says_so() => Assert.Equal("number-no-range", NumberText.Read("5 to 10", Language.English, new NumberRules(Ranges: false)).Problem);

    [Theory]
    [InlineData("8 ± 2")]
    [InlineData("8±2")]
    [InlineData("8 +/- 2")]
    [InlineData("8 +- 2")]
    [InlineData("8 +/− 2")]
    [InlineData("8 plus or minus 2")]
    [InlineData("8±25 %")]
    [InlineData("8 ± 25％")]
    [InlineData("8 (±2)")]
    [InlineData("8 +2/-2")]
    public void Plus_minus_is_symmetric(string text) => Assert.Equal(new Spread(6, 8, 10, SpreadShape.Normal), NumberText.Read(text, Language.English).Value);

    [Theory]
    [InlineData("60 ± 5 %")]
    [InlineData("60 % ± 5 %")]
    [InlineData("60 ± 5")]
    public void Where_the_field_counts_in_per_cent_a_margin_is_in_points(string text) =>
        Assert.Equal(new Spread(55, 60, 65, SpreadShape.Normal), NumberText.Read(text, Language.English, new NumberRules(Unit: "%")).Value);

    [Theory]
    [InlineData("5 to 10 MW", 5, 10)]
    [InlineData("5 MW to 10 MW", 5, 10)]
    [InlineData("5MW-10MW", 5, 10)]
    [InlineData("5 mw to 10 mw", 5, 10)]
    [InlineData("5 kW to 0.01 MW", 0.005, 0.01)]
    [InlineData("5000 to 10000 kW", 5, 10)]
    [InlineData("7.5 MW (5–10)", 5, 10)]
    [InlineData("7.5 (5–10) MW", 5, 10)]
    public void A_unit_may_stand_once_or_twice_and_is_converted(string text, double low, double high)
    {
        var rules = new NumberRules(Unit: "MW") { Units = FieldUnits.Of(Units.Megawatt, Language.English) };
        var range = NumberText.Read(text, Language.English, rules).Value!.Value;
        Assert.Equal(low, range.Low, 1e-12);
        Assert.Equal(high, range.High, 1e-12);
    }

    [Theory]
    [InlineData("$289,000 to $350,000")]
    [InlineData("US$289,000–350,000")]
    [InlineData("USD 289,000 to 350,000")]
    [InlineData("289,000 USD to 350,000 USD")]
    [InlineData("$289K to $350K")]
    [InlineData("28.9万ドル〜35万ドル")]
    [InlineData("28.9만~35만 달러")]
    public void A_price_may_carry_its_currency_sign(string text)
    {
        var rules = new NumberRules(Unit: "USD") { Units = FieldUnits.Of(Units.Usd, Language.English) };
        var range = NumberText.Read(text, Language.English, rules).Value!.Value;
        Assert.Equal(289_000, range.Low, 1e-6);
        Assert.Equal(350_000, range.High, 1e-6);
    }

    [Theory]
    [InlineData("$0.08")]
    [InlineData("$0.08/kWh")]
    [InlineData("0.08 USD/kWh")]
    public void A_dollar_sign_alone_means_the_price_that_the_field_asks_for(string text)
    {
        var rules = new NumberRules(Unit: "USD/kWh") { Units = FieldUnits.Of(Units.UsdPerKilowattHour, Language.English) };
        Assert.Equal(0.08, NumberText.Read(text, Language.English, rules).Value!.Value.Likely);
    }

    [Theory]
    [InlineData("€5")]
    [InlineData("500円")]
    [InlineData("5 EUR")]
    [InlineData("5,000원")]
    public void Another_currency_is_refused_by_name(string text) =>
        Assert.Equal("number-other-currency", NumberText.Read(text, Language.English, new NumberRules(Unit: "USD")).Problem);

    [Fact]
    public void A_range_with_two_meanings_is_offered_in_both()
    {
        var reading = NumberText.Read("1.234 bis 2.345", Language.German);
        Assert.Equal("number-ambiguous", reading.Problem);
        Assert.Equal([(1234, 2345), (1.234, 2.345)], reading.Choices.Select(choice => (choice.Low, choice.High)));
    }

    [Theory]
    [InlineData("10 (8–14)")]
    [InlineData("10 (8 to 14)")]
    [InlineData("10（8〜14）")]
    public void A_best_value_with_limits_keeps_all_three(string text) =>
        Assert.Equal(new Spread(8, 10, 14, SpreadShape.Triangular), NumberText.Read(text, Language.English).Value);

    [Fact]
    public void A_negative_value_is_no_range() => Assert.Equal(-5, NumberText.Read("-5", Language.English).Value!.Value.Likely);

    [Fact]
    public void What_a_field_shows_reads_back_as_the_same_number() => Prop.ForAll(
        ArbMap.Default.ArbFor<NormalFloat>(),
        Gen.Elements("en", "ja", "de", "ko").ToArbitrary(),
        (number, code) =>
        {
            var language = Language.Of(code);
            var value = (double)(decimal)Math.Clamp(number.Get, -1e12, 1e12);
            var read = NumberText.Read(NumberDisplay.Editable(value, language), language).Value;
            return read is { } spread && Math.Abs(spread.Likely - value) <= 1e-12 * Math.Abs(value) + 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_at_all_throws_or_gives_what_is_no_number() => Prop.ForAll(
        Texts().ToArbitrary(),
        Gen.Elements("en", "ja", "de", "ko").ToArbitrary(),
        (text, code) =>
        {
            var reading = NumberText.Read(text, Language.Of(code), new NumberRules(Unit: "MW") { Units = FieldUnits.Of(Units.Megawatt, Language.Of(code)) });
            return reading.Value is { } value
                ? double.IsFinite(value.Low) && double.IsFinite(value.High) && value.Low <= value.Likely && value.Likely <= value.High
                : Wording.In(Language.Of(code)).Problem(reading.Problem!, reading.Arguments) is { Length: > 10 } sentence && sentence != reading.Problem;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(4000));

    [Fact]
    public void What_a_field_shows_of_a_range_reads_back_as_the_same_range() => Prop.ForAll(
        Ranges().ToArbitrary(),
        Gen.Elements("en", "ja", "de", "ko").ToArbitrary(),
        Gen.Elements(Units.One, Units.Percent, Units.Megawatt, Units.UsdPerKilowattHour, Units.Week).ToArbitrary(),
        (range, code, unit) =>
        {
            var language = Language.Of(code);
            var text = FieldText.Of(range, unit, language, false);
            var rules = new NumberRules(Unit: unit == Units.One ? null : unit.Symbol) { Units = FieldUnits.Of(unit, language) };
            return NumberText.Read(text, language, rules).Value is { } spread && IsSame(spread.Scale(unit.Factor), range);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static bool IsSame(Spread one, Spread other) =>
        one.Shape == other.Shape && Near(one.Low, other.Low) && Near(one.Likely, other.Likely) && Near(one.High, other.High);

    // The middle of two ends is kept to a millionth.
    private static bool Near(double one, double other) => Math.Abs(one - other) <= 1e-6 * Math.Abs(other);

    // Pieces that people type, in any order, and any characters between them.
    private static Gen<string> Texts()
    {
        var piece = Gen.OneOf(
            Gen.Elements("5", "10", "1.234", "1,5", "0", "−", "-", "–", "±", "+/-", " ", "\u00a0", "to", "bis", "〜", "~", "에서", "から", "(", ")", "[", "]", "k", "M", "万", "億", "만", "Mio.", "1億2,000万", "..", "e", "e9"),
            Gen.Elements("MW", "kW", "%", "$", "€", "円", "triangular", "normal", "三角", "로그정규", "und", "まで", "NaN", "∞", "１２", ",", ".", "'", "/", "+", "=1+1", "\ud83d", "\uffff", "ﬁ", "½", "²"),
            ArbMap.Default.GeneratorFor<char>().Select(letter => letter.ToString()));
        return Gen.Choose(0, 14).SelectMany(count => piece.ArrayOf(count)).Select(string.Concat);
    }

    private static Gen<Spread> Ranges() =>
        from low in Gen.Choose(1, 999_999)
        from more in Gen.Choose(1, 999_999)
        from part in Gen.Choose(1, 9)
        from power in Gen.Choose(-6, 6)
        from shape in Gen.Elements(SpreadShape.LogNormal, SpreadShape.Normal, SpreadShape.Triangular)
        from plain in Gen.Elements(true, false)
        let scale = Math.Pow(10, power)
        let high = (double)low + more
        select plain ? Spread.Between(low * scale, high * scale) : new Spread(low * scale, (low + (more * part / 10.0)) * scale, high * scale, shape);
}
