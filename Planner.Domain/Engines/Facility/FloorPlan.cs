using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>Racks in rows that face each other over a cold aisle, in metres.</summary>
public static class FloorPlan
{
    /// <summary>Above so many racks, rows are drawn as one box each.</summary>
    public const int MostSingleRacks = 1500;

    /// <summary>Of a rack, metre.</summary>
    public const double RackWidth = 0.6;

    /// <summary>Of a rack, metre.</summary>
    public const double RackDepth = 1.2;

    /// <summary>Width of an aisle that servers draw their air from.</summary>
    public static readonly Constant ColdAisleWidth = new(ColdAisle, Units.Metre, Labels.ColdAisle);

    /// <summary>Width of an aisle that servers blow their air into.</summary>
    public static readonly Constant HotAisleWidth = new(HotAisle, Units.Metre, Labels.HotAisle);

    private const double ColdAisle = 1.8;
    private const double HotAisle = 1.2;
    private const double Margin = 1.8;
    private const double RowPitch = RackDepth + ((ColdAisle + HotAisle) / 2);
    private const int RacksOfSpines = 2;

    // A hall twice as wide as deep.
    private const double Aspect = 2;

    /// <summary>The hall to scale.</summary>
    /// <param name="racks">Racks, packed.</param>
    public static Drawing Draw(RackPlan racks)
    {
        var order = Order(racks);
        var (perRow, rows, width, height) = Measure(order.Count);
        var boxes = ImmutableArray.CreateBuilder<DrawnBox>();
        boxes.Add(new DrawnBox(0, 0, width, height, BoxKind.Hall, new DrawnText(Labels.FloorArea, width * height)));
        boxes.AddRange(Aisles(rows, width));
        boxes.AddRange(order.Count > MostSingleRacks ? Rows(order, perRow) : Racks(order, perRow));
        return new Drawing(width, height, boxes.ToImmutable(), []);
    }

    /// <summary>White space of the hall with its aisles, square metre.</summary>
    public static double Area(RackPlan racks)
    {
        var (_, _, width, height) = Measure(racks.Total);
        return width * height;
    }

    /// <summary>Centres of the racks of a kind, in the order in which rows are filled, metre from the hall's upper left corner.</summary>
    public static IEnumerable<(double X, double Y)> Places(RackPlan racks, BoxKind kind)
    {
        var (perRow, _, _, _) = Measure(racks.Total);
        return Order(racks).Select((one, place) => (one, place)).Where(rack => rack.one == kind)
            .Select(rack => (Margin + ((rack.place % perRow) + 0.5) * RackWidth, YOf(rack.place / perRow) + (RackDepth / 2)));
    }

    private static (int PerRow, int Rows, double Width, double Height) Measure(int racks)
    {
        var perRow = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(Aspect * racks * RowPitch / RackWidth)));
        var rows = Math.Max(1, (racks + perRow - 1) / perRow);
        return (perRow, rows, (perRow * RackWidth) + (2 * Margin), YOf(rows - 1) + RackDepth + Margin);
    }

    /// <summary>Racks in the order in which rows are filled: equal blocks of server racks, each around its network rack, then spines, management and storage.</summary>
    private static List<BoxKind> Order(RackPlan racks)
    {
        var order = new List<BoxKind>();
        var (blocks, placed) = (Math.Max(1, racks.NetworkRacks - RacksOfSpines), 0);
        for (var server = 0; server < racks.ServerRacks; server++)
        {
            for (; placed < Math.Min(blocks, racks.NetworkRacks) && server >= Middle(placed, blocks, racks.ServerRacks); placed++)
            {
                order.Add(BoxKind.NetworkRack);
            }

            order.Add(BoxKind.ServerRack);
        }

        order.AddRange(Enumerable.Repeat(BoxKind.NetworkRack, racks.NetworkRacks - placed));
        order.AddRange(Enumerable.Repeat(BoxKind.StorageRack, racks.StorageRacks));
        return order;
    }

    /// <summary>Server racks before the network rack of a block.</summary>
    private static long Middle(int block, int blocks, int servers) => ((2L * block) + 1) * servers / (2L * blocks);

    private static double YOf(int row)
    {
        var pairs = row / 2;
        return Margin + (pairs * 2 * RowPitch) + (row % 2 * (RackDepth + ColdAisle));
    }

    private static IEnumerable<DrawnBox> Aisles(int rows, double width)
    {
        for (var row = 0; row < rows - 1; row++)
        {
            var cold = row % 2 == 0;
            var text = new DrawnText(cold ? Labels.ColdAisle : Labels.HotAisle, cold ? ColdAisle : HotAisle);
            yield return new DrawnBox(Margin, YOf(row) + RackDepth, width - (2 * Margin), cold ? ColdAisle : HotAisle, cold ? BoxKind.ColdAisle : BoxKind.HotAisle, text);
        }
    }

    private static IEnumerable<DrawnBox> Racks(List<BoxKind> order, int perRow) => order.Select((kind, place) =>
        new DrawnBox(Margin + (place % perRow * RackWidth), YOf(place / perRow), RackWidth, RackDepth, kind, new DrawnText(TextOf(kind), null)));

    private static IEnumerable<DrawnBox> Rows(List<BoxKind> order, int perRow) => order.Chunk(perRow).Select((row, place) =>
        new DrawnBox(Margin, YOf(place), row.Length * RackWidth, RackDepth, row.MaxBy(kind => row.Count(other => other == kind)), new DrawnText(Labels.Racks, row.Length)));

    private static Label TextOf(BoxKind kind) => kind switch
    {
        BoxKind.ServerRack => Labels.ServerRack,
        BoxKind.NetworkRack => Labels.NetworkRack,
        _ => Labels.StorageRack,
    };
}
