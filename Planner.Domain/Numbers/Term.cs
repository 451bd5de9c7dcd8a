using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Planner.Domain.Numbers;

/// <summary>What a <see cref="TermNode"/> did to its arguments.</summary>
public enum TermOperation
{
    Literal,
    Constant,
    Input,
    Named,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Min,
    Max,
    Abs,
    Floor,
    Ceiling,
    Sqrt,
    Pow,
    Exp,
    Log,
    Log2,
    WhereLess,
    SolveRate,
}

/// <summary>One step of a derivation: what was done, to what, and what came of it (base units).</summary>
public sealed record TermNode(TermOperation Operation, double Value, ImmutableArray<TermNode> Arguments)
{
    /// <summary>The name of this step, for <see cref="TermOperation.Named"/>, inputs and constants.</summary>
    public Label? Label { get; init; }

    /// <summary>The input behind a leaf.</summary>
    public Input? Input { get; init; }

    // Identity, not value: the graph shares nodes, and a structural hash would walk all of it.
    public bool Equals(TermNode? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>The reading that remembers how a number came about: explanations, the methods page and the workbook all come of it.</summary>
public readonly struct Term(TermNode node) : IReal<Term>
{
    private static readonly TermNode s_zero = new(TermOperation.Literal, 0, []);

    /// <summary>How this number came about; the default value is a literal 0.</summary>
    public TermNode Node => node ?? s_zero;

    public double Value => Node.Value;

    public static Term operator +(Term left, Term right) => Of(TermOperation.Add, left.Value + right.Value, left, right);

    public static Term operator -(Term left, Term right) => Of(TermOperation.Subtract, left.Value - right.Value, left, right);

    public static Term operator *(Term left, Term right) => Of(TermOperation.Multiply, left.Value * right.Value, left, right);

    public static Term operator /(Term left, Term right) => Of(TermOperation.Divide, left.Value / right.Value, left, right);

    public static Term operator -(Term value) => Of(TermOperation.Negate, -value.Value, value);

    public static implicit operator Term(double value) => new(new TermNode(TermOperation.Literal, value, []));

    public static Term Of(Constant constant) => new(new TermNode(TermOperation.Constant, constant.Base, []) { Label = constant.Label });

    public static Term Min(Term left, Term right) => Of(TermOperation.Min, Math.Min(left.Value, right.Value), left, right);

    public static Term Max(Term left, Term right) => Of(TermOperation.Max, Math.Max(left.Value, right.Value), left, right);

    public static Term Abs(Term value) => Of(TermOperation.Abs, Math.Abs(value.Value), value);

    public static Term Floor(Term value) => Of(TermOperation.Floor, Math.Floor(value.Value), value);

    public static Term Ceiling(Term value) => Of(TermOperation.Ceiling, Math.Ceiling(value.Value), value);

    public static Term Sqrt(Term value) => Of(TermOperation.Sqrt, Math.Sqrt(value.Value), value);

    public static Term Pow(Term value, Term exponent) => Of(TermOperation.Pow, Math.Pow(value.Value, exponent.Value), value, exponent);

    public static Term Exp(Term value) => Of(TermOperation.Exp, Math.Exp(value.Value), value);

    public static Term Log(Term value) => Of(TermOperation.Log, Math.Log(value.Value), value);

    public static Term Log2(Term value) => Of(TermOperation.Log2, Math.Log2(value.Value), value);

    public static Term WhereLess(Term a, Term b, Term ifLess, Term otherwise) =>
        Of(TermOperation.WhereLess, a.Value < b.Value ? ifLess.Value : otherwise.Value, a, b, ifLess, otherwise);

    public static Term SolveRate(ReadOnlySpan<Term> flows)
    {
        var values = new double[flows.Length];
        for (var period = 0; period < values.Length; period++)
        {
            values[period] = flows[period].Value;
        }

        return Of(TermOperation.SolveRate, RateOfReturn.Solve(values), flows);
    }

    public Term As(Label label) => new(new TermNode(TermOperation.Named, Value, [Node]) { Label = label });

    public override string ToString() => $"{Node.Label?.Key ?? Node.Operation.ToString()} = {Value:R}";

    private static Term Of(TermOperation operation, double value, params ReadOnlySpan<Term> arguments)
    {
        var nodes = ImmutableArray.CreateBuilder<TermNode>(arguments.Length);
        foreach (var argument in arguments)
        {
            nodes.Add(argument.Node);
        }

        return new(new TermNode(operation, value, nodes.MoveToImmutable()));
    }
}

/// <summary>Reads every input as a leaf of the derivation; the same input is the same node.</summary>
public sealed class TermReading : IReading<Term>
{
    private readonly Dictionary<string, Term> _leaves = [];

    public Term Read(Input input)
    {
        if (!_leaves.TryGetValue(input.Id, out var leaf))
        {
            leaf = new(new TermNode(TermOperation.Input, input.Central, []) { Label = input.Label, Input = input });
            _leaves.Add(input.Id, leaf);
        }

        return leaf;
    }
}
