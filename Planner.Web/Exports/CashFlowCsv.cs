using System.Globalization;
using System.Linq;
using System.Text;
using Planner.Domain.Numbers;
using OptionComparison = Planner.Domain.Plans.Comparison<Planner.Domain.Numbers.Real>;

namespace Planner.Web.Exports;

/// <summary>The costs of every option month by month as CSV (RFC 4180), US dollars, not rounded: capital, operations and loans, before tax and, with terms of tax, after it.</summary>
public static class CashFlowCsv
{
    private const string Header =
        "option,month,capital_usd,operations_usd,before_tax_usd,present_value_usd,tax_usd,after_tax_usd,after_tax_present_value_usd,after_tax_cumulative_present_value_usd,at_least,financing_usd";

    private const int AmountColumns = 8;

    public static string Write(OptionComparison comparison)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var (plan, month) in comparison.Plans.SelectMany(plan => plan.Months.Select(month => (plan, month))))
        {
            var amounts = month.Amounts.Where(amount => amount.Key != "financing").Select(amount => Number(amount.Amount)).ToList();
            text.AppendJoin(',', [
                CostLinesCsv.Text(plan.OptionId),
                month.Month.ToString(CultureInfo.InvariantCulture),
                .. amounts,
                .. Enumerable.Repeat("", AmountColumns - amounts.Count),
                plan.Totals.AtLeast ? "true" : "false",
                month.Financing is { } financing ? Number(financing) : ""]).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Number(Real usd) => usd.Value.ToString("R", CultureInfo.InvariantCulture);
}
