using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Threading.Tasks;
using Planner.Domain.Numbers;

namespace Planner.Domain.Studies;

/// <summary>
/// Quantiles of results, which are draws: exactly those that sorting would give, without sorting. The draws are counted into equal classes from the least to the
/// greatest, and only the classes in which a quantile lies are put in order. Many draws are gone through in parts, on all cores; counts add up alike whatever the parts.
/// </summary>
public static class DrawQuantiles
{
    private const int Classes = 1024;
    private const int DrawsOfPart = 65_536;
    private static readonly double[] s_bandShares = [0.1, 0.5, 0.9];

    /// <summary>P10, P50 and P90 of draws.</summary>
    /// <param name="draws">At least one, none of them NaN.</param>
    public static Band BandOf(ReadOnlyMemory<double> draws)
    {
        Span<double> found = stackalloc double[3];
        Find(draws, s_bandShares, found);
        return new Band(found[0], found[1], found[2]);
    }

    /// <summary>The value that a share of the draws lies below, between the two nearest draws.</summary>
    /// <param name="draws">At least one, none of them NaN.</param>
    /// <param name="share">From 0 to 1.</param>
    public static double Of(ReadOnlyMemory<double> draws, double share)
    {
        var found = 0.0;
        Find(draws, new(in share), new(ref found));
        return found;
    }

    private static void Find(ReadOnlyMemory<double> draws, ReadOnlySpan<double> shares, Span<double> found)
    {
        var ends = OfParts(draws, part => Ends(part.Span));
        var least = ends.Min(one => one.Least);
        var scale = new ClassScale(least, Classes / (ends.Max(one => one.Greatest) - least));
        var starts = scale.Tells ? Starts(OfParts(draws, part => Count(part.Span, scale))) : OneClass(draws.Length);
        var wanted = new HashSet<long>();
        foreach (var share in shares)
        {
            var place = share * (draws.Length - 1);
            wanted.Add(ClassOf(starts, (int)place));
            wanted.Add(ClassOf(starts, Above(place, draws.Length)));
        }

        long[] classes = [.. wanted.Order()];
        double[] kept = scale.Tells ? [.. OfParts(draws, part => Keep(part.Span, scale, classes)).SelectMany(part => part)] : draws.ToArray();
        Array.Sort(kept);
        for (var one = 0; one < shares.Length; one++)
        {
            var place = shares[one] * (draws.Length - 1);
            var low = Ranked((int)place, starts, classes, kept);
            found[one] = place > (int)place ? low + ((Ranked(Above(place, draws.Length), starts, classes, kept) - low) * (place - (int)place)) : low;
        }
    }

    private static int Above(double place, int draws) => Math.Min((int)place + 1, draws - 1);

    private static T[] OfParts<T>(ReadOnlyMemory<double> draws, Func<ReadOnlyMemory<double>, T> of)
    {
        if (draws.Length <= DrawsOfPart)
        {
            return [of(draws)];
        }

        var results = new T[(draws.Length + DrawsOfPart - 1) / DrawsOfPart];
        Parallel.For(0, results.Length, part =>
            results[part] = of(draws.Slice(part * DrawsOfPart, Math.Min(DrawsOfPart, draws.Length - (part * DrawsOfPart)))));
        return results;
    }

    private static int[] Count(ReadOnlySpan<double> draws, ClassScale scale)
    {
        var counts = new int[Classes];
        Span<long> classes = stackalloc long[Lanes.Count];
        for (; draws.Length >= Lanes.Count; draws = draws[Lanes.Count..])
        {
            scale.Of(Vector512.Create(draws)).CopyTo(classes);
            foreach (var one in classes)
            {
                counts[one]++;
            }
        }

        foreach (var draw in draws)
        {
            counts[scale.Of(Vector512.Create(draw))[0]]++;
        }

        return counts;
    }

    // For each class how many draws lie in the classes before it, and then how many there are.
    private static int[] Starts(int[][] counts)
    {
        var starts = new int[Classes + 1];
        for (var one = 0; one < Classes; one++)
        {
            starts[one + 1] = starts[one] + counts.Sum(part => part[one]);
        }

        return starts;
    }

    // All draws alike, or so far apart that no class can be told.
    private static int[] OneClass(int draws) => [0, .. Enumerable.Repeat(draws, Classes)];

    private static int ClassOf(int[] starts, int rank)
    {
        var found = 0;
        while (starts[found + 1] <= rank)
        {
            found++;
        }

        return found;
    }

    // The draws of the wanted classes.
    private static List<double> Keep(ReadOnlySpan<double> draws, ClassScale scale, long[] wanted)
    {
        var kept = new List<double>();
        for (; draws.Length >= Lanes.Count; draws = draws[Lanes.Count..])
        {
            var classes = scale.Of(Vector512.Create(draws));
            var found = Vector512<long>.Zero;
            foreach (var one in wanted)
            {
                found |= Vector512.Equals(classes, Vector512.Create(one));
            }

            for (var bits = found.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
            {
                kept.Add(draws[BitOperations.TrailingZeroCount(bits)]);
            }
        }

        foreach (var draw in draws)
        {
            if (Array.IndexOf(wanted, scale.Of(Vector512.Create(draw))[0]) >= 0)
            {
                kept.Add(draw);
            }
        }

        return kept;
    }

    private static double Ranked(int rank, int[] starts, long[] wanted, double[] kept)
    {
        var found = ClassOf(starts, rank);
        return kept[rank - starts[found] + wanted.Where(one => one < found).Sum(one => starts[one + 1] - starts[one])];
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
        public bool Tells => PerUnit > 0 && double.IsFinite(PerUnit);

        public Vector512<long> Of(Vector512<double> draws) =>
            Vector512.ConvertToInt64Native(Vector512.MinNative((draws - Vector512.Create(Least)) * Vector512.Create(PerUnit), Vector512.Create(Classes - 1.0)));
    }
}
