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
    public string Place(TermEntry root, SheetDraft home)
    {
        Word(root, home);
        return root.Address ??= AddStep(root, home, Said(root));
    }

    /// <summary>The formula of a result, to be written by the caller in a cell of its own.</summary>
    public string Formula(TermEntry root, SheetDraft home)
    {
        Word(root, home);
        return root.Address ?? root.Text!.Text;
    }

    private void Word(TermEntry root, SheetDraft home)
    {
        var open = new Stack<(TermEntry Entry, SheetDraft Sheet)>();
        open.Push((root, SheetOf(root, home)));
        while (open.TryPeek(out var top))
        {
            var missing = top.Entry.Text is not null ? [] : top.Entry.Arguments.Where(argument => argument.Text is null).ToList();
            if (missing.Count == 0)
            {
                open.Pop();
                WordOne(top.Entry, top.Sheet);
            }

            missing.ForEach(argument => open.Push((argument, SheetOf(argument, top.Sheet))));
        }
    }

    private SheetDraft SheetOf(TermEntry entry, SheetDraft home) => entry.Node is { Operation: TermOperation.Named, Label: { } label } ? engines.Of(label, home) : home;

    private void WordOne(TermEntry entry, SheetDraft sheet)
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
            TermOperation.Named => AddStep(entry, sheet, said),
            _ => entry.Uses > 1 || entry.Text.Text.Length > LongestFormula || entry.Text.Depth > DeepestFormula ? AddStep(entry, sheet, said) : null,
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

    private string AddStep(TermEntry entry, SheetDraft sheet, FormulaText said)
    {
        var row = sheet.NextRow;
        var label = entry.Node.Operation == TermOperation.Named ? entry.Node.Label : null;
        inputs.Cite(label?.Source);
        var unit = label?.Unit ?? Units.One;
        var factor = unit.Factor.ToString("R", CultureInfo.InvariantCulture);
        sheet.Add(
            SheetCell.Of(label is null ? words.Texts["workbook-step"] : words.Name(label)),
            label is null ? null : SheetCell.Computed(string.Create(CultureInfo.InvariantCulture, $"D{row}/{factor}"), unit.FromBase(entry.Node.Value)),
            label is null ? null : SheetCell.Of(unit.Symbol),
            SheetCell.Computed(entry.Text!.Text, entry.Node.Value),
            SheetCell.Of(said.Text.Length <= LongestWords ? said.Text : said.Text[..LongestWords] + "…"),
            label is null ? null : SheetCell.Of(label.Key),
            label?.Source is { } source ? SheetCell.Of(source) : null,
            SheetCell.Of(Option));
        return sheet.Address(StepValueColumn, row);
    }
}
