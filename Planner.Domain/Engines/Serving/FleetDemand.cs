using System;
using System.Collections.Immutable;
using System.Linq;

namespace Planner.Domain.Engines.Serving;

/// <summary>Requests that a fleet must answer.</summary>
public sealed record FleetDemand
{
    public const int HoursOfDay = 24;

    /// <summary>Mean over a day in the first year.</summary>
    public required double RequestsPerSecond { get; init; }

    /// <summary>Busiest hour over the mean.</summary>
    public double PeakFactor { get; init; } = 2;

    /// <summary>0.2 is 20 % more each year.</summary>
    public double GrowthPerYear { get; init; }

    /// <summary>Each hour of the day over the mean, midnight first; empty: a working day's swell with <see cref="PeakFactor"/> at its height.</summary>
    public ImmutableArray<double> Hours { get; init; } = [];

    /// <summary>Twenty-four values with mean 1: each hour over the mean of the day.</summary>
    public ImmutableArray<double> HourlyShape()
    {
        if (Hours.Length == HoursOfDay && Hours.Sum() > 0)
        {
            var mean = Hours.Average();
            return [.. Hours.Select(hour => hour / mean)];
        }

        // A power of a raised cosine has any peak over its mean that is asked for; sixty bisections find the power.
        double low = 0, high = 4096;
        for (var round = 0; round < 60; round++)
        {
            var middle = (low + high) / 2;
            (low, high) = Swell(middle).Max() < PeakFactor ? (middle, high) : (low, middle);
        }

        return Swell(low);
    }

    /// <summary>Requests a second in the mean of a year, the first being 0.</summary>
    public double InYear(int year) => RequestsPerSecond * Math.Pow(1 + GrowthPerYear, year);

    private static ImmutableArray<double> Swell(double power)
    {
        const int busiest = 14;
        var raw = Enumerable.Range(0, HoursOfDay)
            .Select(hour => Math.Pow((1 + Math.Cos((hour - busiest) * 2 * Math.PI / HoursOfDay)) / 2, power))
            .ToArray();
        var mean = raw.Average();
        return [.. raw.Select(hour => hour / mean)];
    }
}

/// <summary>How a fleet is to be run.</summary>
public sealed record FleetPolicy
{
    /// <summary>Capacity over the busiest hour's demand, for minutes that are busier than their hour.</summary>
    public double Headroom { get; init; } = 1.2;

    /// <summary>Replicas beyond those that the busiest hour needs, for failures and releases.</summary>
    public int SpareReplicas { get; init; } = 1;

    /// <summary>Rented by the hour: each hour pays for the replicas it needs.</summary>
    public bool ScaleToDemand { get; init; }

    /// <summary>A fleet that scales gives back its last replica, and its spares with it, when nobody has asked for <see cref="KeepAliveSeconds"/>.</summary>
    public bool ScaleToZero { get; init; }

    /// <summary>How long a last replica waits for a request before it is given back.</summary>
    public double KeepAliveSeconds { get; init; } = 600;
}
