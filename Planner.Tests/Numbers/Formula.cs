using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Numbers;

namespace Planner.Tests.Numbers;

/// <summary>A random formula over eight inputs above zero, which can be evaluated in every reading.</summary>
/// <remarks>
/// It is well conditioned on purpose: differences, floors and ceilings stand on inputs only, and the exponential is bounded, so that
/// the last bit in which the readings' exponentials and logarithms may differ is not magnified by the formula itself.
/// </remarks>
public sealed record Formula(string Operation, int Leaf, IReadOnlyList<Formula> Arguments)
{
    public const int Inputs = 8;
    private static readonly string[] s_leaves = ["input", "input", "literal", "constant", "difference", "floor", "ceiling"];
    private static readonly string[] s_unary = ["negate", "abs", "sqrt", "exp", "log", "log2", "named"];
    private static readonly string[] s_binary = ["add", "multiply", "divide", "min", "max", "pow"];

    private static readonly Label s_pure = new("a-pure-number", Units.One);

    /// <summary>Random formulas of up to some two hundred operations.</summary>
    public static Arbitrary<Formula> Arbitrary { get; } =
        Gen.Sized(size => Of(Math.Min(size, 7))).ToArbitrary();

    /// <summary>The formula's value in a reading, with the inputs as that reading gives them.</summary>
    public T Evaluate<T>(IReadOnlyList<T> inputs)
        where T : struct, IReal<T>
    {
        var x = inputs[Leaf];
        var y = inputs[(Leaf + 1) % Inputs];
        T Argument(int index) => Arguments[index].Evaluate(inputs);
        return Operation switch
        {
            "input" => x,
            "literal" => 1.0 + Leaf,
            "constant" => T.Of(new Constant(2.5, Units.One, s_pure)),
            "difference" => x - y,
            "floor" => T.Floor(x),
            "ceiling" => T.Ceiling(x),
            "negate" => -Argument(0),
            "abs" => T.Abs(Argument(0)),
            "sqrt" => T.Sqrt(T.Abs(Argument(0))),
            // x ÷ (1 + |x|) lies between −1 and 1.
            "exp" => T.Exp(Argument(0) / (T.Abs(Argument(0)) + 1)),
            "log" => T.Log(T.Abs(Argument(0)) + 2),
            "log2" => T.Log2(T.Abs(Argument(0)) + 2),
            "named" => Argument(0).As(s_pure),
            "add" => T.Abs(Argument(0)) + T.Abs(Argument(1)),
            "multiply" => Argument(0) * Argument(1),
            "divide" => Argument(0) / (T.Abs(Argument(1)) + 1),
            "min" => T.Min(Argument(0), Argument(1)),
            "max" => T.Max(Argument(0), Argument(1)),
            "pow" => T.Pow(T.Abs(Argument(0)) + 1, x / (x + y)),
            "where-less" => T.WhereLess(x, y, Argument(0), Argument(1)),
            _ => throw new InvalidOperationException(Operation),
        };
    }

    public override string ToString() => Arguments.Count == 0 ? $"{Operation}{Leaf}" : $"{Operation}{Leaf}({string.Join(", ", Arguments)})";

    private static Gen<Formula> Of(int depth)
    {
        var leaf = Node(s_leaves, 0, depth);
        return depth == 0
            ? leaf
            : Gen.Frequency((1, leaf), (3, Node(s_unary, 1, depth)), (4, Node([.. s_binary, "where-less"], 2, depth)));
    }

    private static Gen<Formula> Node(string[] operations, int arguments, int depth) =>
        from operation in Gen.Elements(operations)
        from leaf in Gen.Choose(0, Inputs - 1)
        from children in arguments == 0 ? Gen.Constant(Array.Empty<Formula>()) : Gen.ArrayOf(Of(depth - 1), arguments)
        select new Formula(operation, leaf, children.ToList());
}
