using System;
using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>Part A: the work. Every option serves this same work.</summary>
public sealed record Application
{
    public ImmutableArray<TrainingWork> Train { get; init; } = [];

    public ImmutableArray<TuningWork> Tune { get; init; } = [];

    public ImmutableArray<ServingWork> Serve { get; init; } = [];

    /// <summary>
    /// Share of the hours of the first owned or rented cluster that is used over the horizon, named work included; what is beyond
    /// the named work is experiments and other jobs, and every option delivers those accelerator-hours too. Null: the named work alone.
    /// </summary>
    [Figure("average-use", "%", 0, 100)]
    public Spread? AverageUse { get; init; }

    /// <summary>
    /// How the work beyond the named one lies over the months, each over the mean: the first is the first month in which any option could begin, and after the last it begins again
    /// (twelve for a year's swell, as many as the horizon for a path of growth). Empty: every month alike.
    /// </summary>
    public ImmutableArray<double> UseByMonth { get; init; } = [];

    /// <summary>One's own documents; null: none are named, and retrieval has nothing to look up.</summary>
    public Documents? Documents { get; init; }

    public Answers Answers { get; init; } = new();

    public Constraints Constraints { get; init; } = new();
}

/// <summary>A model of the catalogue by id, or a shape of one's own; exactly one of them.</summary>
public sealed record ModelChoice
{
    /// <summary>Tokens of a sequence of training where nobody says how many: as most of the catalogue's models were trained with.</summary>
    public const int UsualSequence = 4096;

    public string? Id { get; init; }

    public ModelShape? Shape { get; init; }
}

/// <summary>A model to train from scratch.</summary>
public sealed record TrainingWork
{
    public required string Id { get; init; }

    public required ModelChoice Model { get; init; }

    /// <summary>Tokens of one run.</summary>
    [Figure("training-tokens", "1", 1, 1e18)]
    public required Spread Tokens { get; init; }

    /// <summary>Tokens of one sequence.</summary>
    public int SequenceLength { get; init; } = ModelChoice.UsualSequence;

    /// <summary>Sequences of one step over all accelerators; null: chosen from the model's size.</summary>
    public int? GlobalBatchSequences { get; init; }

    /// <summary><c>bf16</c>, <c>fp16</c>, <c>fp8</c> or <c>fp4</c>; null: the chip's usual.</summary>
    public string? Precision { get; init; }

    /// <summary><c>fused</c>, <c>eager</c>, <c>legacy</c> or <c>xla</c>; null: fused.</summary>
    public string? Stack { get; init; }

    /// <summary>Date of the training software as a year; null: the catalogue's.</summary>
    public double? SoftwareYear { get; init; }

    /// <summary><c>auto</c>, <c>none</c>, <c>selective</c> or <c>full</c>.</summary>
    public string? Recompute { get; init; }

    /// <summary>How the run is cut over accelerators, where that is fixed; null: the best layout for each cluster.</summary>
    public LayoutChoice? Layout { get; init; }

    /// <summary>Hours of all accelerators together for one run, where they were measured or published; null: predicted.</summary>
    public Spread? AcceleratorHours { get; init; }

    /// <summary>Months from one run to the next; null: one run.</summary>
    public int? RepeatEveryMonths { get; init; }
}

/// <summary>What is fixed of a training layout; what is null is chosen.</summary>
public sealed record LayoutChoice
{
    public int? Tensor { get; init; }

    public int? Pipeline { get; init; }

    public int? Context { get; init; }

    public int? Expert { get; init; }

    public int? MicroBatchSequences { get; init; }

    public int? Interleave { get; init; }

    /// <summary>0: nothing is sharded over data ranks; 1: optimiser states; 2: gradients too; 3: weights too.</summary>
    public int? ZeroStage { get; init; }

    public bool? SequenceParallel { get; init; }
}

/// <summary>How a finished model is tuned.</summary>
public enum TuningMethod
{
    Full,
    Lora,
    Qlora,
}

