using System.Linq;
using Planner.Domain.Scenarios;
using Planner.Tests.Sessions;
using Xunit;

namespace Planner.Tests.Scenarios;

public sealed class PrivatePriceTests
{
    private static readonly PriceEntry s_good = new() { Figure = "servers/dgx-h100/price", Value = 250_000, Currency = "EUR", AgreedOn = "2026-10-01", ValidUntil = "2027-03-31" };

    [Fact]
    public void All_that_is_wrong_with_an_entry_is_said_at_once_at_its_field()
    {
        var (price, problems) = new PriceEntry { Figure = "servers/none/price", Currency = "XYZ", AgreedOn = "1 March", ValidUntil = "soon", Note = new string('n', 3000) }.Check("price-a", PlanningRoom.Ground.Catalogue);
        Assert.Null(price);
        Assert.Equal(["agreedOn", "currency", "figure", "note", "validUntil", "value"], problems.Select(problem => problem.Path).Order());
    }

    [Theory]
    [InlineData("2026-09-30", "valid-before-agreed")]
    public void It_ends_no_earlier_than_it_was_agreed(string until, string code) =>
        Assert.Equal([("validUntil", code)], (s_good with { ValidUntil = until }).Check("price-a", PlanningRoom.Ground.Catalogue).Problems.Select(problem => (problem.Path, problem.Code)));

    [Fact]
    public void A_value_out_of_bounds_is_refused_in_its_own_currency()
    {
        var (_, problems) = (s_good with { Value = 1e12 }).Check("price-a", PlanningRoom.Ground.Catalogue);
        Assert.Equal(("value", "out-of-bounds"), (Assert.Single(problems).Path, problems[0].Code));
        Assert.True((double)problems[0].Arguments[1] < 1e12);
    }

    [Fact]
    public void What_is_right_becomes_a_price()
    {
        var (price, problems) = s_good.Check("price-a", PlanningRoom.Ground.Catalogue);
        Assert.Empty(problems);
        Assert.Equal(("price-a", 250_000, "EUR", new System.DateOnly(2027, 3, 31)), (price!.Id, price.Value, price.Currency, price.ValidUntil));
    }

    [Fact]
    public void Only_prices_can_be_negotiated()
    {
        Assert.NotNull(NegotiableFigure.Find("cloud-offers/aws-h100-sxm-80gb-us-east-1-on-demand/rate", PlanningRoom.Ground.Catalogue));
        Assert.NotNull(NegotiableFigure.Find("quotes/h100-sxm-80gb", PlanningRoom.Ground.Catalogue));
        Assert.Null(NegotiableFigure.Find("accelerators/h100-sxm-80gb/boardPower", PlanningRoom.Ground.Catalogue));
        Assert.All(NegotiableFigure.Kinds.Where(kind => kind != NegotiableFigure.Quotes), kind => Assert.NotEmpty(NegotiableFigure.Names(kind)));
        Assert.All(NegotiableFigure.Kinds, kind => Assert.NotEmpty(NegotiableFigure.PartsOf(kind, PlanningRoom.Ground.Catalogue)));
    }

    [Fact]
    public void A_book_without_the_price_withholds_it_and_knows_how_many()
    {
        var option = PlanningRoom.Example("llama-70b-documents").Options[0] with { PrivatePrices = ["price-a", "price-b"] };
        var book = new PriceBook(System.Collections.Immutable.ImmutableDictionary<string, PrivatePrice>.Empty.Add("price-a", s_good.Check("price-a", PlanningRoom.Ground.Catalogue).Price!));
        Assert.Equal((1, 2), (book.Withheld(option), PriceBook.Empty.Withheld(option)));
        Assert.Equal("price-a", Assert.Single(book.Of(option)).Id);
        Assert.True(PriceBook.Concerns(PlanningRoom.Example("llama-70b-documents") with { Options = [option] }));
        Assert.False(PriceBook.Concerns(PlanningRoom.Example("deepseek-v3")));
    }
}
