using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Finance;

/// <summary>The same costs as the accounts see them: capital, which is written off over years, operations, and what a lender gives and takes; together they are all costs.</summary>
/// <param name="Capital">Purchases and construction less what is granted for them and got for them in the end, present value in US dollars.</param>
/// <param name="Operations">All else, present value in US dollars.</param>
/// <param name="Financing">Of loans: what is paid less what is lent, present value in US dollars; 0 where the rate of discount bears the cost of debt.</param>
public sealed record Expenditure<T>(T Capital, T Operations, T Financing)
    where T : struct, IReal<T>;

/// <summary>Splits cost lines by what they are in the accounts. Lines without a known price are no part of it.</summary>
public static class ExpenditureView
{
    private static readonly ImmutableArray<Label> s_loans = Labels.LoanLines;

    /// <summary>All parts of some lines, discounted to the decision. No lines give zeros.</summary>
    public static Expenditure<T> Split<T>(ImmutableArray<CostLine<T>> lines, DiscountFactors<T> factors)
        where T : struct, IReal<T> => new(
            CashFlows.Sum([.. lines.Where(IsCapital)], factors).PresentValue.As(Labels.CapitalExpenditure),
            CashFlows.Sum([.. lines.Where(IsOperations)], factors).PresentValue.As(Labels.OperatingExpenditure),
            CashFlows.Sum([.. lines.Where(IsFinancing)], factors).PresentValue.As(Labels.FinancingPresentValue));

    /// <summary>The line buys, builds or sells something that lasts, or is granted for it.</summary>
    public static bool IsCapital<T>(CostLine<T> line)
        where T : struct, IReal<T> => line.Category == CostCategory.Resale || line.Label == Labels.Incentive || Labels.CapitalLines.Contains(line.Label);

    /// <summary>The line is lent or paid back: a flow between the firm and its lender, which is neither capital nor operations.</summary>
    public static bool IsFinancing<T>(CostLine<T> line)
        where T : struct, IReal<T> => s_loans.Contains(line.Label);

    /// <summary>The line is neither capital nor a loan's; payments of a lease are rent.</summary>
    public static bool IsOperations<T>(CostLine<T> line)
        where T : struct, IReal<T> => !IsCapital(line) && !IsFinancing(line);
}
