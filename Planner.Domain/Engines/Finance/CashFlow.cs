using System;
using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Finance;

/// <summary>The costs of one option month by month, US dollars before tax. Lines without a known price are no part of it.</summary>
public sealed record CashFlow<T>
    where T : struct, IReal<T>
{
    /// <summary>Cost of each month, nominal.</summary>
    public required ImmutableArray<T> Nominal { get; init; }

    /// <summary>Cost of each month, discounted to the decision.</summary>
    public required ImmutableArray<T> Present { get; init; }

    /// <summary>Discounted cost from the decision to the end of each month.</summary>
    public required ImmutableArray<T> CumulativePresent { get; init; }

    public required T PresentValue { get; init; }

    public required T NominalValue { get; init; }
}

/// <summary>Sums of dated cost lines; every total of a plan comes from here.</summary>
public static class CashFlows
{
    /// <summary>The lines as one flow over the horizon. The last cumulative value is the present value. No lines give zeros.</summary>
    /// <exception cref="ArgumentException">A line reaches beyond the horizon: a bug of whoever made it.</exception>
    public static CashFlow<T> Sum<T>(ImmutableArray<CostLine<T>> lines, DiscountFactors<T> factors)
        where T : struct, IReal<T>
    {
        var (atStart, atEnd, apart) = (new T?[factors.Months], new T?[factors.Months], new T?[factors.Months]);
        foreach (var line in lines)
        {
            Add(line, !line.InPresentValue ? apart : line.Timing == Timing.StartOfMonth ? atStart : atEnd);
        }

        var (nominal, present) = (new T[factors.Months], new T[factors.Months]);
        for (var month = 0; month < factors.Months; month++)
        {
            nominal[month] = Sum(Sum(atStart[month], atEnd[month]), apart[month]) ?? 0;
            present[month] = Sum(Times(atStart[month], factors.At(month, Timing.StartOfMonth)), Times(atEnd[month], factors.At(month, Timing.EndOfMonth))) ?? 0;
        }

        var cumulative = Accumulate(present);
        return new CashFlow<T>
        {
            Nominal = [.. nominal],
            Present = [.. present],
            CumulativePresent = cumulative,
            PresentValue = (cumulative.Length > 0 ? cumulative[^1] : 0).As(Labels.LifetimeCostPresentValue),
            NominalValue = First(nominal, nominal.Length).As(Labels.LifetimeCostNominal),
        };
    }

    /// <summary>Sum of the first so many months.</summary>
    public static T First<T>(ReadOnlySpan<T> months, int count)
        where T : struct, IReal<T>
    {
        T sum = 0;
        foreach (var month in months[..Math.Min(count, months.Length)])
        {
            sum += month;
        }

        return sum;
    }

    /// <summary>
    /// The first month at whose end one cumulative cost is below another and stays there to the end; null when it never is.
    /// Null too when it is below from the first month on: nothing is crossed then.
    /// </summary>
    public static int? Crossing(ReadOnlySpan<double> dearerFirst, ReadOnlySpan<double> cheaperLater)
    {
        var month = MonthsOf(CrossingTime(Real(dearerFirst), Real(cheaperLater)));
        return month == 0 || month == dearerFirst.Length ? null : month;
    }

    /// <summary>
    /// Time until one cumulative cost is below another for good: the months to the last at whose end it is not. 0 when it is below from the first month on, all months when it
    /// is not at the end.
    /// </summary>
    /// <param name="dearerFirst">US dollars to the end of each month.</param>
    /// <param name="cheaperLater">As many.</param>
    public static T CrossingTime<T>(ReadOnlySpan<T> dearerFirst, ReadOnlySpan<T> cheaperLater)
        where T : struct, IReal<T>
    {
        T last = 0;
        for (var month = 0; month < dearerFirst.Length; month++)
        {
            last = T.WhereLess(cheaperLater[month], dearerFirst[month], last, month + 1);
        }

        return (last * T.Of(Durations.Month)).As(Labels.BreakEvenTime);
    }

