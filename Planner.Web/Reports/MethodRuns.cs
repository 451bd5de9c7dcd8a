using System;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Web.Reports;

/// <summary>One label in a run that remembers.</summary>
/// <param name="Label">The name.</param>
/// <param name="Root">What bears it.</param>
/// <param name="Plan">The plan that it was met in.</param>
internal readonly record struct NamedStep(Label Label, TermNode Root, Plan<Term> Plan)
{
    /// <summary>What lies under all names of the step.</summary>
    public TermNode Formula
    {
        get
        {
            var node = Root;
            while (node.Operation == TermOperation.Named)
            {
                node = node.Arguments[0];
            }

            return node;
        }
    }

    /// <summary>What stands behind the label here.</summary>
    public MethodKind Kind => Formula switch
    {
        { Operation: TermOperation.Input } leaf when leaf.Label!.Key == Label.Key => MethodKind.Input,
        { Operation: TermOperation.Constant } leaf when leaf.Label!.Key == Label.Key => MethodKind.Constant,
        var formula => formula.WithAllBelow().Any(node => node.Label is not null) ? MethodKind.Formula : MethodKind.Found,
    };
}

/// <summary>All labels that the run of a scenario meets: in its plans, in two of them against each other, in trainings, fleets and sites in depth.</summary>
internal static class MethodRuns
{
    /// <summary>Every named step, each node once; a label may come more than once.</summary>
    /// <param name="run">The run.</param>
    /// <param name="deep">Also what a sheet shows when it is opened: trainings, fleets, sites and pairs in depth.</param>
    public static IEnumerable<NamedStep> Of(ExplainedRun run, bool deep)
    {
        var seen = new HashSet<TermNode>();
        foreach (var plan in run.Comparison.Plans)
        {
            foreach (var (label, root) in Roots(plan).Concat(deep ? MethodFigures.Of(run, plan) : []).Concat(deep ? MethodEngines.Of(run, plan) : []))
            {
                yield return new NamedStep(label, root, plan);
                foreach (var node in Below(root, seen).Where(node => node.Label is not null))
                {
                    yield return new NamedStep(node.Label!.ToGeneral(), node, plan);
                }
            }
        }
    }

    private static IEnumerable<(Label Label, TermNode Root)> Roots(Plan<Term> plan) =>
    [
        (Labels.LifetimeCostPresentValue, plan.Totals.LifetimeCostPresentValue.Node),
        (Labels.LifetimeCostNominal, plan.Totals.LifetimeCostNominal.Node),
        (Labels.YearOneCash, plan.Totals.YearOneCash.Node),
        (Labels.FirstModelTime, plan.Dates.FirstModel.Node),
        .. plan.Figures.Select(figure => (figure.Label, figure.Value.Node)),
        .. plan.Dates.Steps.SelectMany(step => new[] { (step.Label, step.Duration.Node), (Labels.StepStart, step.Start.Node) }),
        .. plan.Bill.Items.Select(item => (item.Label, item.Count.Node)),
        .. plan.CostLines.Where(line => line is { Months: > 0, PriceKnown: true }).Select(line => (line.Label, line.Amount(line.Months - 1).Node)),
        (Labels.FacilityPowerPeak, plan.Bill.FacilityPower.Node),
        (Labels.ItPowerMean, plan.Bill.ItPowerMean.Node),
        (Labels.SiteEnergyPerMonth, plan.Bill.EnergyPerMonth.Node),
        .. plan.Dates.FirstToken is { } token ? [(Labels.FirstToken, token.Node)] : Array.Empty<(Label, TermNode)>(),
        (Labels.CumulativeCost, plan.Totals.CumulativePresentValue[Math.Min(1, plan.Totals.CumulativePresentValue.Length - 1)].Node),
        .. plan.Months.Take(1).SelectMany(month => month.Amounts).Where(amount => amount.Key == "before-tax").Select(amount => (Labels.CostOfMonth, amount.Amount.Node)),
    ];

    private static IEnumerable<TermNode> Below(TermNode root, HashSet<TermNode> seen)
    {
        var open = new Stack<TermNode>([root]);
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            yield return node;
            foreach (var argument in node.Arguments)
            {
                open.Push(argument);
            }
        }
    }
}
