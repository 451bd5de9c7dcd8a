using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Web.Reports;

namespace Planner.Web.Components.Results;

/// <summary>Where the figures come from that the sentences of the guidance say.</summary>
public static class SaidFigures
{
    private const string Cost = "lifetime-cost-present-value";
    private const string Difference = "pair-difference";
    private const string LineDifference = "line-difference";

    /// <summary>The sentence with its figures.</summary>
    public static ImmutableArray<SaidPart> Say(ComparisonView view, GuidancePoint point) => Said.Finding(view, point.Finding, place => Of(view, point, place));

    /// <summary>Why an option or a cell of the ladder is ruled out, with the figures that do it; without an option, words alone.</summary>
    public static ImmutableArray<SaidPart> Ruled(ComparisonView view, Finding reason, string? option) => Say(view, new GuidancePoint(GuidanceTopic.RuledOut, reason) { Of = option });

    /// <summary>What was assumed, filled in or is not known, for all options shown; each sentence once.</summary>
    public static ImmutableArray<ImmutableArray<SaidPart>> Assumed(ComparisonView view) =>
    [
        .. view.Comparison.Assumed.Select(finding => Said.Finding(view, finding, _ => null))
            .Concat(view.Options.SelectMany(option => option.Plan.Warnings.Select(finding => Said.Finding(view, finding, place => Late(option.Id, finding, place)))))
            .DistinctBy(Said.Plain),
    ];

    // What of the total is no cash.
    private static (FigureAddress, double)? Late(string option, Finding finding, int place) => finding.Code == "late-start-counted" && place == 0 && finding.Arguments[0].Value is { } late
        ? (new(Labels.LineCost.Key, option, null, FigureAddress.PlaceOf(CostCategory.Compute, Labels.LateStart.Key, null)), late)
        : null;

    private static (FigureAddress Figure, double Value)? Of(ComparisonView view, GuidancePoint point, int place)
    {
        if (point.Finding.Arguments[place].Value is not { } value)
        {
            return null;
        }

        return Wins(view, point.Finding, place) ?? (Address(view, point, place) is { } address ? (address, value) : null);
    }

    // A share of all futures, which the sentence says as futures of a hundred.
    private static (FigureAddress, double)? Wins(ComparisonView view, Finding finding, int place) => (finding.Code, place) switch
    {
        ("guide-wins" or "guide-wins-rival", 0) when view.Best is { Risk.WinShare: { } own } best => (new("win-share", best.Id), own),
        ("guide-wins-rival", 2) when view.Find(finding.Arguments[1].Text) is { Risk.WinShare: { } its } rival => (new("win-share", rival.Id), its),
        _ => null,
    };

    private static FigureAddress? Address(ComparisonView view, GuidancePoint point, int place)
    {
        var said = point.Finding.Arguments;
        string Named(int argument) => said[argument].Text ?? "";
        var best = view.Best?.Id ?? "";
        return (point.Finding.Code, place) switch
        {
            ("guide-cheapest" or "guide-only", 2) => new(Cost, Named(1)),
            ("guide-cheapest", 3) => new(Difference, Named(4), Named(1)),
            ("guide-cheapest", 5) => new("pair-share", Named(4), Named(1)),
            ("guide-why-one" or "guide-why-two", 2) => new(LineDifference, Named(0), best, Named(1)),
            ("guide-why-two", 4) => new(LineDifference, Named(0), best, Named(3)),
            ("guide-why-back", 0) => new(LineDifference, best, view.Second?.Id, Named(1)),
            ("guide-use-above" or "guide-use-below", 0) => new("break-even-use", best, Named(2)),
            ("guide-use-above" or "guide-use-below", 1) => new("break-even-hours", best, Named(2)),
            ("guide-demand-above" or "guide-demand-below", 0) => new("break-even-requests", best, Named(1)),
            ("guide-own-size", 0) => new(Labels.HybridSize.Key, best),
            ("guide-own-size", 1) => new(Labels.HybridExpectedCost.Key, best, null, HybridRoots.PlaceOf((int)said[0].Value!, HybridRoots.Likely)),
            ("guide-own-size", 2) => new("hybrid-saving", best, null, HybridRoots.PlaceOf((int)said[0].Value!)),
            ("guide-price-missing", 1) => new(Cost, Named(0)),
            ("guide-price-missing", 2) or ("guide-cheaper-but", 1) => new(Difference, best, Named(0)),
            ("guide-tips-above" or "guide-tips-below", 1) => new(TippingRoots.Tips, best, Named(2), Named(0)),
            ("guide-faster", 1) => new(Labels.FirstModelLead.Key, best, Named(0)),
            ("guide-faster", 2) => new(Difference, Named(0), best),
            (var code, _) when point.Of is { } option => Ruling(code, place) is { } figure ? new(figure, option) : point.Topic == GuidanceTopic.RuledOut ? new(ReasonRoots.KeyOf(code, place), option) : null,
            _ => null,
        };
    }

    private static string? Ruling(string code, int place) => (code, place) switch
    {
        ("ruled-out-deadline", 0) => Labels.FirstModelTime.Key,
        ("ruled-out-deadline", 1) => Labels.TimeToDeadline.Key,
        ("nearest-deadline", 0) => Labels.TimeBeyondDeadline.Key,
        ("ruled-out-budget", 0) => Cost,
        ("ruled-out-budget", 1) => Labels.Budget.Key,
        ("nearest-budget", 0) => Labels.CostBeyondBudget.Key,
        ("ruled-out-power-cap", 0) => Labels.FacilityPowerPeak.Key,
        ("ruled-out-power-cap", 1) => Labels.PowerCap.Key,
        ("ruled-out-power-cap", 2) => Labels.AcceleratorsUnderCap.Key,
        ("nearest-power-cap", 0) => Labels.PowerBeyondCap.Key,
        _ => null,
    };
}
