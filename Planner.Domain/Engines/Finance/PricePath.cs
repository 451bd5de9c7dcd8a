using System;
using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Finance;

/// <summary>Prices that change over the years: inflation, tariffs that rise, rates of clouds that fall.</summary>
public static class PricePath
{
    private const int MonthsOfYear = 12;

    /// <summary>
    /// The price of each month over that of the first, with a step at the start of each year from the decision: (1+g)^year. A change of 0 gives exactly 1 throughout; a fall of all of it (−1)
    /// leaves the first year alone.
    /// </summary>
    /// <param name="changePerYear">A share; negative when prices fall.</param>
    /// <param name="firstMonth">Month from the decision of the first factor.</param>
    /// <param name="months">How many.</param>
    public static Series<T> ByYear<T>(T changePerYear, int firstMonth, int months)
        where T : struct, IReal<T>
    {
        var factors = ImmutableArray.CreateBuilder<T>(months);
        T factor = 1;
        for (var month = 0; month < firstMonth + months; month++)
        {
            factor = month > 0 && month % MonthsOfYear == 0 ? factor * (1 + changePerYear) : factor;
            if (month >= firstMonth)
            {
                factors.Add(factor);
            }
        }

        return new Series<T>(factors.MoveToImmutable());
    }

    /// <summary>
    /// The price of each month over that at the decision, when a price holds for whole terms: the factor of the year in which its term began. Terms of one month from the decision are the path by
    /// year.
    /// </summary>
    /// <param name="changePerYear">A share.</param>
    /// <param name="firstMonth">Month from the decision of the first factor.</param>
    /// <param name="months">How many.</param>
    /// <param name="termStart">Month in which the first term begins.</param>
    /// <param name="termMonths">Months of a term, one at least.</param>
    public static Series<T> ByTerm<T>(T changePerYear, int firstMonth, int months, int termStart, int termMonths)
        where T : struct, IReal<T>
    {
        var byYear = ByYear(changePerYear, 0, firstMonth + months);
        var factors = ImmutableArray.CreateBuilder<T>(months);
        for (var month = firstMonth; month < firstMonth + months; month++)
        {
            factors.Add(byYear[termStart + ((month - termStart) / termMonths * termMonths)]);
        }

        return new Series<T>(factors.MoveToImmutable());
    }

    /// <summary>A cost line along a path: its unit prices times the factor of each month.</summary>
    /// <exception cref="ArgumentException">The path has another length than the line: a bug of whoever made it.</exception>
    public static CostLine<T> Follow<T>(CostLine<T> line, Series<T> path)
        where T : struct, IReal<T>
    {
        if (path.Count != line.Months)
        {
            throw new ArgumentException($"{line.Label.Key} has {line.Months} months, its path {path.Count}");
        }

        var prices = ImmutableArray.CreateBuilder<T>(line.Months);
        for (var place = 0; place < line.Months; place++)
        {
            prices.Add(line.UnitPrices[place] * path[place]);
        }

        return line with { UnitPrices = new Series<T>(prices.MoveToImmutable()) };
    }
}
