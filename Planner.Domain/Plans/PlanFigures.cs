using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>The key results of a plan, by name.</summary>
internal static class PlanFigures
{
    public static ImmutableArray<PlanFigure<T>> Of<T>(Evaluation<T> evaluation, OptionDecisions option, PlanDraft<T> draft, PlanTotals<T> totals, PlanDates<T> dates, ImmutableArray<T>? taxByYear)
        where T : struct, IReal<T>
    {
        var figures = ImmutableArray.CreateBuilder<PlanFigure<T>>();
        void Add(Label label, T value) => figures.Add(new PlanFigure<T>(label, value.As(label)));

        Add(Labels.LifetimeCostPresentValue, totals.LifetimeCostPresentValue);
        Add(Labels.FirstModelTime, dates.FirstModel);
        foreach (var runs in option.Runs.Where(runs => !runs.Starts.IsEmpty).Take(1))
        {
            var estimate = evaluation.Estimate(runs.Job);
            var elapsed = WorkPlacement.Elapsed(evaluation, option, runs.Job);
            var goodput = evaluation.Own(Labels.Goodput.Key, option.Option.Id) ?? estimate.Run.Goodput;
            Add(Labels.TrainingComputeTime, elapsed * goodput);
            Add(Labels.TrainingElapsedTime, elapsed);
            Add(Labels.ModelFlopsUtilisation, evaluation.Own(Labels.ModelFlopsUtilisation.Key, option.Option.Id) ?? Utilisation(runs.Job, estimate.ModelFlopsUtilisation, estimate.Run.Elapsed, elapsed));
            Add(Labels.Goodput, goodput);
            Add(Labels.RunCount, runs.Starts.Length);
        }

        if (option.Accelerators > 0)
        {
            Add(Labels.AcceleratorCount, option.Accelerators);
        }

        var perUsedHour = LevelisedCost.PerUnit(totals.LifetimeCostPresentValue, draft.Work.ByMonth, evaluation.Factors, T.Of(Durations.Hour));
        if (option.Accelerator is not null && (!option.Runs.IsEmpty || !option.Fleets.IsEmpty))
        {
            Add(Labels.AcceleratorHours, draft.Work.All);
            Add(Labels.CostPerAcceleratorHourUsed, perUsedHour);
        }

        AddModel(evaluation, option, draft.Lines, perUsedHour, Add);
        figures.AddRange(RunFigures.Of(evaluation, option, draft, totals));
        figures.AddRange(draft.Figures);
        figures.AddRange(CapitalFigures.Of(evaluation, option, draft, totals, taxByYear));
        if (option.Site is not null)
        {
            Add(Labels.LifetimeEnergyCost, CashFlows.First<T>(CashFlows.Sum([.. draft.Lines.Where(line => line.Label == Labels.Electricity)], evaluation.Factors).Nominal.AsSpan(), evaluation.Horizon));
        }

        if (!evaluation.Scenario.Application.Serve.IsEmpty)
        {
            AddTokens(evaluation, totals, Add);
        }

        return figures.ToImmutable();
    }

    /// <summary>Of a run whose hours are stated, the utilisation that they imply.</summary>
    private static T Utilisation<T>(DecidedJob job, T predicted, T predictedElapsed, T elapsed)
        where T : struct, IReal<T> => job.StatedTime is null ? predicted : predicted * predictedElapsed / elapsed;

    private static void AddModel<T>(Evaluation<T> evaluation, OptionDecisions option, ImmutableArray<CostLine<T>> lines, T perUsedHour, System.Action<Label, T> add)
        where T : struct, IReal<T>
    {
        var costs = ModelCosts<T>.Of(evaluation, option, lines, perUsedHour);
        add(Labels.ModelCost, costs.Model);
        add(Labels.OneOffCost, costs.OneOff);
        add(Labels.CostPerMonth, costs.PerMonth);
    }

    private static void AddTokens<T>(Evaluation<T> evaluation, PlanTotals<T> totals, System.Action<Label, T> add)
        where T : struct, IReal<T>
    {
        var tokens = ServedTokens<T>.Of(evaluation);
        add(Labels.TokensServed, tokens.All);
        if (evaluation.Scenario.Application.Train.IsEmpty && evaluation.Scenario.Application.AverageUse is null)
        {
            add(Labels.CostPerMillionTokens, tokens.Cost(totals.LifetimeCostPresentValue, evaluation.Factors));
        }
    }
}
