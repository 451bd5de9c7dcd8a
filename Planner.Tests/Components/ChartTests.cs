using System;
using System.Collections.Immutable;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Studies;
using Planner.Web.Components.Charts;
using Planner.Web.Components.Results;
using Xunit;

namespace Planner.Tests.Components;

/// <summary>What drawings rest on: round ticks, labels that do not collide, shares that add up.</summary>
public sealed class ChartTests
{
    [Theory]
    [InlineData(0, 83, 5, new[] { 0.0, 20, 40, 60, 80 })]
    [InlineData(-12, 31, 4, new[] { -10.0, 0, 10, 20, 30 })]
    [InlineData(0, 1.9, 5, new[] { 0, 0.5, 1, 1.5 })]
    public void Ticks_are_round_and_inside(double low, double high, int about, double[] expected) =>
        Assert.Equal(expected, Svg.Ticks(low, high, about).Select(tick => Math.Round(tick, 9)));

    [Fact]
    public void Ticks_of_nothing_are_still_an_axis() => Assert.Equal([0, 1], Svg.Ticks(5, 5, 4));

    [Fact]
    public void Labels_keep_their_distance() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt[]>().Filter(wishes => wishes.Length is > 0 and < 12),
        wishes =>
        {
            var placed = Svg.Spread([.. wishes.Select(wish => (double)(wish.Get % 300))], 13, 10, 300).Order().ToArray();
            return placed.Zip(placed.Skip(1)).All(pair => pair.Second - pair.First >= 13 - 1e-9);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ticks_without_room_for_their_labels_are_left_out_evenly()
    {
        double[] ticks = [0, 1, 2, 3, 4];
        Assert.Equal(ticks, Svg.WithRoom(ticks, tick => tick * 100, _ => "250,000", 11));
        Assert.Equal([0, 2, 4], Svg.WithRoom(ticks, tick => tick * 30, _ => "250,000", 11));
        Assert.Equal([0], Svg.WithRoom(ticks, _ => 0, _ => "250,000", 11));
    }

    [Fact]
    public void A_coordinate_has_a_point_in_every_culture() => Assert.Equal("1.5", Svg.N(1.5));

    [Fact]
    public void Shares_of_futures_are_whole_numbers_that_add_up_to_a_hundred() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt[]>().Filter(weights => weights.Length is > 0 and < 8),
        weights =>
        {
            var sum = weights.Sum(weight => (double)weight.Get);
            var options = weights.Select((weight, place) => new OptionRisk($"o{place}", default, default, ImmutableArray<Band>.Empty, weight.Get / sum));
            var results = new StudyResults(new RiskStudy(1000, 1, [.. options], [], [], null), null, null);
            return results.Hundred().Sum(win => win.Wins) == 100;
        }).QuickCheckThrowOnFailure();
}
