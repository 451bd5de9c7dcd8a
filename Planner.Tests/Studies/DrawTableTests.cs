using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Studies;

public class DrawTableTests
{
    private const int Draws = 10_000;

    [Theory]
    [InlineData(SpreadShape.Normal, -2, 3, 8)]
    [InlineData(SpreadShape.Normal, 5, 6, 9)]
    [InlineData(SpreadShape.LogNormal, 5, 7, 10)]
    [InlineData(SpreadShape.LogNormal, 1, 2, 30)]
    [InlineData(SpreadShape.Triangular, 5, 7, 10)]
    public void Draws_have_the_quantiles_of_their_range(SpreadShape shape, double low, double likely, double high)
    {
        var input = Input("one", new Spread(low, likely, high, shape));
        var draws = new DrawTable([input], Draws, 7).Columns[0];

        foreach (var share in new[] { 0.05, 0.1, 0.5, 0.9, 0.95 })
        {
            Assert.Equal(Quantiles.Of(input.Value, share), DrawQuantiles.Of(draws, share), 0.002 * (high - low));
        }
    }

    [Theory]
    [InlineData("average-use", "%", 70, 99, SpreadShape.LogNormal, 0, 1)]
    [InlineData("cached-share", "%", 1, 60, SpreadShape.Normal, 0, 1)]
    [InlineData("goodput", "%", 80, 99, SpreadShape.Triangular, 0.001, 1)]
    [InlineData("pue", "1", 1.02, 1.6, SpreadShape.Normal, 1, 10)]
    [InlineData("server-price", "USD", 1, 100, SpreadShape.Normal, 0, double.PositiveInfinity)]
    public void What_is_impossible_is_never_drawn_and_the_quantiles_stay(string label, string unit, double low, double high, SpreadShape shape, double least, double most)
    {
        var measure = Units.BySymbol[unit];
        var input = new Input("one", new Label(label, measure), new Spread(low, (low + high) / 2, high, shape), measure, Citation.Yours);
        var draws = new DrawTable([input], Draws, 7).Columns[0];

        Assert.All(draws, value => Assert.InRange(value, least, most));
        Assert.Equal(measure.ToBase(low), DrawQuantiles.Of(draws, 0.05), 0.002 * measure.ToBase(high - low));
        Assert.Equal(measure.ToBase(high), DrawQuantiles.Of(draws, 0.95), 0.002 * measure.ToBase(high - low));
    }

    [Fact]
    public void Each_equal_share_of_the_range_is_drawn_from_once()
    {
        var table = new DrawTable([Input("one", Spread.Between(5, 10))], Draws, 7);
        var sorted = table.Columns[0].Order().ToArray();

        Assert.Equal(Enumerable.Range(0, Draws), table.Orders[0].Order().Select(place => (int)place));
        for (var place = 0; place < Draws; place++)
        {
            Assert.Equal(sorted[(int)table.Orders[0][place]], table.Columns[0][place]);
        }
    }

    [Fact]
    public void Another_input_leaves_the_draws_of_the_others_as_they_are()
    {
        var (one, two) = (Input("one", Spread.Between(5, 10)), Input("two", Spread.Between(1, 2)));

        Assert.Equal(new DrawTable([one], 800, 3).Columns[0], new DrawTable([two, one], 800, 3).Columns[1]);
    }

