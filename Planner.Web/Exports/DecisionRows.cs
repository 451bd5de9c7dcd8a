using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Web.Exports;

/// <summary>What decides about an option besides its cost.</summary>
/// <param name="Plan">The option.</param>
/// <param name="Power">Address of its peak facility power, watt.</param>
/// <param name="FirstModel">Address of its time to the first model, seconds.</param>
internal sealed record DecidedPlan(Plan<Term> Plan, string Power, string FirstModel);

/// <summary>
/// The decision as formulas, as the plan takes it: who can do the work and keeps the limits comes before who cannot, known totals before those that lack a price, then the lower
/// cost. Limits, ranks, the name of the first and its lead follow the inputs.
/// </summary>
internal sealed class DecisionRows(BookParts book, SheetDraft draft, string decisionDay, ImmutableArray<DecidedPlan> plans)
{
    private const int CostRow = 2;
    private readonly double _day = WorkbookDates.Serial(book.Subject.Scenario.Terms.DecisionDate);

    private Constraints Limits => book.Subject.Scenario.Application.Constraints;

    private string Last => SheetDraft.ColumnName(plans.Length);

    /// <summary>Row of the flag of who is in the running, on the sheet of the comparison.</summary>
    public int RunningRow { get; private set; }

    public int RankRow { get; private set; }

    private int ClassRow { get; set; }

    private int[] ClassesNow { get; set; } = [];

    /// <summary>Name of the cell with the answer.</summary>
    public string Cheapest { get; private set; } = "";

    /// <summary>Name of the cell with its lead; empty with a single option.</summary>
    public string Lead { get; private set; } = "";

    /// <summary>What the answer says when the file is written.</summary>
    public string CheapestNow { get; private set; } = "";

    /// <summary>The lead when the file is written, US dollars; null when there is none.</summary>
    public double? LeadNow { get; private set; }

    /// <summary>Whether each option is in the running when the file is written.</summary>
    public ImmutableArray<bool> RunningNow { get; private set; } = [];

    /// <summary>The rank of each option when the file is written, from 1.</summary>
    public ImmutableArray<int> RanksNow { get; private set; } = [];

    /// <summary>Whether an option may be the answer: in the running, and priced in full where any is.</summary>
    public string Contends(int place) => $"AND({draft.Address(place + 1, RunningRow)}=1,{draft.Address(place + 1, ClassRow)}=MIN({draft.Range(1, ClassRow, plans.Length, ClassRow)}))";

    /// <summary>The same when the file is written.</summary>
    public bool ContendsNow(int place) => RunningNow[place] && ClassesNow[place] == ClassesNow.Min();

    /// <summary>Costs when the file is written.</summary>
    public double[] CostsNow { get; } = [.. plans.Select(plan => plan.Plan.Totals.LifetimeCostPresentValue.Value)];

    /// <summary>Writes the rows.</summary>
    public void Write()
    {
        draft.Add();
        draft.Add(SheetCell.Of(book.Text("workbook-decision"), CellLook.Section));
        var (able, priced) = (Flags(plan => book.Subject.Obstacles(plan.Plan.OptionId).IsEmpty), Flags(plan => !plan.Plan.Totals.AtLeast));
        var ableRow = AddFlags("workbook-able", able);
        var (budget, power, time) = (Flags(WithinBudget), Flags(UnderPowerCap), Flags(InTime));
        var budgetRow = AddFlags("workbook-in-budget", budget, column => Kept(book.Inputs.BudgetName, $"{column}{CostRow}<={book.Inputs.BudgetName}"));
        var powerRow = AddPowerRow(power);
        var timeRow = AddTimeRow(time);
        RunningNow = [.. able.Select((flag, place) => flag && budget[place] && power[place] && time[place])];
        RunningRow = AddFlags("workbook-in-running", [.. RunningNow], column => $"{column}{ableRow}*{column}{budgetRow}*{column}{powerRow}*{column}{timeRow}");
        var pricedRow = AddFlags("workbook-priced", priced);
        AddRanks(priced, pricedRow);
        AddAnswer(priced, pricedRow);
    }

    private bool[] Flags(Func<DecidedPlan, bool> of) => [.. plans.Select(of)];

    private int AddFlags(string text, bool[] flags, Func<string, string>? formula = null) => draft.Add(
    [
        SheetCell.Of(book.Text(text)),
        .. flags.Select((flag, place) => formula is null ? SheetCell.Of(flag ? 1 : 0, CellLook.Flag) : SheetCell.Computed(formula(SheetDraft.ColumnName(place + 1)), flag ? 1 : 0, CellLook.Flag)),
    ]);

    // Without a limit nothing breaks it.
    private static string Kept(string limit, string condition) => $"IF(ISNUMBER({limit}),IF({condition},1,0),1)";

