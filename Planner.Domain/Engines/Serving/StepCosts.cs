using System;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>
/// Seconds of each part of a step. Reads, products, attention, exchanges and host work are added, not overlapped: measured runs
/// fit the sum better than the greater of memory and arithmetic.
/// </summary>
public static class StepCosts
{
    /// <summary>The parts of a step, at the speed of the serving software.</summary>
    public static StepParts<T> Of<T>(ReplicaOf<T> replica)
        where T : struct, IReal<T>
    {
        var job = replica.Job;
        T pace = 1 / EngineSpeed.Of(job, replica.Chip, replica.Constants);
        var checkedTokens = job.Beams * (1 + (job.Speculation?.DraftTokens ?? 0));
        var token = Matrix(replica) + Elementwise(replica) + Exchange(replica);
        var head = Head(replica);
        var (dense, experts) = Reads(replica);
        var multiply = (Matrix(replica) + head) * checkedTokens;
        var attention = Overlap.Of(CacheRead(replica), DecodeAttention(replica) * checkedTokens, replica.Constants["overlap-attention"].Base);
        var sequence = ((Elementwise(replica) + Exchange(replica)) * checkedTokens) + (HostSequence(replica) * job.Beams) + attention;
        var iterations = replica.Lengths.InputTokens / replica.Constants["tokens-per-iteration"].Base;
        var computed = 1 - job.CachedShare;
        var alone = (((replica.Lengths.InputTokens * token) + (iterations * Handover(replica))) * computed) + PromptAttention(replica) + head;
        return new StepParts<T>(
            dense * pace,
            experts * pace,
            multiply * pace,
            sequence * pace,
            (Latency(replica) + Host(replica) + Handover(replica)) * pace,
            ((alone + T.Of(replica.Constants["prompt-host"])) * pace).As(Labels.PromptTime));
    }

    /// <summary>Reading the weights: those of every step, and all routed experts. The input embedding is looked up, not read.</summary>
    public static (T Dense, T Experts) Reads<T>(ReplicaOf<T> replica)
        where T : struct, IReal<T>
    {
        var (model, format) = (replica.Model, replica.Job.Format);
        var oneByte = T.Of(ServingUnits.Byte);
        var copies = replica.Layout.ExpertParallel ? replica.Layout.Tensor : 1;
        var rest = ((MemoryFit.OutsideExperts(model) * WeightFormats.BytesPerWeight(model, format)) + (2 * model.VocabularyParameters)) * copies;
        var experts = model.ExpertParameters * WeightFormats.BytesPerExpertWeight(format);
        var pace = replica.Accelerators * replica.Rates.WeightRead;
        return ((oneByte * rest / pace).As(Labels.WeightReadTime), oneByte * experts / pace);
    }

    /// <summary>Linear layers, seconds a token.</summary>
    public static T Matrix<T>(ReplicaOf<T> replica)
        where T : struct, IReal<T>
    {
        var model = replica.Model;
        var dense = Math.Max(0, model.ActiveLayerParameters - model.ActiveExpertParameters);
        var sparse = model.ActiveExpertParameters * replica.Constants["expert-imbalance"].Base;
        return (T.Of(ServingUnits.FlopPerWeight) * (dense + sparse) / replica.Rates.Matrix).As(Labels.MatrixTimePerToken);
    }

    /// <summary>Output head, seconds for each token sampled.</summary>
    public static T Head<T>(ReplicaOf<T> replica)
        where T : struct, IReal<T> => T.Of(ServingUnits.FlopPerWeight) * replica.Model.VocabularyParameters / replica.Rates.Head;

    /// <summary>
    /// Norms, rotations, activations, quantisation and, for experts, gathering tokens and adding them up again: seconds a token.
    /// What is as wide as the hidden state is done by every accelerator of a tensor group; the rest is divided.
    /// </summary>
    public static T Elementwise<T>(ReplicaOf<T> replica)
        where T : struct, IReal<T>
    {
        var (model, layout, constants) = (replica.Model, replica.Layout, replica.Constants);
        var whole = constants["passes-hidden"].Base * model.HiddenSize * model.Layers;
        var gather = constants["passes-gather"].Base * model.HiddenSize * (model.MixtureOfExperts ? model.ActiveExperts * model.ExpertLayers : 0);
        var divided = (constants["passes-attention"].Base * model.AttentionElements) + (constants["passes-feed-forward"].Base * model.FeedForwardElements);
        var elements = layout.ExpertParallel
            ? (whole + gather + divided) / layout.Tensor
            : (whole + gather + (divided / layout.Tensor)) / layout.Pipeline;
        return T.Of(ServingUnits.Byte) * (2 * elements) / replica.Rates.Elementwise;
    }

    /// <summary>All-reduces of a tensor group, or sending tokens to their experts and back: seconds a token.</summary>
    public static T Exchange<T>(ReplicaOf<T> replica)
        where T : struct, IReal<T>
    {
        var (model, layout) = (replica.Model, replica.Layout);
        double tensor = layout.Tensor;

        // Tokens are gathered on all accelerators of the group and their results added up: the way that every engine knows.
        var bytes = layout.ExpertParallel
            ? replica.Constants["exchange-experts"].Base * model.ExpertLayers * (tensor - 1) * model.HiddenSize / tensor
            : 4.0 * model.Layers * model.HiddenSize * Passes(replica) / layout.Pipeline;
        return T.Of(ServingUnits.Byte) * bytes / replica.Rates.Link;
    }

