using System;
using System.Linq;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Web.Reports;

/// <summary>Derivations of a training in depth: its layouts, its fabrics, the time it loses.</summary>
internal static class TrainingRoots
{
    private const string Part = "step-part-";
    private const string Lost = "lost-";
    private const string LostShare = "lost-share-";
    private const string PriceLow = "fabric-price-low";
    private const string PriceHigh = "fabric-price-high";
    private const string Longer = "layout-longer";
    private const string LayoutMemory = "layout-memory";

    // Rows of a bill begin with the same word.
    private static readonly string[] s_fabric = ["fabric-elapsed", "fabric-extra-time", "fabric-time-cost", "fabric-price-difference", PriceLow, PriceHigh, "fabric-extra-cost"];

    /// <summary>The figure's label and derivation; null when the training's sheet has no such figure.</summary>
    /// <param name="run">The plan's run.</param>
    /// <param name="plan">A plan that trains or tunes.</param>
    /// <param name="figure">Its place is a layout or a fabric.</param>
    public static (Label Label, TermNode Root)? Find(ExplainedRun run, Plan<Term> plan, FigureAddress figure) =>
        TrainingSheet.RunsOf(plan.Decisions) is not { } runs ? null
        : figure.Figure.StartsWith(Lost, StringComparison.Ordinal) ? LostTime(run, runs, figure.Figure)
        : figure.Place is null ? figure.Figure == Labels.MemoryPerAccelerator.Key ? MemoryOf(runs.Job.Layout.Memory) : null
        : s_fabric.Contains(figure.Figure) ? OnFabric(run, plan, runs, figure)
        : figure.Figure is "step-time" or "layout-utilisation" or LayoutMemory or Longer || figure.Figure.StartsWith(Part, StringComparison.Ordinal) ? OfLayout(run, plan, runs, figure)
        : null;

    private static (Label Label, TermNode Root)? LostTime(ExplainedRun run, DecidedRuns runs, string key)
    {
        var own = PlanBuilder.Own(run.Scenario, run.Ground);
        var job = runs.Job;
        var estimate = TrainingEngine.Estimate(job.Job, job.Cluster, job.Layout, RunConditions.From(own.Catalogue), own.Constants.Training, run.Reading);
        var asShare = key.StartsWith(LostShare, StringComparison.Ordinal);
        var cause = key[(asShare ? LostShare : Lost).Length..];
        return estimate.Run.Lost.FirstOrDefault(lost => lost.Cause.Key == cause) is not { } found ? null
            : asShare ? (Labels.LostShare, TrainingSheet.Share(found, estimate.Run, job.Cluster).Node)
            : (found.AcceleratorTime.Node.Label ?? Labels.LostAcceleratorTime, found.AcceleratorTime.Node);
    }

    private static (Label Label, TermNode Root)? OnFabric(ExplainedRun run, Plan<Term> plan, DecidedRuns runs, FigureAddress figure)
    {
        var rows = FabricFigures<Term>.Of(plan, runs, PlanBuilder.Own(run.Scenario, run.Ground), run.Reading);
        var fastest = rows.OrderBy(row => row.Extra.Value).ThenBy(row => row.Price?.Value).FirstOrDefault();
        return rows.FirstOrDefault(row => FigureAddress.PlaceOf(row.Design.Id, row.Oversubscription) == figure.Place) is not { } found ? null : figure.Figure switch
        {
            "fabric-elapsed" => (Labels.TrainingElapsedTime, found.Elapsed.Node),
            "fabric-extra-time" => (Labels.TrainingElapsedTime, found.Extra.Node),
            "fabric-time-cost" => (Labels.ExtraTimeCost, found.TimeCost.Node),
            "fabric-price-difference" => found.PriceBeyond(fastest!) is { } price ? (Labels.FabricPrice, price.Node) : null,
            PriceLow => found.PricesBeyond(fastest!, () => new TermReading()) is { } prices ? (Labels.FabricPrice, prices.Low.Node) : null,
            PriceHigh => found.PricesBeyond(fastest!, () => new TermReading()) is { } ends ? (Labels.FabricPrice, ends.High.Node) : null,
            "fabric-extra-cost" => found.CostBeyond(fastest!) is { } cost ? (Labels.CostDifference, cost.Node) : null,
            _ => null,
        };
    }

    private static (Label Label, TermNode Root)? OfLayout(ExplainedRun run, Plan<Term> plan, DecidedRuns runs, FigureAddress figure)
    {
        var own = PlanBuilder.Own(run.Scenario, run.Ground);
        var layouts = TrainingSheet.Found(runs, own.Constants.Training);
        StepSplit<Term> Split(RankedLayout layout) => StepSplit<Term>.Of(runs.Job, layout, RunConditions.From(own.Catalogue), own.Constants.Training, run.Reading);
        var found = layouts.FirstOrDefault(one => FigureAddress.PlaceOf(one.Layout) == figure.Place);
        if (found is null)
        {
            return null;
        }

        if (figure.Figure == LayoutMemory)
        {
            return MemoryOf(found.Memory);
        }

        var split = Split(found);
        if (figure.Figure == Longer)
        {
            var best = layouts.Select(Split).MinBy(one => one.Step.Value)!;
            return (Labels.StepLonger, Enum.GetValues<StepPart>().Select(part => (split.Of(part) - best.Of(part)).As(Labels.StepLonger)).MaxBy(beyond => beyond.Value).Node);
        }

        return figure.Figure switch
        {
            "step-time" => (Labels.StepTime, split.Step.Node),
            "layout-utilisation" => (Labels.ModelFlopsUtilisation, split.Utilisation.Node),
            _ when Enum.TryParse<StepPart>(figure.Figure[Part.Length..], out var part) && split.Of(part).Node is var node => (node.Label ?? Labels.StepTime, node),
            _ => null,
        };
    }

    private static (Label Label, TermNode Root)? MemoryOf(MemoryFootprint memory) => (Labels.MemoryPerAccelerator, memory.Sum<Term>().Node);
}
