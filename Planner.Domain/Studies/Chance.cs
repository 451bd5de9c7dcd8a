using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Planner.Domain.Numbers;

namespace Planner.Domain.Studies;

/// <summary>
/// Numbers that look random and are the same on every machine for the same seed: the stream of SplitMix64 (Steele, Lea and Flood 2014), any place of which can be had at once.
/// </summary>
public readonly struct Chance(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const double Unit = 1.0 / (1UL << 53);

    private static Vector512<ulong> Steps => Vector512.Create(0UL, Golden, unchecked(Golden * 2), unchecked(Golden * 3), unchecked(Golden * 4), unchecked(Golden * 5), unchecked(Golden * 6), unchecked(Golden * 7));

    /// <summary>A stream of its own for each input, so that adding an input leaves the draws of the others as they are.</summary>
    public static Chance For(ulong seed, string input)
    {
        var hash = seed ^ 0xCBF29CE484222325;
        foreach (var letter in input)
        {
            hash = (hash ^ letter) * 0x100000001B3;
        }

        return new Chance(hash);
    }

    /// <summary>From 0 to 1, 1 excluded.</summary>
    /// <param name="place">In the stream, from 0 on.</param>
    public double Share(int place) => (At(place) >> 11) * Unit;

    /// <summary>The shares of eight places, from this one on.</summary>
    /// <param name="place">In the stream, from 0 on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes Shares(int place)
    {
        var mixed = Vector512.Create(seed + (Golden * ((ulong)place + 1))) + Steps;
        mixed = (mixed ^ Vector512.ShiftRightLogical(mixed, 30)) * Vector512.Create(0xBF58476D1CE4E5B9UL);
        mixed = (mixed ^ Vector512.ShiftRightLogical(mixed, 27)) * Vector512.Create(0x94D049BB133111EBUL);
        mixed ^= Vector512.ShiftRightLogical(mixed, 31);
        return new Lanes(Vector512.ConvertToDouble(Vector512.ShiftRightLogical(mixed, 11)) * Vector512.Create(Unit));
    }

    /// <summary>From 0 to below the bound.</summary>
    public int Below(int bound, int place) => (int)(((UInt128)At(place) * (ulong)bound) >> 64);

    private ulong At(int place)
    {
        var mixed = seed + (Golden * ((ulong)place + 1));
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
