using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Training;

/// <summary>One run on one of several fabrics.</summary>
/// <param name="Name">The fabric's name.</param>
/// <param name="Layout">The layout that suits it.</param>
/// <param name="Elapsed">Elapsed time of the run.</param>
/// <param name="Extra">Time beyond the fastest of them.</param>
/// <param name="ExtraAcceleratorTime">Accelerators times that time, which money is paid for.</param>
public sealed record FabricRun<T>(string Name, TrainingDecision Layout, T Elapsed, T Extra, T ExtraAcceleratorTime)
    where T : struct, IReal<T>;

/// <summary>The same run on InfiniBand and RoCE, at 400 and 800 Gb/s, oversubscribed or not.</summary>
public static class FabricComparison
{
    /// <summary>The run on each fabric, the layout decided anew for each, in the order given.</summary>
    public static ImmutableArray<FabricRun<T>> Compare<T>(
        TrainingJob job, Cluster cluster, IEnumerable<(string Name, FabricLink Link)> fabrics, RunConditions conditions, EngineSection constants, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var runs = new List<(string Name, TrainingDecision Layout, T Elapsed)>();
        foreach (var (name, link) in fabrics)
        {
            var joined = cluster with { Fabric = link };
            var layout = TrainingEngine.Decide(job, joined, constants);
            runs.Add((name, layout, TrainingEngine.Estimate(job, joined, layout, conditions, constants, reading).Run.Elapsed));
        }

        var fastest = runs.Select(run => run.Elapsed).Aggregate(T.Min);
        return [.. runs.Select(run =>
        {
            var extra = (run.Elapsed - fastest).As(Labels.TrainingElapsedTime);
            return new FabricRun<T>(run.Name, run.Layout, run.Elapsed, extra, (extra * cluster.Count).As(Labels.LostAcceleratorTime));
        })];
    }
}
