using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>A tariff by time of use.</summary>
/// <param name="PeakShare">Share of the hours at the peak price.</param>
/// <param name="OffPeakShare">Share of the hours at the off-peak price.</param>
/// <param name="PeakRatio">Peak price over that of the hours between.</param>
/// <param name="OffPeakRatio">Off-peak price over that of the hours between.</param>
public sealed record TimeOfUse<T>(T PeakShare, T OffPeakShare, T PeakRatio, T OffPeakRatio)
    where T : struct, IReal<T>;

/// <summary>What the meter reads in a month; joule and watt.</summary>
/// <param name="Month">1 is January.</param>
/// <param name="PeakEnergy">In peak hours.</param>
/// <param name="MiddleEnergy">In the hours between.</param>
/// <param name="OffPeakEnergy">In off-peak hours.</param>
/// <param name="Demand">Highest power, on which the demand charge is paid.</param>
public sealed record MeterMonth<T>(int Month, T PeakEnergy, T MiddleEnergy, T OffPeakEnergy, T Demand)
    where T : struct, IReal<T>
{
    public T Energy => PeakEnergy + MiddleEnergy + OffPeakEnergy;
}

/// <summary>Quantities on which a utility bills. A cluster that trains draws the same by day and by night.</summary>
public static class Metering
{
    private static readonly Constant s_peak = new(6, Units.Hour, Labels.PeakHours);
    private static readonly Constant s_offPeak = new(10, Units.Hour, Labels.OffPeakHours);

    /// <summary>KEPCO's winter and summer days: 6 peak hours, 10 off-peak hours.</summary>
    public static TimeOfUse<T> Usual<T>(T peakRatio, T offPeakRatio)
        where T : struct, IReal<T> => new(T.Of(s_peak) / T.Of(Durations.Day), T.Of(s_offPeak) / T.Of(Durations.Day), peakRatio, offPeakRatio);

    /// <summary>Twelve months of a facility by the hours of a tariff.</summary>
    /// <param name="facility">Its energy by month.</param>
    /// <param name="tariff">The hours.</param>
    /// <param name="movedShare">Share of the peak hours' energy that batch work moves to off-peak hours.</param>
    public static ImmutableArray<MeterMonth<T>> Months<T>(FacilitySize<T> facility, TimeOfUse<T> tariff, T movedShare)
        where T : struct, IReal<T> =>
        [.. facility.Months.Select(month => new MeterMonth<T>(
            month.Month,
            month.Energy * tariff.PeakShare * (1.0 - movedShare),
            month.Energy * (1.0 - tariff.PeakShare - tariff.OffPeakShare),
            month.Energy * (tariff.OffPeakShare + (tariff.PeakShare * movedShare)),
            month.FacilityPower))];

    /// <summary>Mean price of a constant load, US dollars a joule.</summary>
    /// <param name="middle">Price of the hours between peak and off-peak, US dollars a joule.</param>
    /// <param name="tariff">Hours and ratios to it.</param>
    /// <param name="movedShare">Share of the peak hours' energy that batch work moves to off-peak hours.</param>
    public static T MeanPrice<T>(T middle, TimeOfUse<T> tariff, T movedShare)
        where T : struct, IReal<T> => (middle * ShiftedRatio(tariff, movedShare)).As(Labels.MeanTariff);

    /// <summary>Mean price of a constant load over the price of the hours between peak and off-peak.</summary>
    public static T MeanRatio<T>(TimeOfUse<T> tariff)
        where T : struct, IReal<T> =>
        (tariff.PeakShare * tariff.PeakRatio) + (tariff.OffPeakShare * tariff.OffPeakRatio) + (1.0 - tariff.PeakShare - tariff.OffPeakShare);

    /// <summary>
    /// Mean price when a share of the load is moved from peak to off-peak hours, over that of the hours between: what a batch
    /// cluster saves by resting at the peak.
    /// </summary>
    public static T ShiftedRatio<T>(TimeOfUse<T> tariff, T movedShare)
        where T : struct, IReal<T> =>
        MeanRatio(tariff) - (tariff.PeakShare * movedShare * (tariff.PeakRatio - tariff.OffPeakRatio));
}
