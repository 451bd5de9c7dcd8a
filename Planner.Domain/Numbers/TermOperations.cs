using System;

namespace Planner.Domain.Numbers;

/// <summary>The one list of what each <see cref="TermOperation"/> does to numbers.</summary>
public static class TermOperations
{
    /// <summary>The result of an operation in any reading.</summary>
    /// <param name="operation">Any that has arguments.</param>
    /// <param name="arguments">As many as it takes, in order.</param>
    /// <exception cref="ArgumentOutOfRangeException">The operation has no arguments.</exception>
    public static T Apply<T>(TermOperation operation, ReadOnlySpan<T> arguments)
        where T : struct, IReal<T> => operation switch
        {
            TermOperation.Named => arguments[0],
            TermOperation.Add => arguments[0] + arguments[1],
            TermOperation.Subtract => arguments[0] - arguments[1],
            TermOperation.Multiply => arguments[0] * arguments[1],
            TermOperation.Divide => arguments[0] / arguments[1],
            TermOperation.Negate => -arguments[0],
            TermOperation.Min => T.Min(arguments[0], arguments[1]),
            TermOperation.Max => T.Max(arguments[0], arguments[1]),
            TermOperation.Abs => T.Abs(arguments[0]),
            TermOperation.Floor => T.Floor(arguments[0]),
            TermOperation.Ceiling => T.Ceiling(arguments[0]),
            TermOperation.Sqrt => T.Sqrt(arguments[0]),
            TermOperation.Pow => T.Pow(arguments[0], arguments[1]),
            TermOperation.Exp => T.Exp(arguments[0]),
            TermOperation.Log => T.Log(arguments[0]),
            TermOperation.Log2 => T.Log2(arguments[0]),
            TermOperation.WhereLess => T.WhereLess(arguments[0], arguments[1], arguments[2], arguments[3]),
            TermOperation.SolveRate => T.SolveRate(arguments),
            _ => throw new ArgumentOutOfRangeException(nameof(operation)),
        };
}
