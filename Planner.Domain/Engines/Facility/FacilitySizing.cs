using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Engines.Facility;

/// <summary>What was decided about the site.</summary>
public sealed record FacilityDesign
{
    public required Region Region { get; init; }

    public required CoolingKind Cooling { get; init; }

    /// <summary>Transformer, UPS and distribution; generators carry no load.</summary>
    public required ImmutableArray<PowerPart> Chain { get; init; }

    public required Redundancy Redundancy { get; init; }

    /// <summary>Seconds that the UPS carries the full load, where a person states them; null: what is usual for its battery.</summary>
    public double? BatterySeconds { get; init; }

    public required RackPlan Racks { get; init; }
}

/// <summary>The facility in one month of full service, in watt unless said.</summary>
public sealed record FacilityMonth<T>
    where T : struct, IReal<T>
{
    /// <summary>1 is January.</summary>
    public required int Month { get; init; }

    public required T ItPower { get; init; }

    /// <summary>UPS and distribution losses, which cooling must remove as well.</summary>
    public required T IndoorLosses { get; init; }

    public required T CoolingPower { get; init; }

    public required T TransformerLosses { get; init; }

    /// <summary>What the grid delivers: the sum of the four above.</summary>
    public required T FacilityPower { get; init; }

    /// <summary>Share of hours without compressors.</summary>
    public required T FreeCoolingShare { get; init; }

    /// <summary>Facility power over IT power.</summary>
    public required T Pue { get; init; }

    /// <summary>Water over IT energy, cubic metre per joule.</summary>
    public required T Wue { get; init; }

    /// <summary>Energy from the grid, joule.</summary>
    public required T Energy { get; init; }

    /// <summary>Cubic metre.</summary>
    public required T Water { get; init; }

    /// <summary>Heat in water warm enough to be sold, joule.</summary>
    public required T ReusableHeat { get; init; }
}

/// <summary>A facility, sized.</summary>
public sealed record FacilitySize<T>
    where T : struct, IReal<T>
{
    /// <summary>Twelve months, January first.</summary>
    public required ImmutableArray<FacilityMonth<T>> Months { get; init; }

    /// <summary>Facility at nameplate IT power in the hottest month, watt: what the connection must carry.</summary>
    public required T PeakPower { get; init; }

    /// <summary>Energy of a year over IT energy of a year; a result.</summary>
    public required T Pue { get; init; }

    /// <summary>Water of a year over IT energy of a year, cubic metre per joule; a result.</summary>
    public required T Wue { get; init; }

    /// <summary>Stages of the power chain at nameplate, racks first.</summary>
    public required ImmutableArray<PowerStage<T>> Chain { get; init; }

    /// <summary>Power, energy, water and floor, and the racks.</summary>
    public required Bill<T> Bill { get; init; }

    public required ImmutableArray<Finding> Findings { get; init; }
}

/// <summary>From IT power to facility power, energy and water, month by month.</summary>
public static class FacilitySizing
{
    private const int MonthsOfYear = 12;

    // Over nothing the quotient that is not taken must be a number all the same.
    private const double LeastLoad = 1e-9;

    /// <summary>The facility around an IT load.</summary>
    /// <param name="load">Bills of servers, fabric and storage together: nameplate and mean IT power.</param>
    /// <param name="design">What was decided.</param>
    /// <param name="reading">The reading.</param>
    public static FacilitySize<T> Size<T>(Bill<T> load, FacilityDesign design, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var year = Year(load.ItPowerNameplate, design, reading);
        var hottest = year.Select(month => month.Cooling.PowerShare).Aggregate(T.Max);
        var peak = Rate(load.ItPowerNameplate, Indoor(load.ItPowerNameplate, design, reading), hottest, design, reading).At(load.ItPowerNameplate);
        var months = Months(load, year, design, reading);
        var itEnergy = months.Select(month => month.ItPower * T.Of(Durations.Month)).Aggregate((a, b) => a + b);
        var energy = months.Select(month => month.Energy).Aggregate((a, b) => a + b);
        var water = months.Select(month => month.Water).Aggregate((a, b) => a + b);
        var pue = Pue(energy, itEnergy, peak.Facility / load.ItPowerNameplate);
        return new FacilitySize<T>
        {
            Months = months,
            PeakPower = peak.Facility.As(Labels.FacilityPowerPeak),
            Pue = pue,

            // The IT load is the same in all months, so that the mean of the months is water over IT energy, and is there without any load too.
            Wue = (months.Select(month => month.Wue).Aggregate((a, b) => a + b) / MonthsOfYear).As(Labels.Wue),
            Chain = peak.Stages,
            Findings = Findings(design),
            Bill = ToBill(load, design, peak, energy, water, reading),
        };
    }

