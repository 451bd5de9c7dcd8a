using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Finance;

/// <summary>The same costs as the accounts see them: capital, which is written off over years, and operations; together they are all costs.</summary>
/// <param name="Capital">Purchases and construction less what is granted for them and got for them in the end, present value in US dollars.</param>
/// <param name="Operations">All else, present value in US dollars.</param>
public sealed record Expenditure<T>(T Capital, T Operations)
    where T : struct, IReal<T>;

/// <summary>Splits cost lines by what they are in the accounts. Lines without a known price are no part of it.</summary>
public static class ExpenditureView
{
    /// <summary>Both parts of some lines, discounted to the decision. No lines give zeros.</summary>
    public static Expenditure<T> Split<T>(ImmutableArray<CostLine<T>> lines, DiscountFactors<T> factors)
        where T : struct, IReal<T> => new(
            CashFlows.Sum([.. lines.Where(IsCapital)], factors).PresentValue.As(Labels.CapitalExpenditure),
            CashFlows.Sum([.. lines.Where(line => !IsCapital(line))], factors).PresentValue.As(Labels.OperatingExpenditure));

    /// <summary>The line buys, builds or sells something that lasts, or is granted for it.</summary>
    public static bool IsCapital<T>(CostLine<T> line)
        where T : struct, IReal<T> => line.Category == CostCategory.Resale || line.Label == Labels.Incentive || Labels.CapitalLines.Contains(line.Label);
}
