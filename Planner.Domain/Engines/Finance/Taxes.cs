using System;
using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Finance;

/// <summary>Costs after tax, by year from the decision, US dollars. A cost less is tax less: a firm with enough profit to set them against.</summary>
public static class Taxes
{
    private const int MonthsOfYear = 12;

    /// <summary>
    /// What each year costs after tax: cash, less the tax that deductible costs and depreciation save. Tax is settled in its own year. A rate of 0 leaves the cash.
    /// </summary>
    /// <param name="cash">All that is paid in each year; income negative.</param>
    /// <param name="deductible">Its part that is expense at once: running costs, and a gain on a sale as a negative one.</param>
    /// <param name="depreciation">Written off in each year; years beyond its end have none.</param>
    /// <param name="taxRate">A share.</param>
    public static ImmutableArray<T> CostAfterTax<T>(ImmutableArray<T> cash, ImmutableArray<T> deductible, ImmutableArray<T> depreciation, T taxRate)
        where T : struct, IReal<T>
    {
        var after = ImmutableArray.CreateBuilder<T>(cash.Length);
        for (var year = 0; year < cash.Length; year++)
        {
            var expense = year < depreciation.Length ? deductible[year] + depreciation[year] : deductible[year];
            after.Add((cash[year] - (expense * taxRate)).As(Labels.CostAfterTaxOfYear));
        }

        return after.MoveToImmutable();
    }

    /// <summary>The month at whose end the tax of a year is settled: its last, or the last of the horizon.</summary>
    /// <param name="year">0 is the first from the decision.</param>
    /// <param name="horizonMonths">Months of the horizon; the year must begin within them.</param>
    public static int Settled(int year, int horizonMonths) => Math.Min(horizonMonths, (year + 1) * MonthsOfYear) - 1;

    /// <summary>A yearly schedule that begins in a later year and is cut at the end of the horizon; the last year also writes off what is left when the thing is sold then.</summary>
    /// <param name="cost">What is written off in all, US dollars.</param>
    /// <param name="schedule">By year of service.</param>
    /// <param name="firstYear">Year of service from the decision, 0 the first.</param>
    /// <param name="years">Years of the horizon.</param>
    public static ImmutableArray<T> Within<T>(T cost, ImmutableArray<T> schedule, int firstYear, int years)
        where T : struct, IReal<T>
    {
        var amounts = new T[years];
        Array.Fill(amounts, 0);
        var service = Math.Max(0, years - firstYear);
        for (var year = 0; year < Math.Min(service, schedule.Length); year++)
        {
            amounts[firstYear + year] = schedule[year];
        }

        if (service > 0)
        {
            amounts[^1] += Depreciation.BookValue(cost, schedule, service);
        }

        return [.. amounts];
    }

    /// <summary>Present value of yearly amounts at the ends of their years.</summary>
    public static T PresentValue<T>(ImmutableArray<T> years, T yearlyRate)
        where T : struct, IReal<T>
    {
        T sum = 0;
        T factor = 1;
        foreach (var year in years)
        {
            factor /= 1 + yearlyRate;
            sum += year * factor;
        }

        return sum;
    }
}
