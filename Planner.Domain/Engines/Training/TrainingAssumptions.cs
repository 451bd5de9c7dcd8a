using System;
using System.Collections.Immutable;
using System.Globalization;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Engines.Training;

/// <summary>A question with nothing left open, and what had to be assumed.</summary>
public sealed record FilledQuestion(TrainingJob Job, Cluster Cluster, ImmutableSortedDictionary<string, object> Assumed);

/// <summary>Fills what a training question leaves open, and says what was filled.</summary>
public static class TrainingAssumptions
{
    private const double SmallestStepTokens = 5e5;
    private const double LargestStepTokens = 16e6;
    private const int TuningBatch = 128;
    private const double EightBitYear = 2024.4;

    // Adapters over weights in four bits: NVIDIA's submissions to MLPerf Training 5.1 and the framework release that carries them.
    private const double FourBitYear = 2025.7;
    private const double FusedYear = 2022.5;
    private const double MixedPrecisionBytes = 14;

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

        var chip = catalogue.FindAccelerator(question.Accelerator!)!;
        var shape = question.Model!.Id is { } id ? catalogue.LanguageModels[id].Shape : question.Model.Shape!;
        var completed = ShapeCompletion.Complete(shape, catalogue.LanguageModels.Values);
        foreach (var (field, value) in completed.Assumed)
        {
            assumed[field] = value;
        }

        var count = (int)question.Count!.Value;
        var perNode = (int?)question.PerNode ?? Filled("perNode", Math.Min(chip.PerNode, Math.Max(1, count)));
        var year = question.SoftwareYear ?? Filled("softwareYear", catalogue.Year);
        var stack = TrainingWords.Stack(question.Stack) ?? Filled("stack", UsualStack(chip, year));
        var method = TrainingWords.Method(question.Method) ?? Filled("method", TrainingMethod.Pretrain);
        var sequence = (int?)question.SequenceLength ?? Filled("sequenceLength", ModelChoice.UsualSequence);
        var batch = (int?)question.GlobalBatchSequences ?? Filled("globalBatchSequences", Batch(completed.Model, method, sequence, count));
        var job = new TrainingJob
        {
            Model = completed.Model,
            Method = method,
            Tokens = Yours("tokens", Labels.TrainingTokens, question.Tokens!.Value, Units.One),
            Sequence = sequence,
            Batch = batch,
            DocumentTokens = question.DocumentTokens,
            Precision = TrainingWords.Precision(question.Precision) ?? Filled("precision", UsualPrecision(chip, method, year)),
            Recompute = TrainingWords.Recompute(question.Recompute) ?? Recompute.Auto,
            Stack = stack,
            SoftwareYear = year,
            Layout = Wish(question.Layout),
        };
        if (method == TrainingMethod.Full && IsTooLarge(job.Model, chip, count))
        {
            assumed["optimiserStateBits"] = 8;
            job = job with { FrugalStates = true };
        }

        var cluster = new Cluster { Chip = chip, Count = count, PerNode = perNode, Fabric = Link(question, chip, Math.Max(1, perNode), catalogue, assumed) };
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

    /// <summary>The format that tuned software of the date computes in: frozen weights bear four bits before trained ones do.</summary>
    private static Precision UsualPrecision(Accelerator chip, TrainingMethod method, double year)
    {
        var frozen = method is TrainingMethod.Lora or TrainingMethod.Qlora;
        if (frozen && chip is { Fp4Rate: not null, Generation: "blackwell" } && year >= FourBitYear)
        {
            return Precision.Fp4;
        }

        return chip.Fp8Rate is not null && year >= EightBitYear ? Precision.Fp8 : chip.Generation == "volta" ? Precision.Fp16 : Precision.Bf16;
    }

    /// <summary>Fused kernels came in mid 2022; before them training ran without.</summary>
    private static StackClass UsualStack(Accelerator chip, double year) =>
        chip.Generation == "tpu" ? StackClass.Xla : year < FusedYear ? StackClass.Legacy : StackClass.Fused;

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
        TrainingQuestion question, Accelerator chip, int perNode, CatalogueSnapshot catalogue, ImmutableSortedDictionary<string, object>.Builder assumed)
    {
        var named = question.Fabric is { } id && catalogue.Network.ContainsKey(id);
        var design = catalogue.Network[named ? question.Fabric! : chip.DefaultFabric];
        var described = named || HasOwnPorts(chip) ? null : FabricDescription.Read(question.Fabric ?? "", perNode);
        if (!named)
        {
            assumed["fabric"] = design.Id;
        }

        var protocol = described?.Protocol ?? design.Protocol;
        if (question.FabricBytesPerSecondPerAccelerator is > 0 and { } bytes)
        {
            return new FabricLink(Yours("fabricBytesPerSecondPerAccelerator", Labels.FabricBandwidthPerAccelerator, bytes, Units.BytePerSecond), null, protocol);
        }

        if (described is null)
        {
            return new FabricLink(design.BandwidthPerAccelerator, null, design.Protocol);
        }

        assumed["fabricBytesPerSecondPerAccelerator"] = described.BytesPerSecond;
        return new FabricLink(Yours("fabric", Labels.FabricBandwidthPerAccelerator, described.BytesPerSecond, Units.BytePerSecond), null, protocol);
    }

    /// <summary>Whether weights, gradients and 32-bit optimiser states overflow all accelerators together.</summary>
    private static bool IsTooLarge(Transformer model, Accelerator chip, int count) =>
        model.Parameters * MixedPrecisionBytes > chip.Memory.Central * LayoutSearch.UsableMemory * count;

    /// <summary>Chips that carry the fabric's ports themselves: the adapters that a server's description counts serve its host.</summary>
    private static bool HasOwnPorts(Accelerator chip) => chip.Generation is "tpu" or "gaudi";

    private static Input Yours(string field, Label label, double value, Unit unit) => new("question/" + field, label, value, unit, Citation.Yours);
}
