using System;
using System.Runtime.Intrinsics;
using Planner.Domain.Numbers;

namespace Planner.Domain.Studies;

/// <summary>
/// Quantiles of results, which are draws: exactly those that sorting would give, without sorting. The draws are counted into equal classes from the least to the
/// greatest, and only the classes in which a quantile lies are put in order.
/// </summary>
public static class DrawQuantiles
{
    private const int Classes = 1024;
    private static readonly double[] s_bandShares = [0.1, 0.5, 0.9];

    /// <summary>P10, P50 and P90 of draws.</summary>
    /// <param name="draws">At least one, none of them NaN.</param>
    public static Band BandOf(ReadOnlySpan<double> draws)
    {
        Span<double> found = stackalloc double[3];
        Find(draws, s_bandShares, found);
        return new Band(found[0], found[1], found[2]);
    }

    /// <summary>The value that a share of the draws lies below, between the two nearest draws.</summary>
    /// <param name="draws">At least one, none of them NaN.</param>
    /// <param name="share">From 0 to 1.</param>
    public static double Of(ReadOnlySpan<double> draws, double share)
    {
        var found = 0.0;
        Find(draws, new(in share), new(ref found));
        return found;
    }

    private static void Find(ReadOnlySpan<double> draws, ReadOnlySpan<double> shares, Span<double> found)
    {
        var (least, greatest) = Ends(draws);
        var classes = new ClassScale(least, Classes / (greatest - least));
        Span<int> starts = stackalloc int[Classes + 1];
        Span<bool> wanted = stackalloc bool[Classes];
        wanted.Clear();
        if (!double.IsFinite(classes.PerUnit))
        {
            // All draws alike, or so far apart that no class can be told: one class, which is put in order as a whole.
            classes = new ClassScale(0, 0);
        }

        Count(draws, classes, starts);
        for (var one = 0; one < shares.Length; one++)
        {
            var place = shares[one] * (draws.Length - 1);
            wanted[ClassOf(starts, (int)place)] = true;
            wanted[ClassOf(starts, Math.Min((int)place + 1, draws.Length - 1))] = true;
        }

        var kept = Keep(draws, classes, starts, wanted);
        for (var one = 0; one < shares.Length; one++)
        {
            var place = shares[one] * (draws.Length - 1);
            var low = Ranked((int)place, starts, wanted, kept);
            var high = Ranked(Math.Min((int)place + 1, draws.Length - 1), starts, wanted, kept);
            found[one] = place > (int)place ? low + ((high - low) * (place - (int)place)) : low;
        }
    }

    // Afterwards each class holds how many draws lie in the classes before it.
    private static void Count(ReadOnlySpan<double> draws, ClassScale classes, Span<int> starts)
    {
        starts.Clear();
        foreach (var draw in draws)
        {
            starts[classes.Of(draw) + 1]++;
        }

        for (var one = 1; one <= Classes; one++)
        {
            starts[one] += starts[one - 1];
        }
    }

    private static int ClassOf(ReadOnlySpan<int> starts, int rank)
    {
        var found = 0;
        while (starts[found + 1] <= rank)
        {
            found++;
        }

        return found;
    }

    // The draws of the wanted classes, in order.
    private static double[] Keep(ReadOnlySpan<double> draws, ClassScale classes, ReadOnlySpan<int> starts, ReadOnlySpan<bool> wanted)
    {
        var count = 0;
        for (var one = 0; one < Classes; one++)
        {
            count += wanted[one] ? starts[one + 1] - starts[one] : 0;
        }

        var kept = new double[count];
        var next = 0;
        foreach (var draw in draws)
        {
            if (wanted[classes.Of(draw)])
            {
                kept[next++] = draw;
            }
        }

        Array.Sort(kept);
        return kept;
    }

    private static double Ranked(int rank, ReadOnlySpan<int> starts, ReadOnlySpan<bool> wanted, double[] kept)
    {
        var before = 0;
        for (var one = ClassOf(starts, rank) - 1; one >= 0; one--)
        {
            before += wanted[one] ? 0 : starts[one + 1] - starts[one];
        }

        return kept[rank - before];
    }

    private static (double Least, double Greatest) Ends(ReadOnlySpan<double> draws)
    {
        var (least, greatest) = (draws[0], draws[0]);
        var (low, high) = (Vector512.Create(least), Vector512.Create(least));
        for (; draws.Length >= Lanes.Count; draws = draws[Lanes.Count..])
        {
            var lanes = Vector512.Create(draws);
            (low, high) = (Vector512.Min(low, lanes), Vector512.Max(high, lanes));
        }

        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            (least, greatest) = (Math.Min(least, low[lane]), Math.Max(greatest, high[lane]));
        }

        foreach (var draw in draws)
        {
            (least, greatest) = (Math.Min(least, draw), Math.Max(greatest, draw));
        }

        return (least, greatest);
    }

    private readonly record struct ClassScale(double Least, double PerUnit)
    {
        public int Of(double draw) => Math.Min((int)((draw - Least) * PerUnit), Classes - 1);
    }
}
