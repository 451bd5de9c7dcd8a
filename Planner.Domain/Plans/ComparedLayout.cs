using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>What a training step spends its time on.</summary>
public enum StepPart
{
    /// <summary>Arithmetic and memory of the accelerators, as if every link were free.</summary>
    Compute,

    /// <summary>Traffic of layers, stages and gradients that arithmetic does not hide.</summary>
    Communication,

    /// <summary>Filling and draining the pipeline.</summary>
    Bubble,

    /// <summary>Update of the weights and jitter of many accelerators.</summary>
    Rest,
}

/// <summary>One of the best layouts of a run, or the planned one, beside the best.</summary>
/// <param name="Layout">The layout.</param>
/// <param name="Planned">The layout that the plan has.</param>
/// <param name="Step">Seconds of a step.</param>
/// <param name="Utilisation">Model FLOPs utilisation.</param>
/// <param name="MemoryBytes">Of the fullest accelerator.</param>
/// <param name="Parts">Seconds of each part; they add up to the step.</param>
/// <param name="Behind">Seconds that its step is longer than the best's.</param>
/// <param name="Loses">The part that is longest beyond the best's, and by how many seconds; null for the best and its equals.</param>
public sealed record ComparedLayout(
    ParallelLayout Layout, bool Planned, double Step, double Utilisation, double MemoryBytes, ImmutableSortedDictionary<StepPart, double> Parts, double Behind, (StepPart Part, double Seconds)? Loses)
{
    // Shorter differences are those of rounding, not of the layouts.
    private const double Equal = 1e-6;

    /// <summary>Layouts of a job on the central values, best first.</summary>
    internal static ImmutableArray<ComparedLayout> Rank(DecidedJob decided, IEnumerable<RankedLayout> found, RunConditions conditions, EngineSection constants)
    {
        var rows = found.Select(one => Of(decided, one, conditions, constants)).OrderBy(row => row.Step).ToList();
        return [.. rows.Select(row => row with { Behind = row.Step - rows[0].Step, Loses = LosesBy(row, rows[0]) })];
    }

    private static ComparedLayout Of(DecidedJob decided, RankedLayout found, RunConditions conditions, EngineSection constants)
    {
        var split = StepSplit<Real>.Of(decided, found, conditions, constants, CentralReading.Instance);
        return new(
            found.Layout,
            found.Layout == decided.Layout.Layout,
            split.Step.Value,
            split.Utilisation.Value,
            found.Memory.Total,
            Enum.GetValues<StepPart>().ToImmutableSortedDictionary(part => part, part => split.Of(part).Value),
            0,
            null);
    }

    private static (StepPart Part, double Seconds)? LosesBy(ComparedLayout row, ComparedLayout best)
    {
        var worst = row.Parts.Select(part => (Part: part.Key, Seconds: part.Value - best.Parts[part.Key])).MaxBy(part => part.Seconds);
        return row.Step - best.Step > Equal * best.Step ? worst : null;
    }
}
