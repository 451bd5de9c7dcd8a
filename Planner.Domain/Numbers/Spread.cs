using System;

namespace Planner.Domain.Numbers;

/// <summary>How values between the ends of a <see cref="Spread"/> are distributed.</summary>
public enum SpreadShape
{
    /// <summary>One value, no doubt about it.</summary>
    Fixed,

    /// <summary>For positive quantities: prices, times, efficiencies. The default of a range above zero.</summary>
    LogNormal,

    /// <summary>Symmetric about the likely value.</summary>
    Normal,

    /// <summary>Straight from P5 to the likely value to P95, tails cut at the triangle's ends.</summary>
    Triangular,
}

/// <summary>A value or a range around it: P5, most likely (the median of normal and log-normal shapes) and P95.</summary>
/// <param name="Low">5 in 100 cases lie below.</param>
/// <param name="Likely">The central value, on which decisions are taken.</param>
/// <param name="High">5 in 100 cases lie above.</param>
/// <param name="Shape">How the cases lie between.</param>
public readonly record struct Spread(double Low, double Likely, double High, SpreadShape Shape)
{
    /// <summary>A value without doubt.</summary>
    public static implicit operator Spread(double value) => new(value, value, value, SpreadShape.Fixed);

    public bool IsFixed => Shape == SpreadShape.Fixed || Low == High;

    /// <summary>The range from P5 to P95, log-normal above zero and normal elsewhere, its centre the geometric or arithmetic mean of the ends.</summary>
    public static Spread Between(double low, double high) => low > 0
        ? new(low, Math.Sqrt(low * high), high, SpreadShape.LogNormal)
        : new(low, (low + high) / 2, high, SpreadShape.Normal);

    // A billionth of a normal distribution lies beyond six standard deviations, P95 at 1.645.
    private const double UtmostOverHigh = 6 / 1.645;

    /// <summary>No draw in a billion lies above.</summary>
    public double Utmost => IsFixed ? Likely
        : Shape == SpreadShape.LogNormal ? Likely * Math.Pow(High / Likely, UtmostOverHigh)
        : Likely + ((High - Likely) * UtmostOverHigh);

    /// <summary>The same range in another unit.</summary>
    public Spread Scale(double factor) => new(Low * factor, Likely * factor, High * factor, Shape);
}
