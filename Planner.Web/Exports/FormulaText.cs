using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Web.Exports;

/// <summary>A formula as a spreadsheet writes it, with how tightly it binds and how deep its brackets go.</summary>
internal sealed record FormulaText(string Text, int Binding, int Depth)
{
    private const int Sum = 1;
    private const int Product = 2;
    private const int Whole = 3;

    /// <summary>The address of a cell.</summary>
    public static FormulaText Cell(string address) => new(address, Whole, 0);

    public static FormulaText Number(double value) => value < 0
        ? new($"({value.ToString("R", CultureInfo.InvariantCulture)})", Whole, 0)
        : new(value.ToString("R", CultureInfo.InvariantCulture), Whole, 0);

    /// <summary>One step over its arguments' formulas.</summary>
    public static FormulaText Of(TermNode node, FormulaText[] arguments) => node.Operation switch
    {
        TermOperation.Literal or TermOperation.Constant or TermOperation.Input => Number(node.Value),
        TermOperation.Named => arguments[0],
        TermOperation.Add => Infix("+", Sum, arguments),
        TermOperation.Subtract => Infix("-", Sum, arguments),
        TermOperation.Multiply => Infix("*", Product, arguments),
        TermOperation.Divide => Infix("/", Product, arguments),
        TermOperation.Negate => new($"(-{Bracketed(arguments[0], Whole)})", Whole, arguments[0].Depth + 1),
        TermOperation.Min => Function("MIN", arguments),
        TermOperation.Max => Function("MAX", arguments),
        TermOperation.Abs => Function("ABS", arguments),
        TermOperation.Floor => Function("INT", arguments),
        // There is no ceiling that means the same in every program; the negative of a floor does.
        TermOperation.Ceiling => new($"(-INT(-{Bracketed(arguments[0], Whole)}))", Whole, arguments[0].Depth + 2),
        TermOperation.Sqrt => Function("SQRT", arguments),
        TermOperation.Pow => Function("POWER", arguments),
        TermOperation.Exp => Function("EXP", arguments),
        TermOperation.Log => Function("LN", arguments),
        TermOperation.SolveRate => new($"IRR(({string.Join(',', arguments.Select(argument => argument.Text))}))", Whole, Deepest(arguments) + 2),
        TermOperation.Log2 => new($"LOG({arguments[0].Text},2)", Whole, arguments[0].Depth + 1),
        TermOperation.WhereLess => new(
            $"IF({Bracketed(arguments[0], Sum)}<{Bracketed(arguments[1], Sum)},{arguments[2].Text},{arguments[3].Text})", Whole, Deepest(arguments) + 1),
        _ => Number(node.Value),
    };

    private static FormulaText Infix(string sign, int binding, FormulaText[] arguments) => new(
        // The right side is bracketed even where mathematics would not: the order of additions is part of the result's last digits.
        Bracketed(arguments[0], binding) + sign + Bracketed(arguments[1], binding + 1), binding, Deepest(arguments) + 1);

    private static FormulaText Function(string name, FormulaText[] arguments) =>
        new($"{name}({string.Join(',', arguments.Select(argument => argument.Text))})", Whole, Deepest(arguments) + 1);

    private static string Bracketed(FormulaText text, int atLeast) => text.Binding >= atLeast ? text.Text : $"({text.Text})";

    private static int Deepest(FormulaText[] arguments) => arguments.Max(argument => argument.Depth);
}
