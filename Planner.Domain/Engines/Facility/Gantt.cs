using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>The way to the first day as bars over months, a step a row.</summary>
public static class Gantt
{
    private const double BarHeight = 0.8;

    /// <summary>Bars in months from the decision; a line leads from each critical step to the one that waits for it.</summary>
    public static Drawing Draw(SitePath<Real> path)
    {
        var boxes = path.Steps.Select((step, row) => new DrawnBox(
            Months(step.Start.Value),
            row,
            Months(step.Duration.Value),
            BarHeight,
            step.Critical ? BoxKind.CriticalStep : BoxKind.Step,
            new DrawnText(step.Label, step.Duration.Value))).ToImmutableArray();
        var critical = boxes.Where(box => box.Kind == BoxKind.CriticalStep).OrderBy(box => box.X).ToList();
        var lines = critical.Zip(critical.Skip(1)).Select(pair => new DrawnLine(pair.First.Right, pair.First.Y + BarHeight, pair.Second.X, pair.Second.Y, Dashed: false));
        return new Drawing(Months(path.Ready.Value), boxes.Length, boxes, [.. lines]);
    }

    private static double Months(double seconds) => Units.Month.FromBase(seconds);
}
