using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Web.Exports;

/// <summary>
/// Gives the steps of derivations their cells. Inputs and constants stand on one sheet, where a person may change them; a step that has a name, that is
/// used more than once or that would make a formula too long stands in a row of its own; the rest stands inside the formulas that use it.
/// </summary>
internal sealed class TermCells(SheetDraft inputs, EngineSheets engines, CellNames names, WorkbookWords words)
{
    private const int LongestFormula = 1200;
    private const int DeepestFormula = 24;
    private const int InputTypedColumn = 1;
    private const int InputValueColumn = 5;
    private const int StepValueColumn = 3;

    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);

    /// <summary>Name of the option whose figures are being written: steps that several share stand under the first.</summary>
    public string Option { get; set; } = "";

    /// <summary>Keys of the sources of all inputs, constants and methods written so far, in order.</summary>
    public IEnumerable<string> Sources => _sources.Order(StringComparer.Ordinal);

    /// <summary>The address of the cell that holds a result; what it came of is written to the sheets of the engines first, in order.</summary>
    /// <param name="root">The result.</param>
    /// <param name="home">The sheet of steps that no engine names.</param>
    public string Place(TermEntry root, SheetDraft home)
    {
        Word(root, home);
        return root.Address ??= AddStep(root, home);
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

    // The cell that a person changes has a name; beside it the value stands in base units, with which everything else computes.
    private string AddInput(Input input)
    {
        var row = inputs.NextRow;
        var unit = UnitOf(input);
        Cite(input.Citation.Source);
        var name = names.Add("in", input.Id, inputs.Address(InputTypedColumn, row));
        inputs.Add(
            SheetCell.Of(words.NameOf(input)),
            SheetCell.Of(unit.FromBase(input.Central), CellLook.Input),
            SheetCell.Of(unit.Symbol),
            input.Value.IsFixed ? null : SheetCell.Of(unit.FromBase(input.Unit.ToBase(input.Value.Low))),
            input.Value.IsFixed ? null : SheetCell.Of(unit.FromBase(input.Unit.ToBase(input.Value.High))),
            SheetCell.Computed($"{name}*{unit.Factor.ToString("R", CultureInfo.InvariantCulture)}", input.Central),
            SheetCell.Of(input.Citation.Source ?? ""),
            SheetCell.Of(input.Citation.AsOf ?? ""),
            SheetCell.Of(words.Texts["confidence-" + input.Citation.Confidence.ToString().ToLowerInvariant()]),
            SheetCell.Of(input.Citation.Note ?? ""),
            SheetCell.Of(input.Id),
            SheetCell.Of(name));
        return inputs.Address(InputValueColumn, row);
    }

    // A scenario states its numbers in base units but under the symbol of their label: a share of 0.62 is typed as 62 %.
    private static Unit UnitOf(Input input) =>
        Units.BySymbol.TryGetValue(input.Unit.Symbol, out var known) && known.Factor == input.Unit.Factor ? input.Unit : input.Label.Unit;

    private string AddConstant(TermNode node)
    {
        var unit = node.Label!.Unit;
        Cite(node.Label.Source);
        var row = inputs.Add(
            SheetCell.Of(words.Name(node.Label)),
            SheetCell.Of(unit.FromBase(node.Value)),
            SheetCell.Of(unit.Symbol),
            null,
            null,
            SheetCell.Of(node.Value),
            SheetCell.Of(node.Label.Source ?? ""),
            null,
            SheetCell.Of(words.Texts["workbook-constant"]));
        return inputs.Address(InputValueColumn, row);
    }

    private string AddStep(TermEntry entry, SheetDraft sheet)
    {
        var row = sheet.NextRow;
        var label = entry.Node.Operation == TermOperation.Named ? entry.Node.Label : null;
        Cite(label?.Source);
        var unit = label?.Unit ?? Units.One;
        var factor = unit.Factor.ToString("R", CultureInfo.InvariantCulture);
        sheet.Add(
            SheetCell.Of(label is null ? words.Texts["workbook-step"] : words.Name(label)),
            label is null ? null : SheetCell.Computed(string.Create(CultureInfo.InvariantCulture, $"D{row}/{factor}"), unit.FromBase(entry.Node.Value)),
            label is null ? null : SheetCell.Of(unit.Symbol),
            SheetCell.Computed(entry.Text!.Text, entry.Node.Value),
            label is null ? null : SheetCell.Of(label.Key),
            label?.Source is { } source ? SheetCell.Of(source) : null,
            SheetCell.Of(Option));
        return sheet.Address(StepValueColumn, row);
    }

    private void Cite(string? source)
    {
        if (!string.IsNullOrEmpty(source))
        {
            _sources.Add(source);
        }
    }
}
