using System;
using System.Runtime.Intrinsics;

namespace Planner.Domain.Numbers;

/// <summary>
/// Eight draws in one SIMD register: Monte Carlo, tornado and two-way tables in one pass.
/// Eight logical lanes on every machine, so the same seed gives the same answer everywhere.
/// </summary>
public readonly struct Lanes(Vector512<double> value) : IReal<Lanes>
{
    /// <summary>Draws that one value holds.</summary>
    public const int Count = 8;

    public Vector512<double> Value { get; } = value;

    public double this[int lane] => Value.GetElement(lane);

    public static Lanes operator +(Lanes left, Lanes right) => new(left.Value + right.Value);

    public static Lanes operator -(Lanes left, Lanes right) => new(left.Value - right.Value);

    public static Lanes operator *(Lanes left, Lanes right) => new(left.Value * right.Value);

    public static Lanes operator /(Lanes left, Lanes right) => new(left.Value / right.Value);

    public static Lanes operator -(Lanes value) => new(-value.Value);

    public static implicit operator Lanes(double value) => new(Vector512.Create(value));

    public static Lanes Of(Constant constant) => new(Vector512.Create(constant.Base));

    // Exact on every machine: where the hardware does not fuse, the runtime computes what it would.
    public static Lanes MultiplyAdd(Lanes factor, Lanes other, Lanes addend) => new(Vector512.FusedMultiplyAdd(factor.Value, other.Value, addend.Value));

    public static Lanes Min(Lanes left, Lanes right) => new(Vector512.Min(left.Value, right.Value));

    public static Lanes Max(Lanes left, Lanes right) => new(Vector512.Max(left.Value, right.Value));

    public static Lanes Abs(Lanes value) => new(Vector512.Abs(value.Value));

    public static Lanes Floor(Lanes value) => new(Vector512.Floor(value.Value));

    public static Lanes Ceiling(Lanes value) => new(Vector512.Ceiling(value.Value));

    public static Lanes Sqrt(Lanes value) => new(Vector512.Sqrt(value.Value));

    public static Lanes Pow(Lanes value, Lanes exponent) => new(LaneFunctions.Pow(value.Value, exponent.Value));

    public static Lanes Exp(Lanes value) => new(LaneFunctions.Exp(value.Value));

    public static Lanes Log(Lanes value) => new(LaneFunctions.Log(value.Value));

    public static Lanes Log2(Lanes value) => new(LaneFunctions.Log2(value.Value));

    public static Lanes WhereLess(Lanes a, Lanes b, Lanes ifLess, Lanes otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a.Value, b.Value), ifLess.Value, otherwise.Value));

    public static Lanes SolveRate(ReadOnlySpan<Lanes> flows)
    {
        Span<double> results = stackalloc double[Count];
        var values = new double[flows.Length];
        for (var lane = 0; lane < Count; lane++)
        {
            for (var period = 0; period < values.Length; period++)
            {
                values[period] = flows[period][lane];
            }

            results[lane] = RateOfReturn.Solve(values);
        }

        return new(Vector512.Create<double>(results));
    }

    public Lanes As(Label label) => this;

    public override string ToString() => Value.ToString();
}
