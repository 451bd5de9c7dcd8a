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

    private readonly Lazy<Measured> _measured = new(() => Measure(ground), LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>Training and serving rows that may be judged, and the rest by name.</summary>
    public Task<Measured> All() => _measured.IsValueCreated ? Task.FromResult(_measured.Value) : Task.Run(Here);

    /// <summary>The same, computed by the thread that asks, for work that is off the page's thread already.</summary>
    public Measured Here() => _measured.Value;

    private static Measured Measure(Ground ground)
    {
        ImmutableArray<PublishedRun> training = [.. s_trainingFiles.SelectMany(file => PublishedRuns.Read(SeedFolder.Read("published/" + file)))];
        var serving = ServingRuns.Read(SeedFolder.Read("published/serving-runs.csv"));
        var trained = TrainingAccuracy.Measure(training.Where(run => run.Use != RunUse.None), ground.Catalogue, ground.Constants);
        var served = ServingAccuracy.Measure(serving.Where(run => run.Use != RunUse.None), ground.Catalogue, ground.Constants);
        var judged = trained.Select(row => row.Run.Id).Concat(served.Select(row => row.Run.Id)).ToHashSet(StringComparer.Ordinal);
        var all = training.Select(run => new SetAside(run.Id, run.Source)).Concat(serving.Select(run => new SetAside(run.Id, run.Source)));
        return new Measured(trained, served, [.. all.Where(run => !judged.Contains(run.Id)).OrderBy(run => run.Id, StringComparer.Ordinal)]);
    }

    /// <summary>Predicted beside measured, and what could not be.</summary>
    public sealed record Measured(ImmutableArray<AccuracyRow> Training, ImmutableArray<ServingAccuracyRow> Serving, ImmutableArray<SetAside> SetAside);

    /// <summary>A published run that is not judged: its source leaves out what the question needs, contradicts itself, or measured something else.</summary>
    public sealed record SetAside(string Id, string Source);
}
