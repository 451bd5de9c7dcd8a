using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Web.Display;

namespace Planner.Web.Components.Charts;

/// <summary>One bar of the timeline, in months from the decision.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Start">Month it starts.</param>
/// <param name="Months">How long it takes.</param>
/// <param name="Text">Its duration in words.</param>
/// <param name="Critical">It decides the date of the first model.</param>
/// <param name="Main">The training or tuning itself, in the option's colour.</param>
/// <param name="Brief">Its duration alone, where there is little room.</param>
public sealed record TimelineBar(string Name, double Start, double Months, string Text, bool Critical, bool Main, string Brief);

/// <summary>First model of one option, a diamond on the last line.</summary>
public sealed record TimelineMark(string Name, string Style, double Month, bool Best);

/// <summary>All that the timeline draws.</summary>
/// <param name="Decision">Month 0.</param>
/// <param name="FirstModel">Month of the first model of the option shown.</param>
/// <param name="HorizonMonths">Where serving ends.</param>
/// <param name="Style">CSS class of the option shown.</param>
/// <param name="MarksName">Name of the last line.</param>
/// <param name="ServingName">Name of the serving bar.</param>
/// <param name="ServingText">Until when it serves.</param>
/// <param name="FirstToken">Month of the first request answered; the day of the first model where none are.</param>
public sealed record TimelineContent(
    ImmutableArray<TimelineBar> Bars,
    ImmutableArray<TimelineMark> Marks,
    DateOnly Decision,
    double FirstModel,
    int HorizonMonths,
    string Style,
    string MarksName,
    string ServingName,
    string ServingText,
    double FirstToken);

/// <summary>Where the bars of a timeline lie.</summary>
public sealed class TimelinePlan
{
    /// <summary>From a vertical line to its text.</summary>
    public const double TickGap = 3;

    // From the middle of a diamond to its name.
    private const double NameGap = 8;
    private const double RowHeight = 24;
    private const double Top = 30;
    private const int MostLines = 6;
    private readonly double _left;
    private readonly double _months;

    public TimelinePlan(TimelineContent content, Language language, bool wide)
    {
        Width = wide ? 912 : 358;
        var names = content.Bars.Select(bar => bar.Name).Append(content.ServingName).Append(content.MarksName);
        _left = Math.Min(names.Select(name => Svg.TextWidth(name, 11.5)).Max() + 18, wide ? 240 : 132);
        var last = content.Marks.Where(mark => wide || mark.Best).Select(mark => mark.Month).Append(content.FirstModel).Append(content.FirstToken).Max();
        _months = Math.Clamp(last * 1.35, 3, Math.Max(3, content.HorizonMonths));
        Ticks = MakeTicks(content.Decision, language, wide);
        MarkTops = PlaceMarks(content, wide);
        Height = Top + ((content.Bars.Length + 1) * RowHeight) + 38 + (14 * MarkTops.Select(mark => mark.Line + 1).DefaultIfEmpty(1).Max());
    }

    public double Width { get; }

    public double Height { get; }

    public double Left => _left;

    /// <summary>Months at the vertical lines, with what stands above them.</summary>
    public ImmutableArray<(double Month, string Text)> Ticks { get; }

    /// <summary>Marks that are drawn, each with the line (0, 1, 2) its name stands on, where the name begins or ends, and which of both.</summary>
    public ImmutableArray<(TimelineMark Mark, int Line, double At, bool Ends)> MarkTops { get; }

    public double MarksY(TimelineContent content) => Top + ((content.Bars.Length + 1) * RowHeight) + 14;

    public double X(double month) => _left + ((Width - _left) * Math.Min(month, _months) / _months);

    public double RowTop(int row) => Top + (row * RowHeight);

    private ImmutableArray<(double Month, string Text)> MakeTicks(DateOnly decision, Language language, bool wide)
    {
        var spans = new[] { 1, 3, 6, 12, 24, 60 };
        var room = wide ? 76 : 66;
        var step = spans.FirstOrDefault(span => (Width - _left) / _months * span >= room, 120);
        var ticks = ImmutableArray.CreateBuilder<(double Month, string Text)>();
        for (var month = 0; month <= _months; month += step)
        {
            var date = decision.AddMonths(month);
            var text = month == 0 || date.Month <= step ? DateDisplay.Month(date, language) : DateDisplay.MonthName(date, language);
            if (X(month) + TickGap + Svg.TextWidth(text, 11) <= Width)
            {
                ticks.Add((month, text));
            }
        }

        return ticks.ToImmutable();
    }

    // Names stand behind their diamond, before it at the right edge, at the edge itself where neither has room, and one line lower where they would collide.
    private ImmutableArray<(TimelineMark Mark, int Line, double At, bool Ends)> PlaceMarks(TimelineContent content, bool wide)
    {
        var taken = Enumerable.Repeat(double.MinValue, MostLines).ToArray();
        // The diamonds stand on the first line: a name there must clear the next diamond too.
        var months = content.Marks.Select(mark => X(mark.Month)).ToArray();
        var placed = ImmutableArray.CreateBuilder<(TimelineMark Mark, int Line, double At, bool Ends)>();
        foreach (var mark in content.Marks.Where(mark => (wide || mark.Best) && double.IsFinite(mark.Month)).OrderBy(mark => mark.Month))
        {
            var width = Svg.TextWidth(mark.Name, 12) + 20;
            var ends = X(mark.Month) + width > Width;
            var squeezed = ends && X(mark.Month) < width;
            var at = !ends ? X(mark.Month) + NameGap : squeezed ? Width : X(mark.Month) - NameGap;
            var from = ends ? at + NameGap - width : X(mark.Month) - 6;
            var coversDiamond = months.Any(x => (squeezed || Math.Abs(x - X(mark.Month)) > 0.1) && x + 6 > from && x - 6 < from + width);
            var line = Enumerable.Range(coversDiamond ? 1 : 0, MostLines - 1).FirstOrDefault(place => taken[place] <= from, MostLines - 1);
            taken[line] = from + width + 6;
            placed.Add((mark, line, at, ends));
        }

        return placed.ToImmutable();
    }
}
