using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Costs;

/// <summary>Tokens of somebody's model.</summary>
public static class TokenCosts
{
    private const int MonthsOfYear = 12;

    /// <summary>Tokens of each month of service; demand rises from year to year of the service.</summary>
    /// <param name="requestRate">Requests a second in the first year.</param>
    /// <param name="growth">Rise a year, a share.</param>
    /// <param name="tokens">Tokens of a request.</param>
    /// <param name="months">Months of service.</param>
    public static Series<T> PerMonth<T>(T requestRate, T growth, T tokens, int months)
        where T : struct, IReal<T>
    {
        var values = ImmutableArray.CreateBuilder<T>(months);
        var first = requestRate * tokens * T.Of(Durations.Month);
        T risen = 1;
        for (var month = 0; month < months; month++)
        {
            risen = month > 0 && month % MonthsOfYear == 0 ? risen * (1 + growth) : risen;
            values.Add(first * risen);
        }

        return new Series<T>(values.MoveToImmutable());
    }

    /// <summary>Tokens at the price of one.</summary>
    public static CostLine<T> Pay<T>(Label label, Series<T> tokensPerMonth, Price<T> price, int firstMonth)
        where T : struct, IReal<T> =>
        CostLine<T>.ByMonth(label, CostCategory.Compute, firstMonth, tokensPerMonth, price.Value, Units.Million) with { PriceKnown = price.Known };

    /// <summary>Sum of a series.</summary>
    public static T Sum<T>(Series<T> series)
        where T : struct, IReal<T>
    {
        T sum = 0;
        for (var place = 0; place < series.Count; place++)
        {
            sum += series[place];
        }

        return sum;
    }
}
