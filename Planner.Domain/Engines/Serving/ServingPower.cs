using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>Power of servers that serve, and of servers without work.</summary>
public static class ServingPower
{
    /// <summary>
    /// How hard the accelerators of a replica work, from 0 to 1: nothing between requests, and with few in flight they wait for memory and
    /// draw less than with a full batch.
    /// </summary>
    public static T Busy<T>(ServingStep<T> step, ReplicaLoad<T> load)
        where T : struct, IReal<T> => Busy(
            T.Of(step.Replica.Constants["power-light"]), load.Batch, T.Min(1, load.OutputTokensPerSecond / InFlight.Saturated(step).OutputTokensPerSecond));

    /// <summary>The same from what is known of the load.</summary>
    /// <param name="light">Share of the way from idle to full that is drawn with few requests in flight.</param>
    /// <param name="batch">Requests in flight in the mean; as they come at random, none is with the probability of exp(−batch).</param>
    /// <param name="filled">Tokens written over those that a full queue would write, 1 at most.</param>
    public static T Busy<T>(T light, T batch, T filled)
        where T : struct, IReal<T> => (1 - T.Exp(-batch)) * (light + (filled * (1 - light)));

    /// <summary>Watts of the servers: fans, processors and memory, and accelerators between idle and their limit by the share of time they are busy.</summary>
    public static T Draw<T>(ServingCluster cluster, ServedModel model, ServingConstants constants, IReading<T> reading, T busy)
        where T : struct, IReal<T> =>
        ((OfOneWithoutWork(cluster, constants, reading) + (Span(cluster.Chip, model, constants, reading) * busy)) * cluster.Count).As(Labels.ServingPower);

    /// <summary>Watts of so many accelerators and their part of the servers without work.</summary>
    public static T Idle<T>(ServingCluster cluster, ServingConstants constants, IReading<T> reading)
        where T : struct, IReal<T> => (OfOneWithoutWork(cluster, constants, reading) * cluster.Count).As(Labels.IdlePhase);

    /// <summary>What a replica draws by how much it is asked.</summary>
    internal static ReplicaPower<T> Of<T>(ServingCluster replica, ServedModel model, FleetDecision decision, ServingConstants constants, IReading<T> reading)
        where T : struct, IReal<T> => new(
            Idle(replica, constants, reading),
            Span(replica.Chip, model, constants, reading) * replica.Count,
            T.Of(constants["power-light"]),
            decision.BatchPerReplica,
            decision.FilledShare);

    private static T OfOneWithoutWork<T>(ServingCluster cluster, ServingConstants constants, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var board = reading.Read(cluster.Chip.BoardPower);
        return Beside(cluster.Server, board, constants, reading) + (board * T.Of(constants["power-idle"]));
    }

    /// <summary>Watts between an accelerator without work and one with all it can do.</summary>
    private static T Span<T>(Accelerator chip, ServedModel model, ServingConstants constants, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var board = reading.Read(chip.BoardPower) * (1 - T.Of(constants["power-idle"]));
        return model.IsLarge ? board : board * T.Of(constants["power-small-model"]);
    }

    // Measured on servers of eight; where a maker's nameplate leaves less beside the boards, that is all there can be.
    private static T Beside<T>(Server? server, T board, ServingConstants constants, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var measured = T.Of(constants["power-server"]);
        return server is null ? measured : T.Min(measured, T.Max(0, (reading.Read(server.MaximumPower) / server.Accelerators) - board));
    }
}
