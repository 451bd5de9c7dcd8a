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
    public object MapOfHundredByHundred() => DecisionMap.Draw(_scenario, SeedGround.Ground, Axis(WhatIf.AverageUseId, 0.01, 1), Axis(WhatIf.HorizonId, Units.Month.ToBase(21), Units.Month.ToBase(120)));

    [Benchmark]
    public object MapOfTwoPrices() => DecisionMap.Draw(_scenario, SeedGround.Ground, Axis("servers/dgx-a100-320gb/price", 50_000, 500_000), Axis("terms.discountRatePerYear", 0, 0.2));

    [Benchmark]
    public object HowMuchToOwn() => HybridSizing.Run(_scenario, SeedGround.Ground)!;

    private MapAxis Axis(string input, double from, double until) => MapAxis.Between(WhatIf.Find(input, _scenario, SeedGround.Ground.Catalogue)!, from, until, 100);
}
