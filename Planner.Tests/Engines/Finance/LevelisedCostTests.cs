using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Finance;

public class LevelisedCostTests
{
    private static readonly DiscountFactors<Real> s_factors = Discounting.Factors<Real>(0.01, 36);

    [Fact]
    public void What_costs_the_same_price_in_all_months_costs_that_price_whatever_the_rate_and_the_growth()
    {
        ImmutableArray<Real> units = [.. Enumerable.Range(0, 36).Select(month => (Real)(100 + (7 * month)))];
        var paid = Enumerable.Range(0, 36).Sum(month => 2.5 * (100 + (7 * month)) * System.Math.Pow(1.01, -(month + 1)));

        Assert.Equal(2.5, LevelisedCost.PerUnit(paid, units, s_factors, 1).Value, 1e-12);
    }

    [Fact]
    public void Without_a_rate_it_is_costs_over_units() =>
        Assert.Equal(4, LevelisedCost.PerUnit<Real>(120, [10, 20, 0], Discounting.Factors<Real>(0, 3), 1).Value, 1e-12);

    [Fact]
    public void What_is_bought_at_first_costs_more_a_unit_when_capital_has_a_price() =>
        Assert.Equal(360 / ((1 - System.Math.Pow(1.01, -36)) / 0.01 * 10), LevelisedCost.PerUnit<Real>(360, [.. Enumerable.Repeat((Real)10.0, 36)], s_factors, 1).Value, 1e-9);

    [Fact]
    public void Units_of_nothing_give_no_infinity()
    {
        Assert.Equal(0, LevelisedCost.PresentQuantity<Real>([0, 0], s_factors).Value);
        Assert.Equal(500, LevelisedCost.PerUnit<Real>(500, [0, 0], s_factors, 1).Value);
    }

    [Fact]
    public void Levelised_costs_agree_in_all_readings() => AllReadings.Agree(new Formulas());

    private sealed class Formulas : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var factors = Discounting.Factors(Discounting.MonthlyRate(reading.Read(Figures.Of("rate", 8, Units.Percent))), 3);
            var hours = reading.Read(Figures.Of("hours", 100, Units.Hour));
            yield return LevelisedCost.PerUnit(reading.Read(Figures.Of("cost", 1_000, Units.Usd)), [hours, hours, 0], factors, T.Of(Durations.Hour));
            yield return LevelisedCost.PresentQuantity([hours], factors);
        }
    }
}
