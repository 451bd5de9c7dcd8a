using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Web.Exports;

/// <summary>The costs of every month and year as sheets of the workbook, capital and operations apart, before tax and after it; every amount a live formula like the rest.</summary>
internal sealed class MonthsWorksheet
{
    private const int MonthsOfYear = 12;
    private const int FirstAmountColumn = 3;
    private readonly BookParts _book;
    private readonly List<(Plan<Term> Plan, ImmutableArray<ImmutableArray<TermEntry>> Amounts)> _plans = [];
    private readonly Dictionary<string, int> _firstRows = [];
    private string[] _keys = [];

    public MonthsWorksheet(BookParts book)
    {
        _book = book;
        Draft = new SheetDraft(book.Text("workbook-months"), 26, 8, 13, 18) { HeadColumns = 3 };
        Years = new SheetDraft(book.Text("workbook-years"), 26, 8, 13, 18) { HeadColumns = 3 };
    }

    public SheetDraft Draft { get; }

    public SheetDraft Years { get; }

    /// <summary>Takes in a plan's months; all plans come before the first sheet is written, so that shared steps are known.</summary>
    public void Enter(Plan<Term> plan)
    {
        _keys = [.. plan.Months.Take(1).SelectMany(month => month.Amounts).Select(amount => amount.Key)];
        _plans.Add((plan, [.. plan.Months.Select(month => month.Amounts.Select(amount => _book.Ledger.Enter(amount.Amount.Node)).ToImmutableArray())]));
    }

    /// <summary>Writes both sheets.</summary>
    /// <param name="decisionDay">Address of the cell with the day of the decision.</param>
    public void Write(string decisionDay)
    {
        SheetCell[] amounts = [.. _book.FigureHeading([.. _keys.Select(key => "workbook-months-" + key)])];
        Draft.Add([.. _book.Heading("workbook-option"), .. _book.FigureHeading("workbook-month", "workbook-from"), .. amounts]);
        Years.Add([.. _book.Heading("workbook-option"), .. _book.FigureHeading("workbook-year", "workbook-from"), .. amounts]);
        foreach (var (plan, months) in _plans)
        {
            _book.Cells.Option = _book.OptionName(plan);
            _firstRows.Add(plan.OptionId, Draft.NextRow);
            foreach (var (entries, month) in months.Select((entries, month) => (entries, month)))
            {
                var row = Draft.NextRow;
                Draft.Add(
                [
                    SheetCell.Of(_book.OptionName(plan)), SheetCell.Of(month + 1), Day(decisionDay, month),
                    .. entries.Select((entry, place) => _book.Settled(entry, Draft.Address(FirstAmountColumn + place, row), _book.Engines.Finance, _book.Text("workbook-months-" + _keys[place]))),
                ]);
            }

            AddYears(plan, months, decisionDay);
        }
    }

    /// <summary>The cells of one amount over all months of an option; null when the plan has no such amount.</summary>
    public string? Months(string optionId, string key) => Array.IndexOf(_keys, key) is >= 0 and var place && _firstRows.TryGetValue(optionId, out var first)
        ? Draft.Range(FirstAmountColumn + place, first, FirstAmountColumn + place, first + _book.Subject.Months - 1)
        : null;

    private SheetCell Day(string decisionDay, int months) =>
        SheetCell.Computed($"EDATE({decisionDay},{months})", WorkbookDates.Serial(_book.Subject.Scenario.Terms.DecisionDate.AddMonths(months)), CellLook.Date);

    // A sum of the year's months; what accumulates already stands as it does at the end of the year.
    private void AddYears(Plan<Term> plan, ImmutableArray<ImmutableArray<TermEntry>> months, string decisionDay)
    {
        var first = Years.NextRow;
        for (var month = 0; month < months.Length; month += MonthsOfYear)
        {
            var (row, last) = (_firstRows[plan.OptionId] + month, Math.Min(month + MonthsOfYear, months.Length));
            Years.Add(
            [
                SheetCell.Of(_book.OptionName(plan)), SheetCell.Of((month / MonthsOfYear) + 1), Day(decisionDay, month),
                .. _keys.Select((key, place) => Accumulates(key)
                    ? SheetCell.Computed(Draft.Address(FirstAmountColumn + place, row + last - month - 1), months[last - 1][place].Node.Value, CellLook.Money)
                    : SheetCell.Computed($"SUM({Draft.Range(FirstAmountColumn + place, row, FirstAmountColumn + place, row + last - month - 1)})", Sum(months, place, month, last), CellLook.Money)),
            ]);
        }

        Years.Add(
        [
            SheetCell.Of(_book.OptionName(plan), CellLook.TotalText), SheetCell.Of(_book.Text("workbook-sum"), CellLook.TotalText), SheetCell.Of("", CellLook.TotalText),
            .. _keys.Select((key, place) => Accumulates(key)
                ? SheetCell.Of("", CellLook.TotalText)
                : SheetCell.Computed($"SUM({Years.Range(FirstAmountColumn + place, first, FirstAmountColumn + place, Years.NextRow - 1)})", Sum(months, place, 0, months.Length), CellLook.Total)),
        ]);
        Years.Add();
    }

    private static bool Accumulates(string key) => key.EndsWith("cumulative", StringComparison.Ordinal);

    private static double Sum(ImmutableArray<ImmutableArray<TermEntry>> months, int place, int from, int to) => months[from..to].Sum(entries => entries[place].Node.Value);
}