    [Fact]
    public void Hardware_prices_and_rents_move_together_and_keep_their_own_ranges()
    {
        var price = new Input("servers/a/price", new Label("server-price", Units.Usd), Spread.Between(200_000, 400_000), Units.Usd, Citation.Yours);
        var rent = new Input("cloud-offers/b/rate", new Label("accelerator-hour-rate", Units.UsdPerHour), Spread.Between(2, 5), Units.UsdPerHour, Citation.Yours);
        var tied = new DrawTable([price, rent, Input("other", Spread.Between(1, 2))], Draws, 1, [new Tie(Input("correlation", 0.7), [price, rent])]);

        Assert.Equal(0.7, Correlation(tied, 0, 1), 0.02);
        Assert.Equal(0, Correlation(tied, 0, 2), 0.03);
        Assert.Equal(0, Correlation(new DrawTable([price, rent], Draws, 1), 0, 1), 0.03);
        Assert.Equal(Quantiles.Of(rent.Value, 0.9), Units.UsdPerHour.FromBase(DrawQuantiles.Of(tied.Columns[1], 0.9)), 0.01);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void Tied_inputs_are_stratified_each_and_reach_the_correlation_that_is_asked(double asked)
    {
        Input[] residuals = [.. new[] { "12", "24", "36" }.Select(age => new Input($"finance/{age}", new Label($"residual-value-{age}-months", Units.Percent), new Spread(10, 20, 30, SpreadShape.Triangular), Units.Percent, Citation.Yours))];
        var table = new DrawTable([.. residuals], Draws, 4, [new Tie(Input("correlation", asked), [.. residuals])]);

        Assert.All(table.Orders, order => Assert.Equal(Enumerable.Range(0, Draws), order.Order().Select(rank => (int)rank)));
        foreach (var (one, other) in new[] { (0, 1), (0, 2), (1, 2) })
        {
            Assert.Equal(asked, Correlation(table, one, other), 0.02);
        }
    }

    [Fact]
    public void A_scenarios_own_correlation_takes_the_place_of_the_catalogues()
    {
        const string figure = "finance/residual-value-correlation/figure";
        var catalogue = SeedGround.Ground.Catalogue;
        ImmutableArray<Input> inputs = [.. catalogue.Figures.Where(one => one.Key.StartsWith("finance/residual-value-", StringComparison.Ordinal) && !one.Value.Value.IsFixed && one.Key != figure).Select(one => one.Value)];
        var scenario = SeedGround.Example("dgx-a100-500");
        Tie Of(double own) => Assert.Single(Ties.Of(scenario with { Overrides = [new Override { Figure = figure, Value = own }] }, catalogue, inputs));

        Assert.Equal(catalogue.Figures[figure].Central, Assert.Single(Ties.Of(scenario, catalogue, inputs)).Strength);
        Assert.Equal(0.25, Of(0.25).Strength);
        Assert.Equal(inputs.Select(input => input.Id), Of(0.25).Inputs.Select(input => input.Id));
        Assert.Equal(1, Of(1).Strength);
        Assert.Empty(Ties.Of(scenario with { Overrides = [new Override { Figure = figure, Value = 0 }] }, catalogue, inputs));
        Assert.Empty(Ties.Of(scenario, catalogue, inputs[..1]));
    }

    [Fact]
    public void Token_prices_of_one_offer_move_together_and_those_of_two_do_not()
    {
        var offers = SeedGround.Ground.Catalogue.ApiOffers;
        ImmutableArray<Input> inputs = [.. new[] { "groq-llama-3-3-70b-versatile", "avian-meta-llama-3-3-70b-instruct" }.SelectMany(id => new[] { offers[id].InputPrice!, offers[id].OutputPrice! })];
        var ties = Ties.Of(SeedGround.Example("dgx-a100-500"), SeedGround.Ground.Catalogue, inputs);
        var table = new DrawTable(inputs, Draws, 5, ties);

        Assert.Equal(2, ties.Length);
        Assert.Equal(0.91, Correlation(table, 0, 1), 0.02);
        Assert.Equal(0.91, Correlation(table, 2, 3), 0.02);
        Assert.Equal(0, Correlation(table, 1, 2), 0.05);
    }

    private static double Correlation(DrawTable table, int one, int other)
    {
        double Score(int input, int draw) => Quantiles.Normal((table.Orders[input][draw] + 0.5) / Draws);
        return Enumerable.Range(0, Draws).Average(draw => Score(one, draw) * Score(other, draw));
    }

    private static Input Input(string id, Spread spread) => new(id, new Label("a-count", Units.One), spread, Units.One, Citation.Yours);
}
