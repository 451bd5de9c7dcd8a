using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Planner.Web.Components.Charts;

/// <summary>What drawings share: coordinates as text, the width of words, round ticks.</summary>
public static class Svg
{
    /// <summary>A coordinate; SVG knows no decimal comma.</summary>
    public static string N(double value) => double.IsFinite(value) ? value.ToString("0.#", CultureInfo.InvariantCulture) : "0";

    /// <summary>Width in pixels that a text takes about: full-width characters an em, others by kind.</summary>
    public static double TextWidth(string text, double size) => size * text.Sum(character => character switch
    {
        >= '\u2e80' => 1.0,
        'i' or 'l' or 'j' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' => 0.28,
        ' ' or '\u00a0' or 'f' or 't' or 'r' or '-' or '(' or ')' => 0.34,
        'm' or 'w' or 'M' or 'W' or '%' => 0.86,
        >= 'A' and <= 'Z' => 0.66,
        _ => 0.56,
    });

    /// <summary>Round values from at or below the minimum to at or above the maximum, about so many of them.</summary>
    public static double[] Ticks(double minimum, double maximum, int about)
    {
        if (!double.IsFinite(minimum) || !double.IsFinite(maximum) || maximum <= minimum)
        {
            return [0, 1];
        }

        var rough = (maximum - minimum) / Math.Max(1, about);
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = magnitude * new[] { 1, 2, 2.5, 5, 10 }.First(multiple => multiple * magnitude >= rough * 0.75);
        var first = Math.Ceiling((minimum / step) - 1e-9);
        var last = Math.Floor((maximum / step) + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(place => (first + place) * step)];
    }

    /// <summary>Of ticks from left to right those whose labels leave room between them; every second, third … of them, so that steps stay even.</summary>
    public static double[] WithRoom(double[] ticks, Func<double, double> x, Func<double, string> label, double size)
    {
        const double Room = 8;
        bool Fits(double[] kept) => kept.Zip(kept.Skip(1)).All(pair => x(pair.Second) - x(pair.First) >= ((TextWidth(label(pair.First), size) + TextWidth(label(pair.Second), size)) / 2) + Room);
        return Enumerable.Range(1, Math.Max(1, ticks.Length)).Select(step => ticks.Where((_, place) => place % step == 0).ToArray()).First(kept => kept.Length < 2 || Fits(kept));
    }

    /// <summary>A polyline as a path.</summary>
    public static string Path(IEnumerable<(double X, double Y)> points) =>
        "M" + string.Join('L', points.Select(point => N(point.X) + " " + N(point.Y)));

    /// <summary>Moves labels apart so that none stands closer than the gap to the next, each as near its wish as it can.</summary>
    public static double[] Spread(IReadOnlyList<double> wishes, double gap, double top, double bottom)
    {
        var order = Enumerable.Range(0, wishes.Count).OrderBy(place => wishes[place]).ToArray();
        var placed = new double[wishes.Count];
        var from = top;
        foreach (var place in order)
        {
            placed[place] = Math.Max(wishes[place], from);
            from = placed[place] + gap;
        }

        var until = bottom;
        foreach (var place in order.Reverse())
        {
            placed[place] = Math.Min(placed[place], until);
            until = placed[place] - gap;
        }

        return placed;
    }
}
