using System;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Numbers;

/// <summary>A formula that mixes its units does not get past this reading.</summary>
public sealed class CheckedTests
{
    private static readonly Label s_power = new("some-power", Units.Kilowatt);
    private static readonly Checked s_kilowatt = In(1, Units.Kilowatt);
    private static readonly Checked s_kilowattHour = In(1, Units.KilowattHour);

    [Fact]
    public void A_kilowatt_and_a_kilowatt_hour_cannot_be_added() =>
        Assert.Throws<DimensionException>(() => s_kilowatt + s_kilowattHour);

    [Fact]
    public void A_kilowatt_and_a_kilowatt_hour_cannot_be_subtracted_or_compared()
    {
        Assert.Throws<DimensionException>(() => s_kilowatt - s_kilowattHour);
        Assert.Throws<DimensionException>(() => Checked.Min(s_kilowatt, s_kilowattHour));
        Assert.Throws<DimensionException>(() => Checked.Max(s_kilowatt, s_kilowattHour));
        Assert.Throws<DimensionException>(() => Checked.WhereLess(s_kilowatt, s_kilowattHour, 1, 2));
        Assert.Throws<DimensionException>(() => Checked.WhereLess(1, 2, s_kilowatt, s_kilowattHour));
    }

    [Fact]
    public void Energy_over_an_hour_is_power()
    {
        var power = (s_kilowattHour / In(1, Units.Hour)).As(s_power);

        Assert.Equal(1000, power.Value, 1e-9);
        Assert.Equal(Units.Watt.Dimension, power.Dimension);
    }

    [Fact]
    public void A_name_of_another_dimension_is_refused() =>
        Assert.Throws<DimensionException>(() => s_kilowattHour.As(s_power));

    [Fact]
    public void Zero_fits_any_dimension_and_no_other_literal_does()
    {
        Assert.Equal(Units.Watt.Dimension, (s_kilowatt + 0).Dimension);
        Assert.Equal(Units.Watt.Dimension, Checked.Max(0, s_kilowatt).Dimension);
        Assert.Throws<DimensionException>(() => s_kilowatt + 1);
    }

    [Fact]
    public void A_zero_that_was_measured_keeps_its_dimension() =>
        Assert.Throws<DimensionException>(() => In(0, Units.Kilowatt) + s_kilowattHour);

    [Fact]
    public void A_square_root_halves_the_dimension_and_a_square_restores_it()
    {
        var root = Checked.Sqrt(s_kilowatt);

        Assert.Equal(Units.Watt.Dimension, (root * root).Dimension);
        Assert.Equal(Units.Watt.Dimension, Checked.Pow(root, 2).Dimension);
    }

    [Fact]
    public void A_power_of_a_quantity_needs_an_exponent_that_is_a_literal() =>
        Assert.Throws<DimensionException>(() => Checked.Pow(s_kilowatt, new Checked(2, Dimension.None)));

    [Fact]
    public void Exponentials_logarithms_and_whole_parts_take_pure_numbers_only()
    {
        Func<Checked, Checked>[] functions = [Checked.Exp, Checked.Log, Checked.Log2, Checked.Floor, Checked.Ceiling];
        foreach (var function in functions)
        {
            Assert.Throws<DimensionException>(() => function(s_kilowatt));
            Assert.Equal(Dimension.None, function(s_kilowatt / In(2, Units.Watt)).Dimension);
        }
    }

    [Fact]
    public void An_input_under_a_label_of_another_dimension_is_refused()
    {
        var input = new Input("test/energy", s_power, 3, Units.KilowattHour, Citation.Yours);

        Assert.Throws<DimensionException>(() => new CheckedReading().Read(input));
    }

    private static Checked In(double value, Unit unit) => new(unit.ToBase(value), unit.Dimension);
}
