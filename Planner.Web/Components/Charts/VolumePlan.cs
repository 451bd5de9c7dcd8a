using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Web.Display;

namespace Planner.Web.Components.Charts;

/// <summary>Cost of one thing over a volume, both on scales of powers of ten.</summary>
/// <param name="Name">For the end of the line.</param>
/// <param name="Style">CSS class.</param>
/// <param name="Points">Volume and US dollars, both above zero, by rising volume.</param>
/// <param name="Best">Drawn thick and on top.</param>
public sealed record VolumeLine(string Name, string Style, ImmutableArray<(double Volume, double Usd)> Points, bool Best);

/// <summary>Where one line crosses another.</summary>
/// <param name="Volume">There.</param>
/// <param name="Usd">Cost there.</param>
/// <param name="Text">What stands beside it.</param>
public sealed record VolumeCrossing(double Volume, double Usd, string Text);

/// <summary>Where the lines of a cost-over-volume chart lie.</summary>
public sealed class VolumePlan
{
    private const double Top = 14;
    private const double BottomSpace = 36;
    private readonly double _low;
    private readonly double _high;
    private readonly double _least;
    private readonly double _most;

    public VolumePlan(IReadOnlyList<VolumeLine> lines, Func<double, string> amount, bool wide)
    {
        Width = wide ? 920 : 358;
        Height = wide ? 320 : 300;
        var points = lines.SelectMany(line => line.Points).ToArray();
        (_low, _high) = Decades(points.Select(point => point.Usd));
        _least = Math.Log10(points.Select(point => point.Volume).DefaultIfEmpty(0.1).Min());
        _most = Math.Max(_least + 1, Math.Log10(points.Select(point => point.Volume).DefaultIfEmpty(10).Max()));
        ValueTicks = [.. Powers(_low, _high)];
        VolumeTicks = [.. Powers(Math.Ceiling(_least - 1e-9), Math.Floor(_most + 1e-9))];
        Left = ValueTicks.Select(tick => Svg.TextWidth(amount(tick), 11)).DefaultIfEmpty(0).Max() + 8;
        Right = Width - (lines.Select(line => Svg.TextWidth(line.Name, line.Best ? 12.2 : 11.5)).DefaultIfEmpty(0).Max() * 1.06) - 12;
        LabelTops = Svg.Spread([.. lines.Select(line => line.Points.IsEmpty ? Top : Y(line.Points[^1].Usd) + 3.5)], 13, Top + 6, Height - BottomSpace);
    }

    public double Width { get; }

    public double Height { get; }

    public double Left { get; }

    public double Right { get; }

    public double Bottom => Height - BottomSpace;

    public ImmutableArray<double> ValueTicks { get; }

    public ImmutableArray<double> VolumeTicks { get; }

    /// <summary>Base lines of the labels at the ends.</summary>
    public IReadOnlyList<double> LabelTops { get; }

    public double X(double volume) => Left + ((Right - Left) * (Math.Log10(volume) - _least) / (_most - _least));

    public double Y(double usd) => Bottom - ((Bottom - Top) * (Math.Log10(usd) - _low) / (_high - _low));

    private static (double Low, double High) Decades(IEnumerable<double> usd)
    {
        var logs = usd.Where(one => one > 0).Select(Math.Log10).ToArray();
        var low = Math.Floor(logs.DefaultIfEmpty(0).Min());
        return (low, Math.Max(low + 1, Math.Ceiling(logs.DefaultIfEmpty(1).Max())));
    }

    private static IEnumerable<double> Powers(double from, double until)
    {
        for (var power = from; power <= until + 1e-9; power++)
        {
            yield return Math.Pow(10, power);
        }
    }
}
