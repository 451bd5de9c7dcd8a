using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Engines.Facility;

/// <summary>The power chain from the grid to the racks as a one-line diagram, in steps of a grid.</summary>
public static class OneLine
{
    private const double BoxWidth = 3;
    private const double BoxHeight = 1;
    private const double Gap = 1;
    private const double SideWidth = BoxWidth + Gap;

    private static readonly (string Kind, BoxKind Box, Label Label)[] s_downstream =
    [
        ("transformer", BoxKind.Transformer, Labels.TransformerCapacity),
        ("ups", BoxKind.Ups, Labels.UpsCapacity),
        ("distribution", BoxKind.Distribution, Labels.DistributionCapacity),
    ];

    /// <summary>One side, or two for 2N; the generator joins below the transformer and carries nothing in normal service.</summary>
    /// <param name="size">The facility: its stages hold installed capacities.</param>
    /// <param name="redundancy">2N draws both sides, each of half the installed capacity.</param>
    public static Drawing Draw(FacilitySize<Real> size, Redundancy redundancy)
    {
        var sides = redundancy == Redundancy.TwoN ? 2 : 1;
        var stages = s_downstream.Where(stage => size.Chain.Any(part => part.Kind == stage.Kind)).ToImmutableArray();
        var width = (sides * SideWidth) + SideWidth;
        var boxes = ImmutableArray.CreateBuilder<DrawnBox>();
        var lines = ImmutableArray.CreateBuilder<DrawnLine>();
        boxes.Add(new DrawnBox(Gap, 0, width - (2 * Gap), BoxHeight, BoxKind.Utility, new DrawnText(Labels.FacilityPowerPeak, size.PeakPower.Value)));
        for (var side = 0; side < sides; side++)
        {
            var x = Gap + (side * SideWidth);
            for (var i = 0; i < stages.Length; i++)
            {
                var stage = stages[i];
                var rated = size.Chain.Where(part => part.Kind == stage.Kind).Sum(part => part.Rated.Value) / sides;
                boxes.Add(new DrawnBox(x, YOf(i + 1), BoxWidth, BoxHeight, stage.Box, new DrawnText(stage.Label, rated)));
                lines.Add(Down(x, i, dashed: false));
            }

            lines.Add(Down(x, stages.Length, dashed: false));
        }

        AddGenerator(size, sides, boxes, lines);
        boxes.Add(new DrawnBox(Gap, YOf(stages.Length + 1), width - (2 * Gap), BoxHeight, BoxKind.Racks, new DrawnText(Labels.ItPowerNameplate, size.Bill.ItPowerNameplate.Value)));
        return new Drawing(width, YOf(stages.Length + 1) + BoxHeight, boxes.ToImmutable(), lines.ToImmutable());
    }

    private static void AddGenerator(FacilitySize<Real> size, int sides, ImmutableArray<DrawnBox>.Builder boxes, ImmutableArray<DrawnLine>.Builder lines)
    {
        var x = Gap + (sides * SideWidth);
        var y = YOf(1);
        boxes.Add(new DrawnBox(x, y, BoxWidth - Gap, BoxHeight, BoxKind.Generator, new DrawnText(Labels.GeneratorCapacity, size.PeakPower.Value)));
        lines.Add(new DrawnLine(x - Gap, y + (BoxHeight / 2), x, y + (BoxHeight / 2), Dashed: true));
    }

    private static double YOf(int row) => row * (BoxHeight + Gap);

    private static DrawnLine Down(double x, int row, bool dashed) =>
        new(x + (BoxWidth / 2), YOf(row) + BoxHeight, x + (BoxWidth / 2), YOf(row + 1), dashed);
}
