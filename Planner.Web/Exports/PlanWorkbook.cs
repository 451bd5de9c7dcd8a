using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Web.Display;
using TermComparison = Planner.Domain.Plans.Comparison<Planner.Domain.Numbers.Term>;

namespace Planner.Web.Exports;

/// <summary>What a workbook is written with.</summary>
/// <param name="Texts">The language of headings.</param>
/// <param name="Name">The name of a figure in that language.</param>
/// <param name="NameOf">The name of an input, with the part it belongs to.</param>
/// <param name="OptionName">The name of an option by its id.</param>
/// <param name="SourceOf">A source by its key; null when there is none.</param>
/// <param name="Able">Whether an option can do the work and is not ruled out: the decision is among those.</param>
public sealed record WorkbookWords(
    PaperTexts Texts, Func<Label, string> Name, Func<Input, string> NameOf, Func<string, string> OptionName, Func<string, Source?> SourceOf, Func<string, bool> Able);

/// <summary>
/// A comparison as a workbook whose every figure is a live formula down to its inputs: the same run of the same formulas that gave the page its figures,
/// in the reading that remembers. Change a value on the sheet of inputs, and the totals and the decision follow.
/// </summary>
public sealed class PlanWorkbook
{
    private readonly WorkbookWords _words;
    private readonly TermLedger _ledger = new();
    private readonly SheetDraft _inputs;
    private readonly EngineSheets _engines;
    private readonly TermCells _cells;
    private readonly CellNames _names = new();

    private PlanWorkbook(WorkbookWords words)
    {
        _words = words;
        _inputs = new SheetDraft(words.Texts["workbook-inputs"], 42, 16, 10, 14, 14, 18, 26, 12, 14, 50, 50, 50);
        _inputs.Add([.. Heading("workbook-figure", "workbook-value", "workbook-unit", "workbook-low", "workbook-high", "workbook-base", "workbook-source", "workbook-as-of", "workbook-confidence", "workbook-note", "workbook-path", "workbook-cell-name")]);
        _engines = new EngineSheets(words.Texts);
        _cells = new TermCells(_inputs, _engines, _names, words);
    }

    /// <summary>The workbook's bytes.</summary>
    /// <param name="comparison">From a <see cref="TermReading"/>.</param>
    /// <param name="words">Texts and names.</param>
    public static byte[] Write(TermComparison comparison, WorkbookWords words) => new PlanWorkbook(words).Build(comparison);

