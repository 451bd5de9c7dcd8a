using System;
using System.Collections.Immutable;
using System.Globalization;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Training;

/// <summary>A question with nothing left open, and what had to be assumed.</summary>
public sealed record FilledQuestion(TrainingJob Job, Cluster Cluster, ImmutableSortedDictionary<string, object> Assumed);

/// <summary>Fills what a training question leaves open, and says what was filled.</summary>
public static class TrainingAssumptions
{
    private const int UsualSequence = 4096;
    private const double SmallestStepTokens = 5e5;
    private const double LargestStepTokens = 16e6;
    private const int TuningBatch = 128;
    private const double EightBitYear = 2024.4;

    /// <summary>The job and the cluster of a question that passed its checks.</summary>
    public static FilledQuestion Complete(TrainingQuestion question, CatalogueSnapshot catalogue)
    {
        var assumed = ImmutableSortedDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        TValue Filled<TValue>(string field, TValue value)
            where TValue : notnull
        {
            assumed[field] = value is Enum word ? TrainingWords.Word(word) : value;
            return value;
        }

        var chip = TrainingWords.Chip(question.Accelerator!, catalogue)!;
        var shape = question.Model!.Id is { } id ? catalogue.LanguageModels[id].Shape : question.Model.Shape!;
        var completed = ShapeCompletion.Complete(shape, catalogue.LanguageModels.Values);
        foreach (var (field, value) in completed.Assumed)
        {
            assumed[field] = value;
        }

        var count = (int)question.Count!.Value;
        var perNode = (int?)question.PerNode ?? Filled("perNode", Math.Min(chip.PerNode, Math.Max(1, count)));
        var stack = TrainingWords.Stack(question.Stack) ?? Filled("stack", chip.Generation == "tpu" ? StackClass.Xla : StackClass.Fused);
        var year = question.SoftwareYear ?? Filled("softwareYear", CatalogueYear(catalogue));
        var method = TrainingWords.Method(question.Method) ?? Filled("method", TrainingMethod.Pretrain);
        var sequence = (int?)question.SequenceLength ?? Filled("sequenceLength", UsualSequence);
        var batch = (int?)question.GlobalBatchSequences ?? Filled("globalBatchSequences", Batch(completed.Model, method, sequence, count));
        var job = new TrainingJob
        {
            Model = completed.Model,
            Method = method,
            Tokens = Yours("tokens", Labels.TrainingTokens, question.Tokens!.Value, Units.One),
            Sequence = sequence,
            Batch = batch,
            DocumentTokens = question.DocumentTokens,
            Precision = TrainingWords.Precision(question.Precision) ?? Filled("precision", UsualPrecision(chip, year)),
            Recompute = TrainingWords.Recompute(question.Recompute) ?? Recompute.Auto,
            Stack = stack,
            SoftwareYear = year,
            Layout = Wish(question.Layout),
        };
        var cluster = new Cluster { Chip = chip, Count = count, PerNode = perNode, Fabric = Link(question, chip, catalogue, assumed) };
        return new FilledQuestion(job, cluster, assumed.ToImmutable());
    }

    /// <summary>Sequences of a step when nobody says: millions of tokens that grow with the model, as published runs do.</summary>
    public static int Batch(Transformer model, TrainingMethod method, int sequence, int count)
    {
        if (method != TrainingMethod.Pretrain)
        {
            return TuningBatch;
        }

        var tokens = Math.Clamp(SmallestStepTokens * Math.Sqrt(model.Parameters / 1e9), SmallestStepTokens, LargestStepTokens);
        var sequences = Math.Max(tokens / Math.Max(1, sequence), Math.Min(count, 1 << 16) / 8.0);
        return 1 << (int)Math.Clamp(Math.Round(Math.Log2(Math.Max(1, sequences))), 0, 24);
    }

    private static Precision UsualPrecision(Accelerator chip, double year) => chip.Fp8Rate is not null && year >= EightBitYear
        ? Precision.Fp8
        : chip.Generation == "volta" ? Precision.Fp16 : Precision.Bf16;

    private static LayoutWish Wish(LayoutQuestion? layout) => layout is null ? LayoutWish.Open : new LayoutWish
    {
        Tensor = (int?)layout.Tensor,
        Pipeline = (int?)layout.Pipeline,
        Context = (int?)layout.Context,
        Expert = (int?)layout.Expert,
        Data = (int?)layout.Data,
        MicroBatch = (int?)layout.MicroBatchSequences,
        Interleave = (int?)layout.Interleave,
        ZeroStage = (int?)layout.ZeroStage,
        SequenceParallel = layout.SequenceParallel,
    };

    private static FabricLink Link(
        TrainingQuestion question, Accelerator chip, CatalogueSnapshot catalogue, ImmutableSortedDictionary<string, object>.Builder assumed)
    {
        var named = question.Fabric is { } id && catalogue.Network.ContainsKey(id);
        var design = catalogue.Network[named ? question.Fabric! : chip.DefaultFabric];
        if (!named)
        {
            assumed["fabric"] = design.Id;
        }

        return new FabricLink(
            question.FabricBytesPerSecondPerAccelerator is > 0 and { } bytes
                ? Yours("fabricBytesPerSecondPerAccelerator", Labels.FabricBandwidthPerAccelerator, bytes, Units.BytePerSecond)
                : design.BandwidthPerAccelerator,
            null,
            design.Protocol);
    }

    private static Input Yours(string field, Label label, double value, Unit unit) => new("question/" + field, label, value, unit, Citation.Yours);

    private static double CatalogueYear(CatalogueSnapshot catalogue)
    {
        var parts = catalogue.Version.Split('-', '.');
        var year = double.TryParse(parts[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) ? whole : 2026;
        var month = parts.Length > 1 && double.TryParse(parts[1], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return year + ((month - 1) / 12);
    }
}
