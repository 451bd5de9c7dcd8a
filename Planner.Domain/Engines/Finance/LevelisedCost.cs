using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Finance;

/// <summary>What one unit costs over the life of a plan: an hour used, a token.</summary>
public static class LevelisedCost
{
    /// <summary>
    /// Present value of all costs over the present value of all that they give, as the levelised cost of energy: the price of one unit that would just pay for everything. What costs the same
    /// in all months costs that; at a rate of 0 it is costs over units. Units of nothing give the cost over <paramref name="least"/>.
    /// </summary>
    /// <param name="presentValue">Of all costs, US dollars.</param>
    /// <param name="quantities">Units in each month of the horizon, counted at its end.</param>
    /// <param name="factors">Of all months.</param>
    /// <param name="least">Least that is divided by, so that nothing gives no infinity.</param>
    public static T PerUnit<T>(T presentValue, ImmutableArray<T> quantities, DiscountFactors<T> factors, T least)
        where T : struct, IReal<T> => presentValue / T.Max(PresentQuantity(quantities, factors), least);

    /// <summary>Units of each month, weighed as money of that month is.</summary>
    public static T PresentQuantity<T>(ImmutableArray<T> quantities, DiscountFactors<T> factors)
        where T : struct, IReal<T>
    {
        T sum = 0;
        for (var month = 0; month < quantities.Length; month++)
        {
            sum += quantities[month] * factors.At(month, Timing.EndOfMonth);
        }

        return sum;
    }
}
