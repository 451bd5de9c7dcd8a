using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Web.Display;

namespace Planner.Web.Components.Charts;

/// <summary>One option's bar: its cost by category, resale left of zero, and the net.</summary>
/// <param name="Name">Shown before or above the bar.</param>
/// <param name="Style">CSS class of the option.</param>
/// <param name="Parts">Cost of categories 1 to 6, US dollars.</param>
/// <param name="Resale">Zero or below, US dollars.</param>
/// <param name="Net">The total, US dollars.</param>
/// <param name="NetText">The total as the table shows it.</param>
/// <param name="Likely">P10 and P90 of the total, when they are known.</param>
/// <param name="RuledOut">Drawn pale.</param>
/// <param name="Best">Written strong.</param>
public sealed record StackedBar(
    string Name,
    string Style,
    ImmutableArray<double> Parts,
    double Resale,
    double Net,
    string NetText,
    (double P10, double P90)? Likely,
    bool RuledOut,
    bool Best);

/// <summary>Where the bars of a chart lie.</summary>
public sealed class StackedBarsPlan
{
    private const double Top = 26;
    private const double AxisHeight = 22;
    private readonly double _zero;
    private readonly double _perUsd;

    public StackedBarsPlan(IReadOnlyList<StackedBar> bars, MoneyDisplay money, bool wide)
    {
        Width = wide ? 912 : 358;
        Pitch = wide ? 38 : 50;
        BarTop = wide ? 12 : 22;
        var names = wide ? bars.Select(bar => Svg.TextWidth(bar.Name, bar.Best ? 12.6 : 11.8) + 32).DefaultIfEmpty(0).Max() : 0;
        var nets = wide ? bars.Select(bar => Svg.TextWidth(bar.NetText, 12) + 14).DefaultIfEmpty(0).Max() : 6;
        var high = bars.SelectMany(bar => new[] { bar.Parts.Sum(), bar.Likely?.P90 ?? 0, bar.Net }).DefaultIfEmpty(1).Max();
        var low = bars.Select(bar => bar.Resale).Append(0).Min();
        // A resale label stands inside its bar or not at all, so the names need their own column only.
        _perUsd = (Width - names - nets) / System.Math.Max(high - low, 1e-9);
        _zero = names - (low * _perUsd);
        Height = Top + (bars.Count * Pitch) + AxisHeight;
        Ticks = [.. Svg.Ticks(0, money.Scaled(high), wide ? 5 : 4).Select(tick => tick * money.UsdPerUnit)];
    }

    public double Width { get; }

    public double Height { get; }

    public double Pitch { get; }

    public double BarTop { get; }

    /// <summary>US dollars at the grid lines.</summary>
    public ImmutableArray<double> Ticks { get; }

    public double Bottom => Height - AxisHeight;

    public double X(double usd) => _zero + (usd * _perUsd);

    public double RowTop(int row) => Top + (row * Pitch);
}
