using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Web.Reports;

/// <summary>Finds where a figure of the page, the report or the API comes from: the node of the run in <see cref="Term"/> that has the figure's value.</summary>
public static class FigureRoots
{
    private const string YearOfCash = "cash-flow:";
    private const string BillCount = "bill-count:";
    private const string BillAmount = "bill-amount:";

    /// <summary>The figure's label and its derivation; null when the plan has no figure of that name.</summary>
    /// <param name="plan">From a <see cref="TermReading"/>.</param>
    /// <param name="key">As in <c>data-figure</c>; <c>cash-flow:2</c> is the cash of the second year, <c>bill-amount:0</c> what the first row of the bill of quantities costs, <c>bill-count:0</c> its count.</param>
    /// <param name="horizonMonths">Of the scenario.</param>
    public static (Label Label, TermNode Root)? Find(Plan<Term> plan, string key, int horizonMonths)
    {
        var totals = plan.Totals;
        return key switch
        {
            _ when key == Labels.LifetimeCostPresentValue.Key => (Labels.LifetimeCostPresentValue, totals.LifetimeCostPresentValue.Node),
            _ when key == Labels.LifetimeCostNominal.Key => (Labels.LifetimeCostNominal, totals.LifetimeCostNominal.Node),
            _ when key == Labels.YearOneCash.Key => (Labels.YearOneCash, totals.YearOneCash.Node),
            _ when key == Labels.FirstModelTime.Key => (Labels.FirstModelTime, plan.Dates.FirstModel.Node),
            "what-binds" => Binding(plan),
            _ when key.StartsWith(YearOfCash, StringComparison.Ordinal) => Year(plan, key[YearOfCash.Length..], horizonMonths),
            _ when key.StartsWith(BillCount, StringComparison.Ordinal) => Row(plan, key[BillCount.Length..]) is { } row ? (row.Item.Label, row.Item.Count.Node) : null,
            _ when key.StartsWith(BillAmount, StringComparison.Ordinal) => Row(plan, key[BillAmount.Length..]) is { Amount: { } amount } ? (Labels.PurchaseValue, amount.Node) : null,
            _ when key == Labels.PurchaseValue.Key => (Labels.PurchaseValue, BillSheet<Term>.Of(plan).Total.Node),
            _ when plan.Figures.FirstOrDefault(figure => figure.Label.Key == key) is { } figure => (figure.Label, figure.Value.Node),
            _ when key == Labels.FacilityPowerPeak.Key => (Labels.FacilityPowerPeak, plan.Bill.FacilityPower.Node),
            _ when plan.Bill.Items.FirstOrDefault(item => item.Label.Key == key) is { } item => (item.Label, item.Count.Node),
            _ => Step(plan, key),
        };
    }

    // The longest step that decides the date.
    private static (Label Label, TermNode Root)? Binding(Plan<Term> plan) =>
        plan.Dates.Steps.Where(step => step.Critical && step.Duration.Value > 0).OrderByDescending(step => step.Duration.Value).FirstOrDefault() is { } longest
            ? (longest.Label, longest.Duration.Node)
            : (Labels.FirstModelTime, plan.Dates.FirstModel.Node);

    private static BillRow<Term>? Row(Plan<Term> plan, string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? BillSheet<Term>.Of(plan).Rows.ElementAtOrDefault(place) : null;

    private static (Label Label, TermNode Root)? Year(Plan<Term> plan, string number, int horizonMonths)
    {
        var year = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)
            ? YearlyCosts.ByYear(plan.CostLines, horizonMonths).FirstOrDefault(one => one.Year == wanted)
            : null;
        return year is null ? null : (Labels.CashOfYear, year.Total.Node);
    }

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
