using System;

namespace Planner.Domain.Numbers;

/// <summary>The plain reading: a double. The plan on the screen and the search over designs.</summary>
public readonly record struct Real(double Value) : IReal<Real>
{
    public static Real operator +(Real left, Real right) => new(left.Value + right.Value);

    public static Real operator -(Real left, Real right) => new(left.Value - right.Value);

    public static Real operator *(Real left, Real right) => new(left.Value * right.Value);

    public static Real operator /(Real left, Real right) => new(left.Value / right.Value);

    public static Real operator -(Real value) => new(-value.Value);

    public static implicit operator Real(double value) => new(value);

    public static Real Of(Constant constant) => new(constant.Base);

    public static Real Min(Real left, Real right) => new(Math.Min(left.Value, right.Value));

    public static Real Max(Real left, Real right) => new(Math.Max(left.Value, right.Value));

    public static Real Abs(Real value) => new(Math.Abs(value.Value));

    public static Real Floor(Real value) => new(Math.Floor(value.Value));

    public static Real Ceiling(Real value) => new(Math.Ceiling(value.Value));

    public static Real Sqrt(Real value) => new(Math.Sqrt(value.Value));

    public static Real Pow(Real value, Real exponent) => new(Math.Pow(value.Value, exponent.Value));

    public static Real Exp(Real value) => new(Math.Exp(value.Value));

    public static Real Log(Real value) => new(Math.Log(value.Value));

    public static Real Log2(Real value) => new(Math.Log2(value.Value));

    public static Real WhereLess(Real a, Real b, Real ifLess, Real otherwise) => a.Value < b.Value ? ifLess : otherwise;

    public static Real SolveRate(ReadOnlySpan<Real> flows)
    {
        var values = new double[flows.Length];
        for (var period = 0; period < values.Length; period++)
        {
            values[period] = flows[period].Value;
        }

        return new(RateOfReturn.Solve(values));
    }

    public Real As(Label label) => this;

    public override string ToString() => Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Reads every input at its central value.</summary>
public sealed class CentralReading : IReading<Real>
{
    public static CentralReading Instance { get; } = new();

    public Real Read(Input input) => input.Central;
}
