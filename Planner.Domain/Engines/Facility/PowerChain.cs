using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Engines.Facility;

/// <summary>One stage of the power chain at a load.</summary>
/// <param name="PartId">Id of the part.</param>
/// <param name="Kind"><c>transformer</c>, <c>ups</c>, <c>battery</c> or <c>distribution</c>.</param>
/// <param name="Rated">Installed capacity with redundancy, watt.</param>
/// <param name="Out">Power that it passes on, watt.</param>
/// <param name="Loss">Power that it turns into heat, watt.</param>
public sealed record PowerStage<T>(string PartId, string Kind, T Rated, T Out, T Loss)
    where T : struct, IReal<T>
{
    public T In => Out + Loss;
}

/// <summary>A stage of the power chain, sized.</summary>
/// <param name="Part">The part.</param>
/// <param name="Peak">The most that it must pass on, watt.</param>
/// <param name="Rated">Installed capacity with redundancy, watt.</param>
/// <param name="Standing">Loss at any load, watt; null where it follows the load.</param>
/// <param name="Curve">Loss by load; null where it is not known.</param>
internal readonly record struct RatedStage<T>(PowerPart Part, T Peak, T Rated, T? Standing, LossCurve<T>? Curve)
    where T : struct, IReal<T>
{
    /// <summary>The stage while it passes on so many watts.</summary>
    public PowerStage<T> At(T power) => new(Part.Id, Part.Kind, Rated, power, Standing ?? (Curve is { } curve ? Rated * curve.At(power / Rated) : 0.0 * power));
}

/// <summary>Loss over rated capacity through its values at a quarter, half and full load.</summary>
internal readonly record struct LossCurve<T>(T Quarter, T First, T Second)
    where T : struct, IReal<T>
{
    public static LossCurve<T> Through(T atQuarter, T atHalf, T atFull)
    {
        var quarter = 0.25 * ((1.0 / atQuarter) - 1.0);
        var half = 0.5 * ((1.0 / atHalf) - 1.0);
        var full = (1.0 / atFull) - 1.0;
        var first = (half - quarter) / 0.25;
        var second = (full - half) / 0.5;
        return new(quarter, first, (second - first) / 0.75);
    }

    public T At(T load) => T.Max(0, Quarter + (First * (load - 0.25)) + (Second * (load - 0.25) * (load - 0.5)));
}

/// <summary>Losses of transformers, UPS and distribution at part load, with redundancy.</summary>
public static class PowerChain
{
    private static readonly Label s_factor = new("redundancy-factor", Units.One, "planning-values");
    private static readonly Constant s_n = new(1, Units.One, s_factor);
    private static readonly Constant s_nPlusOne = new(1.2, Units.One, s_factor);
    private static readonly Constant s_twoN = new(2, Units.One, s_factor);

    /// <summary>Installed over needed capacity: 1 for N, 1.2 for N+1 (five and one), 2 for 2N.</summary>
    public static Constant Factor(Redundancy redundancy) => redundancy switch
    {
        Redundancy.N => s_n,
        Redundancy.NPlusOne => s_nPlusOne,
        _ => s_twoN,
    };

    /// <summary>Capacity of generators or of chillers, watt: a spare unit for N+1, and for 2N too, whose two sides share them.</summary>
    public static T Standby<T>(T power, Redundancy redundancy)
        where T : struct, IReal<T> => power * T.Of(redundancy == Redundancy.N ? s_n : s_nPlusOne);

    /// <summary>Generators while the grid is away: what they pass on is the facility's power, their loss is fuel that gives no electricity.</summary>
    /// <param name="part">The generator.</param>
    /// <param name="power">Of the facility, watt.</param>
    /// <param name="redundancy">How much stands by.</param>
    /// <param name="reading">The reading.</param>
    public static PowerStage<T> Generators<T>(PowerPart part, T power, Redundancy redundancy, IReading<T> reading)
        where T : struct, IReal<T> => Stage(part, power, Standby(power, redundancy), Redundancy.N, reading);

