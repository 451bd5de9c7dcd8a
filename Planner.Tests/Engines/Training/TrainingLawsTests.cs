using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Training;

/// <summary>Laws that hold for every job.</summary>
public sealed class TrainingLawsTests
{
    private static readonly Gen<int> s_counts = Gen.Elements(64, 128, 256, 512, 1024);
    private static readonly Gen<string> s_chips = Gen.Elements("h100-sxm-80gb", "a100-sxm-80gb", "b200-sxm-180gb", "gb200", "mi300x-192gb");
    private static readonly Gen<double> s_sizes = Gen.Elements(7e9, 20e9, 70e9, 175e9);

    private static readonly Arbitrary<TrainingQuestion> s_questions = (
        from count in s_counts
        from chip in s_chips
        from size in s_sizes
        from precision in Gen.Elements("bf16", "fp8")
        select TrainingCase.Gpt3(count).With(_ => new() { Parameters = size }) with { Accelerator = chip, PerNode = null, Precision = precision }).ToArbitrary();

    [Fact]
    public void More_tokens_take_longer() => Holds(question =>
        Elapsed(question with { Tokens = question.Tokens * 2 }) > Elapsed(question));

    [Fact]
    public void More_parameters_take_longer() => Holds(question =>
        Elapsed(question.With(shape => shape with { Parameters = shape.Parameters * 2 })) > Elapsed(question));

    [Fact]
    public void More_bandwidth_never_takes_longer() => Holds(question =>
        Elapsed(question with { FabricBytesPerSecondPerAccelerator = 100e9 }) <= Elapsed(question with { FabricBytesPerSecondPerAccelerator = 25e9 }) * (1 + 1e-9));

    [Fact]
    public void Twice_the_accelerators_lengthen_a_step_by_no_more_than_bubble_and_exposed_communication() => Holds(question =>
    {
        var few = Decided(question);
        var many = Decided(question with { Count = question.Count * 2 });
        var overhead = many.Step.Total - many.Step.Busy;
        return many.Step.Total.Value <= few.Step.Total.Value + Math.Max(0, overhead.Value);
    });

    [Fact]
    public void Memory_of_the_weights_is_conserved_over_the_ranks() => Holds(question =>
    {
        var (job, cluster, _) = TrainingCase.Filled(question);
        var layout = TrainingEngine.Decide(job, cluster, TrainingCase.Constants.Training).Layout with { ZeroStage = 0 };
        var one = layout with { Tensor = 1, Pipeline = 1, Data = 1, Context = 1 };
        var cut = MemoryFootprint.Of(job, layout, 2);
        var whole = MemoryFootprint.Of(job, one, 2);
        var ranks = layout.Tensor * layout.Pipeline;
        return Math.Abs((cut.WeightsAndOptimiser * ranks / whole.WeightsAndOptimiser) - 1) < 1e-12;
    });

    [Fact]
    public void Sharding_over_data_ranks_only_ever_saves_memory() => Holds(question =>
    {
        var (job, cluster, _) = TrainingCase.Filled(question);
        var layout = TrainingEngine.Decide(job, cluster, TrainingCase.Constants.Training).Layout;
        var totals = Enumerable.Range(0, 4).Select(zero => MemoryFootprint.Of(job, layout with { ZeroStage = zero }, 2).Total).ToArray();
        return totals.Zip(totals.Skip(1), (less, more) => more <= less * (1 + 1e-12)).All(saved => saved);
    });

    [Fact]
    public void The_search_never_finds_a_slower_layout_than_one_that_a_person_fixes() => Holds(question =>
    {
        var open = TrainingCase.Answer(question);
        var wished = TrainingCase.Answer(question with { Layout = new() { Tensor = 4, Pipeline = 1, Context = 1 } });
        return !wished.Feasible || (open.Feasible && open.StepSeconds <= wished.StepSeconds * (1 + 1e-12));
    });

    [Fact]
    public void A_product_is_never_faster_than_its_arithmetic_or_its_traffic()
    {
        var (job, cluster, _) = TrainingCase.Filled(TrainingCase.Gpt3());
        var pace = ChipPaces.Of(cluster.Chip, 8, cluster.Fabric, job.Precision, TrainingCase.Constants.Training, CentralReading.Instance);

        Prop.ForAll(Gen.Choose(1, 65536).Three().ToArbitrary(), sizes =>
        {
            var (rows, inner, columns) = sizes;
            var time = LayerTiming.Product(pace, rows, inner, columns).Value;
            return time >= pace.WeightProduct.Value * rows * inner * columns
                && time >= pace.OperandByte.Value * 2 * ((double)rows * inner + (double)inner * columns + (double)rows * columns);
        }).QuickCheckThrowOnFailure();
    }

    private static void Holds(Func<TrainingQuestion, bool> law) =>
        Prop.ForAll(s_questions, law).Check(Config.QuickThrowOnFailure.WithMaxTest(30).WithQuietOnSuccess(true));

    private static double Elapsed(TrainingQuestion question) => TrainingCase.Answer(question).ElapsedSeconds!.Value;

    private static TrainingEstimate<Real> Decided(TrainingQuestion question) => TrainingCase.Estimate(question, CentralReading.Instance);
}
