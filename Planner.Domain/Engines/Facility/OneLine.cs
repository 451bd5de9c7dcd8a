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

    // Generator, cooling and battery stand right of transformer, UPS and distribution.
    private const int LowestRow = 3;
    private const double Gap = 1;
    private const double SideWidth = BoxWidth + Gap;

    // The right column ends within the drawing, its stroke included.
    private const double RightWidth = BoxWidth - 0.05;

    private static readonly (string Kind, BoxKind Box)[] s_downstream =
    [
        ("transformer", BoxKind.Transformer), ("ups", BoxKind.Ups), ("distribution", BoxKind.Distribution),
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
                boxes.Add(new DrawnBox(x, YOf(i + 1), BoxWidth, BoxHeight, stage.Box, new DrawnText(PowerChain.CapacityLabel(stage.Kind), rated)));
                lines.Add(Down(x, i, dashed: false));
            }

            lines.Add(Down(x, stages.Length, dashed: false));
        }

        AddGenerator(size, redundancy, sides, boxes, lines);
        if (stages.Length > 1)
        {
            AddCooling(size, sides, boxes, lines);
            AddBattery(size, stages.Length, sides, boxes, lines);
        }

        boxes.Add(new DrawnBox(Gap, YOf(stages.Length + 1), width - (2 * Gap), BoxHeight, BoxKind.Racks, new DrawnText(Labels.ItPowerNameplate, size.Bill.ItPowerNameplate.Value)));
        return new Drawing(width, YOf(stages.Length + 1) + BoxHeight, boxes.ToImmutable(), lines.ToImmutable());
    }

    /// <summary>Power of chillers, pumps and fans at peak, watt: what the transformers carry beyond the racks and the losses of the chain to them.</summary>
    public static T CoolingPower<T>(FacilitySize<T> size)
        where T : struct, IReal<T>
    {
        var indoor = size.Chain.Where(stage => stage.Kind != "transformer").Select(stage => stage.In).DefaultIfEmpty(size.Bill.ItPowerNameplate).Last();
        var carried = size.Chain.Where(stage => stage.Kind == "transformer").Select(stage => stage.Out).DefaultIfEmpty(size.PeakPower).Last();
        return (carried - indoor).As(Labels.CoolingPower);
    }

    /// <summary>Chillers, pumps and fans hang on the same transformers as the racks, past the UPS.</summary>
    private static void AddCooling(FacilitySize<Real> size, int sides, ImmutableArray<DrawnBox>.Builder boxes, ImmutableArray<DrawnLine>.Builder lines)
    {
        var (from, x, y) = (Gap + ((sides - 1) * SideWidth) + (BoxWidth / 2), Gap + (sides * SideWidth), YOf(2));
        var bend = y - (Gap / 2);
        boxes.Add(new DrawnBox(x, y, RightWidth, BoxHeight, BoxKind.CoolingPlant, new DrawnText(Labels.CoolingPower, CoolingPower(size).Value)));
        lines.Add(new DrawnLine(from, bend, x + (RightWidth / 2), bend, Dashed: false));
        lines.Add(new DrawnLine(x + (RightWidth / 2), bend, x + (RightWidth / 2), y, Dashed: false));
    }

    /// <summary>The battery hangs on the UPS and carries nothing in normal service.</summary>
    private static void AddBattery(FacilitySize<Real> size, int rows, int sides, ImmutableArray<DrawnBox>.Builder boxes, ImmutableArray<DrawnLine>.Builder lines)
    {
        if (size.Bill.Items.FirstOrDefault(item => item.Label == Labels.BatteryEnergy) is not { } battery || rows < LowestRow)
        {
            return;
        }

        var (x, ups, own) = (Gap + (sides * SideWidth), YOf(2) + (BoxHeight / 2), YOf(LowestRow) + (BoxHeight / 2));
        boxes.Add(new DrawnBox(x, YOf(LowestRow), RightWidth, BoxHeight, BoxKind.Battery, new DrawnText(Labels.BatteryEnergy, battery.Count.Value)));
        lines.Add(new DrawnLine(x - Gap, ups, x - (Gap / 2), ups, Dashed: true));
        lines.Add(new DrawnLine(x - (Gap / 2), ups, x - (Gap / 2), own, Dashed: true));
        lines.Add(new DrawnLine(x - (Gap / 2), own, x, own, Dashed: true));
    }

    private static void AddGenerator(FacilitySize<Real> size, Redundancy redundancy, int sides, ImmutableArray<DrawnBox>.Builder boxes, ImmutableArray<DrawnLine>.Builder lines)
    {
        var x = Gap + (sides * SideWidth);
        var y = YOf(1);
        boxes.Add(new DrawnBox(x, y, RightWidth, BoxHeight, BoxKind.Generator, new DrawnText(Labels.GeneratorCapacity, PowerChain.Standby(size.PeakPower, redundancy).Value)));
        lines.Add(new DrawnLine(x - Gap, y + (BoxHeight / 2), x, y + (BoxHeight / 2), Dashed: true));
    }

    private static double YOf(int row) => row * (BoxHeight + Gap);

    private static DrawnLine Down(double x, int row, bool dashed) =>
        new(x + (BoxWidth / 2), YOf(row) + BoxHeight, x + (BoxWidth / 2), YOf(row + 1), dashed);
}
