using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Web.Exports;

/// <summary>
/// A row for each cost line and a column for each month; all totals use these very cells. Under each option stand what it pays at starts and at ends of months, from which a
/// spreadsheet's own NPV gives the lifetime cost once more.
/// </summary>
internal sealed class CashFlowWorksheet
{
    private const int FirstMonthColumn = 5;
    private const int MonthsAcross = 12;
    private readonly BookParts _book;
    private readonly List<(Plan<Term> Plan, ImmutableArray<ImmutableArray<TermEntry>> Amounts)> _flows = [];
    private readonly Dictionary<string, (int Start, int End, int? Apart)> _sums = [];

    public CashFlowWorksheet(BookParts book)
    {
        _book = book;
        Draft = new SheetDraft(book.Text("workbook-cash-flow"), 24, 34, 18, 12, 16, 12) { HeadRows = 2, HeadColumns = 2, PagesAcross = (uint)((book.Subject.Months / MonthsAcross) + 1) };
    }

    public SheetDraft Draft { get; }

    private int Months => _book.Subject.Months;

    /// <summary>Takes in a plan's cost lines; all plans come before the first sheet is written, so that shared steps are known.</summary>
    public void Enter(Plan<Term> plan) => _flows.Add((
        plan, [.. plan.CostLines.Select(line => Enumerable.Range(0, line.PriceKnown ? line.Months : 0).Select(place => _book.Ledger.Enter(line.Amount(place).Node)).ToImmutableArray())]));

    /// <summary>Writes the sheet.</summary>
    /// <param name="decisionDay">Address of the cell with the day of the decision.</param>
    public void Write(string decisionDay)
    {
        Draft.Add([.. _book.Heading("workbook-option", "workbook-line", "workbook-category", "workbook-timing"), .. _book.FigureHeading("workbook-sum"), .. Enumerable.Range(0, Months).Select(month => SheetCell.Of(month + 1, CellLook.HeadingNumber))]);
        Draft.Add([.. new SheetCell?[FirstMonthColumn], .. Enumerable.Range(0, Months).Select(month => SheetCell.Computed($"EDATE({decisionDay},{month})", DayAfter(month), CellLook.HeadingDate))]);
        foreach (var (plan, amounts) in _flows)
        {
            _book.Cells.Option = _book.OptionName(plan);
            var first = Draft.NextRow;
            foreach (var (line, entries) in plan.CostLines.Zip(amounts))
            {
                AddLine(plan, line, entries);
            }

            AddSums(plan, first, Draft.NextRow - 1);
        }
    }

    /// <summary>The lifetime cost of an option by the spreadsheet's own function, over what it pays at starts and ends of months.</summary>
    /// <param name="optionId">The option.</param>
    /// <param name="monthlyRate">Address of the monthly discount rate.</param>
    public string NetPresentValue(string optionId, string monthlyRate)
    {
        var (start, end, _) = _sums[optionId];
        return $"NPV({monthlyRate},{Row(start)})*(1+{monthlyRate})+NPV({monthlyRate},{Row(end)})";
    }

    /// <summary>The nominal cost of an option: its lines summed here.</summary>
    public string Nominal(string optionId) => string.Join('+', new[] { _sums[optionId].Start, _sums[optionId].End, _sums[optionId].Apart }.OfType<int>().Select(row => Draft.Address(FirstMonthColumn - 1, row)));

    private double DayAfter(int months) => WorkbookDates.Serial(_book.Subject.Scenario.Terms.DecisionDate.AddMonths(months));

    private string Row(int row) => Draft.Range(FirstMonthColumn, row, FirstMonthColumn + Months - 1, row);

    private void AddLine(Plan<Term> plan, CostLine<Term> line, ImmutableArray<TermEntry> entries)
    {
        var row = Draft.NextRow;
        var name = line.Of is { } part ? $"{_book.Words.Name(line.Label)}: {_book.Words.Name(part)}" : _book.Words.Name(line.Label);
        var cells = new SheetCell?[FirstMonthColumn + (entries.IsEmpty ? 0 : line.FirstMonth + line.Months)];
        cells[0] = SheetCell.Of(_book.OptionName(plan));
        cells[1] = SheetCell.Of(name);
        cells[2] = SheetCell.Of(_book.Text("category-" + line.Category.ToString().ToLowerInvariant()));
        cells[3] = SheetCell.Of(_book.Text(DayOf(line)));
        cells[4] = line.PriceKnown ? SheetCell.Computed($"SUM({Row(row)})", entries.Sum(entry => entry.Node.Value), CellLook.Money) : SheetCell.Of(_book.Text("workbook-price-unknown"));
        foreach (var (entry, place) in entries.Select((entry, place) => (entry, place)))
        {
            var column = FirstMonthColumn + line.FirstMonth + place;
            // From here on this cell is where the amount stands, for equal months and for the totals.
            cells[column] = _book.Settled(entry, Draft.Address(column, row), _book.Engines.Costs, name);
        }

        Draft.Add(cells);
    }

    private void AddSums(Plan<Term> plan, int first, int last)
    {
        var apart = plan.CostLines.Any(line => !line.InPresentValue);
        _sums.Add(plan.OptionId, (AddSum(plan, "workbook-at-start", first, last), AddSum(plan, "workbook-at-end", first, last), apart ? AddSum(plan, "workbook-cash-only", first, last) : null));
        Draft.Add();
    }

    // What is no part of the present value has a sum of its own, out of the reach of NPV.
    private static string DayOf(CostLine<Term> line) => !line.InPresentValue ? "workbook-cash-only" : line.Timing == Timing.StartOfMonth ? "workbook-at-start" : "workbook-at-end";

    private int AddSum(Plan<Term> plan, string text, int first, int last)
    {
        var row = Draft.NextRow;
        var values = new double[Months];
        foreach (var line in plan.CostLines.Where(line => line.PriceKnown && DayOf(line) == text))
        {
            for (var place = 0; place < line.Months; place++)
            {
                values[line.FirstMonth + place] += line.Amount(place).Value;
            }
        }

        string Sum(int month)
        {
            var column = SheetDraft.ColumnName(FirstMonthColumn + month);
            return last < first ? "0" : $"SUMIF($D${first}:$D${last},$D{row},{column}${first}:{column}${last})";
        }

        Draft.Add(
        [
            SheetCell.Of(_book.OptionName(plan), CellLook.TotalText),
            SheetCell.Of(_book.Text("workbook-sum"), CellLook.TotalText),
            SheetCell.Of("", CellLook.TotalText),
            SheetCell.Of(_book.Text(text), CellLook.TotalText),
            SheetCell.Computed($"SUM({Row(row)})", values.Sum(), CellLook.Total),
            .. values.Select((value, month) => SheetCell.Computed(Sum(month), value, CellLook.Total)),
        ]);
        return row;
    }
}
