using BenchmarkDotNet.Attributes;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Tests.Plans;

namespace Planner.Tests.Benchmarks;

/// <summary>Ten thousand futures of five options over sixty months, the tornado, and a map of the decision.</summary>
public class StudyBenchmarks
{
    private Scenario _scenario = null!;
    private Decisions _decisions = null!;
    private Comparison<Real> _comparison = null!;

    [GlobalSetup]
    public void Decided()
    {
        _scenario = SeedGround.Example("dgx-a100-500");
        _decisions = PlanBuilder.Decide(_scenario, SeedGround.Ground);
        _comparison = PlanBuilder.Compare(_scenario, SeedGround.Ground, _decisions);
    }

    [Benchmark]
    public object TenThousandFutures() => MonteCarlo.Run(_scenario, SeedGround.Ground, _comparison, _decisions);

    [Benchmark]
    public object Drivers() => Sensitivity.Rank(_scenario, SeedGround.Ground, _comparison, _decisions);

    [Benchmark]
    public object MapOfTwentyByTwenty() => DecisionMap.Draw(_scenario, SeedGround.Ground, 20, [6, 12, 18, 24, 30, 36, 42, 48, 54, 60, 66, 72, 78, 84, 90, 96, 102, 108, 114, 120]);
}
