using System.Globalization;
using System.Text;
using OptionComparison = Planner.Domain.Plans.Comparison<Planner.Domain.Numbers.Real>;

namespace Planner.Web.Exports;

/// <summary>The bills of quantities of all options as CSV (RFC 4180): what stands where, without money; culture-invariant, nothing rounded.</summary>
public static class BillCsv
{
    private const string Header = "option,kind,part,item,count,count_unit";

    public static string Write(OptionComparison comparison)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var plan in comparison.Plans)
        {
            foreach (var item in plan.Bill.Items)
            {
                text.AppendJoin(
                    ',',
                    CostLinesCsv.Text(plan.OptionId),
                    CostLinesCsv.Text(item.Kind),
                    CostLinesCsv.Text(item.PartId ?? ""),
                    CostLinesCsv.Text(item.Label.Key),
                    item.Label.Unit.FromBase(item.Count.Value).ToString("R", CultureInfo.InvariantCulture),
                    CostLinesCsv.Text(item.Label.Unit.Symbol)).Append("\r\n");
            }
        }

        return text.ToString();
    }
}
