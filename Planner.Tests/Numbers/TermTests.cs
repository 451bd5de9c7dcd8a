using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Numbers;

public sealed class TermTests
{
    private static readonly Label s_price = new("a-price", Units.Usd);
    private static readonly Label s_cost = new("a-cost", Units.Usd);
    private static readonly Input s_input = new("test/price", s_price, 12, Units.MillionUsd, Citation.Yours);

    [Fact]
    public void A_derivation_keeps_names_inputs_and_operations()
    {
        var cost = (new TermReading().Read(s_input) * 3).As(s_cost);

        Assert.Equal(36e6, cost.Value);
        Assert.Equal(s_cost, cost.Node.Label);
        var product = Assert.Single(cost.Node.Arguments);
        Assert.Equal(TermOperation.Multiply, product.Operation);
        Assert.Same(s_input, product.Arguments[0].Input);
        Assert.Equal(3, product.Arguments[1].Value);
    }

    [Fact]
    public void The_same_input_is_the_same_node()
    {
        var reading = new TermReading();

        Assert.Same(reading.Read(s_input).Node, reading.Read(s_input with { }).Node);
    }

    [Fact]
    public void The_default_is_a_literal_zero()
    {
        var term = default(Term);

        Assert.Equal(0, term.Value);
        Assert.Equal(TermOperation.Literal, term.Node.Operation);
    }
}
