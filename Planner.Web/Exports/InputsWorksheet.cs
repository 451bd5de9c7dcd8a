using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Planner.Web.Reports;

namespace Planner.Web.Exports;

/// <summary>
/// The sheet of everything that a person may change: each input in a named cell with its unit, range, source, date and who changed it, in the order of the plan; under them the
/// limits of the scenario and the constants that formulas state. Beside the cell that is typed the value stands in base units, with which everything else computes.
/// </summary>
internal sealed class InputsWorksheet
{
    private const int TypedColumn = 1;
    private const int BaseColumn = 5;
    private const int Columns = 13;
    private const int RemarkColumns = 9;
    private readonly WorkbookWords _words;
    private readonly CellNames _names;
    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);

    public InputsWorksheet(WorkbookWords words, CellNames names)
    {
        (_words, _names) = (words, names);
        Draft = new SheetDraft(words.Texts["workbook-inputs"], 50, 16, 11, 15, 15, 18, 40, 11, 14, 24, 60, 44, 44) { HeadRows = 5, HeadColumns = 1, PrintedColumns = 10 };
    }

    public SheetDraft Draft { get; }

    /// <summary>Keys of the sources cited so far, in order.</summary>
    public IEnumerable<string> Sources => _sources.Order(StringComparer.Ordinal);

    /// <summary>The limits that may rule options out, by their path; their cells may be empty.</summary>
    public string BudgetName { get; private set; } = "";

    public string PowerCapName { get; private set; } = "";

    public string DeadlineName { get; private set; } = "";

    /// <summary>Writes all that derivations end in. An entry's address is from then on the cell of its base value.</summary>
    /// <param name="entries">Of the ledger; those that are no leaf are passed over.</param>
    /// <param name="constraints">The limits of the scenario.</param>
    /// <param name="decisions">Where the sheet of what stays as decided begins.</param>
    public void Write(IEnumerable<TermEntry> entries, Constraints constraints, string decisions)
    {
        Head(decisions);
        var leaves = entries.ToLookup(entry => entry.Node.Operation);
        var inputs = leaves[TermOperation.Input].ToLookup(entry => GroupOf(entry.Node.Input!));
        foreach (var group in inputs.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Section(group.Key);
            foreach (var entry in group.OrderBy(entry => Ordered(entry.Node.Input!.Id), StringComparer.Ordinal))
            {
                entry.SettleAt(AddInput(entry.Node.Input!, entry.Node.Value));
            }

            if (group.Key == "report-part-a")
            {
                AddLimits(constraints);
            }
        }

        if (BudgetName.Length == 0)
        {
            AddLimits(constraints);
        }

        Section("workbook-constants");
        foreach (var entry in leaves[TermOperation.Constant].OrderBy(entry => entry.Node.Label!.Key, StringComparer.Ordinal))
        {
            entry.SettleAt(AddConstant(entry.Node));
        }
    }

    /// <summary>Adds a key to the list of sources.</summary>
    public void Cite(string? source)
    {
        if (!string.IsNullOrEmpty(source))
        {
            _sources.Add(source);
        }
    }

    private static string GroupOf(Input input) => FittedConstant.Names(input.Id) ? "workbook-fitted" : ReportContent.PartKeyOf(input);

    private void Head(string decisions)
    {
        var texts = _words.Texts;
        Draft.Add(SheetCell.Of(texts["workbook-inputs"], CellLook.Title));
        Draft.Add(SheetCell.Remark(texts["workbook-inputs-use"], RemarkColumns));
        Draft.Add(SheetCell.Remark(texts["workbook-inputs-fixed"], RemarkColumns));
        Draft.Add(SheetCell.Of(texts["workbook-fixed"], CellLook.Link) with { Target = decisions });
        string[] heads =
        [
            "workbook-figure", "workbook-value", "workbook-unit", "workbook-low", "workbook-high", "workbook-base", "workbook-source", "workbook-as-of", "workbook-confidence", "workbook-changed-by",
            "workbook-note", "workbook-path", "workbook-cell-name",
        ];
        Draft.Add([.. heads.Select((key, place) => SheetCell.Of(texts[key], place is TypedColumn or 3 or 4 or BaseColumn ? CellLook.HeadingNumber : CellLook.Heading))]);
    }

    // Months of a list in their order: the second before the tenth.
    private static string Ordered(string id) => string.Join('/', id.Split('/').Select(step => int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place.ToString("D6", CultureInfo.InvariantCulture) : step));

    private void Section(string key) => Draft.Add([SheetCell.Of(_words.Texts[key], CellLook.Section)]);

    private string AddInput(Input input, double value)
    {
        var (row, unit) = (Draft.NextRow, UnitOf(input));
        foreach (var source in input.Citation.Sources)
        {
            Cite(source);
        }

        var name = _names.Add("in", input.Id, Draft.Address(TypedColumn, row));
        Draft.Add(
            SheetCell.Of(_words.NameOf(input)),
            SheetCell.Of(unit.FromBase(value), CellLook.Input),
            SheetCell.Of(unit.Symbol),
            input.Value.IsFixed ? null : SheetCell.Of(unit.FromBase(input.Unit.ToBase(input.Value.Low))),
            input.Value.IsFixed ? null : SheetCell.Of(unit.FromBase(input.Unit.ToBase(input.Value.High))),
            SheetCell.Computed($"{name}*{unit.Factor.ToString("R", CultureInfo.InvariantCulture)}", value),
            SheetCell.Of(string.Join("; ", input.Citation.Sources.Select(SourceName))),
            SheetCell.Of(input.Citation.AsOf ?? ""),
            SheetCell.Of(_words.Texts["confidence-" + input.Citation.Confidence.ToString().ToLowerInvariant()]),
            SheetCell.Of(_words.ChangedBy(input) ?? ""),
            SheetCell.Of(Remarks(input.Citation)),
            SheetCell.Of(input.Id),
            SheetCell.Of(name));
        return Draft.Address(BaseColumn, row);
    }

    // Empty cells where the scenario sets no limit: whoever types one there sees what it rules out.
    private void AddLimits(Constraints constraints)
    {
        Section("workbook-limits");
        BudgetName = AddLimit("budgetUsd", "workbook-limit-budget", Units.Usd.Symbol, constraints.BudgetUsd, CellLook.Input);
        PowerCapName = AddLimit("powerCapWatts", "workbook-limit-power", Units.Megawatt.Symbol, constraints.PowerCapWatts is { } cap ? Units.Megawatt.FromBase(cap) : null, CellLook.Input);
        DeadlineName = AddLimit("deadline", "workbook-limit-deadline", "", constraints.Deadline is { } deadline ? WorkbookDates.Serial(deadline) : null, CellLook.InputDate);
    }

    private string AddLimit(string field, string text, string unit, double? value, CellLook look)
    {
        var path = "application.constraints." + field;
        var name = _names.Add("in", path, Draft.Address(TypedColumn, Draft.NextRow));
        var cells = new SheetCell?[Columns];
        (cells[0], cells[1], cells[2]) = (SheetCell.Of(_words.Texts[text]), value is { } set ? SheetCell.Of(set, look) : SheetCell.Open(look), SheetCell.Of(unit));
        (cells[Columns - 2], cells[Columns - 1]) = (SheetCell.Of(path), SheetCell.Of(name));
        Draft.Add(cells);
        return name;
    }

    // A scenario states its numbers in base units but under the symbol of their label: a share of 0.62 is typed as 62 %.
    private static Unit UnitOf(Input input) =>
        Units.BySymbol.TryGetValue(input.Unit.Symbol, out var known) && known.Factor == input.Unit.Factor ? input.Unit : input.Label.Unit;

    private string AddConstant(TermNode node)
    {
        var unit = node.Label!.Unit;
        Cite(node.Label.Source);
        var row = Draft.Add(
            SheetCell.Of(_words.Name(node.Label)),
            SheetCell.Of(unit.FromBase(node.Value)),
            SheetCell.Of(unit.Symbol),
            null,
            null,
            SheetCell.Of(node.Value),
            SheetCell.Of(SourceName(node.Label.Source)),
            null,
            SheetCell.Of(_words.Texts["workbook-constant"]));
        return Draft.Address(BaseColumn, row);
    }

    // Where sources disagree, each says what it gives: the range beside the value spans them.
    private string Remarks(Citation citation) => string.Join("; ", citation.Others.Select(other =>
        string.Join(", ", new[] { $"{other.Value.ToString("R", CultureInfo.InvariantCulture)} {other.Unit.Symbol}", other.Note, SourceName(other.Source), other.AsOf }.OfType<string>())).Prepend(citation.Note).OfType<string>());

    private string SourceName(string? key) => key is null ? "" : _words.SourceOf(key)?.Name ?? key;
}
