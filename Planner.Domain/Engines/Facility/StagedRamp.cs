using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>So many more servers in service from a month on.</summary>
/// <param name="Month">From the decision.</param>
/// <param name="Servers">Added then; negative when they leave.</param>
public sealed record RampStage(int Month, int Servers);

/// <summary>A cluster that grows in stages and leaves at the end; the hall is built for all of it.</summary>
public static class StagedRamp
{
    /// <summary>Servers in service in a month.</summary>
    public static int ServersIn(int month, ImmutableArray<RampStage> stages) => stages.Where(stage => stage.Month <= month).Sum(stage => stage.Servers);

    /// <summary>Most servers in service at any time: what the hall is built for.</summary>
    public static int Most(ImmutableArray<RampStage> stages) =>
        stages.IsEmpty ? 0 : stages.Max(stage => ServersIn(stage.Month, stages));

    /// <summary>Facility energy of each month from the decision, joule. Half-empty halls run their power chain at part load.</summary>
    /// <param name="server">The server.</param>
    /// <param name="stages">When servers come and go.</param>
    /// <param name="months">Months from the decision.</param>
    /// <param name="decisionMonth">Month of the year of the decision; 1 is January.</param>
    /// <param name="phases">How the servers in service spend their time.</param>
    /// <param name="design">The hall.</param>
    /// <param name="reading">The reading.</param>
    public static ImmutableArray<T> Energy<T>(
        Server server,
        ImmutableArray<RampStage> stages,
        int months,
        int decisionMonth,
        WorkloadPhases<T> phases,
        FacilityDesign design,
        IReading<T> reading)
        where T : struct, IReal<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(months);
        var full = ItPower.Servers(server, Most(stages), phases, reading).ItPowerNameplate;
        var sizes = new Dictionary<int, FacilitySize<T>>();
        FacilitySize<T> SizeOf(int servers)
        {
            if (!sizes.TryGetValue(servers, out var size))
            {
                size = FacilitySizing.Size(ItPower.Servers(server, servers, phases, reading) with { ItPowerNameplate = full }, design, reading);
                sizes.Add(servers, size);
            }

            return size;
        }

        return [.. Enumerable.Range(0, months).Select(month => EnergyIn(month, ServersIn(month, stages), decisionMonth, SizeOf))];
    }

    private static T EnergyIn<T>(int month, int servers, int decisionMonth, Func<int, FacilitySize<T>> sizeOf)
        where T : struct, IReal<T> => servers <= 0 ? 0 : sizeOf(servers).Months[(decisionMonth - 1 + month) % 12].Energy;
}