    /// <summary>The months of a year under a load, January first.</summary>
    internal static ImmutableArray<FacilityMonth<T>> Months<T>(Bill<T> load, ImmutableArray<HallMonth<T>> year, FacilityDesign design, IReading<T> reading)
        where T : struct, IReal<T> => [.. year.Select((hall, month) => Month(month + 1, load, design, hall, reading))];

    /// <summary>What cooling takes in each month of a year, and the power chain that carries it: the same under any load.</summary>
    /// <param name="nameplate">IT power that plant is rated for, watt.</param>
    /// <param name="design">What was decided.</param>
    /// <param name="reading">The reading.</param>
    internal static ImmutableArray<HallMonth<T>> Year<T>(T nameplate, FacilityDesign design, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var indoor = Indoor(nameplate, design, reading);
        return [.. Climate(design, reading).Select(cooling =>
        {
            var chain = Rate(nameplate, indoor, cooling.PowerShare, design, reading);
            return new HallMonth<T>(cooling, chain, chain.At(nameplate).Facility / nameplate);
        })];
    }

    private static ImmutableArray<CoolingMonth<T>> Climate<T>(FacilityDesign design, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var known = design.Region.MonthWetBulbs;
        return known.Length == MonthsOfYear
            ? [.. known.Select(month => Cooling.Of(design.Cooling, reading.Read(month), reading))]
            : [.. Enumerable.Repeat(Cooling.Temperate(design.Cooling, reading), MonthsOfYear)];
    }

    /// <summary>Facility over IT power or energy. Without IT load, where every loss is endlessly more than nothing, the ratio at full load.</summary>
    /// <param name="facility">Watt, or joule with a load in joule.</param>
    /// <param name="it">The load, 0 or more.</param>
    /// <param name="full">The ratio at full load.</param>
    internal static T Pue<T>(T facility, T it, T full)
        where T : struct, IReal<T> => T.WhereLess(0, it, facility / T.Max(it, facility * LeastLoad), full).As(Labels.Pue);

    private static FacilityMonth<T> Month<T>(int month, Bill<T> load, FacilityDesign design, HallMonth<T> hall, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var (cooling, flow) = (hall.Cooling, hall.Chain.At(load.ItPowerMean));
        var duration = T.Of(Durations.Month);
        T reuse = design.Cooling.HeatReuseShare is null ? 0 : reading.Read(design.Cooling.HeatReuseShare);
        return new FacilityMonth<T>
        {
            Month = month,
            ItPower = load.ItPowerMean,
            IndoorLosses = flow.IndoorLosses,
            CoolingPower = flow.Cooling,
            TransformerLosses = flow.TransformerLosses,
            FacilityPower = flow.Facility.As(Labels.FacilityPowerMean),
            FreeCoolingShare = cooling.FreeShare,
            Pue = Pue(flow.Facility, load.ItPowerMean, hall.FullPue),
            Wue = cooling.WaterPerEnergy.As(Labels.Wue),
            Energy = (flow.Facility * duration).As(Labels.SiteEnergyPerMonth),
            Water = (load.ItPowerMean * duration * cooling.WaterPerEnergy).As(Labels.SiteWaterPerMonth),
            ReusableHeat = load.ItPowerMean * duration * reuse,
        };
    }

    /// <summary>Racks, distribution and UPS at the most that they pass on, racks first.</summary>
    private static ImmutableArray<RatedStage<T>> Indoor<T>(T nameplate, FacilityDesign design, IReading<T> reading)
        where T : struct, IReal<T> => Rated(nameplate, PowerChain.Upstream(design.Chain, "distribution", "ups", "battery"), design, reading);

