using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>What a box stands for: it decides colour and pattern.</summary>
public enum BoxKind
{
    Hall,
    ServerRack,
    NetworkRack,
    StorageRack,
    ColdAisle,
    HotAisle,
    Frame,
    Server,
    PowerUnit,
    Utility,
    Transformer,
    Generator,
    Switchgear,
    Ups,
    Distribution,
    Racks,
    Step,
    CriticalStep,
    Milestone,
    CoolingPlant,
    Battery,
    Free,
    Note,
}

/// <summary>Words and a figure beside a shape.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">In base units of the label; null for a name alone.</param>
public sealed record DrawnText(Label Label, double? Value);

/// <summary>A rectangle; x to the right, y down, from the drawing's upper left corner.</summary>
public sealed record DrawnBox(double X, double Y, double Width, double Height, BoxKind Kind, DrawnText? Text)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;
}

/// <summary>A straight line.</summary>
/// <param name="Dashed">Carries no load in normal service.</param>
public sealed record DrawnLine(double X1, double Y1, double X2, double Y2, bool Dashed);

/// <summary>Plain geometry that a page draws as it is. Floor plan and elevation are in metres, the one-line diagram in steps of a grid, the Gantt chart in months and rows.</summary>
public sealed record Drawing(double Width, double Height, ImmutableArray<DrawnBox> Boxes, ImmutableArray<DrawnLine> Lines);
