using System;

namespace Planner.Domain.Numbers;

/// <summary>
/// The number that every formula of the domain computes with. A formula is written once, generic over
/// <typeparamref name="T"/>, and read four ways: <see cref="Real"/>, <see cref="Lanes"/>, <see cref="Term"/>, <see cref="Checked"/>.
/// </summary>
/// <remarks>
/// A formula never asks which reading it is in and never branches on a <typeparamref name="T"/>:
/// it uses <see cref="Min"/>, <see cref="Max"/> and <see cref="WhereLess"/>, which all readings carry out on both branches.
/// </remarks>
public interface IReal<T>
    where T : struct, IReal<T>
{
    static abstract T operator +(T left, T right);

    static abstract T operator -(T left, T right);

    static abstract T operator *(T left, T right);

    static abstract T operator /(T left, T right);

    static abstract T operator -(T value);

    /// <summary>A bare literal: dimensionless, except that 0 fits any dimension.</summary>
    static abstract implicit operator T(double value);

    /// <summary>A constant with a unit and a name, in base units.</summary>
    static abstract T Of(Constant constant);

    /// <summary>factor · other + addend; in <see cref="Lanes"/> rounded once, so that it may differ from the two operations in the last bit.</summary>
    static virtual T MultiplyAdd(T factor, T other, T addend) => (factor * other) + addend;

    static abstract T Min(T left, T right);

    static abstract T Max(T left, T right);

    static abstract T Abs(T value);

    static abstract T Floor(T value);

    static abstract T Ceiling(T value);

    static abstract T Sqrt(T value);

    /// <summary>Power with a dimensionless exponent; a base with a dimension needs an exponent that is a literal.</summary>
    static abstract T Pow(T value, T exponent);

    static abstract T Exp(T value);

    static abstract T Log(T value);

    static abstract T Log2(T value);

    /// <summary><paramref name="ifLess"/> where a &lt; b, else <paramref name="otherwise"/>; without a branch.</summary>
    static abstract T WhereLess(T a, T b, T ifLess, T otherwise);

    /// <summary>
    /// The rate of one period at which flows of one dimension, the first undiscounted, are worth nothing (<see cref="RateOfReturn"/>); not a number where
    /// there is none. The one root that formulas look for, as one node.
    /// </summary>
    static abstract T SolveRate(ReadOnlySpan<T> flows);

    /// <summary>Names this intermediate result. Costs nothing in <see cref="Real"/> and <see cref="Lanes"/>.</summary>
    T As(Label label);
}
