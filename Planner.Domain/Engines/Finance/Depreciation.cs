using System;
using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Finance;

/// <summary>How a purchase becomes expense, year by year from the year of service on. Each schedule gives one amount for each year of life, US dollars.</summary>
public static class Depreciation
{
    /// <summary>Cost less salvage in equal parts. A life of one year writes all of it off at once.</summary>
    /// <param name="cost">Purchase, US dollars.</param>
    /// <param name="salvage">Value that remains, US dollars; above the cost there is nothing to write off.</param>
    /// <param name="years">Life, one at least.</param>
    public static ImmutableArray<T> StraightLine<T>(T cost, T salvage, int years)
        where T : struct, IReal<T>
    {
        var part = (T.Max(0, cost - salvage) / years).As(Labels.DepreciationOfYear);
        return [.. System.Linq.Enumerable.Repeat(part, years)];
    }

    /// <summary>
    /// A fixed share of the book value each year, and the straight line over the years that remain from the year in which that is more; never below salvage. A rate of 1 writes all off in the
    /// first year, a rate of 0 is the straight line.
    /// </summary>
    /// <param name="cost">Purchase, US dollars.</param>
    /// <param name="salvage">Value that remains, US dollars.</param>
    /// <param name="years">Life, one at least.</param>
    /// <param name="rate">Share of the book value a year: 2/life for double declining.</param>
    public static ImmutableArray<T> DecliningBalance<T>(T cost, T salvage, int years, T rate)
        where T : struct, IReal<T>
    {
        var amounts = ImmutableArray.CreateBuilder<T>(years);
        var book = cost;
        for (var year = 0; year < years; year++)
        {
            var left = T.Max(0, book - salvage);
            var amount = T.Min(left, T.Max(book * rate, left / (years - year))).As(Labels.DepreciationOfYear);
            amounts.Add(amount);
            book -= amount;
        }

        return amounts.MoveToImmutable();
    }

    /// <summary>
    /// The Japanese 200 % declining balance: the rate times the book value while that is not below cost × guarantee rate, and from then on the book value of that year × revised rate in each
    /// year until nothing is left.
    /// </summary>
    /// <param name="cost">Purchase, US dollars.</param>
    /// <param name="years">Life, one at least.</param>
    /// <param name="rates">Declining, revised and guarantee rate of that life.</param>
    public static ImmutableArray<T> Guaranteed<T>(T cost, int years, GuaranteedRates rates)
        where T : struct, IReal<T>
    {
        var amounts = ImmutableArray.CreateBuilder<T>(years);
        var (book, revised, floor) = (cost, (T)0, cost * rates.Guarantee);
        for (var year = 0; year < years; year++)
        {
            var declining = book * rates.Declining;
            var fixedNow = T.WhereLess(0, revised, revised, T.WhereLess(declining, floor, book * rates.Revised, 0));
            var amount = T.Min(book, T.WhereLess(0, fixedNow, fixedNow, declining)).As(Labels.DepreciationOfYear);
            (revised, book) = (fixedNow, book - amount);
            amounts.Add(amount);
        }

        return amounts.MoveToImmutable();
    }

    /// <summary>Shares of a published table: the American MACRS. Shares beyond the last are nothing.</summary>
    public static ImmutableArray<T> Table<T>(T cost, ReadOnlySpan<T> shares)
        where T : struct, IReal<T>
    {
        var amounts = ImmutableArray.CreateBuilder<T>(shares.Length);
        foreach (var share in shares)
        {
            amounts.Add((cost * share).As(Labels.DepreciationOfYear));
        }

        return amounts.MoveToImmutable();
    }

    /// <summary>What is not yet written off after some years; a life that has ended leaves the salvage.</summary>
    public static T BookValue<T>(T cost, ImmutableArray<T> schedule, int years)
        where T : struct, IReal<T>
    {
        var book = cost;
        for (var year = 0; year < Math.Min(years, schedule.Length); year++)
        {
            book -= schedule[year];
        }

        return book.As(Labels.BookValue);
    }
}

/// <summary>Rates of the Japanese 200 % declining balance for one life (appendix table 10 of the ministerial ordinance on useful lives).</summary>
/// <param name="Declining">Share of the book value a year.</param>
/// <param name="Revised">Share of the book value at the change.</param>
/// <param name="Guarantee">Share of the cost below which the change comes.</param>
public sealed record GuaranteedRates(double Declining, double Revised, double Guarantee)
{
    /// <summary>The rates of a life of 2 to 10 years; null for others.</summary>
    public static GuaranteedRates? OfLife(int years) => years switch
    {
        2 => new(1.000, 1, 0),
        3 => new(0.667, 1.000, 0.11089),
        4 => new(0.500, 1.000, 0.12499),
        5 => new(0.400, 0.500, 0.10800),
        6 => new(0.333, 0.334, 0.09911),
        7 => new(0.286, 0.334, 0.08680),
        8 => new(0.250, 0.334, 0.07909),
        9 => new(0.222, 0.250, 0.07126),
        10 => new(0.200, 0.250, 0.06552),
        _ => null,
    };
}
