using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>A value of one input beyond which another option is recommended.</summary>
/// <param name="Input">The input.</param>
/// <param name="Value">In base units.</param>
/// <param name="Above">The other option wins above the value; false: below it.</param>
/// <param name="Winner">The other option.</param>
public sealed record TippingPoint(Input Input, double Value, bool Above, string Winner);

/// <summary>An average use at which the recommended option and another cost the same.</summary>
/// <param name="Use">Share of the reference cluster's hours.</param>
/// <param name="Above">The other one wins above it; false: below it.</param>
/// <param name="Other">The other option.</param>
public sealed record UseLimit(double Use, bool Above, string Other);

/// <summary>Requests a second at which the recommended option and another cost the same.</summary>
/// <param name="RequestsPerSecond">Mean over a day in the first year.</param>
/// <param name="Above">The other one wins above them; false: below them.</param>
/// <param name="Other">The other option.</param>
public sealed record DemandLimit(double RequestsPerSecond, bool Above, string Other);

/// <summary>Another size of hardware of one's own, with the peaks rented.</summary>
/// <param name="Accelerators">Owned.</param>
/// <param name="Cost">Lifetime cost on the likely values, present value in US dollars.</param>
public sealed record BetterSize(int Accelerators, double Cost);

/// <summary>What studies know of a comparison; what has not been studied is null and is then not spoken of.</summary>
public sealed record GuidanceEvidence
{
    /// <summary>In how many of a hundred futures each option is the cheapest, whole numbers that add up to a hundred, the most first.</summary>
    public ImmutableArray<(string Option, int Futures)>? Wins { get; init; }

    public ImmutableArray<TippingPoint>? TippingPoints { get; init; }

    /// <summary>Of the recommended option against each other.</summary>
    public ImmutableArray<UseLimit> UseLimits { get; init; } = [];

    /// <summary>Of the recommended option against each other.</summary>
    public ImmutableArray<DemandLimit> DemandLimits { get; init; } = [];

    /// <summary>The owned size that costs least when the peaks are rented.</summary>
    public BetterSize? Size { get; init; }
}
