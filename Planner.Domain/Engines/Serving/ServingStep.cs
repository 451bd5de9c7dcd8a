using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>What a replica's steps are made of: all in seconds, for one pipeline stage unless said otherwise.</summary>
/// <param name="RestRead">Reading the weights that every step needs.</param>
/// <param name="ExpertRead">Reading all routed experts.</param>
/// <param name="Multiply">Matrix products of each sequence of a decode step.</param>
/// <param name="PerSequence">Everything else that each sequence of a decode step adds.</param>
/// <param name="Fixed">Launches, scheduling and latencies of a step, whatever the batch.</param>
/// <param name="Prompt">A mean prompt, alone on the replica, through all stages.</param>
public readonly record struct StepParts<T>(T RestRead, T ExpertRead, T Multiply, T PerSequence, T Fixed, T Prompt)
    where T : struct, IReal<T>;

/// <summary>How long a replica takes for a step of decoding and for a prompt.</summary>
public sealed record ServingStep<T>
    where T : struct, IReal<T>
{
    private readonly StepParts<T> _parts;

    public ServingStep(ReplicaOf<T> replica)
    {
        Replica = replica;
        _parts = StepCosts.Of(replica);
        Fitting = MemoryFit.Fit(replica).Requests;
        var scheduled = replica.Layout.ExpertParallel ? replica.Constants["scheduler-requests-spread"] : replica.Constants["scheduler-requests"];
        MostRequests = T.Max(1, T.Min(Fitting, scheduled.Base * replica.Layout.Schedulers));
    }

    public ReplicaOf<T> Replica { get; }

    public RequestLengths<T> Lengths => Replica.Lengths;

    /// <summary>Requests that memory holds; below 1 the model does not fit.</summary>
    public T Fitting { get; }

    /// <summary>Requests that memory and scheduler hold; 1 where not even one fits, so that times can be told all the same.</summary>
    public T MostRequests { get; }

    /// <summary>Requests that the replica answers in all; infinite when the queue never ends.</summary>
    public double Listed => (Replica.Job.Requests ?? double.PositiveInfinity) / Replica.Layout.Replicas;

    /// <summary>Seconds of one prompt, alone on the replica.</summary>
    public T Prompt => _parts.Prompt;

    /// <summary>Seconds in which each of so many requests on the replica gets one more token, through all pipeline stages.</summary>
    public T Decode(T batch)
    {
        T stages = Replica.Layout.Pipeline;
        var sequences = batch / stages * Imbalance();
        var products = Overlap.Of(Reads(batch), sequences * _parts.Multiply, Replica.Constants["overlap-products"].Base);
        var stage = products + (sequences * _parts.PerSequence) + _parts.Fixed;
        return (stage * stages * Speculated()).As(Labels.DecodeIteration);
    }

    /// <summary>Of <see cref="Decode"/>, what does not grow with the sequences: reading weights, launches, latencies.</summary>
    public T Standing(T batch)
    {
        T stages = Replica.Layout.Pipeline;
        return (Reads(batch) + _parts.Fixed) * stages * Speculated();
    }

    private T Reads(T batch) => _parts.RestRead + (_parts.ExpertRead * Covered(batch * (1 + (Replica.Job.Speculation?.DraftTokens ?? 0))));

    // Drafts come one after the other before each check, which yields several tokens.
    private double Speculated() => Replica.Job.Speculation is { } draft
        ? (1 + (draft.DraftTokens * draft.DraftShare)) / draft.TokensPerCheck()
        : 1;

    // Ranks that hold attention each for themselves wait for the one with the longest contexts.
    private double Imbalance() => Replica is { Layout.ExpertParallel: true, Job.VariedLengths: true } ? Replica.Constants["rank-imbalance"].Base : 1;

    // Share of the experts that a batch touches, if each token draws its experts at random.
    private T Covered(T batch)
    {
        var model = Replica.Model;
        return model.MixtureOfExperts ? 1 - T.Pow(1 - ((double)model.ActiveExperts / model.Experts), batch) : 1;
    }
}

/// <summary>All that the cost of a step depends on.</summary>
public sealed record ReplicaOf<T>(ServedModel Model, ServingJob Job, Accelerator Chip, ServingLayout Layout, ServingConstants Constants, ReplicaRates<T> Rates, RequestLengths<T> Lengths)
    where T : struct, IReal<T>
{
    /// <summary>Accelerators that read, each at its own memory's pace.</summary>
    public T Accelerators => Layout.Accelerators;
}
