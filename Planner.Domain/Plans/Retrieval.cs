using System;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Scenario = Planner.Domain.Scenarios.Scenario;

namespace Planner.Domain.Plans;

/// <summary>Passages looked up before each request: longer requests, an index, and text turned into vectors, by an API or on accelerators of one's own.</summary>
internal static class Retrieval
{
    private const int MonthsOfYear = 12;

    /// <summary>The scenario with the requests as the model sees them: passages before the question.</summary>
    public static Scenario WithPassages(Scenario scenario) => scenario.Application.Documents is not { } documents ? scenario : scenario with
    {
        Application = scenario.Application with
        {
            Serve = [.. scenario.Application.Serve.Select(work => work with { InputTokens = work.InputTokens.Likely + documents.RetrievedTokens.Likely })],
        },
    };

    /// <summary>The offer that embeds: the option's own, else the cheapest known; null when there is none.</summary>
    public static ApiOffer? Embedder(CatalogueSnapshot catalogue, Option option) => option.EmbeddingOffer is { } id
        ? catalogue.ApiOffers[id]
        : catalogue.ApiOffers.Values.Where(offer => offer.Embeds && offer.InputPrice is not null)
            .OrderBy(offer => offer.InputPrice!.Central).ThenBy(offer => offer.Id, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>Tokens put before each request; nothing without retrieval.</summary>
    public static T PassageTokens<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T> =>
        Of(evaluation, option) is { } documents ? evaluation.Reading.Read(ScenarioInputs.RetrievedTokens(documents)) : 0;

    /// <summary>Bytes of the index; nothing without retrieval.</summary>
    public static T IndexBytes<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T> => Of(evaluation, option) is { } documents ? Index(evaluation, documents).Bytes : 0;

    /// <summary>Months to the first index on the option's own accelerators, on the central values.</summary>
    public static double IndexMonths(Scenario scenario, Ground ground, OptionDecisions option)
    {
        if (option.Option.Approach != Approach.Retrieval || scenario.Application.Documents is not { } documents || option.Accelerator is not { } chip || option.Accelerators == 0)
        {
            return 0;
        }

        var assumptions = new PlanAssumptions(ground.Catalogue);
        var index = Index(assumptions, CentralReading.Instance, documents);
        return Time(assumptions, CentralReading.Instance, ground.Catalogue.Accelerators[chip], index.EmbeddedTokens).Value / option.Accelerators / Units.Month.Factor;
    }

    /// <summary>Seconds to the first index on the option's own accelerators.</summary>
    public static T? IndexElapsed<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T> => Of(evaluation, option) is { } documents && option.Accelerator is not null && option.Accelerators > 0
        ? TimeOn(evaluation, option, Index(evaluation, documents).EmbeddedTokens) / option.Accelerators
        : null;

    /// <summary>Accelerator-seconds of embedding on the option's own accelerators: all documents at first, then what changes and each request.</summary>
    public static void Place<T>(Evaluation<T> evaluation, OptionDecisions option, T[] calendar)
        where T : struct, IReal<T>
    {
        if (Of(evaluation, option) is not { } documents || option.Accelerator is null || option.ReadyMonth >= calendar.Length)
        {
            return;
        }

        var index = Index(evaluation, documents);
        calendar[option.ReadyMonth] += TimeOn(evaluation, option, index.EmbeddedTokens);
        var changed = TimeOn(evaluation, option, Changed(evaluation, documents, index));
        // Demand has grown for all options from the same month on, whenever this one is ready.
        var from = Math.Min(evaluation.Decisions.Need.ServingFrom, option.ReadyMonth);
        var asked = Asked(evaluation, evaluation.Horizon - from);
        for (var month = option.ReadyMonth; month < calendar.Length; month++)
        {
            calendar[month] += changed + TimeOn(evaluation, option, asked.Aggregate((T)0, (sum, tokens) => sum + tokens[month - from]));
        }
    }

    /// <summary>What an API bills for vectors, and what their index takes.</summary>
    public static IEnumerable<CostLine<T>> ByToken<T>(Evaluation<T> evaluation, OptionDecisions option, int from)
        where T : struct, IReal<T>
    {
        if (Of(evaluation, option) is not { } documents || option.Embedder is not { } offer || from >= evaluation.Horizon)
        {
            yield break;
        }

        var months = evaluation.Horizon - from;
        var index = Index(evaluation, documents);
        var price = Price<T>.Of(offer.InputPrice, evaluation.Reading);
        yield return CostLine<T>.Once(Labels.EmbeddingTokenCost, CostCategory.Compute, from, index.EmbeddedTokens, price.Value, Units.Million) with { PriceKnown = price.Known };
        yield return TokenCosts.Pay(Labels.EmbeddingTokenCost, new Series<T>(Changed(evaluation, documents, index), months), price, from);
        foreach (var tokens in Asked(evaluation, months))
        {
            yield return TokenCosts.Pay(Labels.EmbeddingTokenCost, tokens, price, from);
        }

        var rate = Price<T>.Of(evaluation.Assumptions.IndexStorageRate, evaluation.Reading);
        yield return CostLine<T>.Monthly(Labels.IndexStorage, CostCategory.StorageAndSoftware, from, months, index.Bytes * T.Of(Durations.Month), rate.Value, Units.TerabyteMonth) with
        {
            PriceKnown = rate.Known,
        };
    }

    private static Documents? Of<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T> => option.Option.Approach == Approach.Retrieval ? evaluation.Scenario.Application.Documents : null;

    private static PassageIndex<T> Index<T>(Evaluation<T> evaluation, Documents documents)
        where T : struct, IReal<T> => Index(evaluation.Assumptions, evaluation.Reading, documents);

    private static PassageIndex<T> Index<T>(PlanAssumptions assumptions, IReading<T> reading, Documents documents)
        where T : struct, IReal<T> => PassageIndexing.Size(
        reading.Read(ScenarioInputs.DocumentTokens(documents)),
        reading.Read(assumptions.PassageTokens),
        reading.Read(assumptions.PassageOverlap),
        reading.Read(assumptions.VectorDimensions));

    // Tokens of documents that change, in a month.
    private static T Changed<T>(Evaluation<T> evaluation, Documents documents, PassageIndex<T> index)
        where T : struct, IReal<T> => index.EmbeddedTokens * evaluation.Reading.Read(ScenarioInputs.ChangedDocuments(documents)) / MonthsOfYear;

    // Tokens of the questions themselves, which are looked up by their own vectors.
    private static IEnumerable<Series<T>> Asked<T>(Evaluation<T> evaluation, int months)
        where T : struct, IReal<T> => Enumerable.Range(0, evaluation.Scenario.Application.Serve.Length).Select(place => TokenCosts.PerMonth(
        evaluation.Reading.Read(ScenarioInputs.Requests(evaluation.Scenario, place)),
        evaluation.Reading.Read(ScenarioInputs.Growth(evaluation.Scenario, place)),
        evaluation.Reading.Read(ScenarioInputs.InputTokens(evaluation.Scenario, place)),
        months));

    private static T TimeOn<T>(Evaluation<T> evaluation, OptionDecisions option, T tokens)
        where T : struct, IReal<T> => Time(evaluation.Assumptions, evaluation.Reading, evaluation.Ground.Catalogue.Accelerators[option.Accelerator!], tokens);

    private static T Time<T>(PlanAssumptions assumptions, IReading<T> reading, Accelerator chip, T tokens)
        where T : struct, IReal<T> =>
        PassageIndexing.EmbeddingTime(tokens, reading.Read(assumptions.EmbeddingParameters), reading.Read(chip.Bf16Rate), reading.Read(assumptions.EmbeddingShare));
}
