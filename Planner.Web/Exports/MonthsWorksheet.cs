using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Web.Display;

namespace Planner.Web.Exports;

/// <summary>The costs of every month as a sheet of the workbook, capital and operations apart, before tax and after it; every amount a live formula like the rest.</summary>
internal sealed class MonthsWorksheet(PaperTexts texts, Func<string, string> optionName, TermLedger ledger, TermCells cells)
{
    private readonly List<(string Option, int Month, ImmutableArray<(string Key, TermEntry Entry)> Amounts)> _months = [];

    /// <summary>Takes in a plan's months; all plans come before the first sheet is written, so that shared steps are known.</summary>
    public void Enter(Plan<Term> plan) =>
        _months.AddRange(plan.Months.Select(month => (plan.OptionId, month.Month, month.Amounts.Select(amount => (amount.Key, ledger.Enter(amount.Amount.Node))).ToImmutableArray())));

    /// <summary>The sheet; steps of no engine's name are written to the given one.</summary>
    public SheetDraft Draft(SheetDraft home)
    {
        var draft = new SheetDraft(texts["workbook-months"], 26, 10, 18, 18, 18, 18, 18, 18, 18, 18);
        string[] heads = ["workbook-option", "workbook-month", .. _months.Take(1).SelectMany(month => month.Amounts).Select(amount => "workbook-months-" + amount.Key)];
        draft.Add([.. heads.Select(key => SheetCell.Of(texts[key], CellLook.Heading))]);
        foreach (var (option, month, amounts) in _months)
        {
            cells.Option = optionName(option);
            draft.Add([SheetCell.Of(optionName(option)), SheetCell.Of(month + 1), .. amounts.Select(amount => SheetCell.Computed(cells.Formula(amount.Entry, home), amount.Entry.Node.Value, CellLook.Money))]);
        }

        return draft;
    }
}
