using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Costs;

/// <summary>What is bought once.</summary>
public static class Purchasing
{
    /// <summary>A line for each item of the bill that is bought in a month. Whoever makes the bill leaves out what there is none of.</summary>
    /// <param name="items">Items to buy.</param>
    /// <param name="catalogue">Prices.</param>
    /// <param name="month">Delivery, at whose start all of it is paid.</param>
    /// <param name="reading">The reading.</param>
    public static ImmutableArray<CostLine<T>> Buy<T>(ImmutableArray<BillItem<T>> items, CatalogueSnapshot catalogue, int month, IReading<T> reading)
        where T : struct, IReal<T> =>
        [.. items.Select(item => Buy(item, BillPrices.Of(item, catalogue, reading), month))];

    /// <summary>One item at the start of a month.</summary>
    public static CostLine<T> Buy<T>(BillItem<T> item, Price<T> price, int month)
        where T : struct, IReal<T>
    {
        var (label, category) = BillPrices.LineOf(item.Kind);
        return CostLine<T>.Once(label, category, month, item.Count, price.Value, item.Label.Unit) with { PriceKnown = price.Known, Of = item.Label };
    }

    /// <summary>What all lines with a known price come to over all their months, US dollars: the base of upkeep, insurance and resale.</summary>
    public static T Value<T>(ImmutableArray<CostLine<T>> purchases)
        where T : struct, IReal<T>
    {
        T sum = 0;
        foreach (var line in purchases.Where(line => line.PriceKnown))
        {
            for (var place = 0; place < line.Months; place++)
            {
                sum += line.Amount(place);
            }
        }

        return sum.As(Labels.PurchaseValue);
    }

    /// <summary>Income at the end of a month from what is sold: a share of what was paid for it, counted against the costs.</summary>
    /// <param name="value">What was paid, US dollars.</param>
    /// <param name="share">What is left of it, a share.</param>
    /// <param name="month">The month of the sale.</param>
    public static CostLine<T> Resell<T>(T value, Price<T> share, int month)
        where T : struct, IReal<T> =>
        CostLine<T>.Once(Labels.Resale, CostCategory.Resale, month, value, -share.Value, Units.Usd) with
        {
            Timing = Timing.EndOfMonth,
            PriceKnown = share.Known,
        };
}
