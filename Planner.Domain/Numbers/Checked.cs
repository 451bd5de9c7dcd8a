using System;

namespace Planner.Domain.Numbers;

/// <summary>
/// A double with its dimension. A test runs every formula once in this reading and fails when a kilowatt is added to a kilowatt-hour.
/// </summary>
public readonly struct Checked : IReal<Checked>
{
    // Turned round, so that the default value is a literal 0, as it is in the other readings.
    private readonly bool _measured;

    public Checked(double value, Dimension dimension)
        : this(value, dimension, literal: false)
    {
    }

    private Checked(double value, Dimension dimension, bool literal)
    {
        Value = value;
        Dimension = dimension;
        _measured = !literal;
    }

    public double Value { get; }

    public Dimension Dimension { get; }

    /// <summary>A literal zero fits any dimension; every other literal is dimensionless.</summary>
    private bool FitsAny => IsLiteral && Value == 0;

    private bool IsLiteral => !_measured;

    public static Checked operator +(Checked left, Checked right) => Like(left.Value + right.Value, left, right, "+");

    public static Checked operator -(Checked left, Checked right) => Like(left.Value - right.Value, left, right, "-");

    public static Checked operator *(Checked left, Checked right) =>
        new(left.Value * right.Value, left.Dimension * right.Dimension, left.FitsAny || right.FitsAny);

    public static Checked operator /(Checked left, Checked right) =>
        new(left.Value / right.Value, left.Dimension / right.Dimension, left.FitsAny);

    public static Checked operator -(Checked value) => new(-value.Value, value.Dimension, value.IsLiteral);

    public static implicit operator Checked(double value) => new(value, Dimension.None, literal: true);

    public static Checked Of(Constant constant) => new(constant.Base, constant.Unit.Dimension);

    public static Checked Min(Checked left, Checked right) => Like(Math.Min(left.Value, right.Value), left, right, "min");

    public static Checked Max(Checked left, Checked right) => Like(Math.Max(left.Value, right.Value), left, right, "max");

    public static Checked Abs(Checked value) => new(Math.Abs(value.Value), value.Dimension, value.IsLiteral);

    public static Checked Floor(Checked value) => new(Math.Floor(Pure(value, "floor")), Dimension.None);

    public static Checked Ceiling(Checked value) => new(Math.Ceiling(Pure(value, "ceiling")), Dimension.None);

    public static Checked Sqrt(Checked value) => new(Math.Sqrt(value.Value), value.Dimension.Power(0.5));

    public static Checked Pow(Checked value, Checked exponent)
    {
        var power = Pure(exponent, "exponent");
        if (value.Dimension == Dimension.None)
        {
            return new(Math.Pow(value.Value, power), Dimension.None);
        }

        return exponent.IsLiteral
            ? new(Math.Pow(value.Value, power), value.Dimension.Power(power))
            : throw new DimensionException($"{value.Dimension} to a power that is not a literal");
    }

    public static Checked Exp(Checked value) => new(Math.Exp(Pure(value, "exp")), Dimension.None);

    public static Checked Log(Checked value) => new(Math.Log(Pure(value, "log")), Dimension.None);

    public static Checked Log2(Checked value) => new(Math.Log2(Pure(value, "log2")), Dimension.None);

    public static Checked WhereLess(Checked a, Checked b, Checked ifLess, Checked otherwise)
    {
        Like(0, a, b, "<");
        return Like(a.Value < b.Value ? ifLess.Value : otherwise.Value, ifLess, otherwise, "where");
    }

    public static Checked SolveRate(ReadOnlySpan<Checked> flows)
    {
        Checked sum = 0;
        var values = new double[flows.Length];
        for (var period = 0; period < values.Length; period++)
        {
            sum += flows[period];
            values[period] = flows[period].Value;
        }

        return new(RateOfReturn.Solve(values), Dimension.None);
    }

    public Checked As(Label label) => FitsAny || Dimension == label.Unit.Dimension
        ? new(Value, label.Unit.Dimension)
        : throw new DimensionException($"{label.Key} is in {label.Unit.Symbol} ({label.Unit.Dimension}), but its formula gives {Dimension}");

    public override string ToString() => $"{Value:R} {Dimension}";

    private static Checked Like(double value, Checked left, Checked right, string operation)
    {
        if (left.FitsAny || right.FitsAny)
        {
            return new(value, left.FitsAny ? right.Dimension : left.Dimension, left.IsLiteral && right.IsLiteral);
        }

        return left.Dimension == right.Dimension
            ? new(value, left.Dimension, left.IsLiteral && right.IsLiteral)
            : throw new DimensionException($"{left.Dimension} {operation} {right.Dimension}");
    }

    private static double Pure(Checked value, string operation) => value.Dimension == Dimension.None || value.FitsAny
        ? value.Value
        : throw new DimensionException($"{operation} of {value.Dimension}");
}

/// <summary>Reads every input at its central value with the dimension of its unit, and refuses an input whose label has another.</summary>
public sealed class CheckedReading : IReading<Checked>
{
    public Checked Read(Input input) => new Checked(input.Central, input.Unit.Dimension).As(input.Label);
}
