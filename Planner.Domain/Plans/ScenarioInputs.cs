using System.Globalization;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>The scenario's own numbers as inputs: their id is their path in the JSON, so that pages, ranges and explanations find them.</summary>
public static class ScenarioInputs
{
    public static Input DiscountRate(Scenario scenario) => Of("terms.discountRatePerYear", "discount-rate", scenario.Terms.DiscountRatePerYear);

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

    /// <summary>A person's value of a computed figure: <c>pue@build</c>.</summary>
    public static Input Own(Override one, OverrideTarget target) =>
        new(one.Figure, target.Label, one.Value, target.UnitOf(one) ?? target.Label.Unit, Citation.Yours with { Note = one.Reason });

    private static string Path(string list, int place, string field) => string.Create(CultureInfo.InvariantCulture, $"application.{list}[{place}].{field}");

    // The scenario states its numbers in base units; the label's unit is for display.
    private static Input Of(string path, string label, Spread value)
    {
        var declared = FigureBounds.LabelOf(FigureBounds.Find(label)!);
        var dimension = declared.Unit.Dimension;
        return new Input(path, declared, value, new Unit(declared.Unit.Symbol, dimension, 1), Citation.Yours);
    }
}
