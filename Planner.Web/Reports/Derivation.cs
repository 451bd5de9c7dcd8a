using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>How a figure came about: its formula in words and in values, and the steps and inputs it is made of.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">In base units.</param>
/// <param name="Words">The formula with names.</param>
/// <param name="Values">The same with values.</param>
/// <param name="Steps">Named results that the formula uses, each with its own derivation.</param>
/// <param name="Inputs">Inputs that the formula uses itself.</param>
public sealed record Derivation(Label Label, double Value, string Words, string Values, ImmutableArray<Derivation> Steps, ImmutableArray<Input> Inputs)
{
    private const int LongestFormula = 260;
    private const int MostSteps = 24;
    private const int MostGaps = 3;
    private const int MostParts = 8;

    /// <summary>The derivation of a result.</summary>
    /// <param name="root">From a run in <see cref="Term"/>.</param>
    /// <param name="label">The result's own label.</param>
    /// <param name="depth">How many levels of steps to follow.</param>
    /// <param name="words">The language.</param>
    public static Derivation Of(TermNode root, Label label, int depth, Wording words) => Of(root, label, depth, words, []);

    // A step that many formulas use is followed once; elsewhere it stands with its value alone.
    private static Derivation Of(TermNode root, Label label, int depth, Wording words, HashSet<TermNode> told)
    {
        var formula = Formula(root);
        var different = LeavesOf(formula);
        var (inWords, inValues) = Written(formula, different, words, leaf => words.Label(leaf.Label!));
        return new Derivation(
            label,
            root.Value,
            inWords,
            inValues,
            depth == 0 || !told.Add(formula) ? [] : [.. different.Where(leaf => leaf.Operation == TermOperation.Named).DistinctBy(leaf => leaf.Label!.Key).Take(MostSteps).Select(leaf => Of(leaf, leaf.Label!, depth - 1, words, told))],
            [.. different.Select(leaf => leaf.Input).OfType<Input>()]);
    }

    /// <summary>The formula of a result alone: in words, each name with its key, and in values; and what it uses.</summary>
    /// <param name="root">From a run in <see cref="Term"/>.</param>
    /// <param name="words">The language.</param>
    public static (ImmutableArray<FormulaPiece> Words, string Values, ImmutableArray<TermNode> Uses) Linked(TermNode root, Wording words)
    {
        var formula = Formula(root);
        var uses = LeavesOf(formula);
        var (marked, values) = Written(formula, uses, words, leaf => FormulaPiece.Mark(leaf.Label!.Key, words.Label(leaf.Label)));
        return (FormulaPiece.Split(marked), values, [.. uses]);
    }

    /// <summary>All inputs and fitted constants that a result rests on, through every step.</summary>
    public static IEnumerable<Input> InputsOf(IEnumerable<TermNode> roots)
    {
        var seen = new HashSet<TermNode>();
        var open = new Stack<TermNode>(roots);
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            if ((node.Input ?? ConstantSource.Of(node)) is { } input)
            {
                yield return input;
            }

            foreach (var argument in node.Arguments)
            {
                open.Push(argument);
            }
        }
    }

    private static (string Words, string Values) Written(TermNode formula, List<TermNode> uses, Wording words, Func<TermNode, string> name)
    {
        // A formula that fills half a page explains nothing: what lies deepest is left out until the rest can be read.
        var levels = FormulaWords.Levels.First(one => one == FormulaWords.Levels[^1] || Named(formula, one, words).Length <= LongestFormula);
        if (Named(formula, levels, words).Count(letter => letter == '…') > MostGaps)
        {
            return MadeOf(uses, words, name);
        }

        return (
            new FormulaWords(words, name, levels).Write(formula),
            new FormulaWords(words, leaf => QuantityDisplay.Show(leaf.Value, leaf.Label!.Unit, words.Language).ToString(), levels).Write(formula));
    }

    /// <summary>A formula with more gaps than words (a sum over months of many lines) as the list of what it is made of.</summary>
    private static (string Words, string Values) MadeOf(List<TermNode> leaves, Wording words, Func<TermNode, string> name)
    {
        var texts = PaperTexts.In(words.Language.Culture);
        var parts = leaves.DistinctBy(leaf => leaf.Label).Take(MostParts).ToList();
        return (
            texts.Fill("formula-made-of", string.Join("; ", parts.Select(name))),
            string.Join("; ", parts.Select(part => $"{words.Label(part.Label!)}{Language.NoBreakSpace}{QuantityDisplay.Show(part.Value, part.Label!.Unit, words.Language)}")));
    }

    /// <summary>The named results, inputs and constants that a formula itself uses, also where its words leave them out.</summary>
    private static List<TermNode> LeavesOf(TermNode formula)
    {
        if (formula.Operation is TermOperation.Input or TermOperation.Constant)
        {
            return [formula];
        }

        var leaves = new List<TermNode>();
        var seen = new HashSet<TermNode> { formula };
        var open = new Stack<TermNode>([formula]);
        while (open.TryPop(out var node))
        {
            if (node != formula && node.Operation is TermOperation.Named or TermOperation.Input or TermOperation.Constant)
            {
                leaves.Add(node);
                continue;
            }

            foreach (var argument in node.Arguments.Reverse().Where(seen.Add))
            {
                open.Push(argument);
            }
        }

        return leaves;
    }

    private static string Named(TermNode formula, int levels, Wording words) => new FormulaWords(words, leaf => words.Label(leaf.Label!), levels).Write(formula);

    // A result may be named more than once on its way out; the formula is what lies under all the names.
    private static TermNode Formula(TermNode node)
    {
        while (node.Operation == TermOperation.Named)
        {
            node = node.Arguments[0];
        }

        return node;
    }
}

