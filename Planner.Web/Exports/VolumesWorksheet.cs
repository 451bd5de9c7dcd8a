using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;

namespace Planner.Web.Exports;

/// <summary>
/// What answering alone costs a month at other volumes, from a thousandth to a thousand times the scenario's: each volume with the fleets that are decided for it, each cost a live
/// formula over the same inputs, so that the cheapest at each volume follows them too.
/// </summary>
internal sealed class VolumesWorksheet
{
    private const int FirstColumn = 2;
    private static readonly double[] s_times = [0.001, 0.01, 0.1, 1, 10, 100, 1000];
    private readonly BookParts _book;
    private readonly List<Volume> _volumes = [];
    private TermEntry? _usual;

    public VolumesWorksheet(BookParts book)
    {
        _book = book;
        Draft = new SheetDraft(book.Text("workbook-volumes"), 18, 18, 26) { HeadRows = 4, HeadColumns = 2 };
    }

    public SheetDraft Draft { get; }

    /// <summary>Whether the scenario answers requests.</summary>
    public bool Any => _volumes.Count > 0;

    private ImmutableArray<string> Options => [.. _volumes[0].Costs.Select(cost => cost.Option)];

    /// <summary>Plans every volume; all come before the first sheet is written, so that shared steps are known.</summary>
    public void Enter()
    {
        var (scenario, ground) = (_book.Subject.Scenario, _book.Subject.Ground);
        var usual = scenario.Application.Serve.Sum(work => work.RequestsPerSecond.Likely);
        foreach (var times in usual > 0 ? s_times : [])
        {
            if (ServingVolumes.At(scenario, usual * times) is { } served)
            {
                var decisions = PlanBuilder.Decide(served, ground);
                var plans = PlanBuilder.Evaluate(served, ground, decisions, new TimesReading(_book.Subject.Reading, scenario, times)).Plans;
                _volumes.Add(new Volume(times, [.. plans.Select(plan => (plan.OptionId, plan.Decisions.Accelerators, plan.Feasible ? _book.Ledger.Enter(plan.Totals.LifetimeCostNominal.Node) : null))]));
            }
        }

        if (Any)
        {
            Term sum = _book.Subject.Reading.Read(ScenarioInputs.Requests(scenario, 0));
            foreach (var place in Enumerable.Range(1, scenario.Application.Serve.Length - 1))
            {
                sum += _book.Subject.Reading.Read(ScenarioInputs.Requests(scenario, place));
            }

            _usual = _book.Ledger.Enter(sum.Node);
        }
    }

    /// <summary>Writes the sheet.</summary>
    /// <param name="months">Name of the cell with the months that are planned.</param>
    public void Write(string months)
    {
        if (!Any)
        {
            return;
        }

        var usual = _book.Cells.Place(_usual!, _book.Engines.Serving, _book.Text("workbook-volumes-requests"));
        Draft.Add(SheetCell.Of(_book.Text("workbook-volumes"), CellLook.Title));
        Draft.Add(SheetCell.Remark(_book.Text("workbook-volumes-use"), FirstColumn + Options.Length + 1));
        Draft.Add();
        AddHeads("workbook-volumes-cheapest");
        foreach (var volume in _volumes)
        {
            AddVolume(volume, usual, months);
        }

        Draft.Add();
        Draft.Add(SheetCell.Of(_book.Text("workbook-volumes-accelerators"), CellLook.Section));
        foreach (var volume in _volumes)
        {
            Draft.Add([SheetCell.Of(volume.Times), null, .. volume.Costs.Select(cost => cost.Cost is null || cost.Accelerators == 0 ? SheetCell.Of("–", CellLook.Number) : SheetCell.Of(cost.Accelerators))]);
        }
    }

    private void AddHeads(string last) => Draft.Add(
    [
        .. _book.FigureHeading("workbook-volumes-times", "workbook-volumes-requests"),
        .. Options.Select(option => SheetCell.Of(_book.Words.OptionName(option), CellLook.HeadingNumber)),
        .. _book.Heading(last),
    ]);

    private void AddVolume(Volume volume, string usual, string months)
    {
        var (row, last) = (Draft.NextRow, SheetDraft.ColumnName(FirstColumn + Options.Length - 1));
        var costs = volume.Costs.Select(cost => Cost(volume, cost, months)).ToArray();
        var best = volume.Costs.Where(cost => cost.Cost is not null).MinBy(cost => cost.Cost!.Node.Value).Option;
        var heads = $"$C$4:${last}$4";
        var range = string.Create(CultureInfo.InvariantCulture, $"$C{row}:${last}{row}");
        Draft.Add(
        [
            SheetCell.Of(volume.Times), SheetCell.Computed(string.Create(CultureInfo.InvariantCulture, $"A{row}*{usual}"), volume.Times * _usual!.Node.Value),
            .. costs,
            SheetCell.Answer($"IF(COUNT({range})=0,\"–\",INDEX({heads},1,MATCH(MIN({range}),{range},0)))", best is null ? "–" : _book.Words.OptionName(best)),
        ]);
    }

    private SheetCell Cost(Volume volume, (string Option, int Accelerators, TermEntry? Entry) cost, string months)
    {
        if (cost.Entry is not { } entry)
        {
            return SheetCell.Of("–", CellLook.Number);
        }

        _book.Cells.Option = string.Create(CultureInfo.InvariantCulture, $"{_book.Words.OptionName(cost.Option)} × {volume.Times}");
        return SheetCell.Computed($"{_book.Cells.Place(entry, _book.Engines.Finance, _book.Text("workbook-volumes"))}/{months}", entry.Node.Value / _book.Subject.Months, CellLook.Money);
    }

    private sealed record Volume(double Times, ImmutableArray<(string Option, int Accelerators, TermEntry? Cost)> Costs);

    /// <summary>The scenario's own inputs, requests so many times what they are: the cell that a person changes is the same for every volume.</summary>
    private sealed class TimesReading(IReading<Term> reading, Scenario asked, double times) : IReading<Term>
    {
        private readonly Dictionary<string, Input> _requests = asked.Application.Serve.Select((_, place) => ScenarioInputs.Requests(asked, place)).ToDictionary(input => input.Id);

        public Term Read(Input input) => _requests.TryGetValue(input.Id, out var own) ? reading.Read(own) * times : reading.Read(input);
    }
}