    /// <summary>The whole chain: cooling joins what comes out of the racks, and the transformer carries all.</summary>
    private static HallChain<T> Rate<T>(T nameplate, ImmutableArray<RatedStage<T>> indoor, T coolingShare, FacilityDesign design, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var peak = indoor.IsEmpty ? nameplate : indoor[^1].At(indoor[^1].Peak).In;
        return new(indoor, Rated(peak + (peak * coolingShare), PowerChain.Upstream(design.Chain, "transformer"), design, reading), coolingShare);
    }

    private static ImmutableArray<RatedStage<T>> Rated<T>(T peak, ImmutableArray<PowerPart> parts, FacilityDesign design, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var stages = ImmutableArray.CreateBuilder<RatedStage<T>>(parts.Length);
        foreach (var part in parts)
        {
            var stage = PowerChain.Rate(part, peak, design.Redundancy, reading);
            stages.Add(stage);
            peak = stage.At(peak).In;
        }

        return stages.MoveToImmutable();
    }

    private static Bill<T> ToBill<T>(Bill<T> load, FacilityDesign design, PowerFlow<T> peak, T energy, T water, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var floor = new Constant(FloorPlan.Area(design.Racks), Units.SquareMetre, Labels.FloorArea);
        return new Bill<T>
        {
            Items = Items(load, design, peak, reading),
            ItPowerNameplate = load.ItPowerNameplate,
            ItPowerMean = load.ItPowerMean,
            FacilityPower = peak.Facility,
            EnergyPerMonth = (energy / MonthsOfYear).As(Labels.SiteEnergyPerMonth),
            WaterPerMonth = (water / MonthsOfYear).As(Labels.SiteWaterPerMonth),
            FloorArea = T.Of(floor),
        };
    }

    /// <summary>Racks with their power units, and plant by capacity.</summary>
    private static ImmutableArray<BillItem<T>> Items<T>(Bill<T> load, FacilityDesign design, PowerFlow<T> peak, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var generator = design.Chain.FirstOrDefault(part => part.Kind == "generator");
        return
        [
            new("facility", null, Labels.Racks, design.Racks.Total),
            new("facility", null, Labels.PowerUnits, design.Racks.PowerUnits),
            .. peak.Stages.Where(stage => stage.Kind != "battery").Select(stage => new BillItem<T>("power", stage.PartId, PowerChain.CapacityLabel(stage.Kind), stage.Rated)),
            .. generator is null ? ImmutableArray<BillItem<T>>.Empty : [new("power", generator.Id, Labels.GeneratorCapacity, PowerChain.Standby(peak.Facility, design.Redundancy))],
            .. Battery(design, peak, reading),
            new("cooling", design.Cooling.Id, Labels.CoolingCapacity, PowerChain.Standby(load.ItPowerNameplate + peak.IndoorLosses, design.Redundancy)),
        ];
    }

    private static IEnumerable<BillItem<T>> Battery<T>(FacilityDesign design, PowerFlow<T> peak, IReading<T> reading)
        where T : struct, IReal<T>
    {
        if (design.Chain.FirstOrDefault(part => part.Kind == "battery") is not { } battery || peak.Stages.FirstOrDefault(stage => stage.Kind == "ups") is not { } ups)
        {
            yield break;
        }

        if (design.BatterySeconds is { } stated)
        {
            yield return new("power", battery.Id, Labels.BatteryEnergy, PowerChain.StoredEnergy(ups.Rated, T.Of(new Constant(stated, Units.Second, Labels.BatteryRunTime))));
        }
        else if (battery.RunTime is { } usual)
        {
            yield return new("power", battery.Id, Labels.BatteryEnergy, PowerChain.StoredEnergy(ups.Rated, reading.Read(usual)));
        }
    }

    private static ImmutableArray<Finding> Findings(FacilityDesign design)
    {
        var findings = design.Racks.Findings.ToBuilder();
        if (design.Region.MonthWetBulbs.Length != MonthsOfYear)
        {
            findings.Add(Finding.Of("climate-unknown", FindingArgument.Of(design.Region.Id)));
        }

        foreach (var part in design.Chain.Where(part => part is { EfficiencyAtFullLoad: null, Kind: not ("generator" or "substation" or "battery") }))
        {
            findings.Add(Finding.Of("efficiency-unknown", FindingArgument.Of(part.Id)));
        }

        return findings.ToImmutable();
    }
}
