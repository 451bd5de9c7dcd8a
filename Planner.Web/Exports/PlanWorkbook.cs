using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Web.Exports;

/// <summary>
/// A comparison as a workbook whose every figure is a live formula down to its inputs: the same run of the same formulas that gave the page its figures,
/// in the reading that remembers. Change a value on the sheet of inputs, and the totals and the decision follow.
/// </summary>
public sealed class PlanWorkbook
{
    private readonly BookParts _book;
    private readonly ComparisonWorksheet _comparison;
    private readonly CashFlowWorksheet _flow;
    private readonly MonthsWorksheet _months;
    private readonly CrossingsWorksheet _crossings;
    private readonly InvestmentWorksheet _investment;
    private readonly WhatIfWorksheet _whatIf;
    private readonly BillWorksheet _bill;
    private readonly VolumesWorksheet _volumes;
    private readonly FixedWorksheet _fixed;
    private readonly ChecksWorksheet _checks;
    private TermEntry? _yearlyRate;
    private TermEntry? _monthlyRate;

    private PlanWorkbook(WorkbookSubject subject, WorkbookWords words)
    {
        _book = new BookParts(subject, words);
        _comparison = new ComparisonWorksheet(_book);
        _flow = new CashFlowWorksheet(_book);
        _months = new MonthsWorksheet(_book);
        _crossings = new CrossingsWorksheet(_book);
        _investment = new InvestmentWorksheet(_book);
        _whatIf = new WhatIfWorksheet(_book);
        _bill = new BillWorksheet(words.Texts, words.Name, words.OptionName, _book.Ledger, _book.Cells);
        _volumes = new VolumesWorksheet(_book);
        _fixed = new FixedWorksheet(_book);
        _checks = new ChecksWorksheet(_book);
    }

    /// <summary>The workbook's bytes.</summary>
    /// <param name="subject">What it is of.</param>
    /// <param name="words">Texts and names.</param>
    public static byte[] Write(WorkbookSubject subject, WorkbookWords words) => new PlanWorkbook(subject, words).Build();

    private byte[] Build()
    {
        var rate = TimeValue.Rate(_book.Subject.Scenario, _book.Subject.Reading);
        (_yearlyRate, _monthlyRate) = (_book.Ledger.Enter(rate.Node), _book.Ledger.Enter(Discounting.MonthlyRate(rate).Node));
        foreach (var plan in _book.Plans)
        {
            _comparison.Enter(plan);
            _bill.Enter(plan);
            _flow.Enter(plan);
            _months.Enter(plan);
            _crossings.Enter(plan);
            _whatIf.Enter(plan);
        }

        _investment.Enter();
        _volumes.Enter();
        _fixed.Write();
        _book.Inputs.Write(_book.Ledger.Entries, _book.Subject.Scenario.Application.Constraints, _fixed.Draft.Target);
        // Parts come first and what is paid next, so that months, sums and totals use their cells.
        var bill = _bill.Draft(_ => _book.Engines.Facility);
        _flow.Write(_fixed.DecisionDay);
        _months.Write(_fixed.DecisionDay);
        _crossings.Settle();
        _comparison.Write(_fixed.DecisionDay);
        _crossings.Write(_comparison, _fixed.DecisionDay);
        _investment.Write(_fixed.DecisionDay);
        _whatIf.Write(_comparison);
        _volumes.Write(_fixed.Months);
        _checks.Write(Ways(_book.Cells.Place(_monthlyRate, _book.Engines.Finance, _book.Words.Name(Labels.MonthlyRate))));
        return Written(bill);
    }

    private byte[] Written(SheetDraft bill)
    {
        List<(SheetDraft Sheet, string Holds)> sheets =
        [
            (_book.Inputs.Draft, "workbook-holds-inputs"), (_fixed.Draft, "workbook-holds-fixed"), (_comparison.Draft, "workbook-holds-comparison"), (_crossings.Draft, "workbook-holds-crossings"),
            .. _investment.Any ? new[] { (_investment.Draft, "workbook-holds-investment") } : [], (_whatIf.Draft, "workbook-holds-what-if"),
            .. _volumes.Any ? new[] { (_volumes.Draft, "workbook-holds-volumes") } : [], (_flow.Draft, "workbook-holds-cash-flow"), (_months.Draft, "workbook-holds-months"), (_months.Years, "workbook-holds-years"),
            (bill, "workbook-holds-bill"), .. _book.Engines.Used.Select(sheet => (sheet, "workbook-holds-engine")), (_checks.Draft, "workbook-holds-checks"), (Sources(), "workbook-holds-sources"),
        ];
        var summary = new SummaryWorksheet(_book);
        summary.Write(_comparison, _fixed, _checks, _yearlyRate!, sheets);
        var title = string.IsNullOrWhiteSpace(_book.Subject.Scenario.Name) ? "Planner" : _book.Subject.Scenario.Name;
        return XlsxFile.Write(new XlsxBook(title, _book.Text("workbook-yes"), _book.Text("workbook-no"), [summary.Draft, .. sheets.Select(sheet => sheet.Sheet)], _book.Names.All));
    }

    private IEnumerable<(string Text, Plan<Term> Plan, string One, string Other, double Value)> Ways(string monthlyRate)
    {
        foreach (var (plan, place) in _book.Plans.Select((plan, place) => (plan, place)))
        {
            var (present, nominal) = (plan.Totals.LifetimeCostPresentValue.Value, plan.Totals.LifetimeCostNominal.Value);
            string Total(Label label) => _comparison.Draft.Address(place + 1, _comparison.TotalRows[label]);
            yield return ("workbook-check-npv", plan, Total(Labels.LifetimeCostPresentValue), _flow.NetPresentValue(plan.OptionId, monthlyRate), present);
            yield return ("workbook-check-nominal", plan, Total(Labels.LifetimeCostNominal), _flow.Nominal(plan.OptionId), nominal);
            yield return ("workbook-check-category", plan, Total(Labels.LifetimeCostPresentValue), _whatIf.Sum(plan.OptionId), present);
            if (_months.Months(plan.OptionId, "present-value") is { } months)
            {
                yield return ("workbook-check-months", plan, Total(Labels.LifetimeCostPresentValue), $"SUM({months})", present);
            }
        }
    }

    /// <summary>The sources of all inputs and methods in the book, each once.</summary>
    private SheetDraft Sources()
    {
        var sheet = new SheetDraft(_book.Text("workbook-sources"), 34, 80, 14, 90);
        sheet.Add([.. _book.Heading("workbook-key", "workbook-source", "workbook-as-of", "workbook-address")]);
        foreach (var key in _book.Inputs.Sources)
        {
            var source = _book.Words.SourceOf(key);
            var address = source?.Address is { } web ? SheetCell.Of(web, CellLook.Link) with { Target = web } : null;
            sheet.Add(SheetCell.Of(key), SheetCell.Of(source?.Name ?? key), SheetCell.Of(source?.AsOf ?? ""), address);
        }

        return sheet;
    }
}
