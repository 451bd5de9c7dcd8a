using System.Threading.Tasks;
using Planner.Tests.Benchmarks;
using Planner.Tests.Published;
using Xunit.MicrosoftTestingPlatform;

namespace Planner.Tests;

/// <summary>One program, three uses: <c>benchmark</c>, <c>fit</c>, and otherwise the tests.</summary>
public static class EntryPoint
{
    public static async Task<int> Main(string[] args) => args switch
    {
        ["benchmark", "seed"] => SeedPrint.Start(),
        ["benchmark", "explain", .. var rest] => ExplainTiming.Start(rest),
        ["benchmark", "futures"] => FuturesTiming.Start(),
        ["benchmark", "numpy", .. var rest] => NumpyComparison.Start(rest),
        ["benchmark", .. var rest] => BenchmarkRun.Start(rest),
        ["fit", .. var rest] => ConstantsFit.Start(rest),
        _ => await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    };
}
