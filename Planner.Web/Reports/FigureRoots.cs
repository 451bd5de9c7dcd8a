using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Web.Reports;

/// <summary>Finds where a figure of the page, the report or the API comes from: the node of the run in <see cref="Term"/> that has the figure's value.</summary>
public static class FigureRoots
{
    private const string YearOfCash = "cash-flow:";
    private const string MonthOfCost = "cost-of-month:";
    private const string BillCount = "bill-count:";
    private const string BillAmount = "bill-amount:";

    /// <summary>The figure's label and its derivation; null when the plan has no figure of that name.</summary>
    /// <param name="run">The plan's run.</param>
    /// <param name="plan">Of the option.</param>
    /// <param name="figure">Its key as in <c>data-figure</c>; <c>cash-flow:2</c> is the cash of the second year, <c>cost-of-month:2</c> with a place what the second month costs, <c>bill-amount:0</c> what the first row of the bill of quantities costs, <c>bill-count:0</c> its count; the place of a kind of cost is its category, of a cumulative cost its month.</param>
    public static (Label Label, TermNode Root)? Find(ExplainedRun run, Plan<Term> plan, FigureAddress figure)
    {
        var (key, totals) = (figure.Figure, plan.Totals);
        return key switch
        {
            _ when key == Labels.LifetimeCostPresentValue.Key => (Labels.LifetimeCostPresentValue, totals.LifetimeCostPresentValue.Node),
            _ when key == Labels.LifetimeCostNominal.Key => (Labels.LifetimeCostNominal, totals.LifetimeCostNominal.Node),
            _ when key == Labels.YearOneCash.Key => (Labels.YearOneCash, totals.YearOneCash.Node),
            _ when key == Labels.FirstModelTime.Key => (Labels.FirstModelTime, plan.Dates.FirstModel.Node),
            "what-binds" => Binding(plan),
            _ when key == Labels.CategoryCost.Key => Enum.TryParse<CostCategory>(figure.Place, out var category) ? (Labels.CategoryCost, PairFigures.OfCategory(category, plan).Node) : null,
            _ when key == Labels.ModelCostShare.Key => plan.Figures.FirstOrDefault(one => one.Label == Labels.ModelCost) is { } model ? (Labels.ModelCostShare, (model.Value / totals.LifetimeCostNominal).As(Labels.ModelCostShare).Node) : null,
            "cost-share" => Enum.TryParse<CostCategory>(figure.Place, out var part) ? (Labels.CostShare, PairFigures.ShareOf(part, plan).Node) : null,
            _ when key == Labels.LineCost.Key => CostOf(run, plan, figure.Place) is { } cost ? (Labels.LineCost, cost.Node) : null,
            _ when key == Labels.CumulativeCost.Key => Month(figure.Place) is { } month && month <= totals.CumulativePresentValue.Length ? (Labels.CumulativeCost, totals.CumulativePresentValue[month - 1].Node) : null,
            _ when key.StartsWith(YearOfCash, StringComparison.Ordinal) => Year(plan, key[YearOfCash.Length..], run.Scenario.Terms.HorizonMonths, figure.Place),
            _ when key.StartsWith(MonthOfCost, StringComparison.Ordinal) => MonthOf(plan, key[MonthOfCost.Length..], figure.Place),
            _ when key.StartsWith(BillCount, StringComparison.Ordinal) => Row(plan, key[BillCount.Length..]) is { } counted ? (counted.Item.Label, counted.Item.Count.Node) : null,
            _ when key.StartsWith(BillAmount, StringComparison.Ordinal) => Row(plan, key[BillAmount.Length..]) is { Amount: { } amount } ? (Labels.PurchaseValue, amount.Node) : null,
            "step-start" => Dated(plan, figure.Place) is { } from ? (Labels.StepStart, from.Start.Node) : null,
            "step-duration" => Dated(plan, figure.Place) is { } step ? (step.Label, step.Duration.Node) : null,
            "bill-item" => int.TryParse(figure.Place, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && plan.Bill.Items.ElementAtOrDefault(number) is { } part ? (part.Label, part.Count.Node) : null,
            "bill-amount" => Row(plan, figure.Place) is { Amount: { } paid } ? (Labels.PurchaseValue, paid.Node) : null,
            "bill-unit-price" => Row(plan, figure.Place) is { UnitPrice: { } each } ? (Labels.UnitPrice, each.Node) : null,
            _ when key == Labels.PurchaseValue.Key => (Labels.PurchaseValue, BillSheet<Term>.Of(plan).Total.Node),
            _ when Row(plan, figure.Place) is { } row && row.Item.Label.Key == key => (row.Item.Label, row.Item.Count.Node),
            _ when figure.Place is not null => null,
            _ when plan.Figures.FirstOrDefault(one => one.Label.Key == key) is { } found => (found.Label, found.Value.Node),
            _ when key == Labels.FacilityPowerPeak.Key => (Labels.FacilityPowerPeak, plan.Bill.FacilityPower.Node),
            _ when plan.Bill.Items.FirstOrDefault(item => item.Label.Key == key) is { } item => (item.Label, item.Count.Node),
            _ when BillSheet<Term>.Of(plan).Rows.FirstOrDefault(row => row.Item.Label.Key == key) is { } of => (of.Item.Label, of.Item.Count.Node),
            _ => Step(plan, key),
        };
    }

    /// <summary>What one kind of cost comes to in a plan, present value; null when the place names none.</summary>
    public static Term? CostOf(ExplainedRun run, Plan<Term> plan, string? place) =>
        place?.Split('|') is [var first, var label, .. var of] && Enum.TryParse<CostCategory>(first, out var category)
            ? PairFigures.OfLines(PairFigures.Lines(plan, category, label, of is [var part] ? part : null), run.Factors())
            : null;

    private static int? Month(string? place) => int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month > 0 ? month : null;

    private static PlanStep<Term>? Dated(Plan<Term> plan, string? step) => plan.Dates.Steps.FirstOrDefault(one => one.Label.Key == step && one.Duration.Value > 0);

    // The longest step that decides the date.
    private static (Label Label, TermNode Root)? Binding(Plan<Term> plan) =>
        plan.Dates.Steps.Where(step => step.Critical && step.Duration.Value > 0).OrderByDescending(step => step.Duration.Value).FirstOrDefault() is { } longest
            ? (longest.Label, longest.Duration.Node)
            : (Labels.FirstModelTime, plan.Dates.FirstModel.Node);

    private static BillRow<Term>? Row(Plan<Term> plan, string? number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? BillSheet<Term>.Of(plan).Rows.ElementAtOrDefault(place) : null;

    private static (Label Label, TermNode Root)? Year(Plan<Term> plan, string number, int horizonMonths, string? place)
    {
        var year = Month(number) is { } wanted ? YearlyCosts.ByYear([.. plan.CostLines.Where(line => line.IsCash)], horizonMonths).FirstOrDefault(one => one.Year == wanted) : null;
        return year is null ? null
            : place is null ? (Labels.CashOfYear, year.Total.Node)
            : Enum.TryParse<CostCategory>(place, out var category) ? (Labels.CashOfYear, year.ByCategory[(int)category].Node) : null;
    }

    private static (Label Label, TermNode Root)? MonthOf(Plan<Term> plan, string number, string? place) =>
        Month(number) is { } month && plan.Months.ElementAtOrDefault(month - 1)?.Amounts.Where(one => one.Key == place).Select(one => one.Amount.Node).FirstOrDefault() is { } node
            ? (Labels.CostOfMonth, node)
            : null;

    // Any named step and any input under the plan's results explains itself.
    private static (Label Label, TermNode Root)? Step(Plan<Term> plan, string key)
    {
        var seen = new HashSet<TermNode>();
        var open = new Stack<TermNode>([.. plan.Figures.Select(figure => figure.Value.Node).Reverse(), plan.Dates.FirstModel.Node, plan.Totals.LifetimeCostPresentValue.Node]);
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            if (node is { Operation: TermOperation.Named or TermOperation.Input, Label: { } label } && label.Key == key)
            {
                return (label, node);
            }

            foreach (var argument in node.Arguments)
            {
                open.Push(argument);
            }
        }

        return null;
    }
}
