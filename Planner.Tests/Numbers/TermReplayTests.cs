using System;
using System.Linq;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Numbers;

public sealed class TermReplayTests
{
    private static readonly Input s_price = new("price", Labels.UnitPrice, 100, Units.Usd, Citation.Yours);

    [Fact]
    public void A_derivation_is_computed_again_with_other_inputs_and_in_other_readings()
    {
        var price = new TermReading().Read(s_price);
        var rate = Returns.InternalRate<Term>([-price, price * 0.6, price * 0.6]);
        Assert.False(Tape.CanHold(rate.Node));

        Assert.Equal(rate.Value, new TermReplay<Real>(input => input.Central).Of(rate.Node).Value);
        Assert.Equal(rate.Value, new TermReplay<Real>(_ => 7).Of(rate.Node).Value, 12);
        Assert.Equal(rate.Value, new TermReplay<Lanes>(input => input.Central).Of(rate.Node)[3], 12);
    }

    [Fact]
    public void Every_operation_with_arguments_is_on_the_list()
    {
        Real[] arguments = [2, 3, 4, 5];
        var operations = Enum.GetValues<TermOperation>().Except([TermOperation.Literal, TermOperation.Constant, TermOperation.Input]);

        Assert.All(operations, operation => TermOperations.Apply<Real>(operation, arguments));
        Assert.Equal(8, TermOperations.Apply<Real>(TermOperation.Pow, arguments.AsSpan()[..2]).Value);
        Assert.Equal(4, TermOperations.Apply<Real>(TermOperation.WhereLess, arguments).Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => TermOperations.Apply<Real>(TermOperation.Input, arguments));
    }
}
