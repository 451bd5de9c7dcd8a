using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>Greenhouse gas of one month, kilogram of CO2 equivalent.</summary>
/// <param name="Month">1 is January.</param>
/// <param name="LocationBased">Of the grid where the site stands.</param>
/// <param name="MarketBased">Less what is contracted from carbon-free plants.</param>
/// <param name="Embodied">The month's share of what making the hardware cost.</param>
public sealed record CarbonMonth<T>(int Month, T LocationBased, T MarketBased, T Embodied)
    where T : struct, IReal<T>;

/// <summary>Carbon of energy and of hardware, as the GHG Protocol counts scope 2 (both ways) and scope 3.</summary>
public static class Carbon
{
    /// <summary>Twelve months of a facility.</summary>
    /// <param name="facility">Its energy by month.</param>
    /// <param name="intensity">Of the grid, kilogram per joule.</param>
    /// <param name="contractedShare">Share of the energy that is contracted from carbon-free plants.</param>
    /// <param name="embodied">Of all hardware, kilogram.</param>
    /// <param name="life">Time over which the hardware is counted, second.</param>
    public static ImmutableArray<CarbonMonth<T>> Months<T>(FacilitySize<T> facility, T intensity, T contractedShare, T embodied, T life)
        where T : struct, IReal<T>
    {
        var share = EmbodiedIn(T.Of(Durations.Month), embodied, life);
        return [.. facility.Months.Select(month => new CarbonMonth<T>(
            month.Month,
            LocationBased(month.Energy, intensity),
            MarketBased(month.Energy, intensity, contractedShare),
            share))];
    }

    /// <summary>Kilogram of energy (joule) from a grid of an intensity (kilogram per joule).</summary>
    public static T LocationBased<T>(T energy, T intensity)
        where T : struct, IReal<T> => (energy * intensity).As(Labels.SiteCarbonPerMonth);

    /// <summary>Kilogram of energy of which a share is contracted from carbon-free plants.</summary>
    public static T MarketBased<T>(T energy, T intensity, T contractedShare)
        where T : struct, IReal<T> => (energy * intensity * (1.0 - contractedShare)).As(Labels.SiteCarbonContracted);

    /// <summary>Kilogram in hardware: of servers without accelerators and of accelerators.</summary>
    public static T Embodied<T>(T servers, T perServer, T accelerators, T perAccelerator)
        where T : struct, IReal<T> => ((servers * perServer) + (accelerators * perAccelerator)).As(Labels.EmbodiedCarbon);

    /// <summary>The part of embodied carbon that falls on a stretch of the hardware's life, in even shares.</summary>
    public static T EmbodiedIn<T>(T duration, T embodied, T life)
        where T : struct, IReal<T> => embodied * (duration / life);
}
