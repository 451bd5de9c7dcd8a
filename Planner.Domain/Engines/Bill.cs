using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines;

/// <summary>So many of one part.</summary>
/// <param name="Kind">Kind of the part, as the seed-data file is called: <c>servers</c>, <c>network</c>, <c>storage</c>, <c>power</c> …</param>
/// <param name="PartId">Id in the catalogue; null for a part without an entry of its own (cables of a fabric).</param>
/// <param name="Label">What it is.</param>
/// <param name="Count">How many, or how much in the label's unit.</param>
public sealed record BillItem<T>(string Kind, string? PartId, Label Label, T Count)
    where T : struct, IReal<T>;

/// <summary>What a physical engine ends in: parts by count, and what they draw and take. No money.</summary>
public sealed record Bill<T>
    where T : struct, IReal<T>
{
    public ImmutableArray<BillItem<T>> Items { get; init; } = [];

    /// <summary>Nameplate IT power, watt.</summary>
    public T ItPowerNameplate { get; init; }

    /// <summary>Mean IT power in use, watt.</summary>
    public T ItPowerMean { get; init; }

    /// <summary>Facility power that the site must supply, watt.</summary>
    public T FacilityPower { get; init; }

    /// <summary>Energy of the facility in a month of full service, joule.</summary>
    public T EnergyPerMonth { get; init; }

    /// <summary>Water in a month of full service, cubic metre.</summary>
    public T WaterPerMonth { get; init; }

    /// <summary>White space, square metre.</summary>
    public T FloorArea { get; init; }

    /// <summary>Several bills as one: items in order, powers, energy, water and areas added.</summary>
    public static Bill<T> Together(params ImmutableArray<Bill<T>> bills) => bills.Aggregate(new Bill<T>(), (sum, bill) => new Bill<T>
    {
        Items = sum.Items.AddRange(bill.Items),
        ItPowerNameplate = sum.ItPowerNameplate + bill.ItPowerNameplate,
        ItPowerMean = sum.ItPowerMean + bill.ItPowerMean,
        FacilityPower = sum.FacilityPower + bill.FacilityPower,
        EnergyPerMonth = sum.EnergyPerMonth + bill.EnergyPerMonth,
        WaterPerMonth = sum.WaterPerMonth + bill.WaterPerMonth,
        FloorArea = sum.FloorArea + bill.FloorArea,
    });
}
