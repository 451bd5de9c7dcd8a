using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Costs;

/// <summary>Payments of leases and loans as dated cost lines, laid over a horizon.</summary>
public static class Financings
{
    /// <summary>
    /// Equal payments of whole terms, one after the other; what is owed beyond the horizon falls in its last month. At starts of months each payment falls a month earlier than at ends.
    /// </summary>
    /// <param name="label">Lease or loan.</param>
    /// <param name="payment">US dollars a month.</param>
    /// <param name="span">When it runs.</param>
    /// <param name="timing">Start or end of each month.</param>
    public static ImmutableArray<CostLine<T>> Pay<T>(Label label, T payment, Commitment span, Timing timing)
        where T : struct, IReal<T>
    {
        var within = CostLine<T>.Monthly(label, CostCategory.Compute, span.FirstMonth, span.MonthsWithin, 1, payment, Units.One) with { Timing = timing };
        return span.MonthsBeyond == 0 ? [within] :
        [
            within,
            CostLine<T>.Monthly(Labels.CommitmentBeyondHorizon, CostCategory.Compute, span.LastMonth, 1, span.MonthsBeyond, payment, Units.One) with { Of = label },
        ];
    }

    /// <summary>A loan: what is lent at the start of a month as income, its payments, and at the end of the horizon or of the term what is still owed.</summary>
    /// <param name="amount">Lent, US dollars.</param>
    /// <param name="payments">By month from the delivery on, cut at the horizon.</param>
    /// <param name="owed">Owed after the last of them, US dollars.</param>
    /// <param name="month">Month of delivery.</param>
    /// <param name="timing">Start or end of each month.</param>
    public static ImmutableArray<CostLine<T>> Borrow<T>(T amount, ImmutableArray<T> payments, T owed, int month, Timing timing)
        where T : struct, IReal<T> =>
    [
        CostLine<T>.Once(Labels.LoanProceeds, CostCategory.Compute, month, 1, -amount, Units.One),
        CostLine<T>.Monthly(Labels.LoanPayments, CostCategory.Compute, month, payments.Length, 1, 0, Units.One) with { UnitPrices = new(payments), Timing = timing },
        CostLine<T>.Monthly(Labels.LoanBalance, CostCategory.Compute, month + payments.Length - 1, 1, 1, owed, Units.One),
    ];

    /// <summary>A grant or tax credit on delivery: a share of what is bought, as income.</summary>
    public static CostLine<T> Grant<T>(T value, T share, int month)
        where T : struct, IReal<T> => CostLine<T>.Once(Labels.Incentive, CostCategory.Compute, month, value, -share, Units.Usd);
}
