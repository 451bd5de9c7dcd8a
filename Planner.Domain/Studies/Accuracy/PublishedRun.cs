using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Training;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies.Accuracy;

/// <summary>What a published run measured.</summary>
public enum RunMetric
{
    TokensPerSecond,
    Teraflops,
    Utilisation,
    Minutes,
    AcceleratorHours,
    Days,
}

/// <summary>What a published run may be used for.</summary>
public enum RunUse
{
    /// <summary>Fitting and judging.</summary>
    Fit,

    /// <summary>Judging only: the value was quoted from memory.</summary>
    Memory,

    /// <summary>Judging only: kept out of every fit, to see how the engine does on runs that it has not met.</summary>
    Check,

    /// <summary>Neither: incomparable, incomplete or defective, kept for the record.</summary>
    None,
}

/// <summary>A published training run: the question it answers and what was measured.</summary>
/// <param name="Id">Its id in the table.</param>
/// <param name="Family">Runs of one source and software, which share their secrets.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Question">The run as the product is asked about it.</param>
/// <param name="Metric">What was measured.</param>
/// <param name="Value">Measured: tokens or TFLOP/s of one accelerator, a share, minutes, hours of accelerators or days.</param>
/// <param name="CountsRecomputation">The source counts recomputed FLOPs as work.</param>
/// <param name="Use">What it may be used for.</param>
/// <param name="Source">Where it was published.</param>
public sealed record PublishedRun(
    string Id, string Family, string Model, TrainingQuestion Question, RunMetric Metric, double Value, bool CountsRecomputation, RunUse Use, string Source);

/// <summary>Reads the tables of <c>seed-data/published</c>.</summary>
public static class PublishedRuns
{
    private static readonly FrozenDictionary<string, RunMetric> s_metrics = new Dictionary<string, RunMetric>
    {
        ["tokens_per_s_per_gpu"] = RunMetric.TokensPerSecond,
        ["tflops_per_gpu"] = RunMetric.Teraflops,
        ["mfu"] = RunMetric.Utilisation,
        ["minutes"] = RunMetric.Minutes,
        ["gpu_hours"] = RunMetric.AcceleratorHours,
        ["days"] = RunMetric.Days,
    }.ToFrozenDictionary();

    /// <summary>The runs of a table; the first line names the columns.</summary>
    public static ImmutableArray<PublishedRun> Read(string csv)
    {
        var runs = ImmutableArray.CreateBuilder<PublishedRun>();
        foreach (var row in TableRow.Read(csv))
        {
            runs.Add(Run(row));
        }

        return runs.ToImmutable();
    }

    private static PublishedRun Run(TableRow row) => new(
        row["id"]!,
        row["family"]!,
        row["model"]!,
        Question(row),
        s_metrics[row["metric"]!],
        row.Number("value")!.Value,
        row["convention"] == "hardware",
        row["use"] switch { "fit" => RunUse.Fit, "memory" => RunUse.Memory, _ => RunUse.None },
        row["source"] ?? "");

    private static TrainingQuestion Question(TableRow row) => new()
    {
        Model = new ModelChoice
        {
            Shape = new ModelShape
            {
                Parameters = row.Number("parameters") ?? 0,
                ActiveParameters = row.Number("activeParameters"),
                Layers = row.Count("layers"),
                HiddenSize = row.Count("hiddenSize"),
                AttentionHeads = row.Count("attentionHeads"),
                FeedForwardSize = row.Count("feedForwardSize"),
                VocabularySize = row.Count("vocabularySize"),
            },
        },
        Method = row["method"],
        Tokens = row.Number("tokens") ?? 1e9,
        SequenceLength = row.Number("sequenceLength"),
        GlobalBatchSequences = row.Number("globalBatchSequences"),
        DocumentTokens = row.Number("documentTokens"),
        Accelerator = row["accelerator"],
        Count = row.Number("count"),
        PerNode = row.Number("perNode"),
        Fabric = row["fabric"],
        FabricBytesPerSecondPerAccelerator = row.Number("fabricBytesPerSecondPerAccelerator"),
        Precision = row["precision"],
        Recompute = row["recompute"],
        Stack = row["stack"],
        SoftwareYear = row.Number("softwareYear"),
        Layout = new LayoutQuestion
        {
            Tensor = row.Number("tensor"),
            Pipeline = row.Number("pipeline"),
            Context = row.Number("context"),
            Expert = row.Number("expert"),
            Data = row.Number("data"),
            MicroBatchSequences = row.Number("microBatchSequences"),
            Interleave = row.Number("interleave"),
            ZeroStage = row.Number("zeroStage"),
            SequenceParallel = row["sequenceParallel"] is { } word ? word == "true" : null,
        },
    };
}
