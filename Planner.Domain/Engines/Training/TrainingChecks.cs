using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Engines.Training;

/// <summary>What is wrong with a training question. A zero where there must be something is no fault of form: it gets a reasoned answer.</summary>
public static class TrainingChecks
{
    private const double MostTokens = 1e18;
    private const double MostCount = 1e9;
    private const double MostSize = 1e8;
    private const double MostBandwidth = 1e13;
    private const double LastZeroStage = 3;

    /// <summary>Every problem at its field.</summary>
    public static ImmutableArray<Problem> Check(TrainingQuestion question, CatalogueSnapshot catalogue)
    {
        var checks = new QuestionChecks();
        checks.Model(question.Model, catalogue, shape => Shape(shape, checks));
        checks.Required("tokens", question.Tokens is not null);
        checks.Required("count", question.Count is not null);
        checks.Accelerator(question.Accelerator, question.Accelerator is { } chip ? catalogue.FindAccelerator(chip) : null);
        if (question.Fabric is { } fabric && TrainingWords.LooksLikeId(fabric) && !catalogue.Network.ContainsKey(fabric))
        {
            checks.Add("fabric", "unknown-id", fabric);
        }

        checks.Within("tokens", question.Tokens, 0, MostTokens);
        checks.Whole("count", question.Count, MostCount);
        checks.Whole("perNode", question.PerNode, MostSize);
        checks.Whole("sequenceLength", question.SequenceLength, MostSize);
        checks.Whole("globalBatchSequences", question.GlobalBatchSequences, MostCount);
        checks.Within("documentTokens", question.DocumentTokens, 0, MostSize);
        checks.Within("fabricBytesPerSecondPerAccelerator", question.FabricBytesPerSecondPerAccelerator, 0, MostBandwidth);
        checks.Within("softwareYear", question.SoftwareYear, QuestionChecks.FirstSoftware, QuestionChecks.LastSoftware);
        checks.Word("method", question.Method, TrainingWords.Method(question.Method) is null);
        checks.Word("precision", question.Precision, TrainingWords.Precision(question.Precision) is null);
        checks.Word("recompute", question.Recompute, TrainingWords.Recompute(question.Recompute) is null);
        checks.Word("stack", question.Stack, TrainingWords.Stack(question.Stack) is null);
        Layout(question.Layout, checks);
        return checks.Problems;
    }

    private static void Layout(LayoutQuestion? layout, QuestionChecks checks)
    {
        if (layout is null)
        {
            return;
        }

        (string Field, double? Value)[] counts =
        [
            ("tensor", layout.Tensor), ("pipeline", layout.Pipeline), ("context", layout.Context), ("expert", layout.Expert), ("data", layout.Data),
            ("microBatchSequences", layout.MicroBatchSequences), ("interleave", layout.Interleave),
        ];
        foreach (var (field, value) in counts)
        {
            checks.Whole("layout." + field, value, MostCount);
            if (value == 0)
            {
                checks.Add("layout." + field, "out-of-range", 1.0, MostCount);
            }
        }

        checks.Whole("layout.zeroStage", layout.ZeroStage, LastZeroStage);
    }

    private static void Shape(ModelShape shape, QuestionChecks checks)
    {
        checks.Within("model.parameters", shape.Parameters, 0, QuestionChecks.MostParameters);
        checks.Within("model.activeParameters", shape.ActiveParameters, 0, QuestionChecks.MostParameters);
        checks.Counts(shape, 0, MostSize);
        checks.Within("model.denseLayers", shape.DenseLayers, 0, shape.Layers ?? MostSize);
        checks.Within("model.activeExperts", shape.ActiveExperts, 0, shape.Experts ?? MostSize);
    }
}
