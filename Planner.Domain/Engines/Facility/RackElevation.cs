using System;
using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>The front of a full server rack, in metres.</summary>
public static class RackElevation
{
    private const double UnitHeight = 0.04445;
    private const double Width = 0.6;
    private const double Frame = 0.06;
    private const int RackHeightUnits = 48;
    private const double PowerUnitWidth = 0.05;
    private const int PowerUnits = 3;

    /// <summary>Servers from the bottom up and the power units beside them.</summary>
    public static Drawing Draw(Server server, RackPlan plan)
    {
        var height = RackHeightUnits * UnitHeight;
        var units = Math.Min(server.RackUnits?.Central ?? RackPacking.RackUnits / (double)Math.Max(1, plan.ServersPerRack), RackHeightUnits);
        var boxes = ImmutableArray.CreateBuilder<DrawnBox>();
        boxes.Add(new DrawnBox(0, 0, Width + (2 * Frame), height + (2 * Frame), BoxKind.Frame, new DrawnText(Labels.RackPower, plan.RackPowerWatts)));
        for (var i = 0; i < plan.ServersPerRack; i++)
        {
            var bottom = Frame + height - (i * units * UnitHeight);
            boxes.Add(new DrawnBox(Frame, bottom - (units * UnitHeight), Width - (PowerUnits * PowerUnitWidth), units * UnitHeight, BoxKind.Server, new DrawnText(Labels.ServerPower, server.MaximumPower.Central)));
        }

        for (var i = 0; i < PowerUnits; i++)
        {
            boxes.Add(new DrawnBox(Frame + Width - ((i + 1) * PowerUnitWidth), Frame, PowerUnitWidth, height, BoxKind.PowerUnit, new DrawnText(Labels.PowerUnits, null)));
        }

        return new Drawing(Width + (2 * Frame), height + (2 * Frame), boxes.ToImmutable(), []);
    }
}
