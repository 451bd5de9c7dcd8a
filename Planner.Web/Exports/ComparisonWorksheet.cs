using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Web.Exports;

/// <summary>The options side by side: totals, the decision as formulas, and every figure of the plans.</summary>
internal sealed class ComparisonWorksheet
{
    private readonly BookParts _book;
    private readonly List<EnteredPlan> _plans = [];

    public ComparisonWorksheet(BookParts book)
    {
        _book = book;
        Draft = new SheetDraft(book.Text("workbook-comparison"), 52, 20) { HeadColumns = 1 };
    }

    public SheetDraft Draft { get; }

    /// <summary>The rows that decide; null until the sheet is written.</summary>
    public DecisionRows? Decision { get; private set; }

    /// <summary>Row of each total, by its label.</summary>
    public Dictionary<Label, int> TotalRows { get; } = [];

    /// <summary>Takes in a plan; all plans come before the first sheet is written, so that shared steps are known.</summary>
    public void Enter(Plan<Term> plan) => _plans.Add(new EnteredPlan(
        plan,
        [.. TotalsOf(plan).Select(total => (total.Label, _book.Ledger.Enter(total.Value.Node)))],
        [.. plan.Figures.Select(figure => (figure.Label, _book.Ledger.Enter(figure.Value.Node)))],
        _book.Ledger.Enter(plan.Bill.FacilityPower.Node),
        _book.Ledger.Enter(plan.Dates.FirstModel.Node)));

    /// <summary>Writes the sheet.</summary>
    /// <param name="decisionDay">Address of the cell with the day of the decision.</param>
    public void Write(string decisionDay)
    {
        Draft.Add(_book.OptionHeads("workbook-usd"));
        foreach (var place in Enumerable.Range(0, _plans[0].Totals.Length))
        {
            TotalRows.Add(_plans[0].Totals[place].Label, Draft.NextRow);
            Draft.Add([SheetCell.Of(_book.Words.Name(_plans[0].Totals[place].Label)), .. _plans.Select((plan, column) => Total(plan, plan.Totals[place], Draft.Address(column + 1, Draft.NextRow)))]);
        }

        Decision = new DecisionRows(_book, Draft, decisionDay, [.. _plans.Select(plan => new DecidedPlan(plan.Plan, Placed(plan, plan.Power, Labels.FacilityPowerPeak), Placed(plan, plan.FirstModel, Labels.FirstModelTime)))]);
        Decision.Write();
        Draft.Add();
        Draft.Add(SheetCell.Of(_book.Text("workbook-figures"), CellLook.Section));
        foreach (var label in _plans.SelectMany(plan => plan.Figures).Select(figure => figure.Label).Distinct())
        {
            var row = Draft.NextRow;
            Draft.Add([SheetCell.Of(Unitful(label)), .. _plans.Select((plan, place) => FigureCell(plan, label, Draft.Address(place + 1, row)))]);
        }
    }

    private static IEnumerable<(Label Label, Term Value)> TotalsOf(Plan<Term> plan)
    {
        yield return (Labels.LifetimeCostPresentValue, plan.Totals.LifetimeCostPresentValue);
        yield return (Labels.LifetimeCostNominal, plan.Totals.LifetimeCostNominal);
        yield return (Labels.YearOneCash, plan.Totals.YearOneCash);
    }

    /// <summary>A total of a plan by its label, US dollars.</summary>
    public static double Value(Plan<Term> plan, Label label) => TotalsOf(plan).First(total => total.Label == label).Value.Value;

    /// <summary>Address of the time to the first model of an option by its place, seconds.</summary>
    public string FirstModel(int place) => Placed(_plans[place], _plans[place].FirstModel, Labels.FirstModelTime);

    private string Placed(EnteredPlan plan, TermEntry entry, Label label)
    {
        _book.Cells.Option = _book.OptionName(plan.Plan);
        return _book.Cells.Place(entry, _book.Engines.Finance, _book.Words.Name(label));
    }

    private SheetCell Total(EnteredPlan plan, (Label Label, TermEntry Entry) total, string address)
    {
        _book.Names.Add(total.Label.Key, plan.Plan.OptionId, address);
        return SheetCell.Computed(Placed(plan, total.Entry, total.Label), total.Entry.Node.Value, CellLook.Total);
    }

    private SheetCell? FigureCell(EnteredPlan plan, Label label, string address)
    {
        var found = plan.Figures.FirstOrDefault(figure => figure.Label == label);
        if (found.Entry is not { } entry)
        {
            return null;
        }

        _book.Names.Add(label.Key, plan.Plan.OptionId, address);
        var factor = label.Unit.Factor.ToString("R", CultureInfo.InvariantCulture);
        return SheetCell.Computed($"{Placed(plan, entry, label)}/{factor}", label.Unit.FromBase(entry.Node.Value));
    }

    private string Unitful(Label label) => label.Unit == Units.One ? _book.Words.Name(label) : $"{_book.Words.Name(label)} ({label.Unit.Symbol})";

    private sealed record EnteredPlan(
        Plan<Term> Plan,
        ImmutableArray<(Label Label, TermEntry Entry)> Totals,
        ImmutableArray<(Label Label, TermEntry Entry)> Figures,
        TermEntry Power,
        TermEntry FirstModel);
}
