using System.Collections.Generic;
using System.Collections.Immutable;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies.Accuracy;

/// <summary>What was measured of a published serving run.</summary>
public enum ServingMetric
{
    /// <summary>Output tokens a second with a full queue.</summary>
    Throughput,

    /// <summary>Output tokens a second under the load measured.</summary>
    ThroughputUnderLoad,

    /// <summary>Output tokens a second when latency limits bind.</summary>
    ThroughputWithinLimits,
    TimePerOutputToken,
    TimeToFirstToken,
    Power,
}

/// <summary>A published serving run: the questions it answers and what was measured.</summary>
/// <param name="Id">Its id in the table.</param>
/// <param name="Family">Runs of one source and edition.</param>
/// <param name="Question">The run as the product is asked about it.</param>
/// <param name="WithinLimits">The same with a full queue and the limits that bound it; null when it had none.</param>
/// <param name="Measured">Tokens a second, seconds or watts.</param>
/// <param name="Use">What it may be used for.</param>
/// <param name="Source">Where it was published.</param>
public sealed record ServingRun(
    string Id,
    string Family,
    ServingQuestion Question,
    ServingQuestion? WithinLimits,
    ImmutableSortedDictionary<ServingMetric, double> Measured,
    RunUse Use,
    string Source);

/// <summary>Reads <c>seed-data/published/serving-runs.csv</c>.</summary>
public static class ServingRuns
{
    public static ImmutableArray<ServingRun> Read(string csv)
    {
        var runs = ImmutableArray.CreateBuilder<ServingRun>();
        foreach (var row in TableRow.Read(csv))
        {
            runs.Add(Run(row));
        }

        return runs.ToImmutable();
    }

    private static ServingRun Run(TableRow row)
    {
        var question = Question(row);
        var first = row.Number("limitTimeToFirstTokenSeconds");
        var limits = first is null ? null : new ServingTargets(first, row.Number("limitTimePerOutputTokenSeconds"));
        var limited = limits is null ? null : question with { Concurrency = null, RequestsPerSecond = null, Offline = true, Targets = limits };
        var use = row["use"] switch
        {
            "fit" => RunUse.Fit,
            "check" => RunUse.Check,
            _ => RunUse.None,
        };
        return new ServingRun(row["id"]!, row["family"]!, question, limited, Measured(row, question, limits is not null), use, row["source"] ?? "");
    }

    private static ServingQuestion Question(TableRow row) => new()
    {
        Model = new ModelChoice { Id = row["model"] },
        Engine = row["engine"],
        SoftwareYear = row.Number("softwareYear"),
        Precision = row["precision"],
        Accelerator = row["accelerator"],
        Count = row.Count("count"),
        Tensor = row.Count("tensor"),
        InputTokens = row.Number("inputTokens"),
        OutputTokens = row.Number("outputTokens"),
        Concurrency = row.Number("concurrency"),
        RequestsPerSecond = row.Number("requestsPerSecond"),
        Offline = row["offline"] == "true" ? true : null,
    };

    private static ImmutableSortedDictionary<ServingMetric, double> Measured(TableRow row, ServingQuestion question, bool limited)
    {
        var measured = new SortedDictionary<ServingMetric, double>();
        void Note(ServingMetric metric, double? value)
        {
            if (value > 0)
            {
                measured[metric] = value.Value;
            }
        }

        Note(question.Offline == true ? ServingMetric.Throughput : ServingMetric.ThroughputUnderLoad, row.Number("outputTokensPerSecond"));
        Note(ServingMetric.ThroughputWithinLimits, limited ? row.Number("outputTokensPerSecond") : null);
        Note(ServingMetric.TimePerOutputToken, row.Number("timePerOutputTokenSeconds"));
        Note(ServingMetric.TimeToFirstToken, row.Number("timeToFirstTokenSeconds"));
        Note(ServingMetric.Power, row.Number("powerWatts"));
        return measured.ToImmutableSortedDictionary();
    }
}
