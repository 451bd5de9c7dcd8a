using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Web.Display;

namespace Planner.Web.Exports;

/// <summary>The sheet that opens first: what the book is of, the answer, the options with their totals, what may be changed, and the way to every other sheet.</summary>
internal sealed class SummaryWorksheet
{
    private const int RemarkColumns = 8;
    private readonly BookParts _book;

    public SummaryWorksheet(BookParts book)
    {
        _book = book;
        Draft = new SheetDraft(book.Text("workbook-summary"), 42, 24, 10, 20, 20, 20, 14, 46);
    }

    public SheetDraft Draft { get; }

    private Scenario Scenario => _book.Subject.Scenario;

    /// <summary>Writes the sheet.</summary>
    /// <param name="comparison">Where everything is computed.</param>
    /// <param name="plan">What stays as decided.</param>
    /// <param name="checks">What must agree.</param>
    /// <param name="rate">By which everything is discounted, a share a year.</param>
    /// <param name="sheets">The other sheets in their order, each with the key of what it holds.</param>
    public void Write(ComparisonWorksheet comparison, FixedWorksheet plan, ChecksWorksheet checks, TermEntry rate, IEnumerable<(SheetDraft Sheet, string Holds)> sheets)
    {
        var decision = comparison.Decision!;
        Draft.Add(SheetCell.Of(string.IsNullOrWhiteSpace(Scenario.Name) ? _book.Text("workbook-summary") : Scenario.Name, CellLook.Title));
        Draft.Add(SheetCell.Remark(_book.Text("workbook-summary-what"), RemarkColumns));
        if (_book.Words.Plan is { } address)
        {
            Draft.Add(SheetCell.Of(_book.Text("workbook-to-plan"), CellLook.Link) with { Target = address });
        }

        if (_book.Ledger.Entries.Any(entry => entry.Node.Input?.Id.StartsWith("private-prices", System.StringComparison.Ordinal) == true))
        {
            Draft.Add(SheetCell.Of(_book.Text("workbook-confidential"), CellLook.Section));
        }

        Draft.Add();
        Draft.Add(SheetCell.Of(_book.Text("workbook-cheapest"), CellLook.Section), SheetCell.Answer(decision.Cheapest, decision.CheapestNow));
        if (decision.Lead.Length > 0)
        {
            Draft.Add(SheetCell.Of(_book.Text("workbook-lead")), SheetCell.Either(decision.Lead, decision.LeadNow, "–", CellLook.Money), SheetCell.Of(Units.Usd.Symbol));
        }

        AddTerms(plan, rate);
        Draft.Add(SheetCell.Of(_book.Text("workbook-checks-all")), SheetCell.Computed(checks.All, 1, CellLook.Flag));
        Draft.Add();
        AddOptions(comparison, plan);
        Draft.Add();
        AddColours();
        Draft.Add();
        Draft.Add(SheetCell.Of(_book.Text("workbook-sheets"), CellLook.Section));
        foreach (var (sheet, holds) in sheets)
        {
            Draft.Add(SheetCell.Of(sheet.Name, CellLook.Link) with { Target = sheet.Target }, SheetCell.Of(_book.Text(holds)));
        }
    }

    private void AddTerms(FixedWorksheet plan, TermEntry rate)
    {
        Draft.Add(SheetCell.Of(_book.Text("workbook-decision-date")), SheetCell.Computed(plan.DecisionDay, WorkbookDates.Serial(Scenario.Terms.DecisionDate), CellLook.Date));
        Draft.Add(SheetCell.Of(_book.Text("workbook-horizon")), SheetCell.Computed(plan.Months, _book.Subject.Months));
        var name = _book.Words.NameOf(ScenarioInputs.DiscountRate(Scenario));
        Draft.Add(SheetCell.Of(name), SheetCell.Computed(_book.Cells.Place(rate, _book.Engines.Finance, name), rate.Node.Value, CellLook.Percent));
    }

    private void AddOptions(ComparisonWorksheet comparison, FixedWorksheet plan)
    {
        var (decision, currency) = (comparison.Decision!, _book.Subject.Currency);
        var rate = "";
        if (currency.Code != Currency.Usd.Code)
        {
            // A rate of exchange turns the figures of this table; inside, all is US dollars.
            rate = _book.Names.Add("in", "terms.exchangeRate." + currency.Code, Draft.Address(1, Draft.NextRow));
            Draft.Add(SheetCell.Of(_book.Words.Texts.Fill("workbook-exchange", currency.Code)), SheetCell.Of(currency.PerUsd, CellLook.Input));
        }

        Draft.Add(
        [
            .. _book.Heading("workbook-option"), .. _book.FigureHeading("workbook-in-running", "workbook-rank"),
            .. comparison.TotalRows.Keys.Select(label => SheetCell.Of($"{_book.Words.Name(label)} ({currency.Code})", CellLook.HeadingNumber)),
            .. _book.FigureHeading("workbook-first-model"), .. _book.Heading("workbook-obstacle"),
        ]);
        foreach (var (option, place) in _book.Plans.Select((option, place) => (option, place)))
        {
            var first = WorkbookDates.Serial(Scenario.Terms.DecisionDate) + (option.Dates.FirstModel.Value / Units.Day.Factor);
            var time = comparison.FirstModel(place);
            Draft.Add(
            [
                SheetCell.Of(_book.OptionName(option)),
                SheetCell.Computed(comparison.Draft.Address(place + 1, decision.RunningRow), decision.RunningNow[place] ? 1 : 0, CellLook.Flag),
                SheetCell.Computed(comparison.Draft.Address(place + 1, decision.RankRow), decision.RanksNow[place]),
                .. comparison.TotalRows.Select(total => Total(comparison.Draft.Address(place + 1, total.Value), ComparisonWorksheet.Value(option, total.Key), rate, currency)),
                option.Decisions.Runs.IsEmpty ? null : SheetCell.Computed($"{plan.DecisionDay}+{time}/{Units.Day.Factor.ToString("R", CultureInfo.InvariantCulture)}", first, CellLook.Date),
                SheetCell.Of(string.Join(" ", _book.Subject.Obstacles(option.OptionId).Select(_book.Words.Say).Append(option.Totals.AtLeast ? _book.Text("workbook-at-least") : "")).Trim()),
            ]);
        }
    }

    private static SheetCell Total(string address, double usd, string rate, Currency currency) =>
        SheetCell.Computed(rate.Length == 0 ? address : $"{address}*{rate}", usd * currency.PerUsd, CellLook.Money);

    private void AddColours()
    {
        Draft.Add(SheetCell.Of(_book.Text("workbook-change"), CellLook.Section));
        Draft.Add(SheetCell.Of(_book.Text("workbook-change-input"), CellLook.Input));
        Draft.Add(SheetCell.Of(_book.Text("workbook-change-formula")));
        Draft.Add(SheetCell.Remark(_book.Text("workbook-inputs-fixed"), RemarkColumns));
    }
}