    private byte[] Build(TermComparison comparison)
    {
        var entered = comparison.Plans.Select(Enter).ToList();
        var bill = new BillWorksheet(_words.Texts, _words.Name, _words.OptionName, _ledger, _cells);
        entered.ForEach(plan => bill.Enter(plan.Plan));
        var months = new MonthsWorksheet(_words.Texts, _words.OptionName, _ledger, _cells);
        entered.ForEach(plan => months.Enter(plan.Plan));
        var totals = new SheetDraft(_words.Texts["workbook-comparison"], 34, 22, 22, 22, 22, 22, 22, 22, 22);
        var flow = new SheetDraft(_words.Texts["workbook-cash-flow"], 26, 34, 16, 12);
        flow.Add([.. Heading("workbook-option", "workbook-line", "workbook-category"), .. Months(comparison.Plans)]);
        totals.Add([SheetCell.Of(_words.Texts["workbook-usd"], CellLook.Heading), .. entered.Select(plan => SheetCell.Of(OptionName(plan), CellLook.Heading))]);
        entered.ForEach(plan => AddFlow(flow, plan));
        AddTotals(totals, entered);
        var quantities = bill.Draft(_ => _engines.Facility);
        return XlsxFile.Write([totals, flow, months.Draft(_engines.Finance), quantities, .. _engines.Used, _inputs, Sources()], _names.All);
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

    private string OptionName(EnteredPlan plan) => _words.OptionName(plan.Plan.OptionId);

    private IEnumerable<SheetCell> Heading(params string[] keys) => keys.Select(key => SheetCell.Of(_words.Texts[key], CellLook.Heading));

    private static IEnumerable<SheetCell> Months(ImmutableArray<Plan<Term>> plans)
    {
        var last = plans.SelectMany(plan => plan.CostLines).Select(line => line.FirstMonth + line.Months).DefaultIfEmpty(0).Max();
        return Enumerable.Range(0, last).Select(month => SheetCell.Of(month, CellLook.Heading));
    }

    /// <summary>A row for each cost line, a column for each month; the totals use these very cells.</summary>
    private void AddFlow(SheetDraft flow, EnteredPlan plan)
    {
        _cells.Option = OptionName(plan);
        foreach (var (line, amounts) in plan.Plan.CostLines.Zip(plan.Amounts))
        {
            var row = flow.NextRow;
            var cells = new SheetCell?[3 + line.FirstMonth + line.Months];
            cells[0] = SheetCell.Of(OptionName(plan));
            cells[1] = SheetCell.Of(_words.Name(line.Label));
            cells[2] = SheetCell.Of(_words.Texts["category-" + line.Category.ToString().ToLowerInvariant()]);
            for (var place = 0; place < line.Months; place++)
            {
                var column = 3 + line.FirstMonth + place;
                var entry = amounts[place];
                cells[column] = SheetCell.Computed(_cells.Formula(entry, _engines.Costs), entry.Node.Value, CellLook.Money);
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

    private void AddTotals(SheetDraft totals, List<EnteredPlan> plans)
    {
        foreach (var place in Enumerable.Range(0, plans[0].Totals.Length))
        {
            var row = totals.NextRow;
            var cells = new List<SheetCell?> { SheetCell.Of(_words.Name(plans[0].Totals[place].Label)) };
            foreach (var plan in plans)
            {
                var (label, entry) = plan.Totals[place];
                _cells.Option = OptionName(plan);
                _names.Add(label.Key, plan.Plan.OptionId, totals.Address(cells.Count, row));
                cells.Add(SheetCell.Computed(_cells.Place(entry, _engines.Finance), entry.Node.Value, CellLook.Money));
            }

            totals.Add(cells);
        }

        AddDecision(totals, plans);
        totals.Add();
        foreach (var label in plans.SelectMany(plan => plan.Figures).Select(figure => figure.Label).Distinct())
        {
            var row = totals.NextRow;
            totals.Add([SheetCell.Of(Unitful(label)), .. plans.Select((plan, place) => FigureCell(plan, label, totals.Address(place + 1, row)))]);
        }
    }

    /// <summary>The cheapest option that can do the work and its lead, as formulas: they change with the inputs. Without two such options there is no lead.</summary>
    private void AddDecision(SheetDraft totals, List<EnteredPlan> plans)
    {
        var able = plans.Select((plan, place) => (plan, place)).Where(pair => _words.Able(pair.plan.Plan.OptionId)).ToList();
        if (able.Count == 0)
        {
            return;
        }

        // The costs of those that count, in a row of their own without gaps: MATCH wants one range.
        var (row, cost) = (totals.NextRow, able.ConvertAll(pair => pair.plan.Totals[0].Entry.Node.Value));
        var last = SheetDraft.ColumnName(able.Count);
        totals.Add([SheetCell.Of(_words.Texts["workbook-able-cost"]), .. able.Select(pair => SheetCell.Computed($"{SheetDraft.ColumnName(pair.place + 1)}2", pair.plan.Totals[0].Entry.Node.Value, CellLook.Money))]);
        totals.Add([SheetCell.Of(_words.Texts["workbook-able-option"]), .. able.Select(pair => SheetCell.Of(OptionName(pair.plan)))]);
        var cheapest = OptionName(able[cost.IndexOf(cost.Min())].plan);
        _names.Add("decision", "cheapest", totals.Address(1, totals.NextRow));
        totals.Add([SheetCell.Of(_words.Texts["workbook-cheapest"]), SheetCell.Answer($"INDEX(B{row + 1}:{last}{row + 1},1,MATCH(MIN(B{row}:{last}{row}),B{row}:{last}{row},0))", cheapest)]);
        if (able.Count > 1)
        {
            _names.Add("decision", "lead", totals.Address(1, totals.NextRow));
            totals.Add([SheetCell.Of(_words.Texts["workbook-lead"]), SheetCell.Computed($"SMALL(B{row}:{last}{row},2)-MIN(B{row}:{last}{row})", cost.Order().ElementAt(1) - cost.Min(), CellLook.Money)]);
        }
    }

    private SheetCell? FigureCell(EnteredPlan plan, Label label, string address)
    {
        var found = plan.Figures.FirstOrDefault(figure => figure.Label == label);
        if (found.Entry is not { } entry)
        {
            return null;
        }

        _names.Add(label.Key, plan.Plan.OptionId, address);
        _cells.Option = OptionName(plan);
        var factor = label.Unit.Factor.ToString("R", CultureInfo.InvariantCulture);
        return SheetCell.Computed($"{_cells.Place(entry, _engines.Finance)}/{factor}", label.Unit.FromBase(entry.Node.Value));
    }

    private string Unitful(Label label) => label.Unit == Units.One ? _words.Name(label) : $"{_words.Name(label)} ({label.Unit.Symbol})";

    /// <summary>The sources of all inputs and methods in the book, each once.</summary>
    private SheetDraft Sources()
    {
        var sheet = new SheetDraft(_words.Texts["workbook-sources"], 30, 60, 14, 80);
        sheet.Add([.. Heading("workbook-key", "workbook-source", "workbook-as-of", "workbook-address")]);
        foreach (var key in _cells.Sources)
        {
            var source = _words.SourceOf(key);
            sheet.Add(SheetCell.Of(key), SheetCell.Of(source?.Name ?? key), SheetCell.Of(source?.AsOf ?? ""), SheetCell.Of(source?.Address ?? ""));
        }

        return sheet;
    }

    private sealed record EnteredPlan(
        Plan<Term> Plan,
        ImmutableArray<ImmutableArray<TermEntry>> Amounts,
        ImmutableArray<(Label Label, TermEntry Entry)> Totals,
        ImmutableArray<(Label Label, TermEntry Entry)> Figures);
}
