using System.Globalization;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>The scenario's own numbers as inputs: their id is their path in the JSON, so that pages, ranges and explanations find them.</summary>
public static class ScenarioInputs
{
    public static Input DiscountRate(Scenario scenario) => Of("terms.discountRatePerYear", "discount-rate", scenario.Terms.DiscountRatePerYear);

    /// <summary>A figure of the terms or of an option that stands in a record below them: <c>terms.tax.rate</c>, <c>options[rent].contract.supportShare</c>.</summary>
    /// <param name="path">Its path in the JSON.</param>
    /// <param name="label">Key of its declaration.</param>
    /// <param name="value">In base units.</param>
    public static Input Figure(string path, string label, Spread value) => Of(path, label, value);

    public static Input AverageUse(Spread use) => Of("application.averageUse", "average-use", use);

    public static Input TrainingTokens(Scenario scenario, int place) => Of(Path("train", place, "tokens"), "training-tokens", scenario.Application.Train[place].Tokens);

    public static Input TuningTokens(Scenario scenario, int place) => Of(Path("tune", place, "tokens"), "tuning-tokens", scenario.Application.Tune[place].Tokens);

    public static Input DocumentTokens(Documents documents) => Of("application.documents.tokens", "document-tokens", documents.Tokens);

    public static Input RetrievedTokens(Documents documents) => Of("application.documents.retrievedTokens", "retrieved-tokens", documents.RetrievedTokens);

    public static Input ChangedDocuments(Documents documents) => Of("application.documents.changedPerYear", "changed-documents", documents.ChangedPerYear);

    public static Input Requests(Scenario scenario, int place) => Of(Path("serve", place, "requestsPerSecond"), "requests-per-second", scenario.Application.Serve[place].RequestsPerSecond);

    public static Input InputTokens(Scenario scenario, int place) => Of(Path("serve", place, "inputTokens"), "input-tokens", scenario.Application.Serve[place].InputTokens);

    public static Input OutputTokens(Scenario scenario, int place) => Of(Path("serve", place, "outputTokens"), "output-tokens", scenario.Application.Serve[place].OutputTokens);

    public static Input CachedShare(Scenario scenario, int place) => Of(Path("serve", place, "cachedShare"), "cached-share", scenario.Application.Serve[place].CachedShare);

    public static Input Growth(Scenario scenario, int place) => Of(Path("serve", place, "growthPerYear"), "demand-growth", scenario.Application.Serve[place].GrowthPerYear);

    /// <summary>A person's value of a computed figure or of a cost line: <c>pue@build</c>, <c>people@build</c>.</summary>
    public static Input Own(Override one, OverrideTarget target, Scenario scenario, CatalogueSnapshot catalogue)
    {
        var unit = target.UnitOf(one) ?? target.Label.Unit;
        var label = unit.Dimension == target.Label.Unit.Dimension ? target.Label : target.Label with { Unit = unit };
        return new(one.Figure, label, ExchangeRates.ToUsd(one.Value, one.Currency, scenario, catalogue), unit, Citation.Yours with { Note = one.Reason });
    }

    /// <summary>Hours that a person states for a run of all accelerators; null when they are predicted.</summary>
    public static Input? AcceleratorHours(Scenario scenario, bool tuning, int place) =>
        (tuning ? scenario.Application.Tune[place].AcceleratorHours : scenario.Application.Train[place].AcceleratorHours) is { } hours
            ? new Input(Path(tuning ? "tune" : "train", place, "acceleratorHours"), Labels.AcceleratorHours, hours, Units.Hour, Citation.Yours)
            : null;

    /// <summary>The price of a quote, US dollars for an accelerator and hour; null when it states none.</summary>
    public static Input? QuotedRate(Option option, RentQuote quote, Scenario scenario, CatalogueSnapshot catalogue) => quote.PricePerAcceleratorHour is not { } price ? null : new(
        $"options[{option.Id}].quote.pricePerAcceleratorHour", FigureBounds.LabelOf(FigureBounds.Find("accelerator-hour-rate")!),
        ExchangeRates.ToUsd(price, quote.Currency, scenario, catalogue), Units.UsdPerHour, Citation.Yours);

    private static string Path(string list, int place, string field) => string.Create(CultureInfo.InvariantCulture, $"application.{list}[{place}].{field}");

    // The scenario states its numbers in base units; the label's unit is for display.
    private static Input Of(string path, string label, Spread value)
    {
        var declared = FigureBounds.LabelOf(FigureBounds.Find(label)!);
        var dimension = declared.Unit.Dimension;
        return new Input(path, declared, value, new Unit(declared.Unit.Symbol, dimension, 1), Citation.Yours);
    }
}
