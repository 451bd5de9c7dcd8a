using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>What capital makes of an option's costs: the equal yearly amount, and the view of the accounts.</summary>
internal static class CapitalFigures
{
    private const double MonthsOfYear = 12;

    public static IEnumerable<PlanFigure<T>> Of<T>(Evaluation<T> evaluation, OptionDecisions option, PlanDraft<T> draft, PlanTotals<T> totals, ImmutableArray<T>? taxByYear)
        where T : struct, IReal<T>
    {
        var years = evaluation.Horizon / MonthsOfYear;
        yield return new(Labels.AnnualisedCost, CapitalRecovery.AnnualisedCost(totals.LifetimeCostPresentValue, evaluation.DiscountRate, (T)years, Timing.EndOfMonth));
        var view = ExpenditureView.Split(draft.Lines, evaluation.Factors);
        yield return new(Labels.CapitalExpenditure, view.Capital);
        yield return new(Labels.OperatingExpenditure, view.Operations);
        var loans = draft.Lines.Where(ExpenditureView.IsFinancing).ToImmutableArray();
        if (!loans.IsEmpty)
        {
            if (!FinancingLines.StandApart(evaluation))
            {
                yield return new(Labels.FinancingPresentValue, view.Financing);
            }

            yield return new(Labels.FinancingNominal, CashFlows.Sum(loans, evaluation.Factors).NominalValue.As(Labels.FinancingNominal));
        }

        if (evaluation.Scenario.Terms.Capital is not null)
        {
            yield return new(Labels.WeightedCostOfCapital, evaluation.DiscountRate);
        }

        if (TaxView.PresentValue(evaluation, taxByYear, totals.LifetimeCostPresentValue) is { } afterTax)
        {
            yield return new(Labels.LifetimeCostAfterTax, afterTax);
        }
    }
}
