using System;
using System.Runtime.CompilerServices;

namespace Planner.Domain.Numbers;

/// <summary>
/// One number for all cells of a row, or a number for each: what no varied input reaches is computed once, as <see cref="Real"/> does; the rest eight cells at a time, as
/// <see cref="Lanes"/> does. For maps, on which most of a plan is the same along a row. Its values lie in a <see cref="StripRow"/>, until that begins the next row.
/// </summary>
public readonly struct Strip : IReal<Strip>
{
    private readonly double _value;
    private readonly int _place;
    private readonly StripRow? _row;

    private Strip(double value) => _value = value;

    internal Strip(StripRow row, int place) => (_row, _place) = (row, place);

    /// <summary>The number of one cell of the present row.</summary>
    public double this[int cell] => _row is null ? _value : _row.Values[_place + (cell / Lanes.Count)][cell % Lanes.Count];

    public static Strip operator +(Strip left, Strip right) =>
        Both(left, right) ? left._value + right._value
        : left.IsNothing ? right
        : right.IsNothing ? left
        : Map<Adding>(left, right);

    public static Strip operator -(Strip left, Strip right) => Both(left, right) ? left._value - right._value : Map<Subtracting>(left, right);

    public static Strip operator *(Strip left, Strip right) => Both(left, right) ? left._value * right._value : Map<Multiplying>(left, right);

    public static Strip operator /(Strip left, Strip right) => Both(left, right) ? left._value / right._value : Map<Dividing>(left, right);

    public static Strip operator -(Strip value) => value._row is null ? -value._value : Map<Subtracting>(-0.0, value);

    public static implicit operator Strip(double value) => new(value);

    public static Strip Of(Constant constant) => constant.Base;

    public static Strip Min(Strip left, Strip right) => Both(left, right) ? Math.Min(left._value, right._value) : Map<Least>(left, right);

    public static Strip Max(Strip left, Strip right) => Both(left, right) ? Math.Max(left._value, right._value) : Map<Greatest>(left, right);

    public static Strip Abs(Strip value) => value._row is null ? Math.Abs(value._value) : Map(value, Lanes.Abs);

    public static Strip Floor(Strip value) => value._row is null ? Math.Floor(value._value) : Map(value, Lanes.Floor);

    public static Strip Ceiling(Strip value) => value._row is null ? Math.Ceiling(value._value) : Map(value, Lanes.Ceiling);

    public static Strip Sqrt(Strip value) => value._row is null ? Math.Sqrt(value._value) : Map(value, Lanes.Sqrt);

    public static Strip Pow(Strip value, Strip exponent) => Both(value, exponent) ? Math.Pow(value._value, exponent._value) : Map<Raising>(value, exponent);

    public static Strip Exp(Strip value) => value._row is null ? Math.Exp(value._value) : Map(value, Lanes.Exp);

    public static Strip Log(Strip value) => value._row is null ? Math.Log(value._value) : Map(value, Lanes.Log);

    public static Strip Log2(Strip value) => value._row is null ? Math.Log2(value._value) : Map(value, Lanes.Log2);

    // Loops over lanes are compiled well the first time: the first map that somebody asks for is not slower than the tenth for them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Strip WhereLess(Strip a, Strip b, Strip ifLess, Strip otherwise)
    {
        if (Both(a, b))
        {
            return a._value < b._value ? ifLess : otherwise;
        }

        var row = (a._row ?? b._row)!;
        var place = row.Take();
        for (var lane = 0; lane < row.Width; lane++)
        {
            row.Values[place + lane] = Lanes.WhereLess(a.Read(lane), b.Read(lane), ifLess.Read(lane), otherwise.Read(lane));
        }

        return new Strip(row, place);
    }

    public static Strip SolveRate(ReadOnlySpan<Strip> flows)
    {
        StripRow? row = null;
        foreach (var flow in flows)
        {
            row ??= flow._row;
        }

        var values = new Lanes[flows.Length];
        Lanes Rate(ReadOnlySpan<Strip> of, int lane)
        {
            for (var period = 0; period < values.Length; period++)
            {
                values[period] = of[period].Read(lane);
            }

            return Lanes.SolveRate(values);
        }

        if (row is null)
        {
            return Rate(flows, 0)[0];
        }

        var place = row.Take();
        for (var lane = 0; lane < row.Width; lane++)
        {
            row.Values[place + lane] = Rate(flows, lane);
        }

        return new Strip(row, place);
    }

    public Strip As(Label label) => this;

    // Sums begin with a literal 0, and adding it changes no number (but the sign of a negative nothing, which no sum of costs shows).
    private bool IsNothing => _row is null && _value == 0;

    private static bool Both(Strip left, Strip right) => left._row is null && right._row is null;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Strip Map<TOperation>(Strip left, Strip right)
        where TOperation : struct, IOperation
    {
        var row = (left._row ?? right._row)!;
        if (row.Known(TOperation.Kind, left.Key, right.Key, out var place))
        {
            return new Strip(row, place);
        }

        var (all, width) = (row.Values, row.Width);
        if (right._row is null)
        {
            Lanes value = right._value;
            for (var lane = 0; lane < width; lane++)
            {
                all[place + lane] = TOperation.Of(all[left._place + lane], value);
            }
        }
        else if (left._row is null)
        {
            Lanes value = left._value;
            for (var lane = 0; lane < width; lane++)
            {
                all[place + lane] = TOperation.Of(value, all[right._place + lane]);
            }
        }
        else
        {
            for (var lane = 0; lane < width; lane++)
            {
                all[place + lane] = TOperation.Of(all[left._place + lane], all[right._place + lane]);
            }
        }

        return new Strip(row, place);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Strip Map(Strip value, Func<Lanes, Lanes> operation)
    {
        var row = value._row!;
        var place = row.Take();
        for (var lane = 0; lane < row.Width; lane++)
        {
            row.Values[place + lane] = operation(row.Values[value._place + lane]);
        }

        return new Strip(row, place);
    }

    // Operands are the same when they lie at the same place, or are the same constant.
    private (bool Lies, long Value) Key => _row is null ? (false, BitConverter.DoubleToInt64Bits(_value)) : (true, _place);

    private Lanes Read(int lane) => _row is null ? _value : _row.Values[_place + lane];

    private interface IOperation
    {
        static abstract TermOperation Kind { get; }

        static abstract Lanes Of(Lanes left, Lanes right);
    }

    private readonly struct Adding : IOperation
    {
        public static TermOperation Kind => TermOperation.Add;

        public static Lanes Of(Lanes left, Lanes right) => left + right;
    }

    private readonly struct Subtracting : IOperation
    {
        public static TermOperation Kind => TermOperation.Subtract;

        public static Lanes Of(Lanes left, Lanes right) => left - right;
    }

    private readonly struct Multiplying : IOperation
    {
        public static TermOperation Kind => TermOperation.Multiply;

        public static Lanes Of(Lanes left, Lanes right) => left * right;
    }

    private readonly struct Dividing : IOperation
    {
        public static TermOperation Kind => TermOperation.Divide;

        public static Lanes Of(Lanes left, Lanes right) => left / right;
    }

    private readonly struct Least : IOperation
    {
        public static TermOperation Kind => TermOperation.Min;

        public static Lanes Of(Lanes left, Lanes right) => Lanes.Min(left, right);
    }

    private readonly struct Greatest : IOperation
    {
        public static TermOperation Kind => TermOperation.Max;

        public static Lanes Of(Lanes left, Lanes right) => Lanes.Max(left, right);
    }

    private readonly struct Raising : IOperation
    {
        public static TermOperation Kind => TermOperation.Pow;

        public static Lanes Of(Lanes left, Lanes right) => Lanes.Pow(left, right);
    }
}

/// <summary>Reads one input at the values of a row; everything else is central.</summary>
/// <param name="Id">The input.</param>
/// <param name="Values">From <see cref="StripRow.Begin"/>.</param>
public sealed record StripReading(string Id, Strip Values) : IReading<Strip>
{
    public Strip Read(Input input) => input.Id == Id ? Values : input.Central;
}
