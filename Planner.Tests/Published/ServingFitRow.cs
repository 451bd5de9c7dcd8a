using System;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;
using Planner.Domain.Studies.Accuracy;

namespace Planner.Tests.Published;

/// <summary>A published serving run made ready for fitting: its question answered once, its layouts chosen anew whenever the constants have moved.</summary>
public sealed class ServingFitRow
{
    private readonly (ServingJob Job, ServingCluster Cluster) _asked;
    private readonly (ServingJob Job, ServingCluster Cluster)? _limited;
    private ServingLayout? _layout;
    private ServingLayout? _layoutWithinLimits;

    public ServingFitRow(ServingRun run, CatalogueSnapshot catalogue)
    {
        Run = run;
        var (job, cluster, _) = ServingAssumptions.Complete(run.Question, catalogue);
        _asked = (job, cluster);
        if (run.WithinLimits is { } question)
        {
            var (limited, same, _) = ServingAssumptions.Complete(question, catalogue);
            _limited = (limited, same);
        }
    }

    public ServingLayout? Layout => _layout;

    public ServingRun Run { get; }

    public string Model => Run.Question.Model!.Id!;

    public string Chip => _asked.Cluster.Chip.Id;

    public string Regime => ServingRegimes.Throughput(_asked.Job, _asked.Cluster.Chip);

    public static List<ServingFitRow> Of(IEnumerable<ServingRun> runs, CatalogueSnapshot catalogue) =>
        [.. runs.Where(run => run.Use == RunUse.Fit).Select(run => new ServingFitRow(run, catalogue))];

    public void Decide(ServingConstants constants)
    {
        _layout = ServingLayouts.Choose(_asked.Job, _asked.Cluster, constants);
        _layoutWithinLimits = _limited is { } limited ? ServingLayouts.Choose(limited.Job, limited.Cluster, constants) : null;
    }

    /// <summary>Logarithms of predicted over measured, by what was measured, in the layouts decided last.</summary>
    public IEnumerable<(ServingMetric Metric, double Residual)> Residuals(ServingConstants constants)
    {
        var estimate = ServingEstimates.Estimate(_asked.Job, _asked.Cluster, _layout!, constants, CentralReading.Instance);
        var limited = _limited is { } ask ? ServingEstimates.Estimate(ask.Job, ask.Cluster, _layoutWithinLimits!, constants, CentralReading.Instance) : null;
        foreach (var (metric, measured) in Run.Measured)
        {
            var predicted = metric switch
            {
                ServingMetric.ThroughputWithinLimits => limited!.OutputTokensPerSecond,
                ServingMetric.TimePerOutputToken => estimate.TimePerOutputToken,
                ServingMetric.TimeToFirstToken => estimate.TimeToFirstToken,
                ServingMetric.Power => estimate.Power,
                _ => estimate.OutputTokensPerSecond,
            };
            yield return (metric, Math.Log(predicted.Value / measured));
        }
    }
}
