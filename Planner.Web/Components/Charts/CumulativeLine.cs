using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Web.Display;

namespace Planner.Web.Components.Charts;

/// <summary>One option's cumulative cost.</summary>
/// <param name="Name">Short, for the end of the line.</param>
/// <param name="Style">CSS class of the option.</param>
/// <param name="Points">US dollars at the end of each month, from the decision (0) on.</param>
/// <param name="Text">The last value as the table shows it.</param>
/// <param name="Best">Drawn thick and on top.</param>
/// <param name="RuledOut">Its label is grey.</param>
public sealed record CumulativeLine(string Name, string Style, ImmutableArray<double> Points, string Text, bool Best, bool RuledOut);

/// <summary>Where one line crosses another.</summary>
/// <param name="Month">Month of the crossing.</param>
/// <param name="Usd">Cumulative cost there.</param>
/// <param name="Text">What stands beside it.</param>
public sealed record Crossing(int Month, double Usd, string Text);

/// <summary>Where the lines of a cumulative chart lie.</summary>
public sealed class CumulativePlan
{
    private const double Top = 12;
    private const double BottomSpace = 36;
    private readonly double _left;
    private readonly double _right;
    private readonly double _low;
    private readonly double _high;
    private readonly int _months;

    public CumulativePlan(IReadOnlyList<CumulativeLine> lines, MoneyDisplay money, bool wide)
    {
        Width = wide ? 440 : 358;
        Height = 280;
        _months = Math.Max(1, lines.Select(line => line.Points.Length - 1).DefaultIfEmpty(1).Max());
        _high = Math.Max(lines.SelectMany(line => line.Points).DefaultIfEmpty(1).Max(), 1e-9);
        _low = Math.Min(lines.SelectMany(line => line.Points).DefaultIfEmpty(0).Min(), 0);
        ValueTicks = [.. Svg.Ticks(money.Scaled(_low), money.Scaled(_high) * 1.04, 5).Select(tick => tick * money.UsdPerUnit)];
        _high = Math.Max(_high * 1.02, ValueTicks[^1]);
        _low = Math.Min(_low, ValueTicks[0]);
        _left = ValueTicks.Select(tick => Svg.TextWidth(money.Tick(tick), 11)).Max() + 8;
        _right = Width - lines.Select(line => Svg.TextWidth(line.Name + " " + line.Text, line.Best ? 12.2 : 11.5)).DefaultIfEmpty(0).Max() - 10;
        var step = _months > 120 ? 48 : _months > 72 ? 24 : _months > 24 ? 12 : _months > 12 ? 6 : _months > 6 ? 3 : 1;
        MonthTicks = [.. Enumerable.Range(0, (_months / step) + 1).Select(place => place * step)];
        LabelTops = Svg.Spread([.. lines.Select(line => Y(line.Points[^1]) + 3.5)], 13, Top + 6, Height - BottomSpace);
    }

    public double Width { get; }

    public double Height { get; }

    public double Left => _left;

    public double Right => _right;

    public double Bottom => Height - BottomSpace;

    public ImmutableArray<double> ValueTicks { get; }

    public ImmutableArray<int> MonthTicks { get; }

    /// <summary>Base lines of the labels at the ends.</summary>
    public IReadOnlyList<double> LabelTops { get; }

    public double X(double month) => _left + ((_right - _left) * month / _months);

    public double Y(double usd) => Bottom - ((Bottom - Top) * (usd - _low) / (_high - _low));
}
