using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
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
    /// <param name="scenario">What is asked.</param>
    /// <param name="ground">Catalogue and constants.</param>
    /// <param name="tell">Told how many of both parts are done: volumes, then crossings.</param>
    /// <param name="cancellation">Ends it between volumes.</param>
    public static ServingVolumes? Of(Scenario scenario, Ground ground, Action<int, int>? tell = null, CancellationToken cancellation = default)
    {
        var served = ServingAlone.Of(scenario);
        var usual = served?.Application.Serve.Sum(work => work.RequestsPerSecond.Likely) ?? 0;
        if (served is null || usual <= 0)
        {
            return null;
        }

        var volumes = VolumeSearch.Around(usual, Decades, StepsOfDecade);
        var costs = new CostsByVolume(served, ground, usual, cancellation);
        ImmutableArray<ServingCurve> lines = [.. served.Options.Select(option => new ServingCurve(option.Id, option.Kind, [.. volumes.Select(volume => costs.At(volume, option.Id))]))];
        tell?.Invoke(1, 2);
        return new ServingVolumes
        {
            RequestsPerSecond = volumes,
            Lines = [.. lines.Where(line => line.CostsPerMonth.Any(cost => cost is not null))],
            Crossings = [.. Find(costs, volumes, lines).OrderBy(crossing => crossing.RequestsPerSecond)],
            Options = ServedOption.Of(served, ground),
        };
    }

    /// <summary>The scenario's serving works alone at a volume, as the study decides them; null when it serves nothing.</summary>
    public static Scenario? At(Scenario scenario, double requestsPerSecond) =>
        ServingAlone.Of(scenario) is { } served ? Scaled(served, requestsPerSecond / served.Application.Serve.Sum(work => work.RequestsPerSecond.Likely)) : null;

    // Costs are central ones: ranges of the volume itself would say nothing of it.
    private static Scenario Scaled(Scenario served, double times) => served with
    {
        Application = served.Application with { Serve = [.. served.Application.Serve.Select(work => work with { RequestsPerSecond = work.RequestsPerSecond.Likely * times })] },
    };

    private static IEnumerable<ServingCrossing> Find(CostsByVolume costs, ImmutableArray<double> volumes, ImmutableArray<ServingCurve> lines)
    {
        foreach (var api in lines.Where(line => line.Kind == OptionKind.Api))
        {
            foreach (var fleet in lines.Where(line => line.Kind != OptionKind.Api))
            {
                if (VolumeSearch.Find(volumes, volume => costs.At(volume, api.OptionId) - costs.At(volume, fleet.OptionId), CrossingChoice.Last, Rounds) is { } found)
                {
                    var (below, above) = found.FirstBelow ? (api.OptionId, fleet.OptionId) : (fleet.OptionId, api.OptionId);
                    yield return new ServingCrossing(below, above, found.Middle, costs.At(found.Middle, api.OptionId)!.Value);
                }
            }
        }
    }

    /// <summary>What all options cost a month at some volume, each decided for it; found once for each.</summary>
    private sealed class CostsByVolume(Scenario served, Ground ground, double usual, CancellationToken cancellation)
    {
        private readonly Dictionary<double, Dictionary<string, double?>> _known = [];

        public double? At(double volume, string option)
        {
            if (!_known.TryGetValue(volume, out var costs))
            {
                cancellation.ThrowIfCancellationRequested();
                var scaled = Scaled(served, volume / usual);
                costs = PlanBuilder.Evaluate(scaled, ground, PlanBuilder.Decide(scaled, ground), CentralReading.Instance).Plans.ToDictionary(
                    plan => plan.OptionId, plan => plan.Feasible ? plan.Totals.LifetimeCostNominal.Value / scaled.Terms.HorizonMonths : (double?)null);
                _known.Add(volume, costs);
            }

            return costs.GetValueOrDefault(option);
        }
    }
}
