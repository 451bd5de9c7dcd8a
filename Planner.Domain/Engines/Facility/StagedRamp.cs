using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>So many more servers from a month on.</summary>
/// <param name="Month">From the first servers on.</param>
/// <param name="Servers">Added then; negative when they leave.</param>
public sealed record RampStage(int Month, int Servers);

/// <summary>What servers do from a month on until the next step.</summary>
/// <param name="Month">From the first servers on.</param>
/// <param name="Share">Of all servers that stand by then.</param>
/// <param name="Serving">What serving draws above idle, of all together, watt.</param>
public sealed record LoadStep<T>(int Month, double Share, T Serving)
    where T : struct, IReal<T>;

/// <summary>The facility from a month on.</summary>
/// <param name="Month">From the first servers on.</param>
/// <param name="Months">Power, energy and water by month of the year under the load of that time, January first.</param>
public sealed record RampFacility<T>(int Month, ImmutableArray<FacilityMonth<T>> Months)
    where T : struct, IReal<T>;

/// <summary>A cluster that grows in stages and is asked more or less over the years; hall, network and storage are built for all of it from the first day.</summary>
public static class StagedRamp
{
    /// <summary>Servers in service in a month.</summary>
    public static int ServersIn(int month, ImmutableArray<RampStage> stages) => stages.Where(stage => stage.Month <= month).Sum(stage => stage.Servers);

    /// <summary>Most servers in service at any time: what the hall is built for.</summary>
    public static int Most(ImmutableArray<RampStage> stages) =>
        stages.IsEmpty ? 0 : stages.Max(stage => ServersIn(stage.Month, stages));

    /// <summary>Share of the most servers that is in service in a month.</summary>
    public static double ShareIn(int month, ImmutableArray<RampStage> stages) => ServersIn(month, stages) / (double)Most(stages);

    /// <summary>Servers in service over some months, each as a share of the most, added: months of the whole cluster that a ramp amounts to.</summary>
    public static double WholeMonths(int months, ImmutableArray<RampStage> stages) =>
        Enumerable.Range(0, months).Sum(month => ServersIn(month, stages)) / (double)Most(stages);

    /// <summary>
    /// The facility step by step. Half-empty halls run their power chain and their cooling at part load: nameplate, which plant is rated for,
    /// is that of the whole.
    /// </summary>
    /// <param name="steps">When servers come and go and what they are asked changes, by month.</param>
    /// <param name="servers">Bill of all servers, without what serving draws above idle.</param>
    /// <param name="others">Bill of network and storage, which run in full from the first day.</param>
    /// <param name="design">The hall.</param>
    /// <param name="reading">The reading.</param>
    public static ImmutableArray<RampFacility<T>> Facilities<T>(
        ImmutableArray<LoadStep<T>> steps, Bill<T> servers, Bill<T> others, FacilityDesign design, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var year = FacilitySizing.Year(servers.ItPowerNameplate + others.ItPowerNameplate, design, reading);
        return [.. steps.Select(step =>
        {
            var load = Bill<T>.Together(servers with { ItPowerMean = (servers.ItPowerMean * step.Share) + step.Serving }, others);
            return new RampFacility<T>(step.Month, FacilitySizing.Months(load with { ItPowerMean = load.ItPowerMean.As(Labels.ItPowerMean) }, year, design, reading));
        })];
    }

    /// <summary>The facility in a month of service, by month of the year.</summary>
    public static ImmutableArray<FacilityMonth<T>> In<T>(int month, IReadOnlyList<RampFacility<T>> stages)
        where T : struct, IReal<T> => stages.Last(stage => stage.Month <= month || ReferenceEquals(stage, stages[0])).Months;
}
