using System;
using System.Collections.Generic;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Threading;
using Planner.Domain.Numbers;

namespace Planner.Domain.Studies;

/// <summary>
/// P10, P50 and P90 of columns of draws that nobody keeps: exactly those that sorting all draws would give. The first draws of a column tell between which values each quantile
/// will lie; of the draws that pass, those below are counted and only those between are kept.
/// </summary>
internal sealed class QuantileSieve
{
    private const int Windows = 3;

    // So many standard errors of a rank on either side: that a quantile lies outside has never been seen, and is noticed.
    private const double Errors = 6;
    private static readonly double[] s_shares = [0.1, 0.5, 0.9];
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly Lock _gate = new();
    private readonly Part _all;

    /// <param name="first">The first draws of each column.</param>
    public QuantileSieve(double[][] first)
    {
        (_low, _high, _all) = (new double[first.Length * Windows], new double[first.Length * Windows], new Part(this, first.Length));
        for (var column = 0; column < first.Length; column++)
        {
            double[] sorted = [.. first[column]];
            Array.Sort(sorted);
            for (var window = 0; window < Windows; window++)
            {
                var share = s_shares[window];
                var (place, width) = (share * (sorted.Length - 1), (Errors * Math.Sqrt(share * (1 - share) * sorted.Length)) + 1);
                (_low[(column * Windows) + window], _high[(column * Windows) + window]) = (Bound(sorted, place - width, double.NegativeInfinity), Bound(sorted, place + width, double.PositiveInfinity));
            }
        }
    }

    public int Columns => _low.Length / Windows;

    /// <summary>What one thread lets through.</summary>
    public Part Open() => new(this, Columns);

    /// <summary>Adds what a thread let through; from whatever thread.</summary>
    public void Add(Part part)
    {
        lock (_gate)
        {
            _all.Add(part);
        }
    }

    /// <summary>The band of a column over all draws.</summary>
    /// <param name="column">From 0.</param>
    /// <param name="draws">How many passed.</param>
    /// <returns>Null when a quantile lies outside of what was kept.</returns>
    public Band? BandOf(int column, int draws)
    {
        Span<double> found = stackalloc double[Windows];
        for (var window = 0; window < Windows; window++)
        {
            var place = s_shares[window] * (draws - 1);
            _all.Sort((column * Windows) + window);
            if (_all.Ranked((column * Windows) + window, (int)place) is not { } low || _all.Ranked((column * Windows) + window, Math.Min((int)place + 1, draws - 1)) is not { } high)
            {
                return null;
            }

            found[window] = place > (int)place ? low + ((high - low) * (place - (int)place)) : low;
        }

        return new Band(found[0], found[1], found[2]);
    }

    private static double Bound(double[] sorted, double place, double beyond) => place < 0 || place > sorted.Length - 1 ? beyond : sorted[(int)place];

    /// <summary>Counts and kept draws of some blocks; of one thread at a time. What equals a window's end is counted, so that a column of one value keeps nothing.</summary>
    internal sealed class Part(QuantileSieve sieve, int columns)
    {
        private readonly int[] _below = new int[columns * Windows];
        private readonly int[] _atLow = new int[columns * Windows];
        private readonly int[] _atHigh = new int[columns * Windows];
        private readonly List<double>?[] _kept = new List<double>?[columns * Windows];

        /// <summary>Lets a block of draws pass; a multiple of eight.</summary>
        public void Pass(int column, ReadOnlySpan<double> draws)
        {
            for (var window = column * Windows; window < (column + 1) * Windows; window++)
            {
                var (low, high) = (Vector512.Create(sieve._low[window]), Vector512.Create(sieve._high[window]));
                var kept = _kept[window] ??= [];
                for (var rest = draws; rest.Length >= Lanes.Count; rest = rest[Lanes.Count..])
                {
                    var lanes = Vector512.Create(rest);
                    var atLow = Vector512.Equals(lanes, low);
                    _below[window] += Count(Vector512.LessThan(lanes, low));
                    _atLow[window] += Count(atLow);
                    _atHigh[window] += Count(Vector512.AndNot(Vector512.Equals(lanes, high), atLow));
                    var between = Vector512.LessThan(low, lanes) & Vector512.LessThan(lanes, high);
                    for (var bits = between.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
                    {
                        kept.Add(rest[BitOperations.TrailingZeroCount(bits)]);
                    }
                }
            }
        }

        public void Add(Part other)
        {
            for (var window = 0; window < _below.Length; window++)
            {
                _below[window] += other._below[window];
                _atLow[window] += other._atLow[window];
                _atHigh[window] += other._atHigh[window];
                (_kept[window] ??= []).AddRange(other._kept[window] ?? []);
            }
        }

        public void Sort(int window) => _kept[window]?.Sort();

        /// <summary>The draw of a rank among all, its window sorted; null when it was not kept.</summary>
        public double? Ranked(int window, int rank)
        {
            var kept = _kept[window] ?? [];
            var place = rank - _below[window];
            return place < 0 ? null
                : place < _atLow[window] ? sieve._low[window]
                : (place -= _atLow[window]) < kept.Count ? kept[place]
                : place - kept.Count < _atHigh[window] ? sieve._high[window] : null;
        }

        private static int Count(Vector512<double> mask) => BitOperations.PopCount(mask.ExtractMostSignificantBits());
    }
}
