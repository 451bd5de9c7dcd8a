using System;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Studies;
using Xunit;

namespace Planner.Tests.Studies;

public class QuantilesTests
{
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.95, 1.6448536269514722)]
    [InlineData(0.1, -1.2815515655446004)]
    [InlineData(0.001, -3.090232306167813)]
    public void Normal_quantiles_are_those_of_the_tables(double share, double quantile) => Assert.Equal(quantile, Quantiles.Normal(share), 7);

    [Theory]
    [InlineData(SpreadShape.LogNormal)]
    [InlineData(SpreadShape.Normal)]
    [InlineData(SpreadShape.Triangular)]
    public void A_range_is_met_at_its_ends(SpreadShape shape)
    {
        var spread = new Spread(4, 6, 11, shape);

        Assert.Equal(4, Quantiles.Of(spread, 0.05), 6);
        Assert.Equal(11, Quantiles.Of(spread, 0.95), 6);
    }

    [Theory]
    [InlineData(SpreadShape.LogNormal)]
    [InlineData(SpreadShape.Normal)]
    public void The_likely_value_is_the_median(SpreadShape shape) => Assert.Equal(6, Quantiles.Of(new Spread(4, 6, 11, shape), 0.5), 9);

    [Fact]
    public void A_triangle_has_its_top_at_the_likely_value_and_rising_quantiles()
    {
        var triangle = Triangle.Of(new Spread(4, 6, 11, SpreadShape.Triangular));
        var quantiles = Enumerable.Range(1, 99).Select(percent => triangle.Quantile(percent / 100.0)).ToArray();

        Assert.Equal(6, triangle.Top);
        Assert.Equal(quantiles.Order(), quantiles);
        Assert.InRange(quantiles[0], triangle.Start, 4);
    }

    [Fact]
    public void A_triangle_without_a_side_has_no_tail_there()
    {
        var triangle = Triangle.Of(new Spread(4, 4, 11, SpreadShape.Triangular));

        Assert.Equal(4, triangle.Start);
        Assert.True(triangle.End > 11);
    }

    [Fact]
    public void A_fixed_value_is_every_quantile_of_itself() => Assert.Equal(7, Quantiles.Of(7, 0.05));

    [Fact]
    public void Quantiles_of_draws_lie_between_the_two_nearest()
    {
        double[] draws = [5, 1, 4, 2, 3];

        Assert.Equal(3, DrawQuantiles.Of(draws, 0.5));
        Assert.Equal(1.4, DrawQuantiles.Of(draws, 0.1), 12);
        Assert.Equal(5, DrawQuantiles.Of(draws, 1));
    }

    [Fact]
    public void Selected_quantiles_equal_those_of_sorted_draws()
    {
        var chance = new Chance(7);
        var draws = Enumerable.Range(0, 1001).Select(place => Math.Floor(chance.Share(place) * 50)).ToArray();
        var sorted = draws.Order().ToArray();

        foreach (var share in new[] { 0, 0.1, 0.5, 0.9, 1 })
        {
            Assert.Equal(sorted[(int)(share * 1000)], DrawQuantiles.Of(draws, share));
        }
    }

    [Fact]
    public void Many_quantiles_at_once_are_those_of_one_at_a_time()
    {
        var chance = new Chance(3);
        Lanes[] shares = [.. Enumerable.Range(0, 1003).Select(place => chance.Shares(place * Lanes.Count))];
        Lanes[] quantiles = [.. shares];
        Quantiles.Normal(quantiles);
        for (var draw = 0; draw < shares.Length * Lanes.Count; draw++)
        {
            var share = shares[draw / Lanes.Count][draw % Lanes.Count];
            Assert.Equal(chance.Share(draw), share);
            Assert.Equal(Quantiles.Normal(share), quantiles[draw / Lanes.Count][draw % Lanes.Count], 1e-12);
        }
    }

    [Fact]
    public void Bands_of_draws_far_apart_or_all_alike_are_those_of_sorted_draws()
    {
        double[][] draws = [[.. Enumerable.Repeat(7.0, 100)], [0, 1e300, -1e300, 5, 6, 7, 8, 9, 10, 11, 12], [double.PositiveInfinity, 1, 2, 3], [4]];
        foreach (var one in draws)
        {
            var sorted = one.Order().ToArray();
            Assert.Equal(sorted[0], DrawQuantiles.Of(one, 0));
            Assert.Equal(sorted[sorted.Length / 2], DrawQuantiles.Of(one, sorted.Length % 2 == 1 ? 0.5 : (double)(sorted.Length / 2) / (sorted.Length - 1)), 1e-9);
            Assert.Equal(sorted[^1], DrawQuantiles.Of(one, 1));
            Assert.Equal(DrawQuantiles.BandOf(one).P50, DrawQuantiles.Of(one, 0.5));
        }
    }
}
