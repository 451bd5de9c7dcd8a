using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Numbers;

public sealed class UnitsTests
{
    [Fact]
    public void Every_unit_is_found_by_its_symbol() =>
        Assert.All(Units.BySymbol, pair => Assert.Equal(pair.Key, pair.Value.Symbol));

    [Fact]
    public void No_unit_has_a_factor_that_is_not_above_zero() =>
        Assert.All(Units.BySymbol.Values, unit => Assert.True(double.IsFinite(unit.Factor) && unit.Factor > 0, unit.Symbol));

    [Fact]
    public void There_and_back_again_gives_the_value() => Prop.ForAll(
        Gen.Elements(Units.BySymbol.Values.ToArray()).ToArbitrary(),
        Gen.Choose(-1_000_000, 1_000_000).Select(n => n / 64.0).ToArbitrary(),
        (unit, value) => Math.Abs(unit.FromBase(unit.ToBase(value)) - value) <= 1e-15 * Math.Abs(value)).QuickCheckThrowOnFailure();

    // Hand-worked: what one of the unit is in joules, seconds, dollars, bytes, FLOP, metres and kilograms.
    [Theory]
    [InlineData("kWh", 3.6e6)]
    [InlineData("yr", 31_536_000)]
    [InlineData("mo", 2_628_000)]
    [InlineData("GiB", 1_073_741_824)]
    [InlineData("Gb/s", 125e6)]
    [InlineData("USD/kWh", 1 / 3.6e6)]
    [InlineData("USD/kW-mo", 1 / (1e3 * 2_628_000))]
    [InlineData("g/kWh", 1e-3 / 3.6e6)]
    [InlineData("L", 1e-3)]
    public void A_unit_is_this_many_base_units(string symbol, double expected) =>
        Assert.Equal(1, Units.BySymbol[symbol].Factor / expected, 1e-14);

    [Theory]
    [InlineData("kWh", "kW", "h")]
    [InlineData("GB", "GB/s", "s")]
    [InlineData("USD", "USD/kWh", "kWh")]
    [InlineData("USD", "USD/kW-mo", "kWh")]
    [InlineData("FLOP", "TFLOP/s", "s")]
    public void A_dimension_is_the_product_of_its_parts(string product, string left, string right) =>
        Assert.Equal(Units.BySymbol[product].Dimension, Units.BySymbol[left].Dimension * Units.BySymbol[right].Dimension);

    [Fact]
    public void Twelve_months_are_a_year() =>
        Assert.Equal(Units.Year.ToBase(1), Units.Month.ToBase(12));
}
