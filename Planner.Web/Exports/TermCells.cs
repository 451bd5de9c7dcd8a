using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Web.Display;

namespace Planner.Web.Exports;

/// <summary>
/// Gives the steps of derivations their cells. Inputs and constants stand on one sheet, where a person may change them; a step that has a name, that is
/// used more than once or that would make a formula too long stands in a row of its own; the rest stands inside the formulas that use it.
/// </summary>
internal sealed class TermCells(SheetDraft inputs, Func<Label, string> name, PaperTexts texts)
{
    private const int LongestFormula = 1200;
    private const int DeepestFormula = 24;
    private const int InputValueColumn = 5;
    private const int StepValueColumn = 3;

    /// <summary>The address of the cell that holds a result; what it came of is written to the sheet first, in order.</summary>
    public string Place(TermEntry root, SheetDraft sheet)
    {
        Word(root, sheet);
        return root.Address ??= AddStep(root, sheet);
    }

    /// <summary>The formula of a result, to be written by the caller in a cell of its own.</summary>
    public string Formula(TermEntry root, SheetDraft sheet)
    {
        Word(root, sheet);
        return root.Address ?? root.Text!.Text;
    }

    private void Word(TermEntry root, SheetDraft sheet)
    {
        var open = new Stack<TermEntry>();
        open.Push(root);
        while (open.TryPeek(out var entry))
        {
            var missing = entry.Text is not null ? [] : entry.Arguments.Where(argument => argument.Text is null).ToList();
            if (missing.Count == 0)
            {
                open.Pop();
                WordOne(entry, sheet);
            }

            missing.ForEach(open.Push);
        }
    }

    private void WordOne(TermEntry entry, SheetDraft sheet)
    {
        if (entry.Text is not null)
        {
            return;
        }

        var node = entry.Node;
        entry.Text = FormulaText.Of(node, [.. entry.Arguments.Select(argument => argument.Text!)]);
        entry.Address = node.Operation switch
        {
            TermOperation.Input => AddInput(node.Input!),
            TermOperation.Constant => AddConstant(node),
            TermOperation.Literal => null,
            TermOperation.Named => AddStep(entry, sheet),
            _ => entry.Uses > 1 || entry.Text.Text.Length > LongestFormula || entry.Text.Depth > DeepestFormula ? AddStep(entry, sheet) : null,
        };
        if (entry.Address is { } address)
        {
            entry.Text = FormulaText.Cell(address);
        }
    }

    private string AddInput(Input input)
    {
        var row = inputs.NextRow;
        var factor = input.Unit.Factor.ToString("R", CultureInfo.InvariantCulture);
        inputs.Add(
            SheetCell.Of(name(input.Label)),
            SheetCell.Of(input.Value.Likely, CellLook.Input),
            SheetCell.Of(input.Unit.Symbol),
            input.Value.IsFixed ? null : SheetCell.Of(input.Value.Low),
            input.Value.IsFixed ? null : SheetCell.Of(input.Value.High),
            SheetCell.Computed(string.Create(CultureInfo.InvariantCulture, $"B{row}*{factor}"), input.Central),
            SheetCell.Of(input.Citation.Source ?? ""),
            SheetCell.Of(input.Citation.AsOf ?? ""),
            SheetCell.Of(texts["confidence-" + input.Citation.Confidence.ToString().ToLowerInvariant()]),
            SheetCell.Of(input.Citation.Note ?? ""),
            SheetCell.Of(input.Id));
        return inputs.Address(InputValueColumn, row);
    }

    private string AddConstant(TermNode node)
    {
        var unit = node.Label!.Unit;
        var row = inputs.Add(
            SheetCell.Of(name(node.Label)),
            SheetCell.Of(unit.FromBase(node.Value)),
            SheetCell.Of(unit.Symbol),
            null,
            null,
            SheetCell.Of(node.Value),
            SheetCell.Of(node.Label.Source ?? ""),
            null,
            SheetCell.Of(texts["workbook-constant"]));
        return inputs.Address(InputValueColumn, row);
    }

    private string AddStep(TermEntry entry, SheetDraft sheet)
    {
        var row = sheet.NextRow;
        var label = entry.Node.Operation == TermOperation.Named ? entry.Node.Label : null;
        var unit = label?.Unit ?? Units.One;
        var factor = unit.Factor.ToString("R", CultureInfo.InvariantCulture);
        sheet.Add(
            SheetCell.Of(label is null ? texts["workbook-step"] : name(label)),
            label is null ? null : SheetCell.Computed(string.Create(CultureInfo.InvariantCulture, $"D{row}/{factor}"), unit.FromBase(entry.Node.Value)),
            label is null ? null : SheetCell.Of(unit.Symbol),
            SheetCell.Computed(entry.Text!.Text, entry.Node.Value),
            label is null ? null : SheetCell.Of(label.Key),
            label?.Source is { } source ? SheetCell.Of(source) : null);
        return sheet.Address(StepValueColumn, row);
    }
}
