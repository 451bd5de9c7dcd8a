using System;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>What one replica does under a load, with new prompts joining the requests in flight.</summary>
/// <param name="Batch">Requests in flight.</param>
/// <param name="OutputTokensPerSecond">Of the replica.</param>
/// <param name="TimePerOutputToken">Seconds.</param>
/// <param name="TimeToFirstToken">Seconds, queue included.</param>
public readonly record struct ReplicaLoad<T>(T Batch, T OutputTokensPerSecond, T TimePerOutputToken, T TimeToFirstToken)
    where T : struct, IReal<T>;

/// <summary>In-flight batching: decode steps pay for the prompts that join between them.</summary>
public static class InFlight
{
    // The fixed points below contract by more than half a round; forty rounds reach a double's precision.
    private const int Rounds = 40;

    // Share of the last wave's batch that is empty, on average over all lengths of lists.
    private const double LastWave = 0.5;

    /// <summary>
    /// A full queue: the batch is what memory and scheduler hold. A list of requests that ends is answered in waves, and the last one seldom fills
    /// the batch: what a step costs whatever its batch is paid for all the same.
    /// </summary>
    public static ReplicaLoad<T> Saturated<T>(ServingStep<T> step)
        where T : struct, IReal<T>
    {
        if (double.IsPositiveInfinity(step.Listed))
        {
            return AtBatch(step, step.MostRequests.As(Labels.ServingBatch));
        }

        T listed = Math.Max(1, step.Listed);
        var batch = T.Min(step.MostRequests, listed).As(Labels.ServingBatch);
        var waves = listed / batch;
        var idle = T.Min(waves - 1, LastWave);
        var full = AtBatch(step, batch);
        var lost = idle / waves * (step.Standing(batch) / full.TimePerOutputToken);
        return full with { OutputTokensPerSecond = full.OutputTokensPerSecond / (1 + lost) };
    }

    /// <summary>So many requests being answered at any time, none waiting for a place.</summary>
    public static ReplicaLoad<T> AtBatch<T>(ServingStep<T> step, T batch)
        where T : struct, IReal<T>
    {
        var token = TokenTime(step, batch);
        return new ReplicaLoad<T>(batch, batch / token, token, FirstToken(step, batch, token));
    }

    /// <summary>So many requests kept in flight, each followed by the next (closed loop).</summary>
    public static ReplicaLoad<T> AtConcurrency<T>(ServingStep<T> step, T requests)
        where T : struct, IReal<T>
    {
        var batch = T.Min(requests, step.MostRequests);
        for (var round = 0; round < Rounds; round++)
        {
            var tokens = step.Lengths.OutputTokens * TokenTime(step, batch);
            var answered = requests * tokens / (tokens + FirstToken(step, batch, TokenTime(step, batch)));
            batch = (batch + T.Min(step.MostRequests, answered)) * 0.5;
        }

        var token = TokenTime(step, batch);
        var rate = batch / token;
        var decoding = step.Lengths.OutputTokens * token;
        var queued = (requests * step.Lengths.OutputTokens / rate) - decoding;
        var first = T.WhereLess(step.MostRequests, requests, T.Max(queued, FirstToken(step, batch, token)), FirstToken(step, batch, token));
        return new ReplicaLoad<T>(batch.As(Labels.ServingBatch), rate, token, first);
    }

    /// <summary>Requests that arrive at random at a mean rate (open loop); at most what a full queue gives.</summary>
    public static ReplicaLoad<T> AtRate<T>(ServingStep<T> step, T requestsPerSecond)
        where T : struct, IReal<T>
    {
        var batch = T.Min(1, step.MostRequests);
        var token = step.Decode(batch);
        for (var round = 0; round < Rounds; round++)
        {
            token = ArrivalTokenTime(step, batch, requestsPerSecond);
            batch = (batch + T.Min(step.MostRequests, requestsPerSecond * step.Lengths.OutputTokens * token)) * 0.5;
        }

        var full = Saturated(step);
        var rate = T.Min(requestsPerSecond * step.Lengths.OutputTokens, full.OutputTokensPerSecond);
        return new ReplicaLoad<T>(batch.As(Labels.ServingBatch), rate, token, FirstToken(step, batch, token));
    }

    /// <summary>Seconds between tokens when the batch renews itself: each request's prompt is spread over its output tokens.</summary>
    public static T TokenTime<T>(ServingStep<T> step, T batch)
        where T : struct, IReal<T> =>
        T.Max(step.Decode(batch) + (batch / step.Lengths.OutputTokens * step.Prompt), batch * StepCosts.Scheduled(step.Replica));

    private static T ArrivalTokenTime<T>(ServingStep<T> step, T batch, T requestsPerSecond)
        where T : struct, IReal<T>
    {
        var decode = step.Decode(batch);
        var prompting = T.Min(0.99, requestsPerSecond * step.Prompt);
        return T.Min(decode / (1 - prompting), decode + (step.Prompt * step.Replica.Constants["tokens-per-iteration"].Base / step.Lengths.InputTokens));
    }

    // Host, wait for the running step, own step which carries others' prompts too, and the queue of prompts (M/G/1: long prompts
    // make others wait longer than the mean prompt says).
    private static T FirstToken<T>(ServingStep<T> step, T batch, T token)
        where T : struct, IReal<T>
    {
        var constants = step.Replica.Constants;
        var prompt = step.Prompt;
        var prompting = T.Min(0.95, batch / step.Lengths.OutputTokens * prompt / token);
        var own = T.Min(token, step.Decode(batch) + (prompt * 3));
        var scatter = step.Replica.Job.VariedLengths ? 1 + constants["prompt-scatter"].Base : 1;
        var busy = prompting / (1 - prompting);
        var queue = busy * prompt * (0.5 * scatter);
        var (steps, grouped) = StepsWaited(step);
        var wait = T.Of(constants["first-token-host"]) + (token * T.Min(1, batch) * (steps + (grouped * busy)));
        return wait + own + prompt + queue;
    }

    // Steps that a prompt waits for: always, and for each prompt's time ahead of it where the scheduler admits prompts in groups.
    // Ranks that hold attention each for themselves wait to read prompts together.
    private static (double Always, double Grouped) StepsWaited<T>(ServingStep<T> step)
        where T : struct, IReal<T>
    {
        var (replica, constants) = (step.Replica, step.Replica.Constants);
        var engine = EngineSpeed.Word(replica.Job.Engine);
        var always = constants.For("first-token-wait", replica.Layout.ExpertParallel ? "expert-parallel" : engine);
        return (always.Base, constants.For("first-token-group", engine).Base);
    }
}
