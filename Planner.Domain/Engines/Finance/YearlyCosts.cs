using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Finance;

/// <summary>What is paid in one year, nominal US dollars before tax.</summary>
/// <param name="Year">1 is the first twelve months from the decision.</param>
/// <param name="ByCategory">In the order of <see cref="CostCategory"/>.</param>
/// <param name="Total">All categories together.</param>
public sealed record YearOfCosts<T>(int Year, ImmutableArray<T> ByCategory, T Total)
    where T : struct, IReal<T>;

/// <summary>Cost lines by year and category, for tables that people read by year. Lines without a known price are no part of it.</summary>
public static class YearlyCosts
{
    private const int MonthsOfYear = 12;

    /// <summary>All years that a horizon of so many months touches; the last may be shorter.</summary>
    public static ImmutableArray<YearOfCosts<T>> ByYear<T>(ImmutableArray<CostLine<T>> lines, int horizonMonths)
        where T : struct, IReal<T>
    {
        var years = (horizonMonths + MonthsOfYear - 1) / MonthsOfYear;
        return [.. Enumerable.Range(0, years).Select(year => OfYear(lines, year, Math.Min(horizonMonths, (year + 1) * MonthsOfYear)))];
    }

    private static YearOfCosts<T> OfYear<T>(ImmutableArray<CostLine<T>> lines, int year, int until)
        where T : struct, IReal<T>
    {
        var sums = new T[Enum.GetValues<CostCategory>().Length];
        T total = 0;
        foreach (var line in lines.Where(line => line.PriceKnown))
        {
            for (var month = Math.Max(year * MonthsOfYear, line.FirstMonth); month < Math.Min(until, line.FirstMonth + line.Months); month++)
            {
                var amount = line.Amount(month - line.FirstMonth);
                sums[(int)line.Category] += amount;
                total += amount;
            }
        }

        return new YearOfCosts<T>(year + 1, [.. sums], total);
    }
}
