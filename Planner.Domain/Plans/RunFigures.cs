using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>What the first run costs: its share of all that is paid, and the value that owned hardware loses meanwhile with the energy it takes.</summary>
internal static class RunFigures
{
    // Lines whose things a run wears: the hall outlives them.
    private static readonly ImmutableArray<Label> s_hardware = [Labels.ServerPurchase, Labels.FabricPurchase, Labels.StoragePurchase];

    public static IEnumerable<PlanFigure<T>> Of<T>(Evaluation<T> evaluation, OptionDecisions option, PlanDraft<T> draft, PlanTotals<T> totals)
        where T : struct, IReal<T>
    {
        var runs = option.Runs.FirstOrDefault(one => !one.Starts.IsEmpty);
        if (runs is null)
        {
            yield break;
        }

        var elapsed = WorkPlacement.Elapsed(evaluation, option, runs.Job);
        var time = AcceleratorTime.OfRun(elapsed, (T)option.TrainingAccelerators);
        yield return new(Labels.CostPerTrainingRun, RunCosts.Share(totals.LifetimeCostPresentValue, time, draft.Work.All));
        foreach (var figure in Amortised(evaluation, option, draft, elapsed))
        {
            yield return figure;
        }
    }

    private static IEnumerable<PlanFigure<T>> Amortised<T>(Evaluation<T> evaluation, OptionDecisions option, PlanDraft<T> draft, T elapsed)
        where T : struct, IReal<T>
    {
        if (option.Site is null || SiteLines.Tariff(option, evaluation.Reading) is not { Known: true } tariff || draft.TrainingPower is not { } power || evaluation.Assumptions.PriceTrend is not { } trend)
        {
            yield break;
        }

        // What is leased, or has no known price, loses a value that nobody can tell.
        ImmutableArray<CostLine<T>> bought = [.. draft.Lines.Where(line => s_hardware.Contains(line.Label) && !line.IsRefresh)];
        if (bought.IsEmpty || bought.Any(line => !line.PriceKnown))
        {
            yield break;
        }

        var hardware = RunCosts.Amortised(Purchasing.Value(bought), evaluation.Reading.Read(trend), elapsed);
        var energy = RunCosts.Energy(power, draft.Pue, elapsed, tariff.Value);
        yield return new(Labels.AmortisedHardware, hardware);
        yield return new(Labels.RunEnergyCost, energy);
        yield return new(Labels.AmortisedRunCost, (hardware + energy).As(Labels.AmortisedRunCost));
    }
}
