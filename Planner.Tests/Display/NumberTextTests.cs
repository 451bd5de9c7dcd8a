using System;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Numbers;
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
        Assert.Equal([first, second], reading.Choices);
        Assert.Null(reading.Value);
    }

    [Fact]
    public void A_field_of_whole_numbers_settles_German_thousands() =>
        Assert.Equal(1024, NumberText.Read("1.024", Language.German, new NumberRules(Whole: true)).Value!.Value.Likely);

    [Theory]
    [InlineData("en", "", "number-missing")]
    [InlineData("en", "NaN", "number-not-a-number")]
    [InlineData("en", "Infinity", "number-not-a-number")]
    [InlineData("en", "1e309", "number-too-large")]
    [InlineData("en", "123,5", "number-not-a-number")]
    [InlineData("en", "12,34", "number-not-a-number")]
    [InlineData("en", "1.2.3", "number-not-a-number")]
    [InlineData("en", "twelve", "number-not-a-number")]
    [InlineData("en", "<script>", "number-not-a-number")]
    [InlineData("en", "2 Mio.", "number-not-a-number")]
    [InlineData("en", "5 to x", "number-not-a-number")]
    [InlineData("en", "12 (14 to 16)", "number-likely-outside")]
    public void What_cannot_be_read_says_why(string language, string text, string problem) =>
        Assert.Equal(problem, NumberText.Read(text, Language.Of(language)).Problem);

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

    [Theory]
    [InlineData("0 to 10 log-normal")]
    [InlineData("-3 to 10 lognormal")]
    public void A_log_normal_range_over_zero_is_refused(string text) => Assert.Equal("range-over-zero", NumberText.Read(text, Language.English).Problem);

    [Fact]
    public void A_field_that_takes_one_value_says_so() => Assert.Equal("number-no-range", NumberText.Read("5 to 10", Language.English, new NumberRules(Ranges: false)).Problem);

    [Fact]
    public void Plus_minus_is_symmetric() => Assert.Equal(new Spread(6, 8, 10, SpreadShape.Normal), NumberText.Read("8 ± 2", Language.English).Value);

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
}
