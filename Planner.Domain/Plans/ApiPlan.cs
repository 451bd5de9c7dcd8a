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
        var from = evaluation.Decisions.Need.ServingFrom;
        return new PlanDraft<T>
        {
            Timeline = Timelines.Call<T>(),
            Work = work,
            Lines =
            [
                .. Tunings(evaluation, option), .. Hosting(evaluation, option), .. Retrieval.ByToken(evaluation, option, from),
                .. Answers(evaluation, option.Api, from, evaluation.Horizon, Retrieval.PassageTokens(evaluation, option)), .. Experiments(evaluation, option, work),
            ],
            Warnings = option.Embedder is null ? [] : [Finding.Of("index-search-not-counted")],
        };
    }

    /// <summary>Tokens that an API reads and writes from one month to another, for all serving works.</summary>
    /// <param name="evaluation">What all options share.</param>
    /// <param name="offer">Null: none, and no lines.</param>
    /// <param name="from">First month.</param>
    /// <param name="until">The month after the last.</param>
    /// <param name="passages">Tokens put before each request.</param>
    public static IEnumerable<CostLine<T>> Answers<T>(Evaluation<T> evaluation, Catalogue.ApiOffer? offer, int from, int until, T passages)
        where T : struct, IReal<T>
    {
        for (var place = 0; offer is not null && until > from && place < evaluation.Scenario.Application.Serve.Length; place++)
        {
            var reading = evaluation.Reading;
            var input = reading.Read(ScenarioInputs.InputTokens(evaluation.Scenario, place));
            var written = Tokens(evaluation, place, reading.Read(ScenarioInputs.OutputTokens(evaluation.Scenario, place)), until - from);
            var repeated = input * reading.Read(ScenarioInputs.CachedShare(evaluation.Scenario, place));
            yield return TokenCosts.Pay(Labels.InputTokenCost, Tokens(evaluation, place, input - repeated + passages, until - from), Price<T>.Of(offer.InputPrice, reading), from);
            if (evaluation.Scenario.Application.Serve[place].CachedShare.High > 0)
            {
                var cached = Price<T>.Of(offer.CachedInputPrice ?? offer.InputPrice, reading);
                yield return TokenCosts.Pay(Labels.CachedTokenCost, Tokens(evaluation, place, repeated, until - from), cached, from);
            }

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
        if (option.Tuner is not { } tuner)
        {
            yield break;
        }

        foreach (var work in OptionWorks.Of(evaluation.Scenario, evaluation.Ground.Catalogue, option.Option))
        {
            var price = Price<T>.Of(tuner.TuningPrice, evaluation.Reading);
            var tokens = evaluation.Reading.Read(work.Tokens);
            for (var month = 0; month < evaluation.Horizon; month += work.Repeat ?? evaluation.Horizon)
            {
                yield return TokenCosts.Pay(Labels.TuningTokenCost, new Series<T>(tokens, 1), price, month);
            }
        }
    }

    // A tuned model stands ready for a fee by the hour, or its answers are billed by the token; an offer that states neither leaves the total open.
    private static IEnumerable<CostLine<T>> Hosting<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T>
    {
        var from = evaluation.Decisions.Need.ServingFrom;
        if (option.Tuner is not { } tuner || from >= evaluation.Horizon || evaluation.Scenario.Application.Serve.IsEmpty || (tuner.HostingPrice is null && tuner.OutputPrice is not null))
        {
            yield break;
        }

        var price = Price<T>.Of(tuner.HostingPrice, evaluation.Reading);
        yield return CostLine<T>.Monthly(Labels.HostingCost, CostCategory.Compute, from, evaluation.Horizon - from, T.Of(Durations.Month), price.Value, Units.Hour) with { PriceKnown = price.Known };
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
