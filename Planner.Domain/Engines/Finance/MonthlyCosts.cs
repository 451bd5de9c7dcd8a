using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Finance;

/// <summary>What one month of an option costs, US dollars; income is negative. Work that waits for the option is valued in it, as in every total.</summary>
/// <param name="Month">0 begins at the decision.</param>
/// <param name="Capital">Purchases and construction less what is got for them, nominal.</param>
/// <param name="Operations">All else, nominal.</param>
/// <param name="Financing">What is paid to lenders less what they lend, nominal; null where no option has a loan.</param>
/// <param name="BeforeTax">All of it, nominal.</param>
/// <param name="PresentValue">All of it, discounted to the decision; without the loans where the rate of discount bears the cost of debt.</param>
/// <param name="Taxed">The same after tax; null without terms of tax.</param>
public sealed record MonthOfCosts<T>(int Month, T Capital, T Operations, T? Financing, T BeforeTax, T PresentValue, TaxedMonth<T>? Taxed)
    where T : struct, IReal<T>
{
    /// <summary>All amounts with the keys under which every view shows them, in the order in which they are read.</summary>
    public IEnumerable<(string Key, T Amount)> Amounts
    {
        get
        {
            yield return ("capital", Capital);
            yield return ("operations", Operations);
            if (Financing is { } financing)
            {
                yield return ("financing", financing);
            }

            yield return ("before-tax", BeforeTax);
            yield return ("present-value", PresentValue);
            if (Taxed is { } taxed)
            {
                yield return ("tax", taxed.Tax);
                yield return ("after-tax", taxed.AfterTax);
                yield return ("after-tax-present-value", taxed.PresentValue);
                yield return ("after-tax-cumulative", taxed.CumulativePresentValue);
            }
        }
    }
}

/// <summary>One month after tax, US dollars.</summary>
/// <param name="Tax">Tax of the year, in the month in which it is settled; negative where it is saved.</param>
/// <param name="AfterTax">Cost of the month and tax, nominal.</param>
/// <param name="PresentValue">Both, discounted to the decision; without the loans and what their interest saves where the rate of discount bears the cost of debt.</param>
/// <param name="CumulativePresentValue">From the decision to the end of this month; the last is the lifetime cost after tax.</param>
public sealed record TaxedMonth<T>(T Tax, T AfterTax, T PresentValue, T CumulativePresentValue)
    where T : struct, IReal<T>;

/// <summary>Cost lines month by month as a finance partner reads them: capital and operations, before and after tax, nominal and discounted.</summary>
public static class MonthlyCosts
{
    /// <summary>One entry for each month of the horizon; the sums of the discounted ones are the lifetime costs. Lines without a known price are no part of it.</summary>
    /// <param name="lines">The cost lines of an option.</param>
    /// <param name="factors">Of all months.</param>
    /// <param name="taxByYear">Tax of each year from the decision, US dollars, negative where it is saved; null without terms of tax.</param>
    /// <param name="valuedTaxByYear">Tax that counts in present values, where it is another one; null: the same.</param>
    /// <param name="withLoans">Whether loans stand apart.</param>
    public static ImmutableArray<MonthOfCosts<T>> Of<T>(
        ImmutableArray<CostLine<T>> lines, DiscountFactors<T> factors, ImmutableArray<T>? taxByYear, ImmutableArray<T>? valuedTaxByYear = null, bool withLoans = false)
        where T : struct, IReal<T>
    {
        var all = CashFlows.Sum(lines, factors);
        var capital = CashFlows.Sum([.. lines.Where(ExpenditureView.IsCapital)], factors).Nominal;
        var operations = CashFlows.Sum([.. lines.Where(ExpenditureView.IsOperations)], factors).Nominal;
        var loans = CashFlows.Sum([.. lines.Where(ExpenditureView.IsFinancing)], factors).Nominal;
        var taxed = taxByYear is { } taxes ? Taxed(all, factors, taxes, valuedTaxByYear ?? taxes) : [];
        return [.. Enumerable.Range(0, factors.Months).Select(month =>
            new MonthOfCosts<T>(month, capital[month], operations[month], withLoans ? loans[month] : null, all.Nominal[month], all.Present[month], taxed.ElementAtOrDefault(month)))];
    }

    private static ImmutableArray<TaxedMonth<T>> Taxed<T>(CashFlow<T> costs, DiscountFactors<T> factors, ImmutableArray<T> taxByYear, ImmutableArray<T> valuedTaxByYear)
        where T : struct, IReal<T>
    {
        var months = ImmutableArray.CreateBuilder<TaxedMonth<T>>(factors.Months);
        T sum = 0;
        for (var (month, year) = (0, 0); month < factors.Months; month++)
        {
            T tax = 0;
            var (cost, present) = (costs.Nominal[month], costs.Present[month]);
            if (month == Taxes.Settled(year, factors.Months))
            {
                tax = taxByYear[year];
                (cost, present) = (cost + tax, present + (valuedTaxByYear[year++] * factors.At(month, Timing.EndOfMonth)));
            }

            sum += present;
            months.Add(new TaxedMonth<T>(tax, cost, present, sum));
        }

        return months.MoveToImmutable();
    }
}
