using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Costs;

/// <summary>Costs that a person states: an invoice, a quote, a published figure, or zero for what a comparison leaves out.</summary>
public static class StatedCosts
{
    /// <summary>The whole of a cost, US dollars, in equal parts over its months (one at least).</summary>
    /// <param name="like">Label, category and timing to keep.</param>
    /// <param name="amount">US dollars for all months together; of a resale, a grant or a loan: what one gets.</param>
    public static CostLine<T> Whole<T>(CostSpan like, T amount)
        where T : struct, IReal<T> => Line(like, amount / like.Months, 1, Units.Usd);

    /// <summary>A cost by time: the same in each month.</summary>
    /// <param name="like">Label, category and timing to keep.</param>
    /// <param name="rate">US dollars a second; of a resale, a grant or a loan: what one gets.</param>
    public static CostLine<T> ByTime<T>(CostSpan like, T rate)
        where T : struct, IReal<T> => Line(like, T.Of(Durations.Month), rate, Units.Month);

    /// <summary>What kind of cost a label names, for a line that the plan does not have of itself.</summary>
    /// <exception cref="System.ArgumentException">No cost line bears the label: a bug.</exception>
    public static CostCategory CategoryOf(Label label) => CostKinds.Find(label).Category;

    // What is sold, granted or lent comes in, and is stated as the amount that one gets.
    private static bool IsIncome(CostSpan like) => CostKinds.Find(like.Label).IsIncome;

    private static CostLine<T> Line<T>(CostSpan like, T quantity, T price, Unit unit)
        where T : struct, IReal<T> => new()
        {
            Label = like.Label,
            Category = like.Category,
            Timing = like.Timing,
            FirstMonth = like.FirstMonth,
            Quantities = new(quantity, like.Months),
            UnitPrices = new(IsIncome(like) ? -price : price, like.Months),
            QuantityUnit = unit,
        };
}

/// <summary>Where in the months a cost stands.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Category">What it is for.</param>
/// <param name="Timing">Start or end of its months.</param>
/// <param name="FirstMonth">From the decision.</param>
/// <param name="Months">One at least.</param>
public sealed record CostSpan(Label Label, CostCategory Category, Timing Timing, int FirstMonth, int Months);
