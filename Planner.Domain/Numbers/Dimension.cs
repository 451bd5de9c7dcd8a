using System;
using System.Text;

namespace Planner.Domain.Numbers;

/// <summary>
/// The physical dimension of a number, as exponents of the base units joule, second, US dollar, byte, FLOP, metre, kilogram and kelvin.
/// Exponents are kept in halves, so that the square root of any of them exists.
/// </summary>
public readonly record struct Dimension
{
    private const int Kinds = 8;
    private static readonly string[] s_symbols = ["J", "s", "USD", "B", "FLOP", "m", "kg", "K"];

    // Eight signed exponents, one a byte: equality and addition need no array.
    private readonly long _packed;

    private Dimension(long packed) => _packed = packed;

    /// <summary>A pure number: a count, a share, a ratio.</summary>
    public static Dimension None => default;

    /// <summary>The dimension with these whole exponents.</summary>
    public static Dimension Of(int energy = 0, int time = 0, int money = 0, int data = 0, int work = 0, int length = 0, int mass = 0, int temperature = 0)
    {
        ReadOnlySpan<int> exponents = [energy, time, money, data, work, length, mass, temperature];
        var halves = new int[Kinds];
        for (var i = 0; i < Kinds; i++)
        {
            halves[i] = 2 * exponents[i];
        }

        return Pack(halves);
    }

    public static Dimension operator *(Dimension left, Dimension right) => Combine(left, right, 1);

    public static Dimension operator /(Dimension left, Dimension right) => Combine(left, right, -1);

    /// <summary>This dimension to a power; the result must have exponents that are whole or half.</summary>
    public Dimension Power(double exponent)
    {
        var halves = new int[Kinds];
        for (var i = 0; i < Kinds; i++)
        {
            var scaled = Halves(i) * exponent;
            if (scaled != Math.Round(scaled))
            {
                throw new DimensionException($"({this}) to the power {exponent} has no dimension");
            }

            halves[i] = (int)scaled;
        }

        return Pack(halves);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Kinds; i++)
        {
            if (Halves(i) is var half && half != 0)
            {
                text.Append(text.Length > 0 ? "·" : "").Append(s_symbols[i]).Append(half == 2 ? "" : $"^{half / 2.0}");
            }
        }

        return text.Length > 0 ? text.ToString() : "1";
    }

    private static Dimension Combine(Dimension left, Dimension right, int sign)
    {
        var halves = new int[Kinds];
        for (var i = 0; i < Kinds; i++)
        {
            halves[i] = left.Halves(i) + (sign * right.Halves(i));
        }

        return Pack(halves);
    }

    private static Dimension Pack(ReadOnlySpan<int> halves)
    {
        var packed = 0L;
        for (var i = 0; i < Kinds; i++)
        {
            packed |= (long)(byte)checked((sbyte)halves[i]) << (8 * i);
        }

        return new Dimension(packed);
    }

    private int Halves(int kind) => (sbyte)(_packed >> (8 * kind));
}

/// <summary>A formula added, compared or named numbers whose dimensions differ: a bug in the formula.</summary>
public sealed class DimensionException(string message) : Exception(message);
