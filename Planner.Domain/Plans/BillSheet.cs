using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>One item of a bill of quantities with what is paid for it.</summary>
/// <param name="Item">Part, name and count.</param>
/// <param name="Priced">It is bought by the piece; what is not (racks, plant) is part of the price of the hall.</param>
/// <param name="UnitPrice">US dollars for one base unit; null when it has none or none is known.</param>
/// <param name="Amount">What it costs over all deliveries, US dollars; null likewise.</param>
public sealed record BillRow<T>(BillItem<T> Item, bool Priced, T? UnitPrice, T? Amount)
    where T : struct, IReal<T>;

/// <summary>The bill of quantities of a plan, as page, report, workbook and CSV show it.</summary>
/// <param name="Rows">In the order of the bill, spares last.</param>
/// <param name="Total">Sum of the known amounts, US dollars.</param>
/// <param name="AtLeast">A price is unknown.</param>
public sealed record BillSheet<T>(ImmutableArray<BillRow<T>> Rows, T Total, bool AtLeast)
    where T : struct, IReal<T>
{
    /// <summary>The bill of a plan with the prices of its cost lines; empty when nothing is bought.</summary>
    public static BillSheet<T> Of(Plan<T> plan)
    {
        var purchases = plan.CostLines.Where(line => line is { Timing: Timing.StartOfMonth, Of: not null }).ToList();
        var rows = plan.Bill.Items.Select(item => Row(item, purchases.Where(line => line.Of == item.Label && line.Label != Labels.SpareServers)));
        var spares = purchases.Where(line => line.Label == Labels.SpareServers).Select(line => Row(
            new BillItem<T>("servers", plan.Decisions.Site?.Server.Id, Labels.SpareServerCount, line.Quantities[0]), [line]));
        ImmutableArray<BillRow<T>> all = [.. rows, .. spares];
        var total = all.Aggregate((T)0, (sum, row) => row.Amount is { } amount ? sum + amount : sum);
        return new BillSheet<T>(all, total.As(Labels.PurchaseValue), purchases.Any(line => !line.PriceKnown));
    }

    private static BillRow<T> Row(BillItem<T> item, IEnumerable<CostLine<T>> purchases)
    {
        var lines = purchases.ToList();
        if (lines.Count == 0 || lines.Any(line => !line.PriceKnown))
        {
            return new BillRow<T>(item, lines.Count > 0, null, null);
        }

        var amount = lines.Select(line => line.Amount(0)).Aggregate((sum, part) => sum + part);
        return new BillRow<T>(item, true, lines[0].UnitPrices[0], amount);
    }
}
