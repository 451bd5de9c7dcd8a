using System.Linq;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Planner.Tests.Benchmarks;

/// <summary>
/// Runs the benchmarks of this assembly: <c>dotnet run -c Release --project Planner.Tests -- benchmark --filter *MonteCarlo*</c>.
/// In process, because BenchmarkDotNet would otherwise build a project of its own, which central package versions and lock files do not allow.
/// </summary>
public static class BenchmarkRun
{
    public static int Start(string[] args)
    {
        var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(BenchmarkRun).Assembly).Run(args.Length > 0 ? args : ["--filter", "*"], config);
        return summaries.Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0;
    }
}
