using System;
using System.Collections.Generic;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Engines.Serving;

/// <summary>Each part of a step against arithmetic by hand: Llama 3.1 70B in fp8 on a chip of round figures, efficiencies one.</summary>
public sealed class StepCostsTests
{
    private const double Vocabulary = 128256.0 * 8192;
    private const double Layers = 70.6e9 - (2 * Vocabulary);
    private static readonly ServingJob s_job = Servings.Job("llama-3-1-70b");

    [Fact]
    public void A_step_reads_all_weights_but_the_input_embedding()
    {
        var (dense, experts) = StepCosts.Reads(Alone());

        Assert.Equal((Layers + (2 * Vocabulary)) / 4e12, dense.Value, 12);
        Assert.Equal(0, experts.Value);
    }

    [Fact]
    public void A_token_costs_two_flop_a_weight() => Assert.Equal(2 * Layers / 2000e12, StepCosts.Matrix(Alone()).Value, 15);

    [Fact]
    public void The_head_stays_in_sixteen_bits() => Assert.Equal(2 * Vocabulary / 1000e12, StepCosts.Head(Alone()).Value, 15);

    [Fact]
    public void One_accelerator_exchanges_nothing()
    {
        Assert.Equal(0, StepCosts.Exchange(Alone()).Value);
        Assert.Equal(0, StepCosts.Latency(Alone()).Value);
    }

    [Fact]
    public void Two_all_reduces_a_layer_carry_two_bytes_there_and_back() =>
        Assert.Equal(8 * 80 * 8192 * 0.5 / 400e9, StepCosts.Exchange(Of(Servings.Tensor(2))).Value, 15);

    [Fact]
    public void A_switch_that_adds_up_carries_everything_once_and_the_sums_once()
    {
        var summing = Servings.Bare.With(new Dictionary<string, double> { ["switch-reduces-hopper-nvlink"] = 1 });
        double On(int accelerators, ServingConstants constants) =>
            StepCosts.Exchange(Servings.Replica(s_job, Servings.Tensor(accelerators), constants, CentralReading.Instance)).Value;

        Assert.Equal(4 * 80 * 8192 * (1 + (1 / 8.0)) / 400e9, On(8, summing), 15);
        Assert.Equal(4 * 80 * 8192 * 1.75 / 400e9, On(8, Servings.Bare.With(new Dictionary<string, double> { ["switch-reduces-hopper-nvlink"] = 0 })), 15);
        Assert.Equal(4 * 80 * 8192 / 400e9, On(2, summing), 15);
    }

    [Fact]
    public void An_early_engine_launches_kernels_one_by_one_and_Arm_is_slow_at_it()
    {
        double Host(double year, string host) => StepCosts.Host(Servings.Replica(
            s_job with { SoftwareYear = year }, Servings.One, Servings.Constants, CentralReading.Instance, Servings.Chip with { HostProcessor = host })).Value;

        Assert.True(Host(2024.7, "arm") > 2 * Host(2024.7, "x86"));
        Assert.Equal(Host(2026, "x86"), Host(2026, "arm"), 12);
    }

    [Fact]
    public void Heads_that_widen_eight_bits_each_for_itself_are_slower()
    {
        var alone = s_job with { Shape = s_job.Shape with { KeyValueHeads = s_job.Shape.AttentionHeads } };
        double Rate(ServingJob job) => Servings.Replica(job, Servings.One, Servings.Constants, CentralReading.Instance).Rates.DecodeAttention.Value;

        Assert.True(Rate(alone) < Rate(s_job));
        Assert.Equal(Rate(s_job), Rate(alone with { Format = ServingFormat.Bf16 }), 3);
    }

    [Fact]
    public void Each_exchange_costs_latency_that_grows_with_accelerators()
    {
        var two = StepCosts.Latency(Servings.Replica(s_job, Servings.Tensor(2), Servings.Constants, CentralReading.Instance)).Value;
        var eight = StepCosts.Latency(Servings.Replica(s_job, Servings.Tensor(8), Servings.Constants, CentralReading.Instance)).Value;

        Assert.InRange(eight / two, 1.2, 3);
    }

    [Fact]
    public void The_cache_of_one_request_is_read_in_every_step() =>
        Assert.Equal(2 * 80 * 8 * 128 * 1250 / 4e12, StepCosts.CacheRead(Alone()).Value, 12);

    [Fact]
    public void Attention_of_a_token_costs_four_flop_a_head_element_and_token_seen() =>
        Assert.Equal(4 * 80 * 8192.0 * 1250 / 1000e12, StepCosts.DecodeAttention(Alone()).Value, 12);

    [Fact]
    public void Attention_of_a_prompt_costs_half_the_square() =>
        Assert.Equal(4 * 80 * 8192.0 * 1000 * 1000 / 2 / 1000e12, StepCosts.PromptAttention(Alone()).Value, 12);

    [Fact]
    public void What_the_cache_holds_is_not_computed_again()
    {
        var (whole, half) = (Alone(), Of(Servings.One, s_job with { CachedShare = 0.5 }));

        Assert.Equal(0.75 * StepCosts.PromptAttention(whole).Value, StepCosts.PromptAttention(half).Value, 12);
        Assert.True(StepCosts.Of(half).Prompt.Value < 0.76 * StepCosts.Of(whole).Prompt.Value);
    }

