using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Web.Components.Results;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>Figures of serving by itself: those of the scenario that does nothing else, and the volume at which two options cost the same.</summary>
internal static class ServingRoots
{
    /// <summary>The place of a figure of an option that only serves.</summary>
    public const string Alone = "serving-alone";

    /// <summary>What an option costs a month at a volume; its place is <see cref="PlaceOf"/>.</summary>
    public const string Month = "serving-month";

    /// <summary>Whether a figure is one of the crossings, or a cost at a volume.</summary>
    public static bool Knows(string key) => key == Labels.ServingCrossing.Key || key == Month;

    /// <summary>The place of a volume, requests a second.</summary>
    public static string PlaceOf(double requestsPerSecond) => requestsPerSecond.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>What an option costs a month at the volume of the figure's place; null for any other figure.</summary>
    /// <param name="scenario">A checked scenario.</param>
    /// <param name="ground">Catalogue and constants.</param>
    /// <param name="planned">Plans that remember, of the scenario that only serves, by volume.</param>
    /// <param name="figure">Where it stands.</param>
    /// <param name="words">Of one language.</param>
    public static Explanation? AtVolume(Scenario scenario, Ground ground, Func<double, ImmutableArray<Plan<Term>>> planned, FigureAddress figure, Wording words)
    {
        if (!double.TryParse(figure.Place, NumberStyles.Float, CultureInfo.InvariantCulture, out var volume) || volume <= 0
            || planned(volume).FirstOrDefault(plan => plan.OptionId == figure.Option) is not { Feasible: true } plan)
        {
            return null;
        }

        var cost = plan.Totals.LifetimeCostNominal;
        var months = NumberDisplay.Fixed(scenario.Terms.HorizonMonths, 0, words.Language);
        return Explanation.Found(
            Labels.CostPerMonth,
            cost.Value / scenario.Terms.HorizonMonths,
            words.Text("explain.serving-month", OptionNames.Full(scenario.Options.First(option => option.Id == plan.OptionId), scenario.Options, ground.Catalogue, words), QuantityDisplay.Show(volume, Units.PerSecond, words.Language).ToString(), months),
            QuantityDisplay.Show(cost.Value, Units.Usd, words.Language) + " ÷ " + months,
            [(Labels.LifetimeCostNominal, cost.Node)],
            [],
            words);
    }

    /// <summary>The crossing of two options, with what both cost there; null where they never cost the same.</summary>
    public static Explanation? Find(Scenario scenario, Ground ground, ServingVolumes study, Func<double, ImmutableArray<Plan<Term>>> planned, FigureAddress figure, Wording words)
    {
        if (study.Crossings.FirstOrDefault(one => (one.Above, one.Below) == (figure.Option, figure.Against)) is not { } crossing
            || planned(crossing.RequestsPerSecond) is not { IsEmpty: false } plans)
        {
            return null;
        }

        Term Cost(string id) => plans.First(plan => plan.OptionId == id).Totals.LifetimeCostNominal;
        string Name(string id) => OptionNames.Full(scenario.Options.First(option => option.Id == id), scenario.Options, ground.Catalogue, words);
        string Money(string id) => QuantityDisplay.Show(Cost(id).Value, Units.Usd, words.Language).ToString();
        return Explanation.Found(
            Labels.ServingCrossing,
            crossing.RequestsPerSecond,
            words.Text("explain.searched", Name(crossing.Below), Name(crossing.Above)),
            words.Text("explain.searched-values", Name(crossing.Below), Money(crossing.Below), Name(crossing.Above), Money(crossing.Above)),
            [(Labels.LifetimeCostNominal, Cost(crossing.Below).Node), (Labels.LifetimeCostNominal, Cost(crossing.Above).Node)],
            [],
            words);
    }
}
