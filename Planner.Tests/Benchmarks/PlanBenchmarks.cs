using System.Linq;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Tests.Plans;

namespace Planner.Tests.Benchmarks;

/// <summary>How long an edit waits for its answer: deciding all options, and evaluating them once or eight draws at a time.</summary>
public class PlanBenchmarks
{
    private Scenario _scenario = null!;
    private Decisions _decisions = null!;

    [ParamsSource(nameof(Names))]
    public string Example { get; set; } = "";

    public static string[] Names => SeedGround.ExampleNames;

    [GlobalSetup]
    public void Decided()
    {
        _scenario = SeedGround.Example(Example);
        _decisions = PlanBuilder.Decide(_scenario, SeedGround.Ground);
    }

    [Benchmark]
    public object Decide() => PlanBuilder.Decide(_scenario, SeedGround.Ground);

    [Benchmark]
    public object EvaluateOnce() => PlanBuilder.Evaluate(_scenario, SeedGround.Ground, _decisions, CentralReading.Instance);

    [Benchmark]
    public object EvaluateEightDraws() => PlanBuilder.Evaluate(_scenario, SeedGround.Ground, _decisions, new EqualLanes());

    private sealed class EqualLanes : IReading<Lanes>
    {
        public Lanes Read(Input input) => new(Vector512.Create(input.Central));
    }
}
