using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Web.Display;
using TermComparison = Planner.Domain.Plans.Comparison<Planner.Domain.Numbers.Term>;

namespace Planner.Web.Exports;

/// <summary>
/// A comparison as a workbook whose every figure is a live formula down to its inputs: the same run of the same formulas that gave the page its figures,
/// in the reading that remembers. Change a value on the sheet of inputs and the totals follow.
/// </summary>
public sealed class PlanWorkbook
{
    private const int LongestSheetName = 31;
    private readonly PaperTexts _texts;
    private readonly Func<Label, string> _name;
    private readonly Func<string, string> _optionName;
    private readonly TermLedger _ledger = new();
    private readonly SheetDraft _inputs;
    private readonly TermCells _cells;
    private readonly List<(string Name, string Address)> _names = [];

    private PlanWorkbook(PaperTexts texts, Func<Label, string> name, Func<string, string> optionName)
    {
        (_texts, _name, _optionName) = (texts, name, optionName);
        _inputs = new SheetDraft(texts["workbook-inputs"], 42, 16, 10, 14, 14, 18, 26, 12, 14, 50, 50);
        _inputs.Add([.. Heading("workbook-figure", "workbook-value", "workbook-unit", "workbook-low", "workbook-high", "workbook-base", "workbook-source", "workbook-as-of", "workbook-confidence", "workbook-note", "workbook-path")]);
        _cells = new TermCells(_inputs, name, texts);
    }

    /// <summary>The workbook's bytes.</summary>
    /// <param name="comparison">From a <see cref="TermReading"/>.</param>
    /// <param name="texts">The language of headings.</param>
    /// <param name="name">The name of a figure in that language.</param>
    /// <param name="optionName">The name of an option by its id.</param>
    public static byte[] Write(TermComparison comparison, PaperTexts texts, Func<Label, string> name, Func<string, string> optionName) =>
        new PlanWorkbook(texts, name, optionName).Build(comparison);

    private byte[] Build(TermComparison comparison)
    {
        var entered = comparison.Plans.Select(Enter).ToList();
        var bill = new BillWorksheet(_texts, _name, _optionName, _ledger, _cells);
        entered.ForEach(plan => bill.Enter(plan.Plan));
        var totals = new SheetDraft(_texts["workbook-comparison"], 34, 22, 22, 22, 22, 22, 22, 22, 22);
        var flow = new SheetDraft(_texts["workbook-cash-flow"], 26, 34, 16, 12);
        flow.Add([.. Heading("workbook-option", "workbook-line", "workbook-category"), .. Months(comparison.Plans)]);
        totals.Add([SheetCell.Of(_texts["workbook-usd"], CellLook.Heading), .. entered.Select(plan => SheetCell.Of(_optionName(plan.Plan.OptionId), CellLook.Heading))]);
        var sheets = entered.Select(plan => new SheetDraft(SheetName(plan.Plan.OptionId), 46, 20, 10, 24, 34, 26)).ToList();
        foreach (var (plan, sheet) in entered.Zip(sheets))
        {
            sheet.Add([.. Heading("workbook-figure", "workbook-value", "workbook-unit", "workbook-base", "workbook-key", "workbook-source")]);
            AddFlow(flow, plan, sheet);
        }

        AddTotals(totals, entered, sheets);
        var quantities = bill.Draft(id => sheets[entered.FindIndex(plan => plan.Plan.OptionId == id)]);
        return XlsxFile.Write([totals, flow, quantities, .. sheets, _inputs], _names);
    }

    private EnteredPlan Enter(Plan<Term> plan) => new(
        plan,
        [.. plan.CostLines.Select(line => Enumerable.Range(0, line.Months).Select(place => _ledger.Enter(line.Amount(place).Node)).ToImmutableArray())],
        [.. TotalsOf(plan).Select(total => (total.Label, _ledger.Enter(total.Value.Node)))],
        [.. plan.Figures.Select(figure => (figure.Label, _ledger.Enter(figure.Value.Node)))]);

    private static IEnumerable<(Label Label, Term Value)> TotalsOf(Plan<Term> plan)
    {
        yield return (Labels.LifetimeCostPresentValue, plan.Totals.LifetimeCostPresentValue);
        yield return (Labels.LifetimeCostNominal, plan.Totals.LifetimeCostNominal);
        yield return (Labels.YearOneCash, plan.Totals.YearOneCash);
    }

