using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Web.Exports;

/// <summary>
/// Discounted cost to the end of each month, option beside option: from which month on the cheapest is cheaper for good, and who would be ahead if one looked no further than some
/// month. What is planned stays planned over all months; a shorter plan is another plan.
/// </summary>
internal sealed class CrossingsWorksheet
{
    private const int FirstColumn = 2;
    private const int HeadRow = 9;
    private readonly BookParts _book;
    private readonly List<(Plan<Term> Plan, ImmutableArray<TermEntry> Sums)> _plans = [];
    private ImmutableArray<ImmutableArray<SheetCell>> _sums = [];

    public CrossingsWorksheet(BookParts book)
    {
        _book = book;
        Draft = new SheetDraft(book.Text("workbook-crossings"), 44, 13, 20) { HeadRows = HeadRow, HeadColumns = 2, PrintedColumns = FirstColumn + book.Plans.Length };
    }

    public SheetDraft Draft { get; }

    private int Months => _book.Subject.Months;

    private int LastRow => HeadRow + Months;

    /// <summary>Takes in a plan; all plans come before the first sheet is written, so that shared steps are known.</summary>
    public void Enter(Plan<Term> plan) => _plans.Add((plan, [.. plan.Totals.CumulativePresentValue.Select(sum => _book.Ledger.Enter(sum.Node))]));

    /// <summary>Gives the sums of the months their cells here, before totals that end in them are written elsewhere.</summary>
    public void Settle() => _sums = [.. _plans.Select((plan, place) =>
    {
        _book.Cells.Option = _book.OptionName(plan.Plan);
        return plan.Sums.Select((sum, month) => _book.Settled(sum, Draft.Address(FirstColumn + place, HeadRow + 1 + month), _book.Engines.Finance, Draft.Name)).ToImmutableArray();
    })];

    /// <summary>Writes the sheet.</summary>
    /// <param name="comparison">Where ranks and names stand.</param>
    /// <param name="decisionDay">Address of the cell with the day of the decision.</param>
    public void Write(ComparisonWorksheet comparison, string decisionDay)
    {
        var decision = comparison.Decision!;
        var view = _book.Names.Add("view", "months", Draft.Address(1, 3));
        SheetCell?[] indent = [null];
        Draft.Add(SheetCell.Of(_book.Text("workbook-crossings"), CellLook.Title));
        Draft.Add(SheetCell.Remark(_book.Text("workbook-crossings-use"), FirstColumn + _plans.Count));
        Draft.Add(SheetCell.Of(_book.Text("workbook-look-until")), SheetCell.Of(Months, CellLook.Input));
        Draft.Add([SheetCell.Of(_book.Text("workbook-cost-until")), .. indent, .. _plans.Select((plan, place) => SheetCell.Computed($"INDEX({Rows(Column(place))},MAX(1,MIN({Months},INT({view}))))", decision.CostsNow[place], CellLook.Money))]);
        AddAhead(comparison);
        AddCrossings(comparison);
        Draft.Add();
        Draft.Add([.. _book.Heading("workbook-month", "workbook-until"), .. _plans.Select(plan => SheetCell.Of(_book.OptionName(plan.Plan), CellLook.HeadingNumber)), null, .. _plans.Select(plan => SheetCell.Of(_book.Text("workbook-not-dearer") + ": " + _book.OptionName(plan.Plan), CellLook.HeadingNumber))]);
        var winner = decision.RanksNow.IndexOf(1);
        for (var month = 0; month < Months; month++)
        {
            AddMonth(month, winner, comparison, decisionDay);
        }
    }

