using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Web.Display;

namespace Planner.Web.Exports;

/// <summary>The bills of quantities as a sheet of the workbook, every count, price and amount a live formula like the rest.</summary>
internal sealed class BillWorksheet(PaperTexts texts, Func<Label, string> name, Func<string, string> optionName, TermLedger ledger, TermCells cells)
{
    private const int AmountColumn = 6;
    private readonly List<(Plan<Term> Plan, List<Line> Lines, TermEntry? Total)> _bills = [];

    /// <summary>Takes in a plan's bill; all plans come before the first sheet is written, so that shared steps are known.</summary>
    public void Enter(Plan<Term> plan)
    {
        var bill = BillSheet<Term>.Of(plan);
        var lines = bill.Rows.Select(row => new Line(
            row,
            ledger.Enter(row.Item.Count.Node),
            row.UnitPrice is { } price ? ledger.Enter(price.Node) : null,
            row.Amount is { } amount ? ledger.Enter(amount.Node) : null)).ToList();
        _bills.Add((plan, lines, lines.Count == 0 ? null : ledger.Enter(bill.Total.Node)));
    }

    /// <summary>The sheet; what counts and prices came of is written to the options' own sheets.</summary>
    public SheetDraft Draft(Func<string, SheetDraft> sheetOf)
    {
        var draft = new SheetDraft(texts["workbook-bill"], 26, 38, 34, 14, 10, 16, 20);
        string[] heads = ["workbook-option", "workbook-item", "workbook-part", "workbook-count", "workbook-unit", "workbook-unit-price", "workbook-amount"];
        draft.Add([.. heads.Select(key => SheetCell.Of(texts[key], key is "workbook-count" or "workbook-unit-price" or "workbook-amount" ? CellLook.HeadingNumber : CellLook.Heading))]);
        foreach (var (plan, lines, total) in _bills.Where(bill => bill.Total is not null))
        {
            var sheet = sheetOf(plan.OptionId);
            lines.ForEach(line => draft.Add(Cells(plan, line, draft, sheet)));
            var cellsOfTotal = new SheetCell?[AmountColumn + 1];
            cellsOfTotal[0] = SheetCell.Of(optionName(plan.OptionId));
            cellsOfTotal[1] = SheetCell.Of(texts["workbook-bill-total"], CellLook.TotalText);
            cellsOfTotal[AmountColumn] = SheetCell.Computed(cells.Formula(total!, sheet, draft.Address(AmountColumn, draft.NextRow), texts["workbook-bill-total"]), total!.Node.Value, CellLook.Total);
            draft.Add(cellsOfTotal);
        }

        return draft;
    }

    private SheetCell?[] Cells(Plan<Term> plan, Line line, SheetDraft draft, SheetDraft sheet)
    {
        var item = line.Row.Item;
        var unit = item.Label.Unit;
        return
        [
            SheetCell.Of(optionName(plan.OptionId)),
            SheetCell.Of(name(item.Label)),
            SheetCell.Of(item.PartId ?? ""),
            SheetCell.Computed($"{cells.Place(line.Count, sheet, name(item.Label))}/{Factor(unit)}", unit.FromBase(line.Count.Node.Value)),
            SheetCell.Of(unit.Symbol),
            line.UnitPrice is { } price ? SheetCell.Computed($"{cells.Place(price, sheet, name(item.Label))}*{Factor(unit)}", price.Node.Value * unit.Factor, CellLook.Money) : null,
            line.Amount is { } amount ? SheetCell.Computed(cells.Formula(amount, sheet, draft.Address(AmountColumn, draft.NextRow), name(item.Label)), amount.Node.Value, CellLook.Money) : null,
        ];
    }

    private static string Factor(Unit unit) => unit.Factor.ToString("R", CultureInfo.InvariantCulture);

    private sealed record Line(BillRow<Term> Row, TermEntry Count, TermEntry? UnitPrice, TermEntry? Amount);
}
