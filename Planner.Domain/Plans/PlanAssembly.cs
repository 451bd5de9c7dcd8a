using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>Makes a plan of an evaluated option: totals, dates, figures, what binds.</summary>
internal static class PlanAssembly
{
    private const int MonthsOfYear = 12;

    public static Plan<T> Assemble<T>(Evaluation<T> evaluation, OptionDecisions option, PlanDraft<T> draft)
        where T : struct, IReal<T>
    {
        var totals = Totals(draft.Lines, evaluation.Factors);
        var dates = Dates(evaluation, option, draft);
        var taxByYear = TaxView.ByYear(evaluation, option, draft.Lines, ofLoans: true);
        var valuedTax = FinancingLines.StandApart(evaluation) ? TaxView.ByYear(evaluation, option, draft.Lines, ofLoans: false) : taxByYear;
        var serving = ServedWorks.Of(evaluation, option);
        return new Plan<T>
        {
            OptionId = option.Option.Id,
            Kind = option.Option.Kind,
            Decisions = option,
            Feasible = option.Obstacles.IsEmpty,
            Reasons = option.Obstacles,
            Dates = dates,
            Bill = draft.Bill,
            CostLines = draft.Lines,
            Totals = totals,
            Months = MonthlyCosts.Of(draft.Lines, evaluation.Factors, taxByYear, valuedTax, FinancingLines.Any(evaluation)),
            Figures = [.. PlanFigures.Of(evaluation, option, draft, totals, dates, valuedTax), .. ServingFigures.Of(evaluation, draft.Lines, totals, serving)],
            Serving = serving,
            ServerDraw = draft.ServerDraw,
            Binds = Binding(option, dates),
            Warnings = [.. option.Unmet, .. PrivateFigures.Findings(option.Option, evaluation.Scenario, evaluation.Ground), .. draft.Warnings, .. FinancingLines.Findings(draft.Lines), .. draft.Lines.Where(line => !line.PriceKnown).Select(Unknown).DistinctBy(finding => finding.Arguments[0].Text)],
        };
    }

    public static PlanOutline<T> Outline<T>(Evaluation<T> evaluation, OptionDecisions option, PlanDraft<T> draft)
        where T : struct, IReal<T>
    {
        var flow = CashFlows.Sum(draft.Lines, evaluation.Factors);
        return new PlanOutline<T>(option.Option.Id, flow.CumulativePresent, flow.PresentValue, Dates(evaluation, option, draft).FirstModel, LacksPrice(draft.Lines));
    }

    /// <summary>All totals of some cost lines, each defined here and nowhere else.</summary>
    public static PlanTotals<T> Totals<T>(ImmutableArray<CostLine<T>> lines, DiscountFactors<T> factors)
        where T : struct, IReal<T>
    {
        var flow = CashFlows.Sum(lines, factors);
        return new PlanTotals<T>
        {
            LifetimeCostPresentValue = flow.PresentValue,
            LifetimeCostNominal = flow.NominalValue,
            YearOneCash = CashFlows.First(Cash(lines, flow, factors).Nominal.AsSpan(), MonthsOfYear).As(Labels.YearOneCash),
            ByCategory = [.. Enum.GetValues<CostCategory>().Select(category => Category(category, lines, factors))],
            CumulativePresentValue = flow.CumulativePresent,
            AtLeast = LacksPrice(lines),
        };
    }

    private static bool LacksPrice<T>(ImmutableArray<CostLine<T>> lines)
        where T : struct, IReal<T> => lines.Any(line => !line.PriceKnown);

    private static CashFlow<T> Cash<T>(ImmutableArray<CostLine<T>> lines, CashFlow<T> all, DiscountFactors<T> factors)
        where T : struct, IReal<T> => lines.All(line => line.IsCash) ? all : CashFlows.Sum([.. lines.Where(line => line.IsCash)], factors);

    private static CategoryTotal<T> Category<T>(CostCategory category, ImmutableArray<CostLine<T>> lines, DiscountFactors<T> factors)
        where T : struct, IReal<T>
    {
        var flow = CashFlows.Sum([.. lines.Where(line => line.Category == category)], factors);
        return new CategoryTotal<T>(category, flow.PresentValue, flow.NominalValue);
    }

    private static PlanDates<T> Dates<T>(Evaluation<T> evaluation, OptionDecisions option, PlanDraft<T> draft)
        where T : struct, IReal<T>
    {
        var steps = draft.Timeline.Steps.ToBuilder();
        var at = draft.Timeline.Complete;
        foreach (var runs in option.Runs.Where(runs => !runs.Starts.IsEmpty).Take(1))
        {
            var elapsed = WorkPlacement.Elapsed(evaluation, option, runs.Job);
            steps.Add(new PlanStep<T>(runs.Job.IsTuning ? Labels.FirstTuning : Labels.FirstTraining, at, elapsed, true));
            at += elapsed;
        }

        if (Retrieval.IndexElapsed(evaluation, option) is { } index)
        {
            steps.Add(new PlanStep<T>(Labels.FirstIndex, at, index, true));
            at += index;
        }

        return new PlanDates<T>
        {
            Ready = draft.Timeline.Ready,
            FirstModel = at.As(Labels.FirstModelTime),
            FirstToken = FirstToken(evaluation.Scenario, option, draft.Timeline.Ready, at),
            Steps = steps.ToImmutable(),
        };
    }

    private static T? FirstToken<T>(Scenarios.Scenario scenario, OptionDecisions option, T ready, T firstModel)
        where T : struct, IReal<T> =>
        scenario.Application.Serve.IsEmpty || (option.Fleets.IsEmpty && option.Api is null) ? null
        : WorkPlacement.ServesOwnModel(scenario, option) ? firstModel.As(Labels.FirstToken)
        : ready.As(Labels.FirstToken);

    /// <summary>The longest of the steps that decide the date.</summary>
    private static Finding? Binding<T>(OptionDecisions option, PlanDates<T> dates)
        where T : struct, IReal<T>
    {
        var central = option.Site is { } site ? Timelines.Own(site, CentralReading.Instance).Steps : [];
        var steps = central.Where(step => step.Critical).Select(step => (step.Label, Seconds: step.Duration.Value));
        var runs = option.Runs.Where(run => !run.Starts.IsEmpty).Take(1)
            .Select(run => (Label: run.Job.IsTuning ? Labels.FirstTuning : Labels.FirstTraining, Seconds: run.Job.ElapsedMonths * Units.Month.Factor));
        var longest = steps.Concat(runs).OrderByDescending(step => step.Seconds).FirstOrDefault();
        return longest.Label is null || dates.Steps.IsEmpty
            ? null
            : Finding.Of("binds-step", FindingArgument.Of(longest.Label.Key), FindingArgument.Of(longest.Seconds, Units.Month));
    }

    private static Finding Unknown<T>(CostLine<T> line)
        where T : struct, IReal<T> => Finding.Of("price-unknown", FindingArgument.Of((line.Of ?? line.Label).Key));
}
