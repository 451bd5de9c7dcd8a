using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>Cooling in one month: shares of the heat removed, and water.</summary>
/// <param name="FreeShare">Share of the hours in which the outside alone takes the heat.</param>
/// <param name="PowerShare">Power of fans, pumps and compressors over heat.</param>
/// <param name="WaterPerEnergy">Water over heat, cubic metre per joule.</param>
public sealed record CoolingMonth<T>(T FreeShare, T PowerShare, T WaterPerEnergy)
    where T : struct, IReal<T>;

/// <summary>Cooling power and water by the climate of a month.</summary>
public static class Cooling
{
    private static readonly Constant s_temperate = new(10, Units.Celsius, new Label("temperate-wet-bulb", Units.Celsius));
    private static readonly Constant s_degree = new(1, Units.Celsius, new Label("one-degree", Units.Celsius));

    // Hours of 37 cities: share of a year's hours below 10 to 26 °C off by 1.6 % (root mean square).
    private static readonly Constant s_spreadAtZero = new(4.4, Units.Celsius, new Label("wet-bulb-spread", Units.Celsius));
    private const double SpreadSlope = 0.13;

    /// <summary>Cooling in a month of this mean wet-bulb temperature.</summary>
    public static CoolingMonth<T> Of<T>(CoolingKind kind, T wetBulb, IReading<T> reading)
        where T : struct, IReal<T>
    {
        T water = kind.WaterUse is null ? 0 : reading.Read(kind.WaterUse);
        if (kind is not { FanShare: { } fans, ChillerShare: { } chillers, FreeCoolingLimit: { } limit })
        {
            return new CoolingMonth<T>(0, SlopedShare(kind, wetBulb, reading), water);
        }

        var free = FreeShare(wetBulb, reading.Read(limit), Spread(wetBulb));
        var share = PowerShare(reading.Read(fans), reading.Read(chillers), free);
        return new CoolingMonth<T>(free, share, kind.DryCoolers ? water * (1.0 - free) : water);
    }

    /// <summary>Cooling all year round in a temperate climate, where a region's own is unknown.</summary>
    public static CoolingMonth<T> Temperate<T>(CoolingKind kind, IReading<T> reading)
        where T : struct, IReal<T> => Of(kind, T.Of(s_temperate), reading);

    /// <summary>
    /// Share of a month's hours below a temperature when hours scatter normally about the month's mean; the logistic
    /// function stands for the normal distribution (within 0.01).
    /// </summary>
    public static T FreeShare<T>(T mean, T limit, T spread)
        where T : struct, IReal<T> =>
        (1.0 / (1.0 + T.Exp(-1.702 * ((limit - mean) / spread)))).As(Labels.FreeCoolingShare);

    /// <summary>Standard deviation of a month's hourly wet-bulb temperatures: smaller where it is warm and damp.</summary>
    public static T Spread<T>(T meanWetBulb)
        where T : struct, IReal<T> => T.Max(T.Of(s_degree), T.Of(s_spreadAtZero) - (SpreadSlope * meanWetBulb));

    /// <summary>Cooling power over heat: fans and pumps always, compressors in hours without free cooling.</summary>
    public static T PowerShare<T>(T fans, T chillers, T freeShare)
        where T : struct, IReal<T> => (fans + (chillers * (1.0 - freeShare))).As(Labels.CoolingOverhead);

    private static T SlopedShare<T>(CoolingKind kind, T wetBulb, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var overhead = reading.Read(kind.Overhead);
        return kind.ClimateSlope is null
            ? overhead.As(Labels.CoolingOverhead)
            : Sloped(overhead, reading.Read(kind.ClimateSlope), wetBulb);
    }

    /// <summary>Cooling power over heat from a yearly share at 10 °C and its rise by degree.</summary>
    public static T Sloped<T>(T overhead, T slopePerDegree, T wetBulb)
        where T : struct, IReal<T> =>
        T.Max(0, overhead + (slopePerDegree * ((wetBulb - T.Of(s_temperate)) / T.Of(s_degree)))).As(Labels.CoolingOverhead);
}
