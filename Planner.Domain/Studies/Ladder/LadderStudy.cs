using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies.Ladder;

/// <summary>One approach from one source: the cheapest way to do it that can be done, else the nearest with its reason.</summary>
/// <param name="Approach">The rung.</param>
/// <param name="Sourcing">Where accelerators or tokens come from.</param>
/// <param name="Plan">The plan of the option behind the cell; null when no option can be made at all.</param>
/// <param name="Reasons">Why it cannot be done; empty when it can.</param>
/// <param name="Against">What the answers to the four questions hold against it: judgements, not figures.</param>
public sealed record LadderCell(Approach Approach, Sourcing Sourcing, Plan<Real>? Plan, ImmutableArray<Finding> Reasons, ImmutableArray<Finding> Against)
{
    public bool Feasible => Plan is not null && Reasons.IsEmpty;

    /// <summary>It can be done and nothing speaks against it.</summary>
    public bool Suits => Feasible && Against.IsEmpty;

    public Option? Option => Plan?.Decisions.Option;

    /// <summary>The cheapest of some cells; one whose total lacks a price costs at least that, and stands behind all that are known. Null of none.</summary>
    public static LadderCell? Cheapest(IEnumerable<LadderCell> cells) => cells.OrderBy(cell => cell.Plan?.Totals.AtLeast ?? true).ThenBy(cell => cell.Cost).FirstOrDefault();

    /// <summary>Present value, US dollars; infinite when there is no plan.</summary>
    public double Cost => Plan?.Totals.LifetimeCostPresentValue.Value ?? double.PositiveInfinity;

    /// <summary>Seconds to the first model; null without a plan, and where a provider tunes: none publishes how long its runs take.</summary>
    public double? FirstModel => Approach == Approach.ManagedTuning ? null : Plan?.Dates.FirstModel.Value;

    /// <summary>A key result of the plan by its label, base units; null when it has none.</summary>
    public double? Figure(Label label) => Plan?.Figures.FirstOrDefault(figure => figure.Label.Key == label.Key)?.Value.Value;
}

/// <summary>One rung with its cells and what it takes.</summary>
/// <param name="Approach">The rung.</param>
/// <param name="Cells">One a sourcing, in the order of <see cref="Sourcing"/>.</param>
/// <param name="DataTokens">Tokens of one's own that it works with; null: none.</param>
/// <param name="RepeatMonths">Months from one run to the next that is asked for; null: one run, or none.</param>
/// <param name="PaysFrom">From what volume it costs less than prompting a model behind an API, and what it costs more until then.</param>
public sealed record LadderRung(Approach Approach, ImmutableArray<LadderCell> Cells, Input? DataTokens, int? RepeatMonths, RungCrossing PaysFrom)
{
    /// <summary>The cheapest cell that can be done, else the one with the lowest cost; null when no cell has a plan.</summary>
    public LadderCell? Best => Cells.Where(cell => cell.Plan is not null).OrderByDescending(cell => cell.Feasible).ThenBy(cell => cell.Plan!.Totals.AtLeast).ThenBy(cell => cell.Cost).FirstOrDefault();
}

/// <summary>From what request volume a rung costs less than prompting a model behind an API.</summary>
/// <param name="RequestsPerSecond">The volume from which on it does, mean of the first year; null: at none that was tried, or there is nothing to compare.</param>
/// <param name="Premium">Present value that it costs more at the scenario's volume, US dollars; below zero when it costs less. NaN without a plan to compare.</param>
/// <param name="PremiumPerThousandRequests">The same for a thousand requests: what one's own data must be worth to an answer.</param>
public sealed record RungCrossing(double? RequestsPerSecond, double Premium, double PremiumPerThousandRequests);

/// <summary>The cheapest suited cell if one answer were another.</summary>
/// <param name="Question">Which of the four.</param>
/// <param name="Answer">The other answer: a word, or months.</param>
/// <param name="Cell">What would be recommended; null: nothing.</param>
public sealed record LadderChange(LadderQuestion Question, string Answer, LadderCell? Cell)
{
    /// <summary>The cell with the scenario that it was planned for; null without a cell.</summary>
    public LadderPoint? Point { get; init; }
}

/// <summary>The four questions that figures alone do not decide.</summary>
public enum LadderQuestion
{
    OwnData,
    Place,
    Skills,
    Need,
}

/// <summary>Approach by sourcing, all on the same demand.</summary>
public sealed record LadderStudy
{
    /// <summary>The scenario that was computed: the asked one over the months of the need.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>What all cells owe, and the option whose hardware the work is measured on.</summary>
    public required Decisions Common { get; init; }

    public required ImmutableArray<LadderRung> Rungs { get; init; }

    /// <summary>The cheapest cell that can be done and suits the answers; null when there is none.</summary>
    public required LadderCell? Recommended { get; init; }

    /// <summary>The answers as they were taken, open ones filled from the work that is named.</summary>
    public required Answers Taken { get; init; }

    /// <summary>Other answers that would recommend another cell.</summary>
    public required ImmutableArray<LadderChange> Changes { get; init; }

    /// <summary>Cost of each rung by volume; empty when nothing is served.</summary>
    public required ImmutableArray<RungCurve> Curves { get; init; }

    public LadderCell Cell(Approach approach, Sourcing sourcing) =>
        Rungs.First(rung => rung.Approach == approach).Cells.First(cell => cell.Sourcing == sourcing);

    /// <summary>What was decided for cells that have a plan, beside what all cells owe.</summary>
    public Decisions DecisionsOf(params ImmutableArray<LadderCell> cells) => With(Common, cells);

    internal static Decisions With(Decisions common, params ImmutableArray<LadderCell> cells) =>
        common with { Options = [.. cells.Select(cell => cell.Plan!.Decisions).Concat(common.Options).DistinctBy(option => option.Option.Id)] };
}

/// <summary>What a rung costs at each volume: the cheapest cell on accelerators, or, where it has none, by token.</summary>
/// <param name="Approach">The rung; null: a model behind an API, prompted, which the others are held against.</param>
/// <param name="Points">Requests a second, mean of the first year, with the cost; sorted by volume.</param>
public sealed record RungCurve(Approach? Approach, ImmutableArray<VolumePoint> Points);

/// <summary>Cost at a volume.</summary>
/// <param name="RequestsPerSecond">Mean of the first year.</param>
/// <param name="Cost">Present value, US dollars; infinite where no cell can be done.</param>
/// <param name="Sourcing">Of the cheapest cell.</param>
public sealed record VolumePoint(double RequestsPerSecond, double Cost, Sourcing Sourcing);
