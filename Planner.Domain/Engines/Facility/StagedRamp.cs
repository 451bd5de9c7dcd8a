using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>So many more servers from a month on.</summary>
/// <param name="Month">From the first servers on.</param>
/// <param name="Servers">Added then; negative when they leave.</param>
public sealed record RampStage(int Month, int Servers);

/// <summary>The facility from a month of a ramp on.</summary>
/// <param name="Month">From the first servers on.</param>
/// <param name="Share">Of all servers that stand by then.</param>
/// <param name="Size">Power, energy and water while so many stand.</param>
public sealed record RampFacility<T>(int Month, double Share, FacilitySize<T> Size)
    where T : struct, IReal<T>;

/// <summary>A cluster that grows in stages; hall, network and storage are built for all of it from the first day.</summary>
public static class StagedRamp
{
    /// <summary>Servers in service in a month.</summary>
    public static int ServersIn(int month, ImmutableArray<RampStage> stages) => stages.Where(stage => stage.Month <= month).Sum(stage => stage.Servers);

    /// <summary>Most servers in service at any time: what the hall is built for.</summary>
    public static int Most(ImmutableArray<RampStage> stages) =>
        stages.IsEmpty ? 0 : stages.Max(stage => ServersIn(stage.Month, stages));

    /// <summary>Servers in service over some months, each as a share of the most, added: months of the whole cluster that a ramp amounts to.</summary>
    public static double WholeMonths(int months, ImmutableArray<RampStage> stages) =>
        Enumerable.Range(0, months).Sum(month => ServersIn(month, stages)) / (double)Most(stages);

    /// <summary>
    /// The facility stage by stage, the last with all servers. Half-empty halls run their power chain and their cooling at part load:
    /// nameplate, which plant is rated for, is that of the whole.
    /// </summary>
    /// <param name="stages">When servers come and go, by month.</param>
    /// <param name="servers">Bill of all servers.</param>
    /// <param name="others">Bill of network and storage, which run in full from the first day.</param>
    /// <param name="design">The hall.</param>
    /// <param name="reading">The reading.</param>
    public static ImmutableArray<RampFacility<T>> Facilities<T>(
        ImmutableArray<RampStage> stages, Bill<T> servers, Bill<T> others, FacilityDesign design, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var most = Most(stages);
        return [.. stages.Select(stage =>
        {
            var inService = ServersIn(stage.Month, stages);
            var load = Bill<T>.Together(inService == most ? servers : servers with { ItPowerMean = servers.ItPowerMean * ((double)inService / most) }, others);
            return new RampFacility<T>(stage.Month, (double)inService / most, FacilitySizing.Size(Named(load), design, reading));
        })];
    }

    private static Bill<T> Named<T>(Bill<T> load)
        where T : struct, IReal<T> =>
        load with { ItPowerNameplate = load.ItPowerNameplate.As(Labels.ItPowerNameplate), ItPowerMean = load.ItPowerMean.As(Labels.ItPowerMean) };

    /// <summary>The facility in a month of service.</summary>
    public static FacilitySize<T> In<T>(int month, IReadOnlyList<RampFacility<T>> stages)
        where T : struct, IReal<T> => stages.Last(stage => stage.Month <= month || ReferenceEquals(stage, stages[0])).Size;
}