    private int AddPowerRow(bool[] flags) => draft.Add(
    [
        SheetCell.Of(book.Text("workbook-in-power")),
        // The cap is one of an own place: what is rented stands elsewhere.
        .. plans.Select((plan, place) => plan.Plan.Decisions.Site is null
            ? SheetCell.Of(1, CellLook.Flag)
            : SheetCell.Computed(Kept(book.Inputs.PowerCapName, $"{plan.Power}<={book.Inputs.PowerCapName}*{Number(Units.Megawatt.Factor)}"), flags[place] ? 1 : 0, CellLook.Flag)),
    ]);

    private int AddTimeRow(bool[] flags) => draft.Add(
    [
        SheetCell.Of(book.Text("workbook-in-time")),
        .. plans.Select((plan, place) => SheetCell.Computed(
            Kept(book.Inputs.DeadlineName, $"{plan.FirstModel}<=({book.Inputs.DeadlineName}-{decisionDay})*{Number(Units.Day.Factor)}"), flags[place] ? 1 : 0, CellLook.Flag)),
    ]);

    private bool WithinBudget(DecidedPlan plan) => Limits.BudgetUsd is not { } budget || plan.Plan.Totals.LifetimeCostPresentValue.Value <= budget;

    private bool UnderPowerCap(DecidedPlan plan) => Limits.PowerCapWatts is not { } cap || plan.Plan.Decisions.Site is null || plan.Plan.Bill.FacilityPower.Value <= cap;

    private bool InTime(DecidedPlan plan) => Limits.Deadline is not { } deadline || plan.Plan.Dates.FirstModel.Value <= Units.Day.ToBase(WorkbookDates.Serial(deadline) - _day);

    // Of equal cost the option that stands first comes first, as in the plan.
    private void AddRanks(bool[] priced, int pricedRow)
    {
        int[] classes = ClassesNow = [.. RunningNow.Select((flag, place) => (flag ? 0 : 2) + (priced[place] ? 0 : 1))];
        ClassRow = draft.Add(
        [
            SheetCell.Of(book.Text("workbook-order-group"), CellLook.Note),
            .. classes.Select((one, place) => SheetCell.Computed($"2*(1-{Column(place)}{RunningRow})+1-{Column(place)}{pricedRow}", one)),
        ]);
        RanksNow = [.. classes.Select((own, place) => 1 + Enumerable.Range(0, plans.Length).Count(other => (classes[other], CostsNow[other], other).CompareTo((own, CostsNow[place], place)) < 0))];
        RankRow = draft.NextRow;
        string Rank(string column) =>
            $"1+SUMPRODUCT(({Row(ClassRow)}<{column}{ClassRow})+({Row(ClassRow)}={column}{ClassRow})*({Row(CostRow)}<{column}{CostRow})+({Row(ClassRow)}={column}{ClassRow})*({Row(CostRow)}={column}{CostRow})*(COLUMN({Row(CostRow)})<COLUMN({column}{CostRow})))";
        draft.Add([SheetCell.Of(book.Text("workbook-rank")), .. RanksNow.Select((rank, place) => Ranked(SheetCell.Computed(Rank(Column(place)), rank), place))]);
    }

    private SheetCell Ranked(SheetCell cell, int place)
    {
        book.Names.Add("rank", plans[place].Plan.OptionId, draft.Address(place + 1, RankRow));
        return cell;
    }

    private void AddAnswer(bool[] priced, int pricedRow)
    {
        var first = RanksNow.IndexOf(1);
        string Of(int row, int rank) => $"INDEX({Row(row)},1,MATCH({rank},{Row(RankRow)},0))";
        CheapestNow = RunningNow[first] ? book.OptionName(plans[first].Plan) : book.Text("workbook-none");
        Cheapest = book.Names.Add("decision", "cheapest", draft.Address(1, draft.NextRow));
        draft.Add(SheetCell.Of(book.Text("workbook-cheapest")), SheetCell.Answer($"IF({Of(RunningRow, 1)}=1,{Of(1, 1)},\"{Quoted("workbook-none")}\")", CheapestNow));
        if (plans.Length < 2)
        {
            return;
        }

        var second = RanksNow.IndexOf(2);
        var lead = RunningNow[second] && priced[first] == priced[second];
        LeadNow = lead ? CostsNow[second] - CostsNow[first] : null;
        Lead = book.Names.Add("decision", "lead", draft.Address(1, draft.NextRow));
        draft.Add(
            SheetCell.Of(book.Text("workbook-lead")),
            SheetCell.Either($"IF(AND({Of(RunningRow, 2)}=1,{Of(pricedRow, 1)}={Of(pricedRow, 2)}),{Of(CostRow, 2)}-{Of(CostRow, 1)},\"–\")", LeadNow, "–", CellLook.Total));
    }

    private string Quoted(string key) => book.Text(key).Replace("\"", "\"\"", StringComparison.Ordinal);

    private string Row(int row) => string.Create(CultureInfo.InvariantCulture, $"$B${row}:${Last}${row}");

    private static string Column(int place) => SheetDraft.ColumnName(place + 1);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
