using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility.Drawings;

/// <summary>Racks in rows that face each other over a cold aisle, and the plant beside them, in metres.</summary>
public static class FloorPlan
{
    /// <summary>Above so many racks, rows are drawn as one box each.</summary>
    public const int MostSingleRacks = 1500;

    private const double RackWidth = 0.6;
    private const double RackDepth = 1.2;
    private const double ColdAisle = 1.8;
    private const double HotAisle = 1.2;
    private const double Margin = 1.8;
    private const double RowPitch = RackDepth + ((ColdAisle + HotAisle) / 2);
    private const int ServerRacksPerBlock = 8;

    // Planning value: 1,000 square metres for a megawatt, racks at 40 kW; half of the plant is electrical.
    private const double GrossSquareMetresPerWatt = 1000 / 1e6;
    private const double ElectricalHalf = 0.5;

    /// <summary>The hall to scale.</summary>
    /// <param name="racks">Racks, packed.</param>
    /// <param name="itPowerWatts">Nameplate IT power, which the plant grows with.</param>
    public static Drawing Draw(RackPlan racks, double itPowerWatts)
    {
        var order = Order(racks);
        var perRow = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(order.Count * RowPitch / RackWidth)));
        var rows = Math.Max(1, (order.Count + perRow - 1) / perRow);
        var width = (perRow * RackWidth) + (2 * Margin);
        var height = YOf(rows - 1) + RackDepth + Margin;
        var plant = Math.Max(0, (GrossSquareMetresPerWatt * itPowerWatts) - (width * height)) / height;
        var boxes = ImmutableArray.CreateBuilder<DrawnBox>();
        boxes.Add(new DrawnBox(0, 0, width, height, BoxKind.Hall, new DrawnText(Labels.FloorArea, width * height)));
        boxes.AddRange(Aisles(rows, width));
        boxes.AddRange(order.Count > MostSingleRacks ? Rows(order, perRow) : Racks(order, perRow));
        boxes.AddRange(Plant(width, height, plant));
        return new Drawing(width + plant, height, boxes.ToImmutable(), []);
    }

    /// <summary>Racks in the order in which rows are filled: blocks of server racks around their network rack, then spines, management and storage.</summary>
    private static List<BoxKind> Order(RackPlan racks)
    {
        var order = new List<BoxKind>();
        var network = racks.NetworkRacks;
        for (var placed = 0; placed < racks.ServerRacks; placed++)
        {
            if (placed % ServerRacksPerBlock == ServerRacksPerBlock / 2 && network > 0)
            {
                order.Add(BoxKind.NetworkRack);
                network--;
            }

            order.Add(BoxKind.ServerRack);
        }

        order.AddRange(Enumerable.Repeat(BoxKind.NetworkRack, network));
        order.AddRange(Enumerable.Repeat(BoxKind.StorageRack, racks.StorageRacks));
        return order;
    }

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
            var text = new DrawnText(cold ? Labels.ColdAisle : Labels.HotAisle, null);
            yield return new DrawnBox(Margin, YOf(row) + RackDepth, width - (2 * Margin), cold ? ColdAisle : HotAisle, cold ? BoxKind.ColdAisle : BoxKind.HotAisle, text);
        }
    }

    private static IEnumerable<DrawnBox> Racks(List<BoxKind> order, int perRow) => order.Select((kind, place) =>
        new DrawnBox(Margin + (place % perRow * RackWidth), YOf(place / perRow), RackWidth, RackDepth, kind, new DrawnText(TextOf(kind), null)));

    private static IEnumerable<DrawnBox> Rows(List<BoxKind> order, int perRow) => order.Chunk(perRow).Select((row, place) =>
        new DrawnBox(Margin, YOf(place), row.Length * RackWidth, RackDepth, row.MaxBy(kind => row.Count(other => other == kind)), new DrawnText(Labels.Racks, row.Length)));

    private static IEnumerable<DrawnBox> Plant(double hallWidth, double height, double width)
    {
        if (width <= 0)
        {
            yield break;
        }

        var electrical = height * ElectricalHalf;
        yield return new DrawnBox(hallWidth, 0, width, electrical, BoxKind.PowerRoom, new DrawnText(Labels.PowerRoom, width * electrical));
        yield return new DrawnBox(hallWidth, electrical, width, height - electrical, BoxKind.CoolingRoom, new DrawnText(Labels.CoolingRoom, width * (height - electrical)));
    }

    private static Label TextOf(BoxKind kind) => kind switch
    {
        BoxKind.ServerRack => Labels.ServerRack,
        BoxKind.NetworkRack => Labels.NetworkRack,
        _ => Labels.StorageRack,
    };
}