    /// <summary>What the installed capacity of a kind of part is called.</summary>
    public static Label CapacityLabel(string kind) => kind switch
    {
        "ups" => Labels.UpsCapacity,
        "distribution" => Labels.DistributionCapacity,
        _ => Labels.TransformerCapacity,
    };

    /// <summary>
    /// One stage. Losses over rated capacity are a + b x + c x² in the load x (standing, proportional and resistive), through the
    /// three published efficiencies; a quarter load counts as half where it is unknown. A flywheel takes a share of what it is rated for
    /// at all times. A part without any of them counts as lossless.
    /// </summary>
    /// <param name="part">The part.</param>
    /// <param name="power">Power that it passes on, watt.</param>
    /// <param name="peak">The most that it must pass on, watt.</param>
    /// <param name="redundancy">How much stands by.</param>
    /// <param name="reading">The reading.</param>
    public static PowerStage<T> Stage<T>(PowerPart part, T power, T peak, Redundancy redundancy, IReading<T> reading)
        where T : struct, IReal<T> => Rate(part, peak, redundancy, reading).At(power);

    /// <summary>A stage that is sized and not yet loaded: what all loads have in common, computed once.</summary>
    /// <param name="part">The part.</param>
    /// <param name="peak">The most that it must pass on, watt.</param>
    /// <param name="redundancy">How much stands by.</param>
    /// <param name="reading">The reading.</param>
    internal static RatedStage<T> Rate<T>(PowerPart part, T peak, Redundancy redundancy, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var rated = peak * T.Of(Factor(redundancy));
        return part switch
        {
            { StandbyLoss: { } standby } => new(part, peak, rated, rated * reading.Read(standby), null),
            { EfficiencyAtHalfLoad: { } half, EfficiencyAtFullLoad: { } full } =>
                new(part, peak, rated, null, LossCurve<T>.Through(reading.Read(part.EfficiencyAtQuarterLoad ?? half), reading.Read(half), reading.Read(full))),
            _ => new(part, peak, rated, null, null),
        };
    }

    /// <summary>Loss over rated capacity at a load between 0 and 1, from efficiencies at a quarter, half and full load.</summary>
    public static T LossShare<T>(T load, T atQuarter, T atHalf, T atFull)
        where T : struct, IReal<T> => LossCurve<T>.Through(atQuarter, atHalf, atFull).At(load);

    /// <summary>Energy that a UPS's batteries or flywheels hold, joule: the rated power for the run time.</summary>
    public static T StoredEnergy<T>(T rated, T runTime)
        where T : struct, IReal<T> => (rated * runTime).As(Labels.BatteryEnergy);

    /// <summary>One part of each kind, the first by id: the usual chain of a catalogue.</summary>
    public static ImmutableArray<PowerPart> Usual(IEnumerable<PowerPart> parts) =>
        [.. parts.GroupBy(part => part.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => kind.MinBy(part => part.Id, StringComparer.Ordinal)!)];

    /// <summary>The usual chain with a person's own UPS and battery in it.</summary>
    /// <param name="parts">Of the catalogue.</param>
    /// <param name="chosen">Ids of parts that stand in place of the usual ones of their kind.</param>
    public static ImmutableArray<PowerPart> With(IEnumerable<PowerPart> parts, params IReadOnlyCollection<string?> chosen)
    {
        var all = parts.ToList();
        return [.. Usual(all).Select(usual => all.FirstOrDefault(part => part.Kind == usual.Kind && chosen.Contains(part.Id)) ?? usual)];
    }

    /// <summary>Stages of these kinds in the order in which power flows back from the racks to the grid.</summary>
    internal static ImmutableArray<PowerPart> Upstream(ImmutableArray<PowerPart> chain, params string[] kinds) =>
        [.. kinds.SelectMany(kind => chain.Where(part => part.Kind == kind))];
}
