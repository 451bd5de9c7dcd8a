using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;

namespace Planner.Domain.Studies;

/// <summary>Costs and dates of all options in all draws. Each draw has its own place, so that the order of computing does not matter.</summary>
internal sealed class DrawResults(int options, int months, int draws) : IDraws
{
    /// <summary>Discounted cost to the end of each month, option after option, and then the options' first dates; one value a draw each.</summary>
    public double[][] Columns { get; } = [.. Enumerable.Range(0, (options * months) + options).Select(_ => new double[draws])];

    public int Draws => draws;

    public Band Month(int option, int month) => DrawQuantiles.BandOf(Columns[(option * months) + month]);

    public Band FirstModel(int option) => DrawQuantiles.BandOf(Columns[(options * months) + option]);

    /// <summary>What one option saves against another to the end of each month, over all draws.</summary>
    public ImmutableArray<Band> Savings(int option, int other)
    {
        var byMonth = new Band[months];
        Parallel.For(0, months, month => byMonth[month] = DrawQuantiles.BandOf(Saving(option, other, month)));
        return [.. byMonth];
    }

    /// <summary>What one option saves against another to the end of a month in each draw.</summary>
    /// <param name="option">Place of the option.</param>
    /// <param name="other">Place of the other.</param>
    /// <param name="month">From 0.</param>
    public double[] Saving(int option, int other, int month)
    {
        var (own, against) = (Columns[(option * months) + month], Columns[(other * months) + month]);
        var saved = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            saved[draw] = against[draw] - own[draw];
        }

        return saved;
    }

    /// <summary>Present value of an option in each draw.</summary>
    public double[] PresentValues(int option) => Columns[(option * months) + months - 1];
}
