using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Web.Exports;

/// <summary>
/// What the option that ranks first as planned saves against each other, month by month, with the extra outlay and the internal rate of return. A spreadsheet's own IRR stops when it thinks
/// it is near; here the rate is looked for as the plan does it, first a change of sign on the way from zero, then halving, so that it is the plan's to the last digits after any change.
/// </summary>
internal sealed class InvestmentWorksheet
{
    private const int FirstColumn = 3;
    private const int Across = 3;
    private const int FirstFlow = 9;
    private const int Halvings = 52;
    private const int ZeroRate = 1000;
    private const int NoRate = -1000;
    private static readonly ImmutableArray<(double Up, double Down)> s_points = RateOfReturn.Points;
    private readonly BookParts _book;
    private readonly List<InvestmentPair> _pairs = [];

    public InvestmentWorksheet(BookParts book)
    {
        _book = book;
        Draft = new SheetDraft(book.Text("workbook-investment"), 44, 13, 13, 20) { HeadRows = 3, HeadColumns = 1 };
    }

    public SheetDraft Draft { get; }

    /// <summary>Whether there is a pair.</summary>
    public bool Any => _pairs.Count > 0;

    private int LastFlow => FirstFlow + _book.Subject.Months;

    private int FirstPoint => LastFlow + 4;

    private int LastPoint => FirstPoint + s_points.Length - 1;

    private int FirstHalving => LastPoint + 2;

    /// <summary>Takes in the pairs; all come before the first sheet is written, so that shared steps are known.</summary>
    public void Enter()
    {
        var first = _book.Plans.Single(plan => plan.OptionId == _book.Subject.First);
        foreach (var other in _book.Plans.Where(plan => plan != first))
        {
            var savings = PairFigures.Savings(first, other);
            _pairs.Add(new InvestmentPair(
                other.OptionId,
                [.. savings.Select(saving => _book.Ledger.Enter(saving.Node))],
                _book.Ledger.Enter(CashFlows.LargestOutlay<Term>(savings.AsSpan()).Node),
                Returns.InternalRate<Term>(savings.AsSpan()).Value));
        }
    }

    /// <summary>Writes the sheet.</summary>
    /// <param name="decisionDay">Address of the cell with the day of the decision.</param>
    public void Write(string decisionDay)
    {
        if (!Any)
        {
            return;
        }

        // The flows get their cells first: the largest outlay above them is made of them.
        var savings = _pairs.Select(Savings).ToList();
        AddHead();
        AddFlows(decisionDay, savings);
        Draft.Add();
        Draft.Add(SheetCell.Of(_book.Text("workbook-investment-search"), CellLook.Section));
        Draft.Add([.. _book.FigureHeading("workbook-investment-step", "workbook-investment-up", "workbook-investment-down"), .. _pairs.SelectMany(_ => _book.FigureHeading("workbook-investment-sign-up", "workbook-investment-sign-down", "workbook-investment-found"))]);
        AddPoints();
        Draft.Add([.. _book.FigureHeading("workbook-investment-step"), null, null, .. _pairs.SelectMany(_ => _book.FigureHeading("workbook-investment-low", "workbook-investment-high", "workbook-investment-sign-low"))]);
        AddHalvings();
    }

    private void AddHead()
    {
        Draft.Add(SheetCell.Of(_book.Words.Texts.Fill("workbook-investment-of", _book.Words.OptionName(_book.Subject.First)), CellLook.Title));
        Draft.Add(SheetCell.Remark(_book.Text("workbook-investment-use"), FirstColumn + 2));
        Draft.Add(Spread(SheetCell.Of(_book.Text("workbook-investment-against"), CellLook.Heading), (pair, _) => SheetCell.Of(_book.Words.OptionName(pair.Other), CellLook.HeadingNumber)));
        Draft.Add(Spread(SheetCell.Of(_book.Words.Name(Labels.ExtraOutlay)), (pair, place) =>
        {
            _book.Cells.Option = _book.Words.OptionName(pair.Other);
            return SheetCell.Computed(_book.Cells.Place(pair.Outlay, _book.Engines.Finance, _book.Words.Name(Labels.ExtraOutlay)), pair.Outlay.Node.Value, CellLook.Money);
        }));
        Draft.Add(Spread(SheetCell.Of(_book.Words.Name(Labels.InternalRateOfReturn)), (pair, place) =>
        {
            _book.Names.Add(Labels.InternalRateOfReturn.Key, pair.Other, Draft.Address(ColumnOf(place), Draft.NextRow));
            return SheetCell.Either(IfFound(place, $"POWER(1+{Middle(place, FirstHalving + Halvings)},12)-1"), pair.HasRate ? pair.Rate : null, "–", CellLook.Percent);
        }));
        // Noise of the last digits times all that flows lies far below a cent.
        Draft.Add(Spread(SheetCell.Of(_book.Text("workbook-investment-worth"), CellLook.Note), (pair, place) =>
            SheetCell.Either(IfFound(place, $"IF(ABS({Worth(place, Middle(place, FirstHalving + Halvings))})<=0.000000001*SUMPRODUCT(ABS({Flows(place)})),1,0)"), pair.HasRate ? 1 : null, "–", CellLook.Flag)));
        Draft.Add();
    }

    private List<SheetCell> Savings(InvestmentPair pair, int place)
    {
        _book.Cells.Option = _book.Words.OptionName(pair.Other);
        return [.. pair.Savings.Select((saving, month) => _book.Settled(saving, Draft.Address(ColumnOf(place), FirstFlow + month), _book.Engines.Finance, _book.Text("workbook-investment-saving")))];
    }

