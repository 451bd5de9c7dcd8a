using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Costs;

/// <summary>What a cloud bill has beside accelerators, and the people who set things up.</summary>
public static class CloudExtras
{
    /// <summary>Data that leave the cloud.</summary>
    /// <param name="bytesPerMonth">Bytes in each month.</param>
    /// <param name="price">US dollars a byte.</param>
    /// <param name="firstMonth">First month of service.</param>
    /// <param name="months">Months of service.</param>
    public static CostLine<T> Send<T>(T bytesPerMonth, Price<T> price, int firstMonth, int months)
        where T : struct, IReal<T> =>
        CostLine<T>.Monthly(Labels.Egress, CostCategory.StorageAndSoftware, firstMonth, months, bytesPerMonth, price.Value, Units.Terabyte) with { PriceKnown = price.Known };

    /// <summary>A support contract: a share of what the other lines come to in each month. Where one of them has no known price, neither has it.</summary>
    /// <param name="bill">Lines of the cloud.</param>
    /// <param name="share">A share.</param>
    /// <param name="firstMonth">First month of service.</param>
    /// <param name="months">Months of service.</param>
    public static CostLine<T> Support<T>(ImmutableArray<CostLine<T>> bill, T share, int firstMonth, int months)
        where T : struct, IReal<T>
    {
        var sums = new T[months];
        System.Array.Fill(sums, 0);
        foreach (var line in bill.Where(line => line.PriceKnown))
        {
            for (var place = 0; place < line.Months; place++)
            {
                sums[line.FirstMonth + place - firstMonth] += line.Amount(place);
            }
        }

        return CostLine<T>.Monthly(Labels.CloudSupport, CostCategory.StorageAndSoftware, firstMonth, months, 0, share, Units.Usd) with
        {
            Quantities = new Series<T>([.. sums]),
            PriceKnown = bill.All(line => line.PriceKnown),
        };
    }

    /// <summary>Engineers for some weeks, paid at the end of a month.</summary>
    /// <param name="label">Setup or migration.</param>
    /// <param name="weeks">Weeks of one engineer.</param>
    /// <param name="salary">US dollars a person and second.</param>
    /// <param name="loading">Cost over salary.</param>
    /// <param name="month">The month.</param>
    public static CostLine<T> Engage<T>(Label label, T weeks, Price<T> salary, T loading, int month)
        where T : struct, IReal<T> =>
        CostLine<T>.Monthly(label, CostCategory.People, month, 1, weeks * T.Of(Durations.Week), salary.Value * loading, Units.Week) with { PriceKnown = salary.Known };

    /// <summary>Hours of accelerators that finding faults takes, a share of those of the runs in each month.</summary>
    public static Series<T> Debugging<T>(Series<T> runs, T share)
        where T : struct, IReal<T> => new([.. Enumerable.Range(0, runs.Count).Select(month => runs[month] * share)]);
}
