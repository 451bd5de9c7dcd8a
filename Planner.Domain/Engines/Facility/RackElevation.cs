using System;
using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>The front of a full server rack, in metres, with what each part is written beside it.</summary>
public static class RackElevation
{
    private const double UnitHeight = 0.04445;
    private const double Width = 0.6;
    private const double Frame = 0.06;
    private const int RackHeightUnits = 48;
    private const double PowerUnitWidth = 0.05;
    private const int PowerUnits = 3;
    private const double NoteGap = 0.08;
    private const double NoteWidth = 1.7;

    // A line of writing at the scale that a page draws a rack in.
    private const double NoteHeight = 0.1;

    /// <summary>Rack units that servers leave free.</summary>
    /// <param name="height">Rack units of one server.</param>
    /// <param name="servers">Servers in the rack.</param>
    public static T Free<T>(T height, T servers)
        where T : struct, IReal<T> => (RackHeightUnits - (servers * height)).As(Labels.FreeRackUnits);

    /// <summary>Servers from the bottom up, the space above them and the power units at their side.</summary>
    public static Drawing Draw(Server server, RackPlan plan)
    {
        var height = RackHeightUnits * UnitHeight;
        var units = Math.Min(server.RackUnits?.Central ?? RackPacking.RackUnits / (double)Math.Max(1, plan.ServersPerRack), RackHeightUnits);
        var deviceWidth = plan.RackScale ? Width : Width - (PowerUnits * PowerUnitWidth);
        var boxes = ImmutableArray.CreateBuilder<DrawnBox>();
        boxes.Add(new DrawnBox(0, 0, Width + (2 * Frame), height + (2 * Frame), BoxKind.Frame, new DrawnText(Labels.RackPower, plan.RackPowerWatts)));
        for (var i = 0; i < plan.ServersPerRack; i++)
        {
            var top = Frame + height - ((i + 1) * units * UnitHeight);
            boxes.Add(new DrawnBox(Frame, top, deviceWidth, units * UnitHeight, BoxKind.Server, null));
            boxes.Add(Note(top + (units * UnitHeight / 2), new DrawnText(Labels.ServerPower, server.MaximumPower.Central)));
        }

        var free = Free<Real>(units, plan.ServersPerRack).Value;
        if (free * UnitHeight > NoteHeight)
        {
            boxes.Add(new DrawnBox(Frame, Frame, deviceWidth, free * UnitHeight, BoxKind.Free, null));
            boxes.Add(Note(Frame + (free * UnitHeight / 2), new DrawnText(Labels.FreeRackUnits, free)));
        }

        for (var i = 0; i < PowerUnits && !plan.RackScale; i++)
        {
            boxes.Add(new DrawnBox(Frame + Width - ((i + 1) * PowerUnitWidth), Frame, PowerUnitWidth, height, BoxKind.PowerUnit, null));
        }

        return new Drawing(Width + (2 * Frame) + NoteGap + NoteWidth, height + (2 * Frame), boxes.ToImmutable(), []);
    }

    private static DrawnBox Note(double middle, DrawnText text) =>
        new(Width + (2 * Frame) + NoteGap, middle - (NoteHeight / 2), NoteWidth, NoteHeight, BoxKind.Note, text);
}
