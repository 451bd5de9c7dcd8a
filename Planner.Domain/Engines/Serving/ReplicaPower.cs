using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>What a replica draws by how much it is asked.</summary>
/// <param name="Idle">Watts without work.</param>
/// <param name="Span">Watts from there to the limit of its accelerators.</param>
/// <param name="Light">Share of that span with few requests in flight.</param>
/// <param name="Batch">Requests in flight where it answers all it can within the targets.</param>
/// <param name="Filled">Tokens that it then writes over those of a full queue.</param>
public readonly record struct ReplicaPower<T>(T Idle, T Span, T Light, double Batch, double Filled)
    where T : struct, IReal<T>
{
    /// <summary>
    /// Share of the span, from 0 to 1, at a share of its capacity. Requests in flight follow the share: that steps are shorter with fewer of
    /// them moves nothing but how often a replica stands still, which with more than a handful in flight is never.
    /// </summary>
    /// <param name="use">Requests over those that it can answer within the targets, 1 at most.</param>
    public T Busy(T use) => ServingPower.Busy(Light, use * Batch, use * Filled);

    /// <summary>Watts at a share of its capacity.</summary>
    public T At(T use) => Idle + (Span * Busy(use));
}
