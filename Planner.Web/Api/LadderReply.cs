using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies.Ladder;

namespace Planner.Web.Api;

/// <summary>What <c>POST /api/v1/studies/ladder</c> gives: amounts in US dollars, times in months and seconds.</summary>
public sealed record LadderReply(
    int HorizonMonths,
    Answers Taken,
    CellReply? Recommended,
    IReadOnlyList<ChangeReply> Changes,
    IReadOnlyList<RungReply> Rungs,
    IReadOnlyList<CurveReply> Curves)
{
    public static LadderReply Of(LadderStudy study) => new(
        study.Scenario.Terms.HorizonMonths,
        study.Taken,
        study.Recommended is { } best ? CellReply.Of(best) : null,
        [.. study.Changes.Select(change => new ChangeReply(change.Question, change.Answer, change.Cell is { } cell ? CellReply.Of(cell) : null))],
        [.. study.Rungs.Select(RungReply.Of)],
        [.. study.Curves.Select(CurveReply.Of)]);
}

/// <summary>Another answer to one question, and what it would recommend; null: nothing.</summary>
public sealed record ChangeReply(LadderQuestion Question, string Answer, CellReply? Recommended);

/// <summary>One approach with its cells.</summary>
/// <param name="Approach">The rung.</param>
/// <param name="DataTokens">Tokens of one's own that it works with; null: none.</param>
/// <param name="PaysFromRequestsPerSecond">Volume from which on it costs less than prompting a model behind an API; null: none that was tried.</param>
/// <param name="PremiumUsd">Present value that it costs more at the scenario's volume; null: nothing to compare.</param>
/// <param name="PremiumUsdPerThousandRequests">The same for a thousand requests.</param>
/// <param name="Cells">One a sourcing.</param>
public sealed record RungReply(Approach Approach, double? DataTokens, double? PaysFromRequestsPerSecond, double? PremiumUsd, double? PremiumUsdPerThousandRequests, IReadOnlyList<CellReply> Cells)
{
    public static RungReply Of(LadderRung rung) => new(
        rung.Approach,
        rung.DataTokens?.Central,
        rung.PaysFrom.RequestsPerSecond,
        Finite(rung.PaysFrom.Premium),
        Finite(rung.PaysFrom.PremiumPerThousandRequests),
        [.. rung.Cells.Select(CellReply.Of)]);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}

/// <summary>One approach from one source; the option is one that a scenario takes as it is.</summary>
public sealed record CellReply(
    Approach Approach,
    Sourcing Sourcing,
    bool Feasible,
    bool Suits,
    Option? Option,
    double? LifetimeCostPresentValue,
    double? OneOffCostUsd,
    double? CostPerMonthUsd,
    double? ModelCostUsd,
    double? FirstModelMonths,
    double? RunSeconds,
    int? Accelerators,
    double? MemoryBytesPerAccelerator,
    IReadOnlyList<FindingReply> Reasons,
    IReadOnlyList<FindingReply> Against)
{
    public static CellReply Of(LadderCell cell) => new(
        cell.Approach,
        cell.Sourcing,
        cell.Feasible,
        cell.Suits,
        cell.Option,
        cell.Plan is null ? null : cell.Cost,
        cell.Figure(Labels.OneOffCost),
        cell.Figure(Labels.CostPerMonth),
        cell.Figure(Labels.ModelCost),
        cell.FirstModel is { } first ? Units.Month.FromBase(first) : null,
        cell.Figure(Labels.TrainingElapsedTime),
        cell.Plan?.Decisions.Accelerators,
        cell.Plan?.Decisions.Runs.FirstOrDefault()?.Job.Layout.Memory.Total,
        [.. cell.Reasons.Select(FindingReply.Of)],
        [.. cell.Against.Select(FindingReply.Of)]);
}

/// <summary>Cost of a rung by volume; without an approach: a model behind an API, prompted.</summary>
public sealed record CurveReply(Approach? Approach, IReadOnlyList<PointReply> Points)
{
    public static CurveReply Of(RungCurve curve) => new(
        curve.Approach,
        [.. curve.Points.Where(point => double.IsFinite(point.Cost)).Select(point => new PointReply(point.RequestsPerSecond, point.Cost, point.Sourcing))]);
}

/// <summary>Cost at a volume.</summary>
public sealed record PointReply(double RequestsPerSecond, double LifetimeCostPresentValue, Sourcing Sourcing);
