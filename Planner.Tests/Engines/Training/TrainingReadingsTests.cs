using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Training;

/// <summary>Every formula of the training engine runs in all four readings, for every kind of job: dimensions fit and values agree.</summary>
public sealed class TrainingReadingsTests
{
    public static TheoryData<string> Kinds => [.. Questions().Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_whole_estimate_agrees_in_all_readings(string kind) => AllReadings.Agree(new Whole(Questions()[kind]));

    [Fact]
    public void The_pace_of_every_chip_agrees_in_all_readings() => AllReadings.Agree(new Paces());

    [Fact]
    public void Layer_step_and_links_agree_in_all_readings() => AllReadings.Agree(new Parts());

    private static Dictionary<string, TrainingQuestion> Questions()
    {
        var dense = TrainingCase.Gpt3();
        var mixture = dense with { Model = new() { Id = "deepseek-v3" }, SequenceLength = 4096, GlobalBatchSequences = 8192, Count = 1024, Precision = "fp8" };
        return new()
        {
            ["dense"] = dense,
            ["dense in eight bits"] = dense with { Precision = "fp8", Layout = new() { Tensor = 4, Pipeline = 8, Context = 1 } },
            ["four bits on a rack"] = dense with { Accelerator = "gb200", PerNode = 4, Precision = "fp4" },
            ["mixture of experts"] = mixture,
            ["full sharding, plain software"] = dense.With(shape => new() { Parameters = 7e9 }) with { Count = 64, Stack = "eager" },
            ["old software"] = dense with { Accelerator = "a100-sxm-80gb", Stack = "legacy", Precision = "fp16", Layout = new() { Tensor = 8, Pipeline = 8 } },
            ["compiled for TPU"] = dense with { Accelerator = "tpu-v5p", PerNode = 4, Stack = "xla" },
            ["adapters"] = dense with { Model = new() { Id = "llama-2-70b" }, Method = "lora", Count = 16, GlobalBatchSequences = 16, SequenceLength = 8192 },
        };
    }

    private sealed class Whole(TrainingQuestion question) : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var estimate = TrainingCase.Estimate(question, reading);
            T[] main = [estimate.Step.Total, estimate.Steps, estimate.ComputeTime, estimate.TokenRate, estimate.ModelRate, estimate.ModelFlopsUtilisation];
            T[] run = [estimate.Run.Elapsed, estimate.Run.Goodput, estimate.Run.Interruptions, estimate.Run.CheckpointInterval, estimate.Run.FailureScatter];
            return [.. main, .. run, .. estimate.Run.Lost.Select(lost => lost.AcceleratorTime)];
        }
    }

    private sealed class Paces : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var fabric = new FabricLink(TrainingCase.Catalogue.Network["infiniband-ndr-400"].BandwidthPerAccelerator, null, "infiniband");
            foreach (var chip in TrainingCase.Catalogue.Accelerators.Values.OrderBy(chip => chip.Id))
            {
                var pace = ChipPaces.Of(chip, chip.PerNode, fabric, Precision.Fp8, TrainingCase.Constants.Training, reading);
                yield return pace.WeightProduct;
                yield return pace.Product16;
                yield return pace.Attention;
                yield return pace.MemoryByte;
                yield return pace.ScaleUpByte;
                yield return pace.ScaleOutByte;
            }
        }
    }

    private sealed class Parts : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var (job, cluster, _) = TrainingCase.Filled(TrainingCase.Gpt3());
            var layout = TrainingEngine.Decide(job, cluster, TrainingCase.Constants.Training).Layout;
            var pace = ChipPaces.Of(cluster.Chip, cluster.PerNode, cluster.Fabric, job.Precision, TrainingCase.Constants.Training, reading);
            var stack = SoftwareCosts.Of(job, cluster.Chip, TrainingCase.Constants.Training, reading);
            var layer = LayerTiming.Estimate(pace, stack, job.Model, LayerCut.Of(job, layout), job.Sequence, null, frozen: false);
            var step = StepTiming.Estimate(job, cluster.Count, layout, pace, stack, layer.With(Recompute.Selective, 0));
            return [layer.Forward, layer.Backward, layer.Head, step.Busy, step.Bubble, step.Gradients, step.Optimiser, Links.Ring(pace, 16), Links.DataRing(pace, 512, 8, 64)];
        }
    }
}
