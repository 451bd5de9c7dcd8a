using System;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Finance;

public class PricePathTests
{
    [Fact]
    public void A_price_steps_at_the_start_of_each_year_from_the_decision()
    {
        var path = PricePath.ByYear<Real>(0.03, 10, 16).Select(factor => factor.Value).ToArray();

        Assert.Equal([1, 1], path[..2]);
        Assert.All(path[2..14], factor => Assert.Equal(1.03, factor, 1e-15));
        Assert.Equal(1.03 * 1.03, path[14], 1e-15);
    }

    [Fact]
    public void No_change_is_exactly_one_and_a_fall_of_everything_leaves_the_first_year()
    {
        Assert.All(PricePath.ByYear<Real>(0, 0, 240), factor => Assert.Equal(1, factor.Value));
        Assert.Equal([1, 0], [PricePath.ByYear<Real>(-1, 0, 24)[11].Value, PricePath.ByYear<Real>(-1, 0, 24)[12].Value]);
    }

    [Fact]
    public void A_contracts_price_holds_until_its_term_ends()
    {
        var path = PricePath.ByTerm<Real>(-0.1, 6, 54, 6, 36).Select(factor => factor.Value).ToArray();

        Assert.All(path[..36], factor => Assert.Equal(1, factor));
        Assert.All(path[36..], factor => Assert.Equal(0.9 * 0.9 * 0.9, factor, 1e-12));
        Assert.Equal(PricePath.ByYear<Real>(-0.1, 3, 30), PricePath.ByTerm<Real>(-0.1, 3, 30, 0, 1));
    }

    [Fact]
    public void A_line_follows_its_path_in_price_and_not_in_quantity()
    {
        var line = CostLine<Real>.Monthly(Labels.People, CostCategory.People, 0, 24, 2, 100, Units.One);
        var followed = PricePath.Follow(line, PricePath.ByYear<Real>(0.1, 0, 24));

        Assert.Equal((2, 200, 220), (followed.Quantities[13].Value, followed.Amount(0).Value, double.Round(followed.Amount(12).Value, 9)));
        Assert.Throws<ArgumentException>(() => PricePath.Follow(line, PricePath.ByYear<Real>(0.1, 0, 12)));
    }

    [Fact]
    public void Price_paths_agree_in_all_readings() => AllReadings.Agree(new Formulas());

    private sealed class Formulas : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var path = PricePath.ByYear(reading.Read(Figures.Of("rise", 3, Units.Percent)), 0, 30);
            var line = CostLine<T>.Monthly(Labels.People, CostCategory.People, 0, 30, 2, reading.Read(Figures.Of("price", 5, Units.Usd)), Units.One);
            return [.. path, .. PricePath.ByTerm(reading.Read(Figures.Of("fall", -15, Units.Percent)), 0, 30, 0, 12), PricePath.Follow(line, path).Amount(29)];
        }
    }
}