    // Among those in the running only; the others are put out of reach.
    private void AddAhead(ComparisonWorksheet comparison)
    {
        var (decision, last) = (comparison.Decision!, Column(_plans.Count - 1));
        var reach = decision.CostsNow.Select((cost, place) => decision.ContendsNow(place) ? cost : double.PositiveInfinity).ToArray();
        var best = reach.Index().MinBy(pair => pair.Item).Index;
        Draft.Add(
        [
            SheetCell.Of(_book.Text("workbook-cost-in-running")), null,
            .. reach.Select((cost, place) => SheetCell.Either($"IF({decision.Contends(place)},{Column(place)}4,\"–\")", decision.ContendsNow(place) ? cost : null, "–", CellLook.Money)),
        ]);
        var names = comparison.Draft.Range(1, 1, _plans.Count, 1);
        var none = _book.Text("workbook-none").Replace("\"", "\"\"", System.StringComparison.Ordinal);
        Draft.Add(
            SheetCell.Of(_book.Text("workbook-ahead-then")), null,
            SheetCell.Answer(
                $"IF(COUNT(C5:{last}5)=0,\"{none}\",INDEX({names},1,MATCH(MIN(C5:{last}5),C5:{last}5,0)))",
                decision.RunningNow.Contains(true) ? _book.OptionName(_plans[best].Plan) : _book.Text("workbook-none")));
    }

    // The last month at whose end the cheapest is not below: 0 when it always is, all months when it is not at the end.
    private void AddCrossings(ComparisonWorksheet comparison)
    {
        var decision = comparison.Decision!;
        var winner = _plans[decision.RanksNow.IndexOf(1)];
        Draft.Add(
        [
            SheetCell.Of(_book.Text("workbook-crosses-after")), null,
            .. _plans.Select((plan, place) =>
            {
                var month = Crossing(plan.Sums, winner.Sums);
                var rank = comparison.Draft.Address(place + 1, decision.RankRow);
                var helper = Rows(HelperColumn(place));
                _book.Names.Add("break-even", plan.Plan.OptionId, Draft.Address(FirstColumn + place, Draft.NextRow));
                return SheetCell.Either($"IF({rank}=1,\"–\",IF(MAX({helper})={Months},\"{Never()}\",MAX({helper})))", plan == winner || month == Months ? null : month, plan == winner ? "–" : _book.Text("workbook-never"), CellLook.Number);
            }),
        ]);
    }

    private string Never() => _book.Text("workbook-never").Replace("\"", "\"\"", System.StringComparison.Ordinal);

    private static int Crossing(ImmutableArray<TermEntry> dearer, ImmutableArray<TermEntry> cheaper) =>
        Enumerable.Range(0, dearer.Length).LastOrDefault(month => !(cheaper[month].Node.Value < dearer[month].Node.Value), -1) + 1;

    private void AddMonth(int month, int winner, ComparisonWorksheet comparison, string decisionDay)
    {
        var row = Draft.NextRow;
        var end = WorkbookDates.Serial(_book.Subject.Scenario.Terms.DecisionDate.AddMonths(month + 1));
        var ranks = comparison.Draft.Range(1, comparison.Decision!.RankRow, _plans.Count, comparison.Decision!.RankRow);
        var best = string.Create(CultureInfo.InvariantCulture, $"INDEX(${Column(0)}{row}:${Column(_plans.Count - 1)}{row},1,MATCH(1,{ranks},0))");
        Draft.Add(
        [
            SheetCell.Of(month + 1),
            SheetCell.Computed($"EDATE({decisionDay},{month + 1})", end, CellLook.Date),
            .. _sums.Select(sums => sums[month]),
            null,
            .. _plans.Select((plan, place) => SheetCell.Computed($"IF({best}<{Column(place)}{row},0,$A{row})", _plans[winner].Sums[month].Node.Value < plan.Sums[month].Node.Value ? 0 : month + 1)),
        ]);
    }

    private static string Column(int place) => SheetDraft.ColumnName(FirstColumn + place);

    private string HelperColumn(int place) => SheetDraft.ColumnName(FirstColumn + _plans.Count + 1 + place);

    private string Rows(string column) => string.Create(CultureInfo.InvariantCulture, $"{column}{HeadRow + 1}:{column}{LastRow}");
}
