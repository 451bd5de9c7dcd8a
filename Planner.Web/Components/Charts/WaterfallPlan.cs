using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Web.Display;

namespace Planner.Web.Components.Charts;

/// <summary>One bar of a waterfall.</summary>
/// <param name="Name">Written before or above it.</param>
/// <param name="From">Where it begins, US dollars.</param>
/// <param name="Until">Where it ends, US dollars.</param>
/// <param name="Text">Its amount, as the table shows it.</param>
/// <param name="Style">CSS class of the option whose total it is; null for a step.</param>
public sealed record WaterfallBar(string Name, double From, double Until, string Text, string? Style)
{
    public bool IsTotal => Style is not null;
}

/// <summary>Where the bars of a waterfall lie: one under the other, so that names of any length fit.</summary>
public sealed class WaterfallPlan
{
    private const double Top = 8;
    private const double AxisHeight = 22;
    private readonly double _left;
    private readonly double _low;
    private readonly double _perUsd;

    public WaterfallPlan(IReadOnlyList<WaterfallBar> bars, MoneyDisplay money, bool wide)
    {
        Width = wide ? 912 : 358;
        Pitch = wide ? 27 : 42;
        BarTop = wide ? 5 : 20;
        // Totals are set bold.
        _left = wide ? bars.Select(bar => Svg.TextWidth(bar.Name, bar.IsTotal ? 14 : 12.4) + 22).DefaultIfEmpty(0).Max() : 0;
        var texts = bars.Select(bar => Svg.TextWidth(bar.Text, 12) + 12).DefaultIfEmpty(0).Max();
        var ends = bars.SelectMany(bar => new[] { bar.From, bar.Until }).DefaultIfEmpty(0).ToArray();
        // The steps are what one came to see: the axis begins near the lower total, and says so by its ticks.
        var (low, high) = (Math.Min(ends.Where(end => end != 0).DefaultIfEmpty(0).Min(), ends.Max()), ends.Max());
        var room = (high - low) * 0.25;
        _low = low - room <= 0.35 * high ? Math.Min(0, low) : low - room;
        Broken = _low > 0;
        _perUsd = (Width - _left - (wide ? texts : 8)) / Math.Max(high - _low, 1e-9);
        Height = Top + (bars.Count * Pitch) + AxisHeight;
        Ticks = [.. Svg.Ticks(money.Scaled(_low), money.Scaled(high), wide ? 6 : 4).Select(tick => tick * money.UsdPerUnit)];
    }

    public double Width { get; }

    public double Height { get; }

    public double Pitch { get; }

    public double BarTop { get; }

    /// <summary>The axis does not begin at zero.</summary>
    public bool Broken { get; }

    public ImmutableArray<double> Ticks { get; }

    public double Bottom => Height - AxisHeight;

    public double X(double usd) => _left + ((Math.Max(usd, _low) - _low) * _perUsd);

    public double RowTop(int row) => Top + (row * Pitch);
}
