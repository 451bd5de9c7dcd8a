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

    /// <summary>Whether a figure is one of the crossings.</summary>
    public static bool Knows(string key) => key == Labels.ServingCrossing.Key;

    /// <summary>The crossing of two options, with what both cost there; null where they never cost the same.</summary>
    public static Explanation? Find(Scenario scenario, Ground ground, ServingVolumes study, FigureAddress figure, Wording words)
    {
        if (study.Crossings.FirstOrDefault(one => (one.Above, one.Below) == (figure.Option, figure.Against)) is not { } crossing
            || ServingVolumes.At(scenario, crossing.RequestsPerSecond) is not { } there)
        {
            return null;
        }

        var plans = PlanBuilder.Evaluate(there, ground, PlanBuilder.Decide(there, ground), new TermReading()).Plans;
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
