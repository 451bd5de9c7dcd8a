using System;
using Planner.Domain.Numbers;

namespace Planner.Tests.Benchmarks;

/// <summary>A reading that computes nothing and counts the operations of a formula on one double.</summary>
public readonly struct CountedReal : IReal<CountedReal>
{
    // A power is a logarithm, a product and an exponential: so many multiplications and additions of Planner.Domain's own.
    private const int OperationsOfPower = 65;

    [ThreadStatic]
    private static long t_operations;

    public static long Operations
    {
        get => t_operations;
        set => t_operations = value;
    }

    public static CountedReal operator +(CountedReal left, CountedReal right) => Count();

    public static CountedReal operator -(CountedReal left, CountedReal right) => Count();

    public static CountedReal operator *(CountedReal left, CountedReal right) => Count();

    public static CountedReal operator /(CountedReal left, CountedReal right) => Count();

    public static CountedReal operator -(CountedReal value) => Count();

    public static implicit operator CountedReal(double value) => default;

    public static CountedReal Of(Constant constant) => default;

    public static CountedReal Min(CountedReal left, CountedReal right) => Count();

    public static CountedReal Max(CountedReal left, CountedReal right) => Count();

    public static CountedReal Abs(CountedReal value) => Count();

    public static CountedReal Floor(CountedReal value) => Count();

    public static CountedReal Ceiling(CountedReal value) => Count();

    public static CountedReal Sqrt(CountedReal value) => Count();

    public static CountedReal Pow(CountedReal value, CountedReal exponent) => Count(OperationsOfPower);

    public static CountedReal Exp(CountedReal value) => Count(OperationsOfPower / 2);

    public static CountedReal Log(CountedReal value) => Count(OperationsOfPower / 2);

    public static CountedReal Log2(CountedReal value) => Count(OperationsOfPower / 2);

    public static CountedReal WhereLess(CountedReal a, CountedReal b, CountedReal ifLess, CountedReal otherwise) => Count(2);

    public static CountedReal SolveRate(ReadOnlySpan<CountedReal> flows) => Count(flows.Length * OperationsOfPower);

    public CountedReal As(Label label) => this;

    private static CountedReal Count(int operations = 1)
    {
        t_operations += operations;
        return default;
    }
}
