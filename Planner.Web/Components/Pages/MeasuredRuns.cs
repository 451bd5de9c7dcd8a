using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Planner.Domain.Plans;
using Planner.Domain.Studies.Accuracy;
using Planner.Web.Storage;

namespace Planner.Web.Components.Pages;

/// <summary>All published runs that the product ships beside what its engines say; computed at the first asking, with the constants that run now.</summary>
public sealed class MeasuredRuns(Ground ground)
{
    private static readonly string[] s_trainingFiles = ["training-runs.csv", "training-grid.csv", "tuning-runs.csv", "megatron-iterations.csv"];

    private readonly Lazy<Task<Measured>> _measured = new(() => Task.Run(() => Measure(ground)), LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>Training and serving rows that may be judged.</summary>
    public Task<Measured> All() => _measured.Value;

    private static Measured Measure(Ground ground)
    {
        var training = s_trainingFiles
            .SelectMany(file => PublishedRuns.Read(SeedFolder.Read("published/" + file)))
            .Where(run => run.Use != RunUse.None);
        var serving = ServingRuns.Read(SeedFolder.Read("published/serving-runs.csv")).Where(run => run.Use != RunUse.None);
        return new Measured(
            TrainingAccuracy.Measure(training, ground.Catalogue, ground.Constants),
            ServingAccuracy.Measure(serving, ground.Catalogue, ground.Constants));
    }

    /// <summary>Predicted beside measured.</summary>
    public sealed record Measured(ImmutableArray<AccuracyRow> Training, ImmutableArray<ServingAccuracyRow> Serving);
}
