using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>An option that pays by token, for tuning and for answers.</summary>
internal static class ApiPlan
{
    public static PlanDraft<T> Evaluate<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T>
    {
        var work = WorkPlacement.Place(evaluation, option);
        return new PlanDraft<T>
        {
            Timeline = Timelines.Call<T>(),
            Work = work,
            Lines = [.. Tunings(evaluation, option), .. Answers(evaluation, option.Api, evaluation.Decisions.Need.ServingFrom, evaluation.Horizon), .. Experiments(evaluation, option, work)],
        };
    }

    /// <summary>Tokens that an API reads and writes from one month to another, for all serving works.</summary>
    public static IEnumerable<CostLine<T>> Answers<T>(Evaluation<T> evaluation, Catalogue.ApiOffer? offer, int from, int until)
        where T : struct, IReal<T>
    {
        for (var place = 0; offer is not null && until > from && place < evaluation.Scenario.Application.Serve.Length; place++)
        {
            var reading = evaluation.Reading;
            var read = Tokens(evaluation, place, reading.Read(ScenarioInputs.InputTokens(evaluation.Scenario, place)), until - from);
            var written = Tokens(evaluation, place, reading.Read(ScenarioInputs.OutputTokens(evaluation.Scenario, place)), until - from);
            yield return TokenCosts.Pay(Labels.InputTokenCost, read, Price<T>.Of(offer.InputPrice, reading), from);
            yield return TokenCosts.Pay(Labels.OutputTokenCost, written, Price<T>.Of(offer.OutputPrice, reading), from);
        }
    }

    private static Series<T> Tokens<T>(Evaluation<T> evaluation, int place, T perRequest, int months)
        where T : struct, IReal<T>
    {
        var reading = evaluation.Reading;
        var requests = reading.Read(ScenarioInputs.Requests(evaluation.Scenario, place));
        return TokenCosts.PerMonth(requests, reading.Read(ScenarioInputs.Growth(evaluation.Scenario, place)), perRequest, months);
    }

    /// <summary>Managed tuning, as often as every other option tunes; it takes no time of ours.</summary>
    private static IEnumerable<CostLine<T>> Tunings<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T>
    {
        var works = evaluation.Scenario.Application.Tune;
        for (var place = 0; option.Tuner is not null && place < works.Length; place++)
        {
            var work = works[place];
            if (work.InsteadOfTraining && option.Option.Kind != OptionKind.FineTune)
            {
                continue;
            }

            var price = Price<T>.Of(option.Tuner.TuningPrice, evaluation.Reading);
            var tokens = evaluation.Reading.Read(ScenarioInputs.TuningTokens(evaluation.Scenario, place));
            for (var month = 0; month < evaluation.Horizon; month += work.RepeatEveryMonths ?? evaluation.Horizon)
            {
                yield return TokenCosts.Pay(Labels.TuningTokenCost, new Series<T>(tokens, 1), price, month);
            }
        }
    }

    private static IEnumerable<CostLine<T>> Experiments<T>(Evaluation<T> evaluation, OptionDecisions option, WorkMonths<T> work)
        where T : struct, IReal<T>
    {
        var from = evaluation.Decisions.Need.ExperimentsFrom;
        if (evaluation.Experiments is not null && from < evaluation.Horizon)
        {
            yield return CloudCosts.PayUsed(Labels.ExperimentHours, AcceleratorTime.From(work.Experiments, from), Price<T>.Of(option.Overflow?.Rate, evaluation.Reading), from);
        }
    }
}
