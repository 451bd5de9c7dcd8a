using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Serving;

public sealed class MemoryFitTests
{
    private static readonly ServingJob s_job = Servings.Job("llama-3-1-70b");

    [Fact]
    public void Weights_and_caches_fill_what_the_reserve_leaves()
    {
        var replica = Servings.Replica(s_job, Servings.Tensor(2), Servings.Bare, CentralReading.Instance);

        var fit = MemoryFit.Fit(replica);

        Assert.Equal(2 * Units.Gibibyte.ToBase(100), fit.Weights.Value + (fit.Requests.Value * fit.CacheOfRequest.Value), 3);
    }

    [Fact]
    public void The_cache_of_a_token_is_two_vectors_for_each_head_and_layer() =>
        Assert.Equal(2 * 80 * 8 * 128 * 10.0, MemoryFit.CacheOf<Real>(Alone(s_job), 10).Value, 6);

    [Fact]
    public void Latent_attention_keeps_576_elements_a_layer() =>
        Assert.Equal(61 * 576 * 2.0, MemoryFit.CacheOf<Real>(Alone(Servings.Job("deepseek-v3")), 1).Value, 6);

    [Fact]
    public void More_accelerators_than_heads_keep_heads_twice()
    {
        var wide = Servings.Replica(s_job, Servings.Tensor(16), Servings.Bare, CentralReading.Instance);

        Assert.Equal(2 * MemoryFit.CacheOf<Real>(Alone(s_job), 1).Value, MemoryFit.CacheOf<Real>(wide, 1).Value, 6);
    }

    [Fact]
    public void Layers_with_a_window_see_no_more_than_it()
    {
        var model = ServedModel.From(s_job.Shape with { SlidingWindow = 128, FullAttentionLayers = 40 });

        Assert.Equal(((1000 * 0.5) + (128 * 0.5)), MemoryFit.Seen<Real>(model, 1000).Value, 9);
    }

    [Fact]
    public void Memory_keeps_the_whole_context_of_layers_with_a_window()
    {
        var windowed = Alone(s_job with { Shape = s_job.Shape with { SlidingWindow = 128, FullAttentionLayers = 40 } });

        Assert.Equal(MemoryFit.CacheOf<Real>(Alone(s_job), 1000).Value, MemoryFit.CacheKept<Real>(windowed, 1000).Value, 3);
        Assert.True(MemoryFit.CacheOf<Real>(windowed, 1000).Value < MemoryFit.CacheKept<Real>(windowed, 1000).Value);
    }

    [Fact]
    public void Logits_are_four_bytes_a_word_of_the_vocabulary_and_sequence()
    {
        var replica = Servings.Replica(s_job, Servings.One, Servings.Constants, CentralReading.Instance);

        Assert.Equal(4 * 128256 * Servings.Constants["memory-logits"].Base, MemoryFit.Logits(replica).Value, 3);
    }

    [Fact]
    public void An_early_engine_keeps_memory_for_the_largest_step_it_was_built_for()
    {
        var early = Alone(s_job with { SoftwareYear = 2024.7 });
        var step = 2.0 * early.Constants["tokens-per-iteration"].Base * ((2 * 8192) + (2 * 28672) + (80 * 128));

        Assert.Equal(early.Constants["memory-step"].Base * step, MemoryFit.Buffers(early).Value, 3);
        Assert.Equal(0, MemoryFit.Buffers(Alone(s_job)).Value);
        Assert.True(EngineHabits.BuiltForTheLargestStep(early.Job) && !EngineHabits.SchedulesInPython(early.Job));
        Assert.True(EngineHabits.SchedulesInPython(early.Job with { Engine = ServingEngine.Vllm }));
    }

    [Fact]
    public void Spreading_experts_copies_what_is_not_an_expert()
    {
        var job = Servings.Job("mixtral-8x7b");
        var once = MemoryFit.Fit(Servings.Replica(job, Servings.Tensor(4), Servings.Bare, CentralReading.Instance)).Weights.Value;
        var copied = MemoryFit.Fit(Servings.Replica(job, new ServingLayout(4, 1, ExpertParallel: true, 1), Servings.Bare, CentralReading.Instance)).Weights.Value;

        Assert.InRange(copied - once, 3 * 1.3e9, 3 * 2.2e9);
    }

    private static ReplicaOf<Real> Alone(ServingJob job) => Servings.Replica(job, Servings.One, Servings.Bare, CentralReading.Instance);
}
