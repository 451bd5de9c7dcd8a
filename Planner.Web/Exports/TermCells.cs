using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Web.Exports;

/// <summary>
/// Gives the steps of derivations their cells. Inputs and constants have theirs already, on the sheet where a person may change them; a step that has a name, that is
/// used more than once or that would make a formula too long stands in a row of its own; the rest stands inside the formulas that use it.
/// </summary>
internal sealed class TermCells(InputsWorksheet inputs, EngineSheets engines, WorkbookWords words)
{
    private const int LongestFormula = 1200;
    private const int DeepestFormula = 24;
    private const int LongestWords = 240;
    private const int StepValueColumn = 3;

    /// <summary>Name of the option whose figures are being written: steps that several share stand under the first.</summary>
    public string Option { get; set; } = "";

    /// <summary>The address of the cell that holds a result; what it came of is written to the sheets of the engines first, in order.</summary>
    /// <param name="root">The result.</param>
    /// <param name="home">The sheet of steps that no engine names.</param>
    /// <param name="towards">Name of the result, by which its nameless steps are called.</param>
    public string Place(TermEntry root, SheetDraft home, string towards)
    {
        Word(root, new Standing(home, towards));
        return root.Address ??= AddStep(root, new Standing(home, towards), Said(root));
    }

    /// <summary>
    /// The formula of a result for a cell that the caller writes. From here on that cell is where a nameless result stands, for everything that uses it; one that has a
    /// name stands with its engine, and one that has a cell already is referred to.
    /// </summary>
    /// <param name="root">The result.</param>
    /// <param name="home">The sheet of steps that no engine names.</param>
    /// <param name="address">Of the caller's cell.</param>
    /// <param name="towards">Name of the result, by which its nameless steps are called.</param>
    public string Formula(TermEntry root, SheetDraft home, string address, string towards)
    {
        var place = new Standing(home, towards);
        if (root.Text is null && root.Node.Operation is not (TermOperation.Named or TermOperation.Literal))
        {
            foreach (var argument in root.Arguments)
            {
                Word(argument, PlaceOf(argument, place));
            }

            root.Text = FormulaText.Of(root.Node, [.. root.Arguments.Select(argument => argument.Text!)]);
        }

        Word(root, place);
        var formula = root.Address ?? root.Text!.Text;
        // A plain number is nobody's result: others that use it do not refer to this one's cell.
        if (root.Node.Operation != TermOperation.Literal)
        {
            root.SettleAt(address);
        }

        return formula;
    }

    private void Word(TermEntry root, Standing place)
    {
        var open = new Stack<(TermEntry Entry, Standing Place)>();
        open.Push((root, PlaceOf(root, place)));
        while (open.TryPeek(out var top))
        {
            var missing = top.Entry.Text is not null ? [] : top.Entry.Arguments.Where(argument => argument.Text is null).ToList();
            if (missing.Count == 0)
            {
                open.Pop();
                WordOne(top.Entry, top.Place);
            }

            missing.ForEach(argument => open.Push((argument, PlaceOf(argument, top.Place))));
        }
    }

    private Standing PlaceOf(TermEntry entry, Standing user) =>
        entry.Node is { Operation: TermOperation.Named, Label: { } label } ? new Standing(engines.Of(label, user.Sheet), words.Name(label)) : user;

    private void WordOne(TermEntry entry, Standing place)
    {
        if (entry.Text is not null)
        {
            return;
        }

        var node = entry.Node;
        var said = FormulaText.Of(node, [.. entry.Arguments.Select(Said)]);
        entry.Text = FormulaText.Of(node, [.. entry.Arguments.Select(argument => argument.Text!)]);
        entry.Address = node.Operation switch
        {
            TermOperation.Literal => null,
            TermOperation.Named => AddStep(entry, place, said),
            _ => entry.Uses > 1 || entry.Text.Text.Length > LongestFormula || entry.Text.Depth > DeepestFormula ? AddStep(entry, place, said) : null,
        };
        if (entry.Address is { } address)
        {
            entry.Text = FormulaText.Cell(address);
        }
        else
        {
            entry.Said = said;
        }
    }

    // A step is called by its name in the formulas of others, a nameless one by its cell.
    private FormulaText Said(TermEntry entry) => entry.Said ??= entry.Node switch
    {
        { Input: { } input } => FormulaText.Cell($"[{words.NameOf(input)}]"),
        { Operation: TermOperation.Constant or TermOperation.Named, Label: { } label } => FormulaText.Cell($"[{words.Name(label)}]"),
        _ when entry.Address is { } address => FormulaText.Cell(address.Replace("$", "", StringComparison.Ordinal)),
        _ => entry.Text!,
    };

    private string AddStep(TermEntry entry, Standing place, FormulaText said)
    {
        var sheet = place.Sheet;
        var row = sheet.NextRow;
        var label = entry.Node.Operation == TermOperation.Named ? entry.Node.Label : null;
        inputs.Cite(label?.Source);
        var unit = label?.Unit ?? Units.One;
        var factor = unit.Factor.ToString("R", CultureInfo.InvariantCulture);
        sheet.Add(
            SheetCell.Of(label is null ? words.Texts.Fill("workbook-step-towards", place.Towards) : words.Name(label)),
            label is null ? null : SheetCell.Computed(string.Create(CultureInfo.InvariantCulture, $"D{row}/{factor}"), unit.FromBase(entry.Node.Value)),
            label is null ? null : SheetCell.Of(unit.Symbol),
            SheetCell.Computed(entry.Text!.Text, entry.Node.Value),
            SheetCell.Of(said.Text.Length <= LongestWords ? said.Text : said.Text[..LongestWords] + "…"),
            label is null ? null : SheetCell.Of(label.Key),
            label?.Source is { } source ? SheetCell.Of(source) : null,
            SheetCell.Of(Option));
        return sheet.Address(StepValueColumn, row);
    }

    /// <summary>Where a step stands, and the result that it helps to.</summary>
    private readonly record struct Standing(SheetDraft Sheet, string Towards);
}