    /// <summary>
    /// Months until an outlay is earned back: the first month at whose end the sum of the flows is not negative. Null when it never is; 0 when the first flow is not an outlay.
    /// </summary>
    /// <param name="flows">Month by month, outlays negative; the first falls at the decision.</param>
    public static int? Payback(ReadOnlySpan<double> flows) => PaybackTime(Real(flows)) is { Value: < double.PositiveInfinity } time ? MonthsOf(time) : null;

    /// <summary>Time until an outlay is earned back, in whole months; infinite when it never is.</summary>
    /// <param name="flows">US dollars month by month, outlays negative; the first falls at the decision.</param>
    public static T PaybackTime<T>(ReadOnlySpan<T> flows)
        where T : struct, IReal<T>
    {
        var sums = new T[flows.Length];
        T sum = 0;
        for (var month = 0; month < flows.Length; month++)
        {
            sums[month] = sum += flows[month];
        }

        T first = double.PositiveInfinity;
        for (var month = flows.Length - 1; month >= 0; month--)
        {
            first = T.WhereLess(sums[month], 0, first, month);
        }

        return (first * T.Of(Durations.Month)).As(Labels.PaybackTime);
    }

    /// <summary>Time until an outlay is earned back for good, in whole months: from whose end on the sum of the flows never falls below zero again; infinite when it ends below.</summary>
    /// <param name="flows">US dollars month by month, outlays negative; the first falls at the decision.</param>
    public static T RecoveryTime<T>(ReadOnlySpan<T> flows)
        where T : struct, IReal<T>
    {
        T sum = 0;
        T first = 0;
        for (var month = 0; month < flows.Length; month++)
        {
            sum += flows[month];
            T next = month == flows.Length - 1 ? double.PositiveInfinity : month + 1;
            first = T.WhereLess(sum, 0, next, first);
        }

        return (first * T.Of(Durations.Month)).As(Labels.PaybackTime);
    }

    /// <summary>The most money that is ever out: the lowest sum of the flows, as a positive amount; 0 when it never falls below nothing.</summary>
    /// <param name="flows">US dollars month by month, outlays negative; the first falls at the decision.</param>
    public static T LargestOutlay<T>(ReadOnlySpan<T> flows)
        where T : struct, IReal<T>
    {
        T sum = 0;
        T lowest = 0;
        foreach (var flow in flows)
        {
            sum += flow;
            lowest = T.Min(lowest, sum);
        }

        return (-lowest).As(Labels.ExtraOutlay);
    }

    private static int MonthsOf(Real time) => (int)Math.Round(Units.Month.FromBase(time.Value));

    private static ReadOnlySpan<Real> Real(ReadOnlySpan<double> values)
    {
        var readings = new Real[values.Length];
        for (var place = 0; place < values.Length; place++)
        {
            readings[place] = values[place];
        }

        return readings;
    }

    // A month without amounts has none, rather than a zero that every derivation and every map would carry along.
    private static T? Sum<T>(T? one, T? other)
        where T : struct, IReal<T> => one is { } first && other is { } second ? first + second : one ?? other;

    private static T? Times<T>(T? amount, T factor)
        where T : struct, IReal<T> => amount is { } known ? known * factor : null;

    private static void Add<T>(CostLine<T> line, T?[] months)
        where T : struct, IReal<T>
    {
        if (line.FirstMonth < 0 || line.FirstMonth + line.Months > months.Length)
        {
            throw new ArgumentException($"{line.Label.Key} reaches beyond the horizon of {months.Length} months");
        }

        for (var place = 0; line.PriceKnown && place < line.Months; place++)
        {
            months[line.FirstMonth + place] = Sum(months[line.FirstMonth + place], line.Amount(place));
        }
    }

    private static ImmutableArray<T> Accumulate<T>(T[] months)
        where T : struct, IReal<T>
    {
        var sums = ImmutableArray.CreateBuilder<T>(months.Length);
        T sum = 0;
        foreach (var month in months)
        {
            sum += month;
            sums.Add(sum);
        }

        return sums.MoveToImmutable();
    }
}
