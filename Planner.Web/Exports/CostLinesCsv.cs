using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Planner.Domain.Numbers;
using OptionComparison = Planner.Domain.Plans.Comparison<Planner.Domain.Numbers.Real>;

namespace Planner.Web.Exports;

/// <summary>Every cost line by month as CSV (RFC 4180), the same in every language: points for decimals, nothing grouped, nothing rounded.</summary>
public static class CostLinesCsv
{
    private const string Header = "option,line,category,timing,month,quantity,quantity_unit,unit_price_usd,amount_usd,price_known";

    public static string Write(OptionComparison comparison)
    {
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var plan in comparison.Plans)
        {
            foreach (var line in plan.CostLines)
            {
                for (var place = 0; place < line.Months; place++)
                {
                    text.AppendJoin(
                        ',',
                        Text(plan.OptionId),
                        Text(line.Label.Key),
                        Text(line.Category.ToString()),
                        Text(line.Timing.ToString()),
                        (line.FirstMonth + place).ToString(CultureInfo.InvariantCulture),
                        Number(line.QuantityUnit.FromBase(line.Quantities[place].Value)),
                        Text(line.QuantityUnit.Symbol),
                        line.PriceKnown ? Number(line.UnitPrices[place].Value * line.QuantityUnit.Factor) : "",
                        line.PriceKnown ? Number(line.Amount(place).Value) : "",
                        line.PriceKnown ? "true" : "false").Append("\r\n");
                }
            }
        }

        return text.ToString();
    }

    /// <summary>A text that no spreadsheet takes for a formula, quoted where CSV asks for it.</summary>
    public static string Text(string text)
    {
        var guarded = text.Length > 0 && "=+-@\t\r＝＋－＠".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return guarded.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : guarded;
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
