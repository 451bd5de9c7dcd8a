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
    public static CostCategory CategoryOf(Label label) => label.Key switch
    {
        "people" or "migration-effort" or "setup-effort" => CostCategory.People,
        "electricity" or "demand-charge-cost" or "clean-power-cost" => CostCategory.Electricity,
        "hardware-maintenance" or "hall-upkeep" or "water-cost" or "insurance" or "taking-down" or "property-tax" => CostCategory.Upkeep,
        "hall-construction" or "cooling-purchase" or "power-chain-purchase" or "colocation-fee" or "land-purchase" or "connection-contribution" => CostCategory.Site,
        "storage-purchase" or "cloud-storage" or "software-licences" or "fabric-licences" or "egress" or "cloud-support" => CostCategory.StorageAndSoftware,
        "resale" or "hall-residual" or "land-residual" => CostCategory.Resale,
        _ => CostCategory.Compute,
    };

    // What is sold, granted or lent comes in, and is stated as the amount that one gets.
    private static bool IsIncome(CostSpan like) => like.Category == CostCategory.Resale || like.Label == Labels.Incentive || like.Label == Labels.LoanProceeds;

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
