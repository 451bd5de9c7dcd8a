using System;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Training;

namespace Planner.Web.Reports;

/// <summary>Where a figure of page, report or API stands, as its element says in <c>data-figure</c>, <c>data-option</c>, <c>data-against</c> and <c>data-place</c>.</summary>
/// <param name="Figure">Key of the figure.</param>
/// <param name="Option">Id of the option that it belongs to.</param>
/// <param name="Against">Id of the option that it is held against; null for a figure of one option.</param>
/// <param name="Place">Which one, where a table has many under one key: a layout, a fabric, a month, a category; otherwise null.</param>
public sealed record FigureAddress(string Figure, string Option, string? Against = null, string? Place = null)
{
    /// <summary>The place of a layout.</summary>
    public static string PlaceOf(ParallelLayout layout) =>
        FormattableString.Invariant($"{layout.Tensor}-{layout.Pipeline}-{layout.Context}-{layout.Expert}-{layout.Data}-{layout.MicroBatch}-{layout.Interleave}-{layout.ZeroStage}-{layout.SequenceParallel}-{layout.Recompute}-{layout.RecomputeShare}");

    /// <summary>The place of a fabric.</summary>
    public static string PlaceOf(string design, int oversubscription) => FormattableString.Invariant($"{design}-{oversubscription}");

    /// <summary>The place of a kind of cost.</summary>
    public static string PlaceOf(CostCategory category, string label, string? of) => of is null ? $"{category}|{label}" : $"{category}|{label}|{of}";
}
