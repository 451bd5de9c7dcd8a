using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>What an option costs a month at each volume; null where it cannot answer so many requests.</summary>
/// <param name="OptionId">The option.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="CostsPerMonth">US dollars, undiscounted, mean over the horizon, in the order of the volumes.</param>
public sealed record ServingCurve(string OptionId, OptionKind Kind, ImmutableArray<double?> CostsPerMonth);

/// <summary>The volume at which an API and a fleet cost the same.</summary>
/// <param name="Below">Option that is cheaper with fewer requests.</param>
/// <param name="Above">Option that is cheaper with more.</param>
/// <param name="RequestsPerSecond">Mean of the first year, all serving works together.</param>
/// <param name="CostPerMonth">US dollars.</param>
public sealed record ServingCrossing(string Below, string Above, double RequestsPerSecond, double CostPerMonth);

/// <summary>
/// Serving alone, at volumes from a thousandth to a thousand times the scenario's: every volume is decided anew, with its own fleets, and evaluated by
/// the same plan as everything else. Nothing is trained or tuned.
/// </summary>
public sealed record ServingVolumes
{
    private const int Decades = 3;
    private const int StepsOfDecade = 3;
    private const int Rounds = 14;

    public required ImmutableArray<double> RequestsPerSecond { get; init; }

    public required ImmutableArray<ServingCurve> Lines { get; init; }

    /// <summary>Of APIs with everything else, fewest requests first.</summary>
    public required ImmutableArray<ServingCrossing> Crossings { get; init; }

    /// <summary>What each option does at the scenario's own volume.</summary>
    public required ImmutableArray<ServedOption> Options { get; init; }

    /// <summary>The study; null when the scenario serves nothing, or nothing that a model is known for.</summary>
    public static ServingVolumes? Of(Scenario scenario, Ground ground)
    {
        var served = Serving(scenario);
        var usual = served?.Application.Serve.Sum(work => work.RequestsPerSecond.Likely) ?? 0;
        if (served is null || usual <= 0)
        {
            return null;
        }

        var steps = Enumerable.Range(-Decades * StepsOfDecade, (2 * Decades * StepsOfDecade) + 1);
        ImmutableArray<double> volumes = [.. steps.Select(step => usual * Math.Pow(10, step / (double)StepsOfDecade))];
        var at = volumes.Select(volume => Costs(served, ground, volume / usual)).ToArray();
        ImmutableArray<ServingCurve> lines = [.. served.Options.Select(option => new ServingCurve(option.Id, option.Kind, [.. at.Select(costs => costs.GetValueOrDefault(option.Id))]))];
        return new ServingVolumes
        {
            RequestsPerSecond = volumes,
            Lines = [.. lines.Where(line => line.CostsPerMonth.Any(cost => cost is not null))],
            Crossings = [.. Find(served, ground, usual, volumes, lines).OrderBy(crossing => crossing.RequestsPerSecond)],
            Options = ServedOption.Of(served, ground),
        };
    }

    /// <summary>The scenario with its serving works alone, each with the model that an option would have trained or tuned for it.</summary>
    internal static Scenario? Serving(Scenario scenario)
    {
        var application = scenario.Application;
        var own = application.Train.Select(work => work.Model).Concat(application.Tune.Select(work => work.Model)).FirstOrDefault();
        ImmutableArray<ServingWork> works = [.. application.Serve.Select(work => work with { Model = work.Model ?? own })];
        return works.IsEmpty || works.Any(work => work.Model is null)
            ? null
            : scenario with
            {
                Application = application with { Train = [], Tune = [], AverageUse = null, Serve = works },
                Options = [.. scenario.Options.Where(option => option.Enabled && !Tunes(option)).Select(option => option with { Accelerators = option.Kind == OptionKind.Api ? null : 1 })],
            };
    }

    // Without anything to tune, an option that does nothing else has no model to serve.
    private static bool Tunes(Option option) => option.Kind == OptionKind.FineTune || option.Approach == Approach.ManagedTuning;

    private static Dictionary<string, double?> Costs(Scenario served, Ground ground, double times)
    {
        var scaled = served with
        {
            Application = served.Application with { Serve = [.. served.Application.Serve.Select(work => work with { RequestsPerSecond = work.RequestsPerSecond.Likely * times })] },
        };
        var comparison = PlanBuilder.Evaluate(scaled, ground, PlanBuilder.Decide(scaled, ground), CentralReading.Instance);
        return comparison.Plans.ToDictionary(
            plan => plan.OptionId,
            plan => plan.Feasible ? plan.Totals.LifetimeCostNominal.Value / scaled.Terms.HorizonMonths : (double?)null);
    }

    private static IEnumerable<ServingCrossing> Find(Scenario served, Ground ground, double usual, ImmutableArray<double> volumes, ImmutableArray<ServingCurve> lines)
    {
        foreach (var api in lines.Where(line => line.Kind == OptionKind.Api))
        {
            foreach (var fleet in lines.Where(line => line.Kind != OptionKind.Api))
            {
                // The last change of the sign is the one beyond which the answer stays.
                var place = Enumerable.Range(1, volumes.Length - 1).LastOrDefault(place => Changes(api, fleet, place));
                if (place > 0)
                {
                    yield return Cross(served, ground, usual, (volumes[place - 1], volumes[place]), api, fleet, api.CostsPerMonth[place - 1] <= fleet.CostsPerMonth[place - 1]);
                }
            }
        }
    }

    private static bool Changes(ServingCurve one, ServingCurve other, int place) =>
        one.CostsPerMonth[place - 1] <= other.CostsPerMonth[place - 1] != one.CostsPerMonth[place] <= other.CostsPerMonth[place]
        && new[] { one.CostsPerMonth[place - 1], one.CostsPerMonth[place], other.CostsPerMonth[place - 1], other.CostsPerMonth[place] }.All(cost => cost is not null);

    private static ServingCrossing Cross(Scenario served, Ground ground, double usual, (double Low, double High) between, ServingCurve api, ServingCurve fleet, bool apiBelow)
    {
        var (low, high) = between;
        double cost = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var middle = Math.Sqrt(low * high);
            var costs = Costs(served, ground, middle / usual);
            cost = costs[api.OptionId] ?? cost;
            (low, high) = costs[api.OptionId] <= costs[fleet.OptionId] == apiBelow ? (middle, high) : (low, middle);
        }

        return new ServingCrossing(apiBelow ? api.OptionId : fleet.OptionId, apiBelow ? fleet.OptionId : api.OptionId, Math.Sqrt(low * high), cost);
    }
}
