using System;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Studies;
using Xunit;

namespace Planner.Tests.Studies;

public class LearningTests
{
    private const int Draws = 10_000;
    private static readonly Input s_input = new("x", Labels.AcceleratorCount, Spread.Between(1, 2), Units.One, Citation.Yours);

    [Fact]
    public void The_value_of_learning_the_only_doubt_is_that_of_certainty()
    {
        // One option costs 0, the other a standard normal x: knowing x saves E[max(0, −x)] = 1 / √(2π).
        var (normal, order) = Normal(1);
        var learning = new Learning([new double[Draws], normal]);
        var found = learning.Of(s_input, order);

        Assert.Equal(1 / Math.Sqrt(2 * Math.PI), learning.ValueOfCertainty!.Value, 0.002);
        Assert.Equal(1 / Math.Sqrt(2 * Math.PI), found.ValueOfLearning, 0.01);
        Assert.InRange(found.VarianceShare, 0.98, 1);
    }

    [Fact]
    public void Two_equal_doubts_share_the_variance_and_each_is_worth_less_than_both()
    {
        // x + y with equal deviations: knowing x alone saves 1 / √(2π), knowing both √2 times as much.
        var (x, orderOfX) = Normal(1);
        var (y, orderOfY) = Normal(2);
        var learning = new Learning([new double[Draws], [.. x.Zip(y, (a, b) => a + b)]]);

        Assert.Equal(1 / Math.Sqrt(Math.PI), learning.ValueOfCertainty!.Value, 0.02);
        Assert.All(new[] { orderOfX, orderOfY }, order =>
        {
            Assert.Equal(1 / Math.Sqrt(2 * Math.PI), learning.Of(s_input, order).ValueOfLearning, 0.03);
            Assert.Equal(0.5, learning.Of(s_input, order).VarianceShare, 0.03);
        });
    }

    [Fact]
    public void Chance_alone_is_worth_nothing()
    {
        var (x, _) = Normal(1);
        foreach (var seed in Enumerable.Range(10, 20).Select(seed => (ulong)seed))
        {
            var found = new Learning([new double[Draws], x]).Of(s_input, Normal(seed).Order);

            Assert.Equal(0, found.ValueOfLearning);
            Assert.InRange(found.VarianceShare, 0, 0.006);
        }
    }

    [Fact]
    public void Without_a_choice_nothing_is_worth_learning()
    {
        var (x, order) = Normal(1);

        Assert.Null(new Learning([x]).ValueOfCertainty);
        Assert.Equal(0, new Learning([x]).Of(s_input, order).ValueOfLearning);
        Assert.Null(new Learning([]).ValueOfCertainty);
    }

    private static (double[] Values, double[] Order) Normal(ulong seed)
    {
        var chance = new Chance(seed);
        var order = Enumerable.Range(0, Draws).OrderBy(chance.Share).Select(place => (double)place).ToArray();
        return ([.. order.Select(place => Quantiles.Normal((place + 0.5) / Draws))], order);
    }
}
