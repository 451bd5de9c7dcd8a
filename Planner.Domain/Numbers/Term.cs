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

    /// <summary>This step and all that it rests on, each once.</summary>
    public IEnumerable<TermNode> WithAllBelow()
    {
        var seen = new HashSet<TermNode> { this };
        var open = new Stack<TermNode>([this]);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var argument in node.Arguments)
            {
                if (seen.Add(argument))
                {
                    open.Push(argument);
                }
            }
        }
    }

    // Identity, not value: the graph shares nodes, and a structural hash would walk all of it.
    public bool Equals(TermNode? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>The reading that remembers how a number came about: explanations, the methods page and the workbook all come of it.</summary>
public readonly struct Term(TermNode node) : IReal<Term>
{
    // Of all operations but the rate of many flows.
    private const int MostOperands = 4;
    private static readonly TermNode s_zero = new(TermOperation.Literal, 0, []);

    /// <summary>How this number came about; the default value is a literal 0.</summary>
    public TermNode Node => node ?? s_zero;

    public double Value => Node.Value;

    public static Term operator +(Term left, Term right) => Of(TermOperation.Add, left, right);

    public static Term operator -(Term left, Term right) => Of(TermOperation.Subtract, left, right);

    public static Term operator *(Term left, Term right) => Of(TermOperation.Multiply, left, right);

    public static Term operator /(Term left, Term right) => Of(TermOperation.Divide, left, right);

    public static Term operator -(Term value) => Of(TermOperation.Negate, value);

    public static implicit operator Term(double value) => new(new TermNode(TermOperation.Literal, value, []));

    public static Term Of(Constant constant) => new(new TermNode(TermOperation.Constant, constant.Base, []) { Label = constant.Label });

    public static Term Min(Term left, Term right) => Of(TermOperation.Min, left, right);

    public static Term Max(Term left, Term right) => Of(TermOperation.Max, left, right);

    public static Term Abs(Term value) => Of(TermOperation.Abs, value);

    public static Term Floor(Term value) => Of(TermOperation.Floor, value);

    public static Term Ceiling(Term value) => Of(TermOperation.Ceiling, value);

    public static Term Sqrt(Term value) => Of(TermOperation.Sqrt, value);

    public static Term Pow(Term value, Term exponent) => Of(TermOperation.Pow, value, exponent);

    public static Term Exp(Term value) => Of(TermOperation.Exp, value);

    public static Term Log(Term value) => Of(TermOperation.Log, value);

    public static Term Log2(Term value) => Of(TermOperation.Log2, value);

    public static Term WhereLess(Term a, Term b, Term ifLess, Term otherwise) =>
        Of(TermOperation.WhereLess, a, b, ifLess, otherwise);

    public static Term SolveRate(ReadOnlySpan<Term> flows) => Of(TermOperation.SolveRate, flows);

    public Term As(Label label) => new(new TermNode(TermOperation.Named, Value, [Node]) { Label = label });

    public override string ToString() => $"{Node.Label?.Key ?? Node.Operation.ToString()} = {Value:R}";

    private static Term Of(TermOperation operation, params ReadOnlySpan<Term> arguments)
    {
        var values = arguments.Length <= MostOperands ? stackalloc Real[MostOperands] : new Real[arguments.Length];
        var nodes = ImmutableArray.CreateBuilder<TermNode>(arguments.Length);
        for (var place = 0; place < arguments.Length; place++)
        {
            nodes.Add(arguments[place].Node);
            values[place] = arguments[place].Value;
        }

        return new(new TermNode(operation, TermOperations.Apply<Real>(operation, values[..arguments.Length]).Value, nodes.MoveToImmutable()));
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
