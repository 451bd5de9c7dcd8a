using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Planner.Domain.Plans;

namespace Planner.Web.Exports;

/// <summary>What was decided and stays as it is whatever is changed in the book: months, chips, counts, layouts, fleets, offers. Another choice is planned in the tool.</summary>
internal sealed class FixedWorksheet
{
    private readonly BookParts _book;

    public FixedWorksheet(BookParts book)
    {
        _book = book;
        Draft = new SheetDraft(book.Text("workbook-fixed"), 46, 34) { HeadRows = 1, HeadColumns = 1 };
    }

    public SheetDraft Draft { get; }

    /// <summary>Name of the cell with the day of the decision.</summary>
    public string DecisionDay { get; private set; } = "";

    /// <summary>Name of the cell with the months that are planned.</summary>
    public string Months { get; private set; } = "";

    /// <summary>Writes the sheet.</summary>
    public void Write()
    {
        var (subject, scenario) = (_book.Subject, _book.Subject.Scenario);
        Draft.Add(SheetCell.Of(_book.Text("workbook-fixed"), CellLook.Title));
        Draft.Add(SheetCell.Remark(_book.Text("workbook-fixed-use"), 1 + subject.Decisions.Options.Length));
        Draft.Add();
        DecisionDay = _book.Names.Add("plan", "decision-date", Draft.Address(1, Draft.NextRow));
        Draft.Add(SheetCell.Of(_book.Text("workbook-decision-date")), SheetCell.Of(WorkbookDates.Serial(scenario.Terms.DecisionDate), CellLook.Date));
        Months = _book.Names.Add("plan", "months", Draft.Address(1, Draft.NextRow));
        Draft.Add(SheetCell.Of(_book.Text("workbook-horizon")), SheetCell.Of(subject.Months));
        Draft.Add(SheetCell.Of(_book.Text("workbook-engine-version")), SheetCell.Of(subject.Ground.Constants.Version));
        Draft.Add();
        Draft.Add(_book.OptionHeads("workbook-option"));
        foreach (var (key, of) in Rows())
        {
            SheetCell?[] cells = [.. subject.Decisions.Options.Select(of)];
            if (cells.Any(cell => cell is not null))
            {
                Draft.Add([SheetCell.Of(_book.Text("workbook-fixed-" + key)), .. cells]);
            }
        }
    }

    private (string Key, Func<OptionDecisions, SheetCell?> Of)[] Rows() =>
    [
        ("accelerator", option => Part("accelerators", option.Accelerator)),
        ("accelerators", option => Count(option.Accelerators)),
        ("training", option => Count(option.TrainingAccelerators)),
        ("server", option => Part("servers", option.Site?.Server.Id)),
        ("servers", option => Count(option.Servers)),
        ("spares", option => Count(option.Spares)),
        ("fabric", option => Part("network", option.Site?.Fabric.Id)),
        ("region", option => Part("regions", option.Site?.Facility.Region.Id ?? option.Option.Region)),
        ("offer", option => Part("cloud-offers", option.Offer?.Id)),
        ("api", option => Part("api-offers", option.Api?.Id)),
        ("tuner", option => Part("api-offers", option.Tuner?.Id)),
        ("commitment", option => option.Commitment is { } commitment ? SheetCell.Of(commitment.MonthsOfTerm) : null),
        ("layout", option => Joined(option.Runs.Select(runs => Layout(runs.Job.Layout.Layout)))),
        ("runs", option => Count(option.Runs.Sum(runs => runs.Starts.Length))),
        ("replicas", option => Joined(option.Fleets.Select(fleet => string.Join(" / ", fleet.Fleet.Replicas.Select(count => count.ToString(CultureInfo.InvariantCulture)))))),
        ("ready", option => SheetCell.Of(option.ReadyMonth)),
        ("first-model", option => option.Runs.IsEmpty ? null : SheetCell.Of(option.FirstModelMonth)),
        ("obstacle", option => Joined(_book.Subject.Obstacles(option.Option.Id).Select(_book.Words.Say))),
    ];

    private SheetCell? Part(string kind, string? id) => id is null ? null : SheetCell.Of(_book.Words.PartName(kind, id));

    private static SheetCell? Count(int count) => count == 0 ? null : SheetCell.Of(count);

    private static SheetCell? Joined(IEnumerable<string> texts) => texts.Distinct().ToImmutableArray() is { IsEmpty: false } all ? SheetCell.Of(string.Join("; ", all)) : null;

    // As the trade writes it: ranks of each kind, then what a rank does.
    private static string Layout(Planner.Domain.Engines.Training.ParallelLayout layout) => string.Create(
        CultureInfo.InvariantCulture,
        $"TP {layout.Tensor}, PP {layout.Pipeline}, CP {layout.Context}, EP {layout.Expert}, DP {layout.Data}, micro-batch {layout.MicroBatch}, ZeRO {layout.ZeroStage}");
}
