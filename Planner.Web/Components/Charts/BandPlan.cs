using System;
using System.Collections.Immutable;
using System.Linq;

namespace Planner.Web.Components.Charts;

/// <summary>A value with its range at one place of an axis.</summary>
public sealed record BandPoint(double X, double Low, double Value, double High);

/// <summary>Where a line with its band lies; a mark on either axis may be set.</summary>
public sealed class BandPlan
{
    private const double Top = 14;
    private const double BottomSpace = 36;
    private readonly double _low;
    private readonly double _high;

    public BandPlan(ImmutableArray<BandPoint> points, bool wide, bool fromZero, Func<double, string> text)
    {
        Points = points;
        Width = wide ? 440 : 358;
        Height = 260;
        _high = points.Max(point => point.High);
        var least = points.Min(point => point.Low);
        _low = fromZero || least > _high * 0.5 == false ? Math.Min(0, least) : least - ((_high - least) * 0.15);
        _high = Math.Max(_high, _low + 1e-9);
        Values = [.. Svg.Ticks(_low, _high * 1.04, 5)];
        _high = Math.Max(_high * 1.02, Values[^1]);
        Left = Values.Select(tick => Svg.TextWidth(text(tick), 11)).DefaultIfEmpty(0).Max() + 10;
        Marks = [.. Svg.Ticks(points[0].X, Math.Max(points[^1].X, points[0].X + 1), wide ? 6 : 4).Where(tick => tick >= points[0].X && tick <= points[^1].X)];
    }

    public ImmutableArray<BandPoint> Points { get; }

    /// <summary>A place on the axis along that is marked, with the value there.</summary>
    public double? MarkX { get; init; }

    /// <summary>A value that is drawn as a line across.</summary>
    public double? MarkY { get; init; }

    public double Width { get; }

    public double Height { get; }

    public double Left { get; }

    public double Bottom => Height - BottomSpace;

    public ImmutableArray<double> Values { get; }

    public ImmutableArray<double> Marks { get; }

    public double X(double x) => Left + ((Width - Left - 12) * (x - Points[0].X) / Math.Max(1e-9, Points[^1].X - Points[0].X));

    public double Y(double y) => Bottom - ((Bottom - Top) * (y - _low) / (_high - _low));
}
