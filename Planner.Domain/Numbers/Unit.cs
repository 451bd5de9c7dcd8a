namespace Planner.Domain.Numbers;

/// <summary>A unit of measure: its symbol, its dimension, and how many base units it is.</summary>
/// <param name="Symbol">As written in seed data and, translated where a language wants it, on the page.</param>
/// <param name="Dimension">What it measures.</param>
/// <param name="Factor">Base units (W, J, s, B, FLOP, USD, m, kg, K) in one of this unit.</param>
public sealed record Unit(string Symbol, Dimension Dimension, double Factor)
{
    /// <summary>A value of this unit in base units.</summary>
    public double ToBase(double value) => value * Factor;

    /// <summary>A value in base units, in this unit.</summary>
    public double FromBase(double value) => value / Factor;

    public override string ToString() => Symbol;
}
