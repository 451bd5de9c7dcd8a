using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>An option's costs after tax, by year from the decision.</summary>
internal static class TaxView
{
    private const int MonthsOfYear = 12;
    private static readonly ImmutableArray<Label> s_building = [Labels.HallConstruction, Labels.CoolingPurchase, Labels.PowerChainPurchase, Labels.ConnectionContribution];

    /// <summary>Lifetime cost after tax, present value: before tax less what tax saves at the end of each year. Null without terms of tax.</summary>
    public static T? PresentValue<T>(Evaluation<T> evaluation, ImmutableArray<T>? taxByYear, T beforeTax)
        where T : struct, IReal<T>
    {
        if (taxByYear is not { } taxes)
        {
            return null;
        }

        var value = beforeTax;
        for (var year = 0; year < taxes.Length; year++)
        {
            value += taxes[year] * evaluation.Factors.At(Taxes.Settled(year, evaluation.Horizon), Timing.EndOfMonth);
        }

        return value.As(Labels.LifetimeCostAfterTax);
    }

    /// <summary>Tax of each year from the decision, US dollars, negative where costs save it. Null without terms of tax.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="option">The option.</param>
    /// <param name="lines">Its cost lines.</param>
    /// <param name="ofLoans">Whether interest saves tax: what is paid, or what counts in present values where the weighted cost of capital, which is one after tax, has counted that already.</param>
    public static ImmutableArray<T>? ByYear<T>(Evaluation<T> evaluation, OptionDecisions option, ImmutableArray<CostLine<T>> lines, bool ofLoans)
        where T : struct, IReal<T>
    {
        if (evaluation.Scenario.Terms.Tax is not { } tax)
        {
            return null;
        }

        var years = (evaluation.Horizon + MonthsOfYear - 1) / MonthsOfYear;
        var known = lines.Where(line => line.PriceKnown && line.IsCash).ToImmutableArray();
        var expenses = Expenses(evaluation, known, ofLoans ? FinancingLines.Interest(evaluation, option, known) : [], years);
        var depreciation = Depreciated(evaluation, known, tax, years);
        var rate = evaluation.Reading.Read(ScenarioInputs.Figure("terms.tax.rate", "tax-rate", tax.Rate));
        var none = ImmutableArray.CreateRange(Enumerable.Repeat((T)0, years));
        return Taxes.CostAfterTax(none, expenses, depreciation, rate);
    }

    // Running costs at once, what a sale brings as income, of a loan its interest alone.
    private static ImmutableArray<T> Expenses<T>(Evaluation<T> evaluation, ImmutableArray<CostLine<T>> lines, ImmutableArray<(int Month, T Interest)> interest, int years)
        where T : struct, IReal<T>
    {
        var current = lines.Where(line => !IsWrittenOff(line) && !ExpenditureView.IsFinancing(line)).ToImmutableArray();
        var sums = YearlyCosts.ByYear(current, evaluation.Horizon).Select(year => year.Total).ToArray();
        foreach (var (month, paid) in interest)
        {
            sums[month / MonthsOfYear] += paid;
        }

        return [.. sums.Take(years)];
    }

    // A grant lowers the cost, not what is written off: it is income at once.
    private static bool IsWrittenOff<T>(CostLine<T> line)
        where T : struct, IReal<T> => ExpenditureView.IsCapital(line) && line.Category != CostCategory.Resale && line.Label != Labels.Incentive;

    private static ImmutableArray<T> Depreciated<T>(Evaluation<T> evaluation, ImmutableArray<CostLine<T>> lines, TaxTerms tax, int years)
        where T : struct, IReal<T>
    {
        var sums = Enumerable.Repeat((T)0, years).ToArray();
        foreach (var line in lines.Where(IsWrittenOff))
        {
            var cost = CashFlows.First<T>([.. Enumerable.Range(0, line.Months).Select(line.Amount)], line.Months);
            // Land does not wear out: nothing is written off before it is sold.
            var schedule = line.Label == Labels.LandPurchase ? [] : TaxSchedules.Of(evaluation, tax, cost, s_building.Contains(line.Label));
            var within = Taxes.Within(cost, schedule, (line.FirstMonth + line.Months - 1) / MonthsOfYear, years);
            for (var year = 0; year < years; year++)
            {
                sums[year] += within[year];
            }
        }

        return [.. sums];
    }
}
