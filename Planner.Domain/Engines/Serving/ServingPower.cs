using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>Power of servers that serve.</summary>
public static class ServingPower
{
    private const double LargeModel = 30e9;

    /// <summary>
    /// How hard the accelerators of a replica work, from 0 to 1: nothing between requests, and with few in flight they wait for memory and
    /// draw less than with a full batch.
    /// </summary>
    public static T Busy<T>(ServingStep<T> step, ReplicaLoad<T> load)
        where T : struct, IReal<T>
    {
        var light = step.Replica.Constants["power-light"].Base;
        var filled = T.Min(1, load.OutputTokensPerSecond / InFlight.Saturated(step).OutputTokensPerSecond);
        return (1 - T.Exp(-load.Batch)) * (light + (filled * (1 - light)));
    }

    /// <summary>Watts of the servers: fans, processors and memory, and accelerators between idle and their limit by the share of time they are busy.</summary>
    public static T Draw<T>(ServingCluster cluster, ServedModel model, ServingConstants constants, IReading<T> reading, T busy)
        where T : struct, IReal<T>
    {
        var filled = model.LayerParameters >= LargeModel ? 1 : constants["power-small-model"].Base;
        var idle = constants["power-idle"].Base;
        var board = reading.Read(cluster.Chip.BoardPower) * (idle + ((1 - idle) * filled * busy));
        return ((T.Of(constants["power-server"]) + board) * cluster.Count).As(Labels.ServingPower);
    }
}
