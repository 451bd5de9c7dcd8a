using System;
using System.Linq;
using System.Runtime.Intrinsics;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Numbers;

public sealed class LaneFunctionsTests
{
    [Fact]
    public void The_exponential_is_the_scalar_one_to_the_last_bits_over_its_whole_range()
    {
        foreach (var value in Enumerable.Range(0, 200_000).Select(step => -744 + (1453.7 * step / 200_000)))
        {
            Near(Math.Exp(value), Lanes.Exp(value)[5], 4e-16, value);
        }
    }

    [Fact]
    public void The_logarithm_is_the_scalar_one_to_the_last_bits_from_the_smallest_to_the_greatest()
    {
        foreach (var value in Enumerable.Range(0, 200_000).Select(step => Math.Pow(10, -307 + (614.0 * step / 200_000))).Concat(Enumerable.Range(1, 1000).Select(step => 1 + (step * 1e-6))))
        {
            Near(Math.Log(value), Lanes.Log(value)[2], 4e-16, value);
            Near(Math.Log2(value), Lanes.Log2(value)[2], 8e-16, value);
        }
    }

    [Fact]
    public void Powers_of_two_have_whole_logarithms()
    {
        foreach (var power in Enumerable.Range(-1000, 2000))
        {
            Assert.Equal(power, Lanes.Log2(Math.Pow(2, power))[0]);
        }
    }

    [Fact]
    public void Powers_agree_with_the_scalar_function()
    {
        var random = new Random(7);
        for (var round = 0; round < 100_000; round++)
        {
            var (value, exponent) = (Math.Exp((random.NextDouble() - 0.5) * 40), (random.NextDouble() - 0.5) * 20);
            Near(Math.Pow(value, exponent), Lanes.Pow(value, exponent)[7], 2e-13, value);
        }
    }

    [Theory]
    [InlineData(0.0, 2.0)]
    [InlineData(0.0, 0.0)]
    [InlineData(-8.0, 3.0)]
    [InlineData(-8.0, 0.5)]
    [InlineData(5e-324, 0.5)]
    [InlineData(2.0, double.PositiveInfinity)]
    [InlineData(double.NaN, 2.0)]
    public void A_lane_that_needs_the_scalar_power_gets_it(double value, double exponent)
    {
        var bases = new Lanes(Vector512.Create(2.0).WithElement(3, value));

        Assert.Equal(Math.Pow(value, exponent), Lanes.Pow(bases, exponent)[3]);
        Near(Math.Pow(2, exponent), Lanes.Pow(bases, exponent)[0], 1e-15, exponent);
    }

    [Fact]
    public void A_multiply_add_is_rounded_once_and_meets_the_two_operations_to_the_last_bits()
    {
        var (factor, addend) = (1 + Math.Pow(2, -30), -(1 + Math.Pow(2, -29)));

        Assert.Equal(Math.Pow(2, -60), Lanes.MultiplyAdd(factor, factor, addend)[6]);
        Assert.Equal(0, Multiplied<Real>(factor, factor, addend).Value);
        Near(Multiplied<Real>(3.7, 0.3, 1.1).Value, Lanes.MultiplyAdd(3.7, 0.3, 1.1)[0], 4e-16, 3.7);
    }

    private static T Multiplied<T>(T factor, T other, T addend)
        where T : struct, IReal<T> => T.MultiplyAdd(factor, other, addend);

    private static void Near(double expected, double actual, double relative, double at) =>
        Assert.True(expected.Equals(actual) || Math.Abs(actual - expected) <= (relative * Math.Abs(expected)) + 5e-324, $"{expected:R}, not {actual:R}, at {at:R}");
}
