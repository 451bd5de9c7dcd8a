using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Web.Exports;

/// <summary>
/// Lifetime cost by what it is for, with a cell for each kind by how much it may change: the totals and the cheapest option follow. Beside each kind stands by how much it would have
/// to rise at the cheapest option alone until the next costs as much.
/// </summary>
internal sealed class WhatIfWorksheet
{
    private const int FirstRow = 5;
    private readonly BookParts _book;
    private readonly List<(Plan<Term> Plan, ImmutableArray<(CostCategory Category, TermEntry Entry)> Costs)> _plans = [];

    public WhatIfWorksheet(BookParts book)
    {
        _book = book;
        Draft = new SheetDraft(book.Text("workbook-what-if"), 44, 16, 20) { HeadRows = 4, HeadColumns = 2 };
    }

    public SheetDraft Draft { get; }

    private static int LastRow => FirstRow + Categories.Length - 1;

    private static CostCategory[] Categories => Enum.GetValues<CostCategory>();

    /// <summary>Takes in a plan; all plans come before the first sheet is written, so that shared steps are known.</summary>
    public void Enter(Plan<Term> plan) => _plans.Add((plan, [.. plan.Totals.ByCategory.Select(total => (total.Category, _book.Ledger.Enter(total.PresentValue.Node)))]));

    /// <summary>Writes the sheet.</summary>
    /// <param name="comparison">Where ranks, names and the lead stand.</param>
    public void Write(ComparisonWorksheet comparison)
    {
        var decision = comparison.Decision!;
        Draft.Add(SheetCell.Of(_book.Text("workbook-what-if"), CellLook.Title));
        Draft.Add(SheetCell.Remark(_book.Text("workbook-what-if-use"), 2 + _plans.Count));
        Draft.Add();
        Draft.Add([.. _book.Heading("workbook-what-if-category"), .. _book.FigureHeading("workbook-what-if-change"), .. _plans.Select(plan => SheetCell.Of(_book.OptionName(plan.Plan), CellLook.HeadingNumber)), .. _book.FigureHeading("workbook-what-if-ties")]);
        foreach (var category in Categories)
        {
            AddCategory(category, comparison);
        }

        AddSums(decision);
        AddAhead(comparison);
    }

    /// <summary>The categories of an option summed.</summary>
    public string Sum(string optionId) => $"SUM({Draft.Range(2 + Place(optionId), FirstRow, 2 + Place(optionId), LastRow)})";

    private int Place(string optionId) => _plans.FindIndex(plan => plan.Plan.OptionId == optionId);

    private void AddCategory(CostCategory category, ComparisonWorksheet comparison)
    {
        var (row, decision, name) = (Draft.NextRow, comparison.Decision!, _book.Text("category-" + category.ToString().ToLowerInvariant()));
        var values = _plans.ConvertAll(plan => plan.Costs.First(cost => cost.Category == category).Entry);
        var winner = values[decision.RanksNow.IndexOf(1)].Node.Value;
        var ranks = comparison.Draft.Range(1, decision.RankRow, _plans.Count, decision.RankRow);
        var own = string.Create(CultureInfo.InvariantCulture, $"INDEX($C{row}:${Column(_plans.Count - 1)}{row},1,MATCH(1,{ranks},0))");
        var ties = decision.LeadNow is { } lead && winner > 0 ? lead / winner : (double?)null;
        Draft.Add(
        [
            SheetCell.Of(name),
            SheetCell.Of(0, CellLook.InputPercent),
            .. values.Select((entry, place) => Cost(entry, place, row, name)),
            decision.Lead.Length == 0 ? null : SheetCell.Either($"IF(AND(ISNUMBER({decision.Lead}),{own}>0),{decision.Lead}/{own},\"–\")", ties, "–", CellLook.Percent),
        ]);
    }

    private SheetCell Cost(TermEntry entry, int place, int row, string name)
    {
        _book.Cells.Option = _book.OptionName(_plans[place].Plan);
        return _book.Settled(entry, Draft.Address(2 + place, row), _book.Engines.Finance, name);
    }

    private void AddSums(DecisionRows decision)
    {
        Draft.Add([SheetCell.Of(_book.Text("workbook-sum"), CellLook.TotalText), SheetCell.Of("", CellLook.TotalText), .. _plans.Select((plan, place) => SheetCell.Computed($"SUM({Rows(Column(place))})", decision.CostsNow[place], CellLook.Total))]);
        Draft.Add(
        [
            SheetCell.Of(_book.Text("workbook-what-if-sum"), CellLook.TotalText), SheetCell.Of("", CellLook.TotalText),
            .. _plans.Select((plan, place) => SheetCell.Computed($"{Column(place)}{LastRow + 1}+SUMPRODUCT({Rows("$B")},{Rows(Column(place))})", decision.CostsNow[place], CellLook.Total)),
        ]);
    }

    private void AddAhead(ComparisonWorksheet comparison)
    {
        var (decision, row, last) = (comparison.Decision!, Draft.NextRow, Column(_plans.Count - 1));
        Draft.Add(
        [
            SheetCell.Of(_book.Text("workbook-cost-in-running")), null,
            .. _plans.Select((_, place) => SheetCell.Either(
                $"IF({decision.Contends(place)},{Column(place)}{row - 1},\"–\")", decision.ContendsNow(place) ? decision.CostsNow[place] : null, "–", CellLook.Money)),
        ]);
        var none = _book.Text("workbook-none");
        var best = Enumerable.Range(0, _plans.Count).Where(decision.ContendsNow).OrderBy(place => decision.CostsNow[place]).Select(place => _book.OptionName(_plans[place].Plan)).FirstOrDefault(none);
        Draft.Add(
            SheetCell.Of(_book.Text("workbook-what-if-ahead")), null,
            SheetCell.Answer($"IF(COUNT(C{row}:{last}{row})=0,\"{none.Replace("\"", "\"\"", StringComparison.Ordinal)}\",INDEX({comparison.Draft.Range(1, 1, _plans.Count, 1)},1,MATCH(MIN(C{row}:{last}{row}),C{row}:{last}{row},0)))", best));
    }

    private static string Rows(string column) => string.Create(CultureInfo.InvariantCulture, $"{column}{FirstRow}:{column}{LastRow}");

    private static string Column(int place) => SheetDraft.ColumnName(2 + place);
}
