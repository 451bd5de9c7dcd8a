using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>
/// One input of a scenario that may be set to another value, by its path: a number of the scenario's JSON (<c>application.averageUse</c>,
/// <c>terms.horizonMonths</c>, <c>options[build].accelerators</c>) or a figure of the catalogue (<c>regions/virginia/tariff</c>).
/// </summary>
/// <param name="Id">The path.</param>
/// <param name="Label">What it is.</param>
/// <param name="Value">As it stands now, in base units.</param>
/// <param name="Whole">Only whole numbers make sense: months, accelerators.</param>
public sealed record WhatIf(string Id, Label Label, Spread Value, bool Whole)
{
    public const string HorizonId = "terms.horizonMonths";
    public const string AverageUseId = "application.averageUse";
    private const string DiscountRateId = "terms.discountRatePerYear";
    private static readonly Spread s_unstatedUse = 0.5;

    /// <summary>The unit of its values in files and answers: months of a horizon, a catalogue figure's own unit, else the scenario's base units.</summary>
    public Unit BorderUnit => Id == HorizonId ? Units.Month : Id.Contains('/', StringComparison.Ordinal) ? Label.Unit : new Unit(BaseSymbol, Label.Unit.Dimension, 1);

    private string BaseSymbol => Label.Unit.Dimension == Units.PerSecond.Dimension ? Units.PerSecond.Symbol : Units.One.Symbol;

    /// <summary>The input at this path; null when the scenario and the catalogue know none, or when it can be set no value.</summary>
    public static WhatIf? Find(string id, Scenario scenario, CatalogueSnapshot catalogue)
    {
        if (catalogue.Figures.ContainsKey(id))
        {
            var figure = OwnFigures.Apply(scenario, catalogue).Figures[id];
            return new WhatIf(id, figure.Label, figure.Value.Scale(figure.Unit.Factor), false);
        }

        return id == HorizonId ? new WhatIf(id, Labels.Horizon, Units.Month.ToBase(scenario.Terms.HorizonMonths), true)
            : OptionOf(id, scenario) is { } option ? new WhatIf(id, Labels.AcceleratorCount, option.Accelerators ?? 1, true)
            : id == AverageUseId ? Of(ScenarioInputs.AverageUse(scenario.Application.AverageUse ?? s_unstatedUse))
            : InputsOf(scenario).FirstOrDefault(input => input.Id == id) is { } found ? Of(found)
            : null;
    }

    /// <summary>The scenario with this input at a value in base units, without doubt; everything else as it was.</summary>
    /// <exception cref="ArgumentException">The input is none of this scenario's.</exception>
    public Scenario In(Scenario scenario, double value)
    {
        if (Id.Contains('/', StringComparison.Ordinal))
        {
            var own = new Override { Figure = Id, Value = Label.Unit.FromBase(value) };
            return scenario with { Overrides = [.. scenario.Overrides.Where(one => one.Figure != Id), own] };
        }

        return Id switch
        {
            HorizonId => scenario with { Terms = scenario.Terms with { HorizonMonths = (int)Math.Round(Units.Month.FromBase(value)) } },
            DiscountRateId => scenario with { Terms = scenario.Terms with { DiscountRatePerYear = value } },
            AverageUseId => scenario with { Application = scenario.Application with { AverageUse = value } },
            _ when OptionOf(Id, scenario) is { } option =>
                scenario with { Options = scenario.Options.Replace(option, option with { Accelerators = (int)Math.Round(value) }) },
            _ => scenario with { Application = WithWork(scenario.Application, value) },
        };
    }

    /// <summary>
    /// True when other values of this input may change what is bought, rented or begun, so that each needs decisions of its own. Prices, the discount rate and the
    /// average use change only what the same decisions cost; the price on demand decides which offer is the cheapest.
    /// </summary>
    public bool Decides(CatalogueSnapshot catalogue) => Id switch
    {
        DiscountRateId or AverageUseId => false,
        _ when Id.Split('/') is ["cloud-offers", var offer, _] => catalogue.CloudOffers[offer].Term is RentTerm.OnDemand,
        _ => !catalogue.Figures.ContainsKey(Id) || !IsMoney(Label.Unit),
    };

    /// <summary>The scenario's own numbers that can be varied.</summary>
    public static ImmutableArray<Input> InputsOf(Scenario scenario)
    {
        var work = scenario.Application;
        return
        [
            .. work.AverageUse is { } use ? [ScenarioInputs.AverageUse(use)] : ImmutableArray<Input>.Empty,
            // A stated cost of capital takes its place: then it moves nothing.
            .. scenario.Terms.Capital is null ? [ScenarioInputs.DiscountRate(scenario)] : ImmutableArray<Input>.Empty,
            .. work.Train.Select((_, place) => ScenarioInputs.TrainingTokens(scenario, place)),
            .. work.Tune.Select((_, place) => ScenarioInputs.TuningTokens(scenario, place)),
            .. work.Serve.SelectMany((_, place) => new[]
            {
                ScenarioInputs.Requests(scenario, place), ScenarioInputs.Growth(scenario, place),
                ScenarioInputs.InputTokens(scenario, place), ScenarioInputs.OutputTokens(scenario, place),
            }),
        ];
    }

    private static WhatIf Of(Input input) => new(input.Id, input.Label, input.Value.Scale(input.Unit.Factor), false);

    private static bool IsMoney(Unit unit) => unit.Symbol.StartsWith("USD", StringComparison.Ordinal) || unit.Symbol.Contains(" USD", StringComparison.Ordinal);

    private static Option? OptionOf(string id, Scenario scenario) => scenario.Options.FirstOrDefault(option => id == $"options[{option.Id}].accelerators");

    private Application WithWork(Application work, double value)
    {
        var (list, place, field) = Parts();
        return (list, field) switch
        {
            ("train", "tokens") when place < work.Train.Length => work with { Train = work.Train.SetItem(place, work.Train[place] with { Tokens = value }) },
            ("tune", "tokens") when place < work.Tune.Length => work with { Tune = work.Tune.SetItem(place, work.Tune[place] with { Tokens = value }) },
            ("serve", _) when place < work.Serve.Length => work with { Serve = work.Serve.SetItem(place, Serving(work.Serve[place], field, value)) },
            _ => throw new ArgumentException($"{Id} is no input of this scenario"),
        };
    }

    private ServingWork Serving(ServingWork work, string field, double value) => field switch
    {
        "requestsPerSecond" => work with { RequestsPerSecond = value },
        "growthPerYear" => work with { GrowthPerYear = value },
        "inputTokens" => work with { InputTokens = value },
        "outputTokens" => work with { OutputTokens = value },
        _ => throw new ArgumentException($"{Id} is no input of this scenario"),
    };

    // application.serve[0].requestsPerSecond
    private (string List, int Place, string Field) Parts()
    {
        var words = Id.Split('.', '[', ']');
        return words is ["application", var list, var place, _, var field] && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (list, number, field)
            : ("", 0, "");
    }
}
