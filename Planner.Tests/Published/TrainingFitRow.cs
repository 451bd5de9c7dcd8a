using System;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;
using Planner.Domain.Studies.Accuracy;

namespace Planner.Tests.Published;

/// <summary>A published run made ready for fitting: its question answered once, its layout chosen anew whenever the constants have moved.</summary>
public sealed class TrainingFitRow
{
    private readonly TrainingJob _job;
    private readonly Cluster _cluster;
    private readonly RunConditions _conditions;
    private readonly double _counted;
    private TrainingDecision? _decision;

    public TrainingFitRow(PublishedRun run, CatalogueSnapshot catalogue)
    {
        Run = run;
        (_job, _cluster, _) = TrainingAssumptions.Complete(run.Question, catalogue);
        _conditions = RunConditions.From(catalogue);
        _counted = run.CountsRecomputation ? TrainingWork.WithRecomputation(_job.Model, _job.Sequence) : 1;
        Regime = Regimes.Of(_job, _cluster);
    }

    public PublishedRun Run { get; }

    public string Regime { get; }

    public string Chip => _cluster.Chip.Id;

    /// <summary>How much a row counts: whole runs carry evaluation and start-up, the one-node grid is one machine measured 870 times.</summary>
    public double Weight => Run switch
    {
        { Metric: RunMetric.Minutes or RunMetric.AcceleratorHours or RunMetric.Days } => 0.4,
        { Family: "grid-single" } => 0.15,
        _ => 1,
    };

    /// <summary>Rows that may be fitted: one whose accelerators nobody counted can be judged, but says nothing about a constant.</summary>
    public static List<TrainingFitRow> Of(IEnumerable<PublishedRun> runs, CatalogueSnapshot catalogue) =>
        [.. runs.Where(run => run is { Use: RunUse.Fit, Question.Count: not null }).Select(run => new TrainingFitRow(run, catalogue))];

    public void Decide(EngineSection constants) => _decision = TrainingEngine.Decide(_job, _cluster, constants);

    /// <summary>Logarithm of predicted over measured speed, in the layout decided last.</summary>
    public double Residual(EngineSection constants)
    {
        var estimate = TrainingEngine.Estimate(_job, _cluster, _decision!, _conditions, constants, CentralReading.Instance);
        var speed = Run.Metric switch
        {
            RunMetric.TokensPerSecond => estimate.TokenRate.Value / Run.Value,
            RunMetric.Teraflops => estimate.ModelRate.Value * _counted / Units.TeraflopPerSecond.ToBase(Run.Value),
            RunMetric.Utilisation => estimate.ModelFlopsUtilisation.Value * _counted / Run.Value,
            RunMetric.Minutes => Units.Minute.ToBase(Run.Value) / estimate.Run.Elapsed.Value,
            RunMetric.Days => Units.Day.ToBase(Run.Value) / estimate.Run.Elapsed.Value,
            _ => Units.Hour.ToBase(Run.Value) / (estimate.Run.Elapsed.Value * _cluster.Count),
        };
        return Math.Log(speed);
    }
}
