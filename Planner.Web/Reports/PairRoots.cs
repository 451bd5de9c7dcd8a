using System;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Web.Reports;

/// <summary>Derivations of two options against each other: waterfall, break-even month, the cheaper as an investment.</summary>
internal static class PairRoots
{
    private const string Step = "waterfall-step";
    private const string Line = "waterfall-line";

    /// <summary>The figure's label and derivation; null when a pair has no such figure.</summary>
    /// <param name="run">Both plans.</param>
    /// <param name="plan">The option that the figure belongs to: the dearer for differences, the cheaper for investments.</param>
    /// <param name="against">The other.</param>
    /// <param name="figure">Its place is a category, or a kind of cost.</param>
    public static (Label Label, TermNode Root)? Find(ExplainedRun run, Plan<Term> plan, Plan<Term> against, FigureAddress figure) => figure.Figure switch
    {
        "pair-difference" or "waterfall-difference" => (Labels.CostDifference, PairFigures.Difference(against, plan).Node),
        "pair-share" => (Labels.DifferenceShare, PairFigures.DifferenceShare(against, plan).Node),
        Step => Enum.TryParse<CostCategory>(figure.Place, out var category) ? (Labels.CostDifference, PairFigures.Difference(category, against, plan).Node) : null,
        Line => FigureRoots.CostOf(run, plan, figure.Place) is { } own && FigureRoots.CostOf(run, against, figure.Place) is { } other ? (Labels.CostDifference, (own - other).As(Labels.CostDifference).Node) : null,
        "line-difference" => (Labels.CostDifference, OfLines(run, plan, against, figure.Place).Node),
        _ when figure.Figure == Labels.FirstModelLead.Key => (Labels.FirstModelLead, (plan.Dates.FirstModel - against.Dates.FirstModel).As(Labels.FirstModelLead).Node),
        "break-even-month" => (Labels.BreakEvenTime, CashFlows.CrossingTime<Term>(against.Totals.CumulativePresentValue.AsSpan(), plan.Totals.CumulativePresentValue.AsSpan()).Node),
        "extra-outlay" => (Labels.ExtraOutlay, CashFlows.LargestOutlay<Term>(PairFigures.Savings(plan, against).AsSpan()).Node),
        _ when figure.Figure == Labels.InternalRateOfReturn.Key => (Labels.InternalRateOfReturn, Returns.InternalRate<Term>(PairFigures.Savings(plan, against).AsSpan()).Node),
        _ when figure.Figure == Labels.PaybackTime.Key => (Labels.PaybackTime, CashFlows.RecoveryTime<Term>(PairFigures.Savings(plan, against).AsSpan()).Node),
        _ => null,
    };

    // Kinds of cost of one name, in whatever category, whose prices are known in both.
    private static Term OfLines(ExplainedRun run, Plan<Term> plan, Plan<Term> against, string? label)
    {
        var kinds = plan.CostLines.Concat(against.CostLines).Where(line => line.Label.Key == label)
            .GroupBy(line => FigureAddress.PlaceOf(line.Category, line.Label.Key, line.Of?.Key)).Where(kind => kind.All(line => line.PriceKnown)).Select(kind => kind.Key);
        Term sum = 0;
        foreach (var kind in kinds)
        {
            sum += (FigureRoots.CostOf(run, plan, kind) ?? 0) - (FigureRoots.CostOf(run, against, kind) ?? 0);
        }

        return sum.As(Labels.CostDifference);
    }
}
