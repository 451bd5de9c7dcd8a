using System;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Studies;

/// <summary>
/// Prices of hardware and of its rent move together: both follow the supply of the same chips. Drawn independently, every draw would set dear chips beside cheap
/// rents and make the choice between owning and renting look more open than it is.
/// </summary>
internal static class PriceTie
{
    private const string Assumption = "hardware-rental-price-correlation";
    private const string Stream = "hardware-and-rental-prices";
    private static readonly string[] s_tied = ["server-price", "accelerator-price", "accelerator-hour-rate"];

    /// <summary>Whether an input is one of these prices.</summary>
    public static bool Holds(Input input) => s_tied.Contains(input.Label.Key);

    /// <summary>The correlation of their normal scores, 0 to 1; 0 when the catalogue has none.</summary>
    public static double Strength(CatalogueSnapshot catalogue) =>
        catalogue.Assumptions.TryGetValue(Assumption, out var assumption) ? Math.Clamp(assumption.Figure.Central, 0, 1) : 0;

    /// <summary>What all tied prices have in common in each draw, as normal scores.</summary>
    public static Lanes[] CommonScores(ulong seed, int draws) => Scores(Chance.For(seed, Stream), 0, draws);

    /// <summary>The ranks of a tied price: by the common score and one of its own (Iman and Conover 1982), so that its own distribution stays as it is.</summary>
    /// <param name="common">From <see cref="CommonScores"/>.</param>
    /// <param name="own">The price's stream.</param>
    /// <param name="strength">Between 0 and 1.</param>
    public static double[] Order(Lanes[] common, Chance own, double strength)
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
