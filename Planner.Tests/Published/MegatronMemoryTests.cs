using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Training;
using Planner.Domain.Scenarios;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Published;

/// <summary>Memory of the large runs of 2022 (arXiv:2205.05198, Fig. 1), asked as anybody would ask the API.</summary>
public sealed class MegatronMemoryTests
{
    private const double GibibyteBytes = 1024.0 * 1024 * 1024;
    private const double Tolerance = 0.005;

    public static IEnumerable<TheoryDataRow<string>> Rows() => Table()
        .Where(row => row["quantity"].EndsWith("GiB per GPU", StringComparison.Ordinal))
        .Select(row => new TheoryDataRow<string>(row["id"]));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Weights_and_activations_are_the_published_ones(string id)
    {
        var row = Table().Single(row => row["id"] == id);

        var answer = TrainingReplies.Answer(Question(row), SeedGround.Ground.Catalogue, SeedGround.Ground.Constants).Answer!;

        var bytes = row["quantity"].StartsWith("weights", StringComparison.Ordinal) ? answer.WeightsAndOptimiserBytes : answer.ActivationBytes;
        var published = double.Parse(row["published"], CultureInfo.InvariantCulture);
        Assert.InRange(bytes!.Value / GibibyteBytes / published, 1 - Tolerance, 1 + Tolerance);
    }

    private static TrainingQuestion Question(IReadOnlyDictionary<string, string> row)
    {
        double Number(string column) => double.Parse(row[column], CultureInfo.InvariantCulture);
        var selective = row["recompute"].StartsWith("selective", StringComparison.Ordinal);
        return new TrainingQuestion
        {
            Model = new ModelChoice { Shape = Shape(Number("layers"), Number("hidden"), Number("heads")) },
            Method = "pretrain",
            Tokens = 1e9,
            SequenceLength = Number("seq_len"),
            GlobalBatchSequences = Number("global_batch_seqs"),
            Accelerator = "a100-sxm-80gb",
            Count = Number("n_accel"),
            PerNode = 8,
            Precision = "fp16",
            Recompute = selective ? "selective" : "none",
            Stack = "legacy",
            SoftwareYear = 2022.4,
            Layout = new LayoutQuestion
            {
                Tensor = Number("tp"),
                Pipeline = Number("pp"),
                Data = Number("dp"),
                MicroBatchSequences = Number("micro_batch"),
                Interleave = Number("interleave"),
                ZeroStage = 0,
                SequenceParallel = selective,
            },
        };
    }

    private static ModelShape Shape(double layers, double hidden, double heads) => new()
    {
        Parameters = (12 * layers * hidden * hidden) + (51_200 * hidden),
        Layers = (int)layers,
        HiddenSize = (int)hidden,
        AttentionHeads = (int)heads,
        KeyValueHeads = (int)heads,
        HeadSize = (int)(hidden / heads),
        FeedForwardSize = (int)(4 * hidden),
        GatedFeedForward = false,
        VocabularySize = 51_200,
        Experts = 1,
        ActiveExperts = 1,
        SharedExperts = 0,
    };

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Table() => PublishedTable.Read("megatron-2022.csv");
}
