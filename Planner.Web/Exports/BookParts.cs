using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Web.Exports;

/// <summary>What the sheets of one book share: the plan, its words, its ledger of steps, its cells and their names.</summary>
internal sealed class BookParts
{
    public BookParts(WorkbookSubject subject, WorkbookWords words)
    {
        (Subject, Words) = (subject, words);
        Names = new CellNames();
        Engines = new EngineSheets(words.Texts);
        Inputs = new InputsWorksheet(words, Names);
        Ledger = new TermLedger();
        Cells = new TermCells(Inputs, Engines, words);
    }

    public WorkbookSubject Subject { get; }

    public WorkbookWords Words { get; }

    public CellNames Names { get; }

    public EngineSheets Engines { get; }

    public InputsWorksheet Inputs { get; }

    public TermLedger Ledger { get; }

    public TermCells Cells { get; }

    public ImmutableArray<Plan<Term>> Plans => Subject.Comparison.Plans;

    public string Text(string key) => Words.Texts[key];

    public string OptionName(Plan<Term> plan) => Words.OptionName(plan.OptionId);

    public IEnumerable<SheetCell> Heading(params string[] keys) => keys.Select(key => SheetCell.Of(Text(key), CellLook.Heading));

    /// <summary>Heads of columns of figures.</summary>
    public IEnumerable<SheetCell> FigureHeading(params string[] keys) => keys.Select(key => SheetCell.Of(Text(key), CellLook.HeadingNumber));

    /// <summary>The options side by side, behind the head of their column.</summary>
    public SheetCell?[] OptionHeads(string key) => [SheetCell.Of(Text(key), CellLook.Heading), .. Plans.Select(plan => SheetCell.Of(OptionName(plan), CellLook.HeadingNumber))];

    /// <summary>The cell of a result on the sheet that is being written; later formulas refer to this very cell.</summary>
    /// <param name="entry">The result.</param>
    /// <param name="address">Of the cell.</param>
    /// <param name="home">The sheet of steps that no engine names.</param>
    /// <param name="towards">Name of the result, by which its nameless steps are called.</param>
    /// <param name="look">How it is shown.</param>
    public SheetCell Settled(TermEntry entry, string address, SheetDraft home, string towards, CellLook look = CellLook.Money) =>
        SheetCell.Computed(Cells.Formula(entry, home, address, towards), entry.Node.Value, look);
}