    private IEnumerable<SheetCell> Heading(params string[] keys) => keys.Select(key => SheetCell.Of(_texts[key], CellLook.Heading));

    private static IEnumerable<SheetCell> Months(ImmutableArray<Plan<Term>> plans)
    {
        var last = plans.SelectMany(plan => plan.CostLines).Select(line => line.FirstMonth + line.Months).DefaultIfEmpty(0).Max();
        return Enumerable.Range(0, last).Select(month => SheetCell.Of(month, CellLook.Heading));
    }

    /// <summary>A row for each cost line, a column for each month; the totals use these very cells.</summary>
    private void AddFlow(SheetDraft flow, EnteredPlan plan, SheetDraft sheet)
    {
        foreach (var (line, amounts) in plan.Plan.CostLines.Zip(plan.Amounts))
        {
            var row = flow.NextRow;
            var cells = new SheetCell?[3 + line.FirstMonth + line.Months];
            cells[0] = SheetCell.Of(_optionName(plan.Plan.OptionId));
            cells[1] = SheetCell.Of(_name(line.Label));
            cells[2] = SheetCell.Of(_texts["category-" + line.Category.ToString().ToLowerInvariant()]);
            for (var place = 0; place < line.Months; place++)
            {
                var column = 3 + line.FirstMonth + place;
                var entry = amounts[place];
                cells[column] = SheetCell.Computed(_cells.Formula(entry, sheet), entry.Node.Value, CellLook.Money);
                // From here on this cell is where the amount stands, for equal months and for the totals.
                Settle(entry, flow.Address(column, row));
            }

            flow.Add(cells);
        }
    }

    private static void Settle(TermEntry entry, string address)
    {
        if (entry.Address is null)
        {
            entry.Address = address;
            entry.Text = FormulaText.Cell(address);
        }
    }

    private void AddTotals(SheetDraft totals, List<EnteredPlan> plans, List<SheetDraft> sheets)
    {
        var places = plans[0].Totals.Length;
        for (var place = 0; place < places; place++)
        {
            var row = totals.NextRow;
            var cells = new List<SheetCell?> { SheetCell.Of(_name(plans[0].Totals[place].Label)) };
            for (var option = 0; option < plans.Count; option++)
            {
                var (label, entry) = plans[option].Totals[place];
                cells.Add(SheetCell.Computed(_cells.Place(entry, sheets[option]), entry.Node.Value, CellLook.Money));
                _names.Add(($"{label.Key}.{plans[option].Plan.OptionId}".Replace('-', '_'), totals.Address(option + 1, row)));
            }

            totals.Add(cells);
        }

        totals.Add();
        foreach (var label in plans.SelectMany(plan => plan.Figures).Select(figure => figure.Label).Distinct())
        {
            totals.Add([SheetCell.Of(Unitful(label)), .. plans.Zip(sheets, (plan, sheet) => FigureCell(plan, label, sheet))]);
        }
    }

    private SheetCell? FigureCell(EnteredPlan plan, Label label, SheetDraft sheet)
    {
        var found = plan.Figures.FirstOrDefault(figure => figure.Label == label);
        if (found.Entry is not { } entry)
        {
            return null;
        }

        var factor = label.Unit.Factor.ToString("R", CultureInfo.InvariantCulture);
        return SheetCell.Computed($"{_cells.Place(entry, sheet)}/{factor}", label.Unit.FromBase(entry.Node.Value));
    }

    private string Unitful(Label label) => label.Unit == Units.One ? _name(label) : $"{_name(label)} ({label.Unit.Symbol})";

    private string SheetName(string optionId)
    {
        var plain = new string([.. _optionName(optionId).Where(letter => !"[]:*?/\\'".Contains(letter, StringComparison.Ordinal) && !char.IsControl(letter))]);
        var wanted = $"{plain} ({optionId})";
        return wanted.Length <= LongestSheetName ? wanted : optionId.Length <= LongestSheetName ? optionId : optionId[..LongestSheetName];
    }

    private sealed record EnteredPlan(
        Plan<Term> Plan,
        ImmutableArray<ImmutableArray<TermEntry>> Amounts,
        ImmutableArray<(Label Label, TermEntry Entry)> Totals,
        ImmutableArray<(Label Label, TermEntry Entry)> Figures);
}
