using System.IO;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Planner.Tests.Catalogue;

namespace Planner.Tests.Engines.Training;

/// <summary>Questions and jobs that the tests of the training engine share.</summary>
internal static class TrainingCase
{
    private static readonly System.Lazy<EngineConstants> s_constants = new(() =>
        EngineConstantsReader.Read(File.ReadAllText(Repository.PathOf("seed-data/engine-constants.json"))).Constants!);

    public static EngineConstants Constants => s_constants.Value;

    public static CatalogueSnapshot Catalogue => SeedCatalogue.Snapshot;

    /// <summary>GPT-3 175B on H100 as its benchmark ran it.</summary>
    public static TrainingQuestion Gpt3(int count = 512) => new()
    {
        Model = new ModelChoice
        {
            Shape = new ModelShape
            {
                Parameters = 175e9, Layers = 96, HiddenSize = 12288, AttentionHeads = 96, FeedForwardSize = 49152, VocabularySize = 51200, GatedFeedForward = false,
            },
        },
        Method = "pretrain",
        Tokens = 300e9,
        SequenceLength = 2048,
        GlobalBatchSequences = 2048,
        Accelerator = "h100-sxm-80gb",
        Count = count,
        PerNode = 8,
        Precision = "bf16",
        Stack = "fused",
        SoftwareYear = 2024.5,
    };

    public static TrainingAnswer Answer(TrainingQuestion question) => TrainingReplies.Answer(question, Catalogue, Constants).Answer!;

    public static FilledQuestion Filled(TrainingQuestion question) => TrainingAssumptions.Complete(question, Catalogue);

    public static TrainingQuestion With(this TrainingQuestion question, System.Func<ModelShape, ModelShape> change) =>
        question with { Model = new ModelChoice { Shape = change(question.Model!.Shape!) } };

    public static TrainingEstimate<T> Estimate<T>(TrainingQuestion question, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var filled = Filled(question);
        var decision = TrainingEngine.Decide(filled.Job, filled.Cluster, Constants.Training);
        return TrainingEngine.Estimate(filled.Job, filled.Cluster, decision, RunConditions.From(Catalogue), Constants.Training, reading);
    }
}