/// <summary>An open model to tune on one's own documents, as work in its own right and as what fine-tune options do instead of training.</summary>
public sealed record TuningWork
{
    public required string Id { get; init; }

    public required ModelChoice Model { get; init; }

    public TuningMethod Method { get; init; } = TuningMethod.Lora;

    /// <summary>Tokens of one tuning, all passes together.</summary>
    [Figure("tuning-tokens", "1", 1, 1e16)]
    public required Spread Tokens { get; init; }

    public int SequenceLength { get; init; } = ModelChoice.UsualSequence;

    public int? GlobalBatchSequences { get; init; }

    public string? Precision { get; init; }

    /// <summary>Hours of all accelerators together for one tuning, where they were measured or published; null: predicted.</summary>
    public Spread? AcceleratorHours { get; init; }

    public int? RepeatEveryMonths { get; init; }

    /// <summary>True when this is what fine-tune options do in place of training; false when every option does it.</summary>
    public bool InsteadOfTraining { get; init; }
}

/// <summary>Requests to answer, from the first model on until the end of the horizon.</summary>
public sealed record ServingWork
{
    public required string Id { get; init; }

    /// <summary>Null: the model that the option trains or tunes.</summary>
    public ModelChoice? Model { get; init; }

    /// <summary>Mean over a day in the first year.</summary>
    [Figure("requests-per-second", "1/s", 0, 1e9)]
    public required Spread RequestsPerSecond { get; init; }

    /// <summary>Busiest hour over the mean.</summary>
    [Figure("peak-factor", "1", 1, 100)]
    public Spread PeakFactor { get; init; } = 2;

    [Figure("input-tokens", "1", 1, 1e7)]
    public Spread InputTokens { get; init; } = 1000;

    [Figure("output-tokens", "1", 1, 1e6)]
    public Spread OutputTokens { get; init; } = 300;

    /// <summary>Growth of requests a year: 0.2 is 20 %.</summary>
    [Figure("demand-growth", "%", -100, 10_000)]
    public Spread GrowthPerYear { get; init; } = 0;

    /// <summary>Each hour of the day over the mean, midnight first; empty: a working day's swell with <see cref="PeakFactor"/> at its height.</summary>
    public ImmutableArray<double> HourlyProfile { get; init; } = [];

    /// <summary>Share of the input tokens that repeat what came before: an API bills them at its cached rate, a fleet does not compute them again.</summary>
    [Figure("cached-share", "%", 0, 100)]
    public Spread CachedShare { get; init; } = 0;

    public double? TimeToFirstTokenSeconds { get; init; }

    public double? TimePerOutputTokenSeconds { get; init; }

    /// <summary>Share of the requests that keep both times.</summary>
    public double LatencyPercentile { get; init; } = 0.99;

    /// <summary>Capacity over the busiest hour's demand, for minutes that are busier than their hour: 1.2 is a fifth more.</summary>
    public double PeakHeadroom { get; init; } = 1.2;

    /// <summary>Replicas beyond those that the busiest hour needs, for failures and releases.</summary>
    public int SpareReplicas { get; init; } = 1;

    /// <summary>A fleet rented by the hour gives its last replica back when nobody asks.</summary>
    public bool ScaleToZero { get; init; }

    /// <summary>Null: each step makes one token.</summary>
    public SpeculativeDecoding? Speculation { get; init; }
}

/// <summary>What an option must respect; one that does not is ruled out, with the reason, and stays visible.</summary>
public sealed record Constraints
{
    /// <summary>The weights must be one's own: rules out options that do not train.</summary>
    public bool OwnWeights { get; init; }

    /// <summary>ISO 3166 code of the country where data must stay; null: anywhere.</summary>
    public string? DataResidency { get; init; }

    /// <summary>Data must not leave one's own site.</summary>
    public bool DataOnSite { get; init; }

    public double? PowerCapWatts { get; init; }

    public DateOnly? Deadline { get; init; }

    public double? BudgetUsd { get; init; }
}
