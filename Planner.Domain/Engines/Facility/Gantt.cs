using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>The way to the first day as bars over months, a step a row.</summary>
public static class Gantt
{
    private const double BarHeight = 0.8;

    /// <summary>Bars in months from the decision; a line leads from each critical step to the one that waits for it.</summary>
    /// <param name="steps">In the order of their rows.</param>
    /// <param name="firstToken">When the first request is answered, second; a mark in a row of its own.</param>
    public static Drawing Draw(ImmutableArray<SiteStep<Real>> steps, double? firstToken = null)
    {
        var bars = steps.Select((step, row) => new DrawnBox(
            Months(step.Start.Value),
            row,
            Months(step.Duration.Value),
            BarHeight,
            step.Critical ? BoxKind.CriticalStep : BoxKind.Step,
            new DrawnText(step.Label, step.Duration.Value)));
        ImmutableArray<DrawnBox> boxes = firstToken is { } at
            ? [.. bars, new DrawnBox(Months(at), steps.Length, 0, BarHeight, BoxKind.Milestone, new DrawnText(Labels.FirstToken, at))]
            : [.. bars];
        var critical = boxes.Where(box => box.Kind == BoxKind.CriticalStep).OrderBy(box => box.X).ToList();
        var lines = critical.Zip(critical.Skip(1)).Select(pair => new DrawnLine(pair.First.Right, pair.First.Y + BarHeight, pair.Second.X, pair.Second.Y, Dashed: false));
        return new Drawing(boxes.Select(box => box.Right).DefaultIfEmpty(0).Max(), boxes.Length, boxes, [.. lines]);
    }

    private static double Months(double seconds) => Units.Month.FromBase(seconds);
}
