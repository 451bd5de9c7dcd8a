using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>Inputs that were drawn together, and how closely.</summary>
/// <param name="Correlation">The catalogue's figure, or a person's own in its place: the correlation of the inputs' normal scores, from 0 to 1.</param>
/// <param name="Inputs">At least two.</param>
public sealed record Tie(Input Correlation, ImmutableArray<Input> Inputs)
{
    /// <summary>As it is drawn with: between 0 and 1, to which the checks of seed data and scenario hold it.</summary>
    public double Strength => Correlation.Central;
}

/// <summary>
/// What moves together is drawn together. Hardware and its rent follow the supply of the same chips: drawn independently, every draw would set dear chips beside cheap rents
/// and make the choice between owning and renting look more open than it is. Resale values at several ages are points of one curve, and tariffs of several
/// places share the prices of fuels; whoever sells the tokens of a model dear sells those it reads and those it writes dear. How closely stands in the catalogue, where it can be overridden; what physics ties (failures and goodput) the formulas tie.
/// </summary>
public static class Ties
{
    // Who moves together, by the stream that says which draws are high for all of them; null: moves alone.
    private static readonly (string Assumption, Func<Input, string?> StreamOf)[] s_kinds =
    [
        ("hardware-rental-price-correlation", input => input.Label.Key is "server-price" or "accelerator-price" or "accelerator-hour-rate" ? "hardware-and-rental-prices" : null),
        ("residual-value-correlation", input => input.Label.Key.StartsWith("residual-value-", StringComparison.Ordinal) && input.Label.Key.EndsWith("-months", StringComparison.Ordinal) ? "residual-values" : null),
        ("electricity-price-correlation", input => input.Label.Key == "electricity-tariff" ? "electricity-tariffs" : null),
        ("token-price-correlation", input => input.Label.Key is "input-token-price" or "cached-input-token-price" or "output-token-price" ? "token-prices/" + input.Id[..input.Id.LastIndexOfAny(['/', '.'])] : null),
    ];

    /// <summary>The ties among some inputs: those of a scenario's own correlations, else the catalogue's. One that is 0, or has but one input to hold, is none.</summary>
    /// <param name="scenario">Whose overrides count.</param>
    /// <param name="catalogue">Without them.</param>
    /// <param name="inputs">That are drawn.</param>
    public static ImmutableArray<Tie> Of(Scenario scenario, CatalogueSnapshot catalogue, ImmutableArray<Input> inputs)
    {
        var own = OwnFigures.Apply(scenario, catalogue);
        return [.. s_kinds.Where(kind => own.Assumptions.ContainsKey(kind.Assumption))
            .SelectMany(kind => inputs.GroupBy(kind.StreamOf).Where(group => group.Key is not null).Select(group => new Tie(own.Assumptions[kind.Assumption].Figure, [.. group]))).Where(tie => tie.Strength > 0 && tie.Inputs.Length > 1)];
    }

    /// <summary>What all inputs of a tie have in common in each draw, as normal scores.</summary>
    internal static Lanes[] CommonScores(Tie tie, ulong seed, int draws) =>
        Scores(Chance.For(seed, s_kinds.Select(kind => kind.StreamOf(tie.Inputs[0])).First(stream => stream is not null)!), 0, draws);

    /// <summary>The ranks of a tied input: by the common score and one of its own (Iman and Conover 1982), so that its own distribution stays as it is.</summary>
    /// <param name="common">From <see cref="CommonScores"/>.</param>
    /// <param name="own">The input's stream.</param>
    /// <param name="strength">Between 0 and 1.</param>
    internal static double[] Order(Lanes[] common, Chance own, double strength)
    {
        var draws = common.Length * Lanes.Count;
        var scores = Scores(own, 2 * draws, draws);
        var keys = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            keys[draw] = (Math.Sqrt(strength) * common[draw / Lanes.Count][draw % Lanes.Count]) + (Math.Sqrt(1 - strength) * scores[draw / Lanes.Count][draw % Lanes.Count]);
        }

        var places = Enumerable.Range(0, draws).ToArray();
        Array.Sort(keys, places);
        var order = new double[draws];
        for (var rank = 0; rank < draws; rank++)
        {
            order[places[rank]] = rank;
        }

        return order;
    }

    private static Lanes[] Scores(Chance chance, int first, int draws)
    {
        Lanes[] scores = [.. Enumerable.Range(0, draws / Lanes.Count).Select(place => Lanes.Max(chance.Shares(first + (place * Lanes.Count)), double.Epsilon))];
        Quantiles.Normal(scores);
        return scores;
    }
}
