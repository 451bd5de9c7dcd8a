using System.Globalization;
using System.Text;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using OptionComparison = Planner.Domain.Plans.Comparison<Planner.Domain.Numbers.Real>;

namespace Planner.Web.Exports;

/// <summary>The bills of quantities of all options as CSV (RFC 4180): what stands where and what is paid for it; culture-invariant, nothing rounded.</summary>
public static class BillCsv
{
    private const string Header = "option,kind,part,item,count,count_unit,unit_price_usd,amount_usd";

    public static string Write(OptionComparison comparison)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var plan in comparison.Plans)
        {
            foreach (var row in BillSheet<Real>.Of(plan).Rows)
            {
                var unit = row.Item.Label.Unit;
                text.AppendJoin(
                    ',',
                    CostLinesCsv.Text(plan.OptionId),
                    CostLinesCsv.Text(row.Item.Kind),
                    CostLinesCsv.Text(row.Item.PartId ?? ""),
                    CostLinesCsv.Text(row.Item.Label.Key),
                    Number(unit.FromBase(row.Item.Count.Value)),
                    CostLinesCsv.Text(unit.Symbol),
                    row.UnitPrice is { } price ? Number(price.Value * unit.Factor) : "",
                    row.Amount is { } amount ? Number(amount.Value) : "").Append("\r\n");
            }
        }

        return text.ToString();
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