    [Fact]
    public void A_window_spares_attention_of_long_prompts()
    {
        var windowed = s_job with { Shape = s_job.Shape with { SlidingWindow = 100, FullAttentionLayers = 0 } };

        var ratio = StepCosts.PromptAttention(Of(Servings.One, windowed)).Value / StepCosts.PromptAttention(Alone()).Value;

        Assert.Equal(((100.0 * 1000) - 5000) / 500_000, ratio, 12);
    }

    [Fact]
    public void Passes_over_vectors_are_two_bytes_each()
    {
        var elements = 80.0 * (8192 + (80 * 128) + 28672);

        Assert.Equal(2 * elements / 4e12, StepCosts.Elementwise(Alone()).Value, 15);
    }

    [Fact]
    public void Host_work_has_a_part_for_the_step_and_one_for_each_sequence()
    {
        var replica = Servings.Replica(s_job, Servings.One, Servings.Constants, CentralReading.Instance);

        Assert.InRange(StepCosts.Host(replica).Value, 1e-3, 1e-2);
        Assert.InRange(StepCosts.HostSequence(replica).Value, 1e-7, 1e-5);
    }

    [Fact]
    public void Stages_hand_iterations_over_and_one_stage_does_not()
    {
        var staged = Servings.Replica(s_job, new ServingLayout(1, 4, ExpertParallel: false, 1), Servings.Constants, CentralReading.Instance);

        Assert.Equal(0, StepCosts.Handover(Servings.Replica(s_job, Servings.One, Servings.Constants, CentralReading.Instance)).Value);
        Assert.InRange(StepCosts.Handover(staged).Value, 1e-4, 2e-2);
    }

    [Fact]
    public void Schedulers_in_Python_cost_time_and_most_on_Arm()
    {
        var x86 = Scheduled(2026, "x86");

        Assert.Equal(0, Scheduled(2025, "x86"));
        Assert.True(x86 > 0);
        Assert.True(Scheduled(2026, "arm") > x86);
    }

    [Fact]
    public void Experts_are_read_as_far_as_the_batch_touches_them()
    {
        var step = Servings.Step(Servings.Job("mixtral-8x7b"), constants: Servings.Bare);
        var parts = StepCosts.Of(step.Replica);

        var read = step.Decode(1).Value - parts.Multiply.Value - parts.PerSequence.Value - parts.Fixed.Value;

        Assert.Equal(parts.RestRead.Value + (parts.ExpertRead.Value * 2 / 8), read, 12);
    }

    [Fact]
    public void A_pipeline_reads_in_turns_what_one_accelerator_would_read_alone()
    {
        var parts = StepCosts.Of(Of(new ServingLayout(1, 2, ExpertParallel: false, 1)));

        Assert.Equal(StepCosts.Of(Alone()).RestRead.Value / 2, parts.RestRead.Value, 12);
    }

    [Fact]
    public void Speculative_decoding_makes_a_lone_request_faster_and_a_full_batch_slower()
    {
        var draft = new SpeculativeDecoding { DraftTokens = 4, Acceptance = 0.8, DraftShare = 0.05 };
        var plain = Servings.Step(s_job, Servings.Tensor(2));
        var drafted = Servings.Step(s_job with { Speculation = draft }, Servings.Tensor(2));

        Assert.Equal((1 - Math.Pow(0.8, 5)) / 0.2, draft.TokensPerCheck(), 12);
        Assert.True(drafted.Decode(1).Value < 0.6 * plain.Decode(1).Value);
        Assert.True(drafted.Decode(2000).Value > plain.Decode(2000).Value);
    }

    [Fact]
    public void Serving_is_the_same_in_all_readings() => AllReadings.Agree(new AllParts());

    private static double Scheduled(double year, string host) => StepCosts.Scheduled(Servings.Replica(
        s_job with { SoftwareYear = year }, Servings.One, Servings.Constants, CentralReading.Instance, Servings.Chip with { HostProcessor = host })).Value;

    private static ReplicaOf<Real> Alone() => Of(Servings.One);

    private static ReplicaOf<Real> Of(ServingLayout layout, ServingJob? job = null) => Servings.Replica(job ?? s_job, layout, Servings.Bare, CentralReading.Instance);

    private sealed record AllParts : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var spread = new ServingLayout(4, 1, ExpertParallel: true, 1);
            foreach (var (model, layout) in new[] { ("llama-3-1-70b", Servings.Tensor(2)), ("deepseek-v3", spread), ("gpt-oss-120b", Servings.One) })
            {
                var job = Servings.Job(model) with { VariedLengths = true };
                var replica = Servings.Replica(job, layout, Servings.Constants, reading);
                var parts = StepCosts.Of(replica);
                yield return parts.RestRead;
                yield return parts.ExpertRead;
                yield return parts.Multiply;
                yield return parts.PerSequence;
                yield return StepCosts.Handover(replica) + StepCosts.Scheduled(replica);
                yield return parts.Fixed;
                yield return parts.Prompt;
                yield return MemoryFit.Fit(replica).Requests;
                yield return ReplicaRating.Rate(replica.Model, job, Servings.Chip, layout, Servings.Constants, reading).Matrix;
            }
        }
    }
}