    // How often a link carries what is reduced: each part goes round the ring twice; a switch that adds up itself takes everything once and gives
    // back the sums once, which is less from four accelerators on.
    private static double Passes<T>(ReplicaOf<T> replica)
        where T : struct, IReal<T>
    {
        double tensor = replica.Layout.Tensor;
        var ring = 2 * (tensor - 1) / tensor;
        return replica.Constants.For("switch-reduces", replica.Chip).Base > 0 ? Math.Min(ring, 1 + (1 / tensor)) : ring;
    }

    /// <summary>Reading the cache of one sequence in one step.</summary>
    public static T CacheRead<T>(ReplicaOf<T> replica)
        where T : struct, IReal<T> =>
        (MemoryFit.CacheOf(replica, replica.Lengths.MeanContext) / (replica.Accelerators * replica.Rates.CacheRead)).As(Labels.CacheReadTime);

    /// <summary>Scores and values of one token against its context.</summary>
    public static T DecodeAttention<T>(ReplicaOf<T> replica)
        where T : struct, IReal<T>
    {
        var model = replica.Model;
        var pairs = MemoryFit.Seen(model, replica.Lengths.MeanContext) * (model.AttentionWidth * model.Layers);
        return T.Of(ServingUnits.FlopPerWeight) * pairs / replica.Rates.DecodeAttention;
    }

    /// <summary>Attention of a prompt: half the square of its length, less what a window leaves out and what the cache holds already.</summary>
    public static T PromptAttention<T>(ReplicaOf<T> replica)
        where T : struct, IReal<T>
    {
        var model = replica.Model;
        var tokens = replica.Lengths.InputTokens;
        var pairs = (Pairs(model, tokens) - Pairs(model, tokens * replica.Job.CachedShare)) * (model.AttentionWidth * model.Layers);
        return (T.Of(ServingUnits.FlopPerWeight) * pairs / replica.Rates.Attention).As(Labels.AttentionTime);
    }

    private static T Pairs<T>(ServedModel model, T tokens)
        where T : struct, IReal<T>
    {
        var near = T.Min(tokens, model.Window);
        var all = tokens * tokens * 0.5;
        var windowed = (near * tokens) - (near * near * 0.5);
        return (all * (1 - model.WindowedShare)) + (windowed * model.WindowedShare);
    }

    /// <summary>Latency of the exchanges of a step.</summary>
    public static T Latency<T>(ReplicaOf<T> replica)
        where T : struct, IReal<T>
    {
        var (model, layout, constants) = (replica.Model, replica.Layout, replica.Constants);
        var hops = layout.Tensor > 1 ? 1 + (constants["latency-growth"].Base * Math.Log2(layout.Tensor)) : 0;
        var exchanges = layout.ExpertParallel ? 2.0 * model.ExpertLayers : 2.0 * model.Layers / layout.Pipeline;
        return (T.Of(constants.For("link-latency", replica.Chip)) * (exchanges * hops)).As(Labels.ReductionLatency);
    }

    /// <summary>Handing an iteration over from one pipeline stage to the next, where there is one.</summary>
    public static T Handover<T>(ReplicaOf<T> replica)
        where T : struct, IReal<T> => T.Of(replica.Constants["pipeline-handover"]) * (replica.Layout.Pipeline > 1 ? 1.0 : 0);

    /// <summary>Scheduling and launches of a step.</summary>
    public static T Host<T>(ReplicaOf<T> replica)
        where T : struct, IReal<T>
    {
        var (model, constants, stages) = (replica.Model, replica.Constants, (double)replica.Layout.Pipeline);
        var launch = EngineHabits.BuiltForTheLargestStep(replica.Job) ? constants.For("launch-single", replica.Chip.HostProcessor) : constants["launch"];
        return (T.Of(constants["host"]) + (T.Of(launch) * (model.Layers / stages))).As(Labels.HostTime);
    }

    /// <summary>
    /// Seconds in which a scheduler written in Python sees one sequence in one step. Its work runs beside the accelerator's, so that a step takes as
    /// long as the longer of the two.
    /// </summary>
    public static T Scheduled<T>(ReplicaOf<T> replica)
        where T : struct, IReal<T>
    {
        var each = T.Of(replica.Constants.For("scheduler-sequence", replica.Chip.HostProcessor));
        return each * (EngineHabits.SchedulesInPython(replica.Job) ? 1.0 / (replica.Layout.ExpertParallel ? replica.Layout.Tensor : 1) : 0);
    }

    /// <summary>Scheduling, sampling and streaming of one sequence in a step; ranks that schedule by themselves do it side by side.</summary>
    public static T HostSequence<T>(ReplicaOf<T> replica)
        where T : struct, IReal<T> =>
        T.Of(replica.Constants["host-sequence"]) / (replica.Layout.ExpertParallel ? replica.Layout.Tensor : 1);
}