/// <summary>Writes a formula as a person would: names or values joined by signs, long sums cut short.</summary>
internal sealed class FormulaWords(Wording words, Func<TermNode, string> leafText, int levels)
{
    /// <summary>How deep a formula may be followed, the deepest first.</summary>
    public static readonly ImmutableArray<int> Levels = [9, 7, 5, 4, 3, 2];

    private const int LongestSum = 5;
    private const string Gap = Language.NoBreakSpace;

    public string Write(TermNode node) => Write(node, 0).Text;

    private (string Text, int Binding) Write(TermNode node, int depth) => node.Operation switch
    {
        _ when depth > levels => ("…", 3),
        TermOperation.Literal => (NumberDisplay.Significant(node.Value, 6, words.Language) is var text && node.Value == Math.Floor(node.Value) && Math.Abs(node.Value) < 1e6
            ? NumberDisplay.Fixed(node.Value, 0, words.Language)
            : text, 3),
        TermOperation.Named or TermOperation.Input or TermOperation.Constant => (leafText(node), 3),
        TermOperation.Add => Sum(node, depth),
        TermOperation.Subtract => Infix(node, "−", 1, depth),
        TermOperation.Multiply => Infix(node, "×", 2, depth),
        TermOperation.Divide => Infix(node, "÷", 2, depth),
        TermOperation.Negate => ("−" + Bracketed(node.Arguments[0], 3, depth), 2),
        TermOperation.Pow => (Bracketed(node.Arguments[0], 3, depth) + "^" + Bracketed(node.Arguments[1], 3, depth), 3),
        TermOperation.Sqrt => ("√" + Bracketed(node.Arguments[0], 3, depth), 3),
        TermOperation.WhereLess => (PaperTexts.In(words.Language.Culture).Fill("formula-if", [.. node.Arguments.Select(argument => (object)Write(argument, depth + 1).Text)]), 0),
        _ => ($"{FunctionName(node.Operation)}({string.Join("; ", node.Arguments.Select(argument => Write(argument, depth + 1).Text))})", 3),
    };

    private static string FunctionName(TermOperation operation) => operation switch
    {
        TermOperation.Min => "min",
        TermOperation.Max => "max",
        TermOperation.Abs => "abs",
        TermOperation.Floor => "floor",
        TermOperation.Ceiling => "ceil",
        TermOperation.Exp => "exp",
        TermOperation.SolveRate => "IRR",
        TermOperation.Log => "ln",
        _ => "log2",
    };

    private (string Text, int Binding) Sum(TermNode node, int depth)
    {
        var parts = new List<TermNode>();
        for (; node.Operation == TermOperation.Add; node = node.Arguments[0])
        {
            parts.Add(node.Arguments[1]);
        }

        parts.Add(node);
        parts.Reverse();
        parts.RemoveAll(part => part is { Operation: TermOperation.Literal, Value: 0 });
        if (parts.Count == 0)
        {
            return ("0", 3);
        }

        if (parts.Count <= LongestSum)
        {
            return (string.Join($"{Gap}+ ", parts.Select(part => Bracketed(part, 1, depth))), parts.Count == 1 ? 2 : 1);
        }

        var shown = $"{Bracketed(parts[0], 1, depth)}{Gap}+ {Bracketed(parts[1], 1, depth)}{Gap}+ …{Gap}+ {Bracketed(parts[^1], 1, depth)}";
        return (PaperTexts.In(words.Language.Culture).Fill("formula-many", shown, NumberDisplay.Fixed(parts.Count, 0, words.Language)), 0);
    }

    private (string Text, int Binding) Infix(TermNode node, string sign, int binding, int depth) =>
        ($"{Bracketed(node.Arguments[0], binding, depth)}{Gap}{sign} {Bracketed(node.Arguments[1], binding + 1, depth)}", binding);

    private string Bracketed(TermNode node, int atLeast, int depth)
    {
        var (text, binding) = Write(node, depth + 1);
        return binding >= atLeast ? text : $"({text})";
    }
}
