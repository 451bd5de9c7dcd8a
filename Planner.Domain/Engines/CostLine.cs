using Planner.Domain.Numbers;

namespace Planner.Domain.Engines;

/// <summary>What a cost is for, in the order in which charts stack it.</summary>
public enum CostCategory
{
    Compute,
    Site,
    Electricity,
    People,
    Upkeep,
    StorageAndSoftware,
    Resale,
}

/// <summary>When in its month a cost falls: purchases at the start, running costs at the end.</summary>
public enum Timing
{
    StartOfMonth,
    EndOfMonth,
}

/// <summary>
/// A dated cost: in each month a quantity times a unit price, in nominal US dollars before tax. Income (resale) is negative.
/// </summary>
public sealed record CostLine<T>
    where T : struct, IReal<T>
{
    public required Label Label { get; init; }

    /// <summary>The part that a purchase is for, when several parts make one kind of cost; otherwise null.</summary>
    public Label? Of { get; init; }

    public required CostCategory Category { get; init; }

    public required Timing Timing { get; init; }

    /// <summary>Month of the first amount; month 0 begins at the decision.</summary>
    public required int FirstMonth { get; init; }

    /// <summary>Quantity of each month from <see cref="FirstMonth"/> on, in base units.</summary>
    public required Series<T> Quantities { get; init; }

    /// <summary>Price of one base unit of the quantity in each month, US dollars; as long as <see cref="Quantities"/>.</summary>
    public required Series<T> UnitPrices { get; init; }

    /// <summary>What is counted: the unit to show quantities in.</summary>
    public required Unit QuantityUnit { get; init; }

    /// <summary>False when no price is known: the amounts are then no part of any total, and the total reads "at least".</summary>
    public bool PriceKnown { get; init; } = true;

    /// <summary>False for work that waits or is left undone, valued so that totals compare like with like: no money leaves.</summary>
    public bool IsCash { get; init; } = true;

    /// <summary>False for a loan where the discount rate is the weighted cost of capital: that rate bears the cost of debt already, so the flows stand in the cash and not in the present value.</summary>
    public bool InPresentValue { get; init; } = true;

    /// <summary>True for hardware that is bought in place of older hardware of the same plan.</summary>
    public bool IsRefresh { get; init; }

    public int Months => Quantities.Count;

    /// <summary>The amount of the month at this place, US dollars.</summary>
    public T Amount(int place) => Quantities[place] * UnitPrices[place];

    /// <summary>One payment at the start of a month.</summary>
    public static CostLine<T> Once(Label label, CostCategory category, int month, T quantity, T unitPrice, Unit quantityUnit) => new()
    {
        Label = label,
        Category = category,
        Timing = Timing.StartOfMonth,
        FirstMonth = month,
        Quantities = new(quantity, 1),
        UnitPrices = new(unitPrice, 1),
        QuantityUnit = quantityUnit,
    };

    /// <summary>The same amount at the end of each of some months.</summary>
    public static CostLine<T> Monthly(Label label, CostCategory category, int firstMonth, int months, T quantity, T unitPrice, Unit quantityUnit) =>
        ByMonth(label, category, firstMonth, new(quantity, months), unitPrice, quantityUnit);

    /// <summary>A quantity of its own at the end of each month, all at one price.</summary>
    public static CostLine<T> ByMonth(Label label, CostCategory category, int firstMonth, Series<T> quantities, T unitPrice, Unit quantityUnit) => new()
    {
        Label = label,
        Category = category,
        Timing = Timing.EndOfMonth,
        FirstMonth = firstMonth,
        Quantities = quantities,
        UnitPrices = new(unitPrice, quantities.Count),
        QuantityUnit = quantityUnit,
    };
}