    private void AddFlows(string decisionDay, List<List<SheetCell>> savings)
    {
        Draft.Add([.. _book.Heading("workbook-month", "workbook-until"), null, .. Spread(null, (_, _) => SheetCell.Of(_book.Text("workbook-investment-saving"), CellLook.HeadingNumber)).Skip(FirstColumn)]);
        for (var month = 0; month <= _book.Subject.Months; month++)
        {
            var own = month;
            var day = WorkbookDates.Serial(_book.Subject.Scenario.Terms.DecisionDate.AddMonths(month));
            var cells = Spread(SheetCell.Of(month), (_, place) => savings[place][own]);
            cells[1] = SheetCell.Computed($"EDATE({decisionDay},{month})", day, CellLook.Date);
            Draft.Add(cells);
        }
    }

    private void AddPoints()
    {
        foreach (var (point, step) in s_points.Select((point, step) => (point, step)))
        {
            var row = Draft.NextRow;
            Draft.Add([SheetCell.Of(step), SheetCell.Of(point.Up), SheetCell.Of(point.Down), .. _pairs.SelectMany((pair, place) => Point(pair, place, step, row))]);
        }
    }

    private IEnumerable<SheetCell> Point(InvestmentPair pair, int place, int step, int row)
    {
        var (up, down, found) = (Name(place, 0), Name(place, 1), Name(place, 2));
        yield return SheetCell.Computed($"SIGN(SUMPRODUCT({Flows(place)},POWER(1+$B{row},-{Months})))", pair.SignAt(s_points[step].Up));
        // Multiplied by a power that is above zero, so that nothing overflows; the sign is the same.
        yield return SheetCell.Computed($"SIGN(SUMPRODUCT({Flows(place)},POWER(1+$C{row},{_book.Subject.Months}-{Months})))", pair.SignAt(s_points[step].Down));
        yield return SheetCell.Computed(
            step == 0
                ? $"IF(OR(MIN({Flows(place)})>=0,MAX({Flows(place)})<=0),{NoRate},IF({up}{row}=0,{ZeroRate},0))"
                : $"IF({found}{row - 1}<>0,{found}{row - 1},IF({up}{row}<>{up}{row - 1},$A{row},IF({down}{row}<>{down}{row - 1},-$A{row},0)))",
            pair.Found(s_points, step, ZeroRate, NoRate));
    }

    private void AddHalvings()
    {
        var intervals = _pairs.Select(pair => pair.Start(s_points, ZeroRate, NoRate)).ToArray();
        for (var step = 0; step <= Halvings; step++)
        {
            var row = Draft.NextRow;
            List<SheetCell?> cells = [SheetCell.Of(step), null, null];
            foreach (var (pair, place) in _pairs.Select((pair, place) => (pair, place)))
            {
                intervals[place] = step == 0 ? intervals[place] : pair.Halved(intervals[place]);
                var (low, high, sign) = (Name(place, 0), Name(place, 1), $"{Name(place, 2)}${FirstHalving}");
                cells.Add(SheetCell.Computed(step == 0 ? Start(place, 0) : $"IF(SIGN({Worth(place, Middle(place, row - 1))})={sign},{Middle(place, row - 1)},{low}{row - 1})", intervals[place].Low));
                cells.Add(SheetCell.Computed(step == 0 ? Start(place, 1) : $"IF({low}{row}>{low}{row - 1},{high}{row - 1},{Middle(place, row - 1)})", intervals[place].High));
                cells.Add(step == 0 ? SheetCell.Computed($"SIGN({Worth(place, $"{low}{row}")})", pair.SignAt(intervals[place].Low)) : null);
            }

            Draft.Add(cells);
        }
    }

    // The interval in which the sign changed: between two steps upwards, or between two downwards.
    private string Start(int place, int end)
    {
        var found = Code(place);
        return $"IF(ABS({found})=0,0,IF(ABS({found})>{s_points.Length},0,IF({found}>0,INDEX({Points("B")},{found}+{end}),INDEX({Points("C")},1-{found}-{end}))))";
    }

    private string IfFound(int place, string formula) => $"IF(OR({Code(place)}=0,{Code(place)}={NoRate}),\"–\",{formula})";

    private string Code(int place) => $"{Name(place, 2)}${LastPoint}";

    private string Worth(int place, string rate) => $"IF({rate}<0,SUMPRODUCT({Flows(place)},POWER(1+{rate},{_book.Subject.Months}-{Months})),SUMPRODUCT({Flows(place)},POWER(1+{rate},-{Months})))";

    private static string Middle(int place, int row) => $"({Name(place, 0)}{row}+({Name(place, 1)}{row}-{Name(place, 0)}{row})/2)";

    private string Flows(int place) => $"{Name(place, 0)}${FirstFlow}:{Name(place, 0)}${LastFlow}";

    private string Months => $"$A${FirstFlow}:$A${LastFlow}";

    private string Points(string column) => string.Create(CultureInfo.InvariantCulture, $"${column}${FirstPoint}:${column}${LastPoint}");

    private static int ColumnOf(int place) => FirstColumn + (Across * place);

    private static string Name(int place, int beside) => "$" + SheetDraft.ColumnName(ColumnOf(place) + beside);

    private SheetCell?[] Spread(SheetCell? head, Func<InvestmentPair, int, SheetCell> cell)
    {
        var cells = new SheetCell?[FirstColumn + (Across * _pairs.Count)];
        cells[0] = head;
        foreach (var (pair, place) in _pairs.Select((pair, place) => (pair, place)))
        {
            cells[ColumnOf(place)] = cell(pair, place);
        }

        return cells;
    }
}
