using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Web.Exports;

/// <summary>Sums that must agree, reached by two ways each: whoever changes a formula or a cell in the middle sees here that the book no longer holds together.</summary>
internal sealed class ChecksWorksheet
{
    private readonly BookParts _book;

    public ChecksWorksheet(BookParts book)
    {
        _book = book;
        Draft = new SheetDraft(book.Text("workbook-checks"), 54, 28, 22, 22, 18, 10) { HeadRows = 3 };
    }

    public SheetDraft Draft { get; }

    /// <summary>Name of the cell that says whether all agree.</summary>
    public string All { get; private set; } = "";

    /// <summary>Writes the sheet.</summary>
    /// <param name="ways">For each option what is checked, the one way and the other, as formulas, and their common value.</param>
    public void Write(IEnumerable<(string Text, Plan<Term> Plan, string One, string Other, double Value)> ways)
    {
        var all = ways.ToList();
        Draft.Add(SheetCell.Of(_book.Text("workbook-checks"), CellLook.Title));
        All = _book.Names.Add("checks", "agree", Draft.Address(5, 2));
        Draft.Add(SheetCell.Of(_book.Text("workbook-checks-use"), CellLook.Note), null, null, null, SheetCell.Of(_book.Text("workbook-checks-all")), SheetCell.Computed($"MIN(F4:F{all.Count + 3})", 1, CellLook.Flag));
        Draft.Add([.. _book.Heading("workbook-check", "workbook-option"), .. _book.FigureHeading("workbook-check-one", "workbook-check-other", "workbook-check-difference", "workbook-check-agrees")]);
        foreach (var (text, plan, one, other, value) in all)
        {
            var row = Draft.NextRow.ToString(CultureInfo.InvariantCulture);
            Draft.Add(
                SheetCell.Of(_book.Text(text)),
                SheetCell.Of(_book.OptionName(plan)),
                SheetCell.Computed(one, value, CellLook.Money),
                SheetCell.Computed(other, value, CellLook.Money),
                // Below a cent two sums of the same prices in another order differ.
                SheetCell.Computed($"ROUND(C{row}-D{row},2)", 0, CellLook.Money),
                SheetCell.Computed($"IF(ABS(C{row}-D{row})<=MAX(0.01,ABS(C{row})*0.000000001),1,0)", 1, CellLook.Flag));
        }
    }
}
